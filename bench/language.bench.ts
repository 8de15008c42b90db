import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type Classifier,
  createClassifier,
  type Example,
  evaluate,
  type Language,
  readModel,
  train,
  writeModel,
} from '@polder/language';
import { installationRoot } from '../platform/config.ts';
import {
  municipalExamples,
  municipalHardTests,
  municipalLanguages,
  municipalTests,
  questionsAcrossLanguages,
  readMunicipal,
  trainMunicipal,
  unseenQuestions,
} from '../services/assistant/demo/municipal.ts';
import { atLeast, atMost, type Bench, type Result, withoutLimit } from './bench.ts';
import { measurePeer, type PeerResult } from './language/peer.ts';
import { type QuestionPart, type QuestionSet, questionSets } from './language/questions.ts';
import { percentile } from './percentile.ts';

const secondsToTrain = 20;
const msToClassify = 1;
const intentsOfModel = 100;
const megabytesOfModel = 5;
const editsOfTypos = 2;
const pointsForTypos = 4;

/** The same slips each time: letters left out, added, changed and swapped. */
const withTypos = (text: string, seed: number): string => {
  let state = (seed * 2654435761 + 1) >>> 0;
  const draw = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const letters = [...text];
  for (let edit = 0; edit < editsOfTypos; edit += 1) {
    const places = letters.flatMap((letter, at) => (/\p{L}/u.test(letter) ? [at] : []));
    const at = places[draw(places.length)];
    if (at === undefined) break;
    const other = 'abcdefghijklmnopqrstuvwxyz'[draw(26)] ?? 'e';
    const kind = draw(4);
    if (kind === 0) letters.splice(at, 1);
    else if (kind === 1) letters.splice(at, 0, other);
    else if (kind === 2) letters[at] = other;
    else letters.splice(at, 2, letters[at + 1] ?? '', letters[at] ?? '');
  }
  return letters.join('');
};

const percent = (share: number): number => share * 100;

const ofOneHundredIntents = (examples: readonly Example[]): readonly Example[] => {
  const intents = new Set(
    [...new Set(examples.map(({ intent }) => intent))].slice(0, intentsOfModel),
  );
  return examples.filter(({ intent }) => intents.has(intent));
};

/** Means over the parts of a set, each learned anew. */
const measurePart = (part: QuestionPart, strange: readonly string[]) => {
  const from = performance.now();
  const model = train(part.train);
  const seconds = (performance.now() - from) / 1000;
  const file = writeModel(model);
  const loading = performance.now();
  const classify = createClassifier(readModel(file));
  const loadMs = performance.now() - loading;
  const found = evaluate(classify, part.test, strange);
  const times = part.test.map(({ text }) => {
    const asked = performance.now();
    classify(text);
    return performance.now() - asked;
  });
  const misspelt = evaluate(
    classify,
    part.test.map(({ text, intent }, index) => ({ text: withTypos(text, index), intent })),
  );
  return { ...found, seconds, loadMs, times, bytes: file.length, misspelt: misspelt.accuracy };
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const measure = async (
  set: QuestionSet,
  say: (line: string) => void,
): Promise<readonly Result[]> => {
  const { name, language, parts, strange } = set;
  say(`${name}: ${parts.map((part) => `${part.train.length} + ${part.test.length}`).join(', ')}`);
  const found = parts.map((part) => measurePart(part, strange));
  const of = (get: (one: (typeof found)[number]) => number): number => mean(found.map(get));
  const [first] = found;
  say(`${name}: nlp.js, which takes its time`);
  const peers: PeerResult[] = [];
  for (const part of parts) peers.push(await measurePeer(language, part.train, part.test));
  const { outOfScope } = first ?? {};
  return [
    atLeast(set.accuracy, {
      metric: `${name}: right`,
      value: percent(of(({ accuracy }) => accuracy)),
      unit: '%',
    }),
    withoutLimit({
      metric: `${name}: right with nlp.js`,
      value: percent(mean(peers.map(({ accuracy }) => accuracy))),
      unit: '%',
    }),
    withoutLimit({
      metric: `${name}: among three`,
      value: percent(of(({ top3 }) => top3)),
      unit: '%',
    }),
    atMost(pointsForTypos, {
      metric: `${name}: lost by two slips`,
      value: percent(of(({ accuracy, misspelt }) => accuracy - misspelt)),
      unit: 'points',
    }),
    ...(outOfScope && set.auroc !== undefined
      ? [
          atLeast(set.auroc, {
            metric: `${name}: strange questions told apart`,
            value: outOfScope.auroc,
            unit: 'AUROC',
          }),
          withoutLimit({
            metric: `${name}: own ones right and strange ones declined, balanced`,
            value: percent(Math.min(outOfScope.balanced.inScope, outOfScope.balanced.outOfScope)),
            unit: '%',
          }),
        ]
      : []),
    atMost(secondsToTrain, {
      metric: `${name}: training`,
      value: of(({ seconds }) => seconds),
      unit: 's',
    }),
    withoutLimit({
      metric: `${name}: training with nlp.js`,
      value: mean(peers.map(({ trainSeconds }) => trainSeconds)),
      unit: 's',
    }),
    atMost(msToClassify, {
      metric: `${name}: a question, 95 of 100 within`,
      value: percentile(
        found.flatMap(({ times }) => times),
        0.95,
      ),
      unit: 'ms',
    }),
    withoutLimit({ metric: `${name}: model`, value: of(({ bytes }) => bytes) / 1e6, unit: 'MB' }),
    atMost(200, {
      metric: `${name}: model loaded in`,
      value: of(({ loadMs }) => loadMs),
      unit: 'ms',
    }),
  ];
};

/** A town's own questions in one language: what becomes of them and of near-domain ones. */
const measureMunicipal = async (
  language: Language,
  classify: Classifier,
  say: (line: string) => void,
): Promise<readonly Result[]> => {
  const name = `municipal ${language}`;
  const set = readMunicipal(language);
  const { accuracy, top3, decisions, outOfScope } = evaluate(
    classify,
    municipalTests(set),
    set.nearDomain.test,
  );
  const hard = evaluate(classify, municipalHardTests(set));
  const unseen = unseenQuestions(language);
  const byAnother = evaluate(classify, unseen);
  say(`${name}: nlp.js`);
  const peer = await measurePeer(language, municipalExamples(set), municipalTests(set));
  const answered = decisions.answeredRight + decisions.answeredWrong;
  return [
    withoutLimit({ metric: `${name}: right`, value: percent(accuracy), unit: '%' }),
    withoutLimit({
      metric: `${name}: right with nlp.js`,
      value: percent(peer.accuracy),
      unit: '%',
    }),
    withoutLimit({ metric: `${name}: among three`, value: percent(top3), unit: '%' }),
    withoutLimit({
      metric: `${name}: by another author, right`,
      value: percent(byAnother.accuracy),
      unit: '%',
    }),
    withoutLimit({
      metric: `${name}: by another author, right answer at once`,
      value: percent(byAnother.decisions.answeredRight / unseen.length),
      unit: '%',
    }),
    withoutLimit({
      metric: `${name}: without the usual words, right`,
      value: percent(hard.accuracy),
      unit: '%',
    }),
    withoutLimit({
      metric: `${name}: without the usual words, among three`,
      value: percent(hard.top3),
      unit: '%',
    }),
    withoutLimit({
      metric: `${name}: of the answers at once right`,
      value: answered === 0 ? 0 : percent(decisions.answeredRight / answered),
      unit: '%',
    }),
    withoutLimit({
      metric: `${name}: near-domain questions told apart`,
      value: outOfScope?.auroc ?? 0,
      unit: 'AUROC',
    }),
    withoutLimit({
      metric: `${name}: near-domain questions answered, of ${set.nearDomain.test.length}`,
      value: outOfScope?.decisions.answered ?? 0,
      unit: 'questions',
    }),
  ];
};

/** The questions of all languages, learned together. */
const measureTown = async (say: (line: string) => void): Promise<readonly Result[]> => {
  say('municipal: the questions of all languages');
  const from = performance.now();
  const model = trainMunicipal();
  const seconds = (performance.now() - from) / 1000;
  const classify = createClassifier(model);
  const right = (examples: readonly Example[]) => percent(evaluate(classify, examples).accuracy);
  const { mixed, short } = questionsAcrossLanguages();
  const results: Result[] = [
    atMost(secondsToTrain, { metric: 'municipal: training', value: seconds, unit: 's' }),
    withoutLimit({
      metric: `municipal: model of ${model.intents.length} intents in all languages`,
      value: writeModel(model).length / 1e6,
      unit: 'MB',
    }),
    withoutLimit({ metric: 'two languages in a question: right', value: right(mixed), unit: '%' }),
    withoutLimit({ metric: 'a word or two: right', value: right(short), unit: '%' }),
  ];
  for (const language of municipalLanguages())
    results.push(...(await measureMunicipal(language, classify, say)));
  return results;
};

export default {
  name: 'language',
  limit:
    'How many questions are understood that were not learned, beside nlp.js 4.27 on the same questions: right at once, and with two slips of the pen (at most 4 points lost); training (20 s at most), a question (1 ms), a model of 100 intents (5 MB), loading (200 ms).',
  run: async ({ say, data }) => {
    const municipal = await measureTown(say);
    const folder = data ?? resolve(installationRoot(), '../shared/data/assistant');
    if (!existsSync(join(folder))) {
      say(`left out: no published questions in ${folder}; give a folder with --data`);
      return municipal;
    }
    const sets = questionSets(folder);
    const results: Result[] = [...municipal];
    for (const set of sets) results.push(...(await measure(set, say)));
    const learned = ({ parts }: QuestionSet) => parts[0]?.train ?? [];
    const largest = sets.toSorted((one, other) => learned(other).length - learned(one).length)[0];
    if (largest)
      results.push(
        atMost(megabytesOfModel, {
          metric: `model of ${intentsOfModel} intents of ${largest.name}`,
          value: writeModel(train(ofOneHundredIntents(learned(largest)))).length / 1e6,
          unit: 'MB',
        }),
      );
    return results;
  },
} satisfies Bench;
