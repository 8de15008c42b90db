/** `polder language evaluate`: how well questions are understood that a model has not seen. */
import {
  createClassifier,
  type Evaluation,
  evaluate,
  readModel,
  train,
  writeModel,
} from '@polder/language';
import type { CommandArguments } from '../../platform/service.ts';
import { readExamples, readQuestions } from './examples-file.ts';

interface Report extends Omit<Evaluation, 'outOfScope' | 'decisions'> {
  readonly trainSeconds: number;
  readonly loadMs: number;
  readonly modelBytes: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Test questions of intents that nothing was learned of: they cannot be right. */
  readonly notLearned: number;
  readonly decisions: {
    readonly inScope: Evaluation['decisions'];
    readonly outOfScope?: NonNullable<Evaluation['outOfScope']>['decisions'];
  };
  readonly auroc?: number;
  readonly balanced?: NonNullable<Evaluation['outOfScope']>['balanced'];
}

/** So many questions are asked before the clock runs: a server has long been warm. */
const WARM_UP = 300;

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Milliseconds of a piece of work, and what it made. */
const timed = <Made>(work: () => Made): { readonly made: Made; readonly ms: number } => {
  const from = performance.now();
  const made = work();
  return { made, ms: performance.now() - from };
};

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

const asPercent = (value: number): string => `${(value * 100).toFixed(1)} %`;

const inWords = (report: Report): readonly string[] => [
  `accuracy    ${asPercent(report.accuracy)}   among three ${asPercent(report.top3)}`,
  `training    ${report.trainSeconds} s`,
  `model       ${(report.modelBytes / 1e6).toFixed(2)} MB, loaded in ${report.loadMs} ms`,
  `a question  ${report.p50Ms} ms, 95 of 100 within ${report.p95Ms} ms`,
  ...(report.notLearned === 0
    ? []
    : [`not learned ${report.notLearned} of the test questions, whose intents have no example`]),
  `decisions   ${JSON.stringify(report.decisions)}`,
  ...(report.auroc === undefined
    ? []
    : [
        `out of scope  area under the curve ${report.auroc}, balanced ${JSON.stringify(report.balanced)}`,
      ]),
];

export const evaluateLanguage = async ({ options, print, progress }: CommandArguments) => {
  const { seed = '1', valid, oos } = options;
  const examples = readExamples(options.train ?? '');
  const questions = readExamples(options.test ?? '');
  const strange = oos === undefined ? [] : readQuestions(oos).map(({ text }) => text);
  if (!/^-?\d{1,15}$/.test(seed)) throw new Error(`The seed is “${seed}”: give a whole number.`);
  const isJson = 'json' in options;
  const { made: model, ms } = timed(() =>
    train(examples, {
      seed: Number(seed),
      ...(valid === undefined ? {} : { validation: readExamples(valid) }),
      onProgress: (done) => {
        if (!isJson) progress('training', Math.round(done * 100), 100);
      },
    }),
  );
  const file = writeModel(model);
  // The model is used as it would be elsewhere: out of its file.
  const { made: classify, ms: loadMs } = timed(() => createClassifier(readModel(file)));
  for (const { text } of questions.slice(0, WARM_UP)) classify(text);
  const times = questions.map(({ text }) => timed(() => classify(text)).ms).sort((a, b) => a - b);
  const { outOfScope, decisions, accuracy, top3 } = evaluate(classify, questions, strange);
  const notLearned = questions.filter(({ intent }) => !model.intents.includes(intent)).length;
  const report: Report = {
    accuracy: rounded(accuracy, 5),
    top3: rounded(top3, 5),
    trainSeconds: rounded(ms / 1000, 2),
    loadMs: rounded(loadMs, 1),
    modelBytes: file.length,
    p50Ms: rounded(percentile(times, 0.5), 4),
    p95Ms: rounded(percentile(times, 0.95), 4),
    notLearned,
    ...(outOfScope === undefined
      ? {}
      : {
          auroc: rounded(outOfScope.auroc, 5),
          balanced: {
            inScope: rounded(outOfScope.balanced.inScope, 5),
            outOfScope: rounded(outOfScope.balanced.outOfScope, 5),
          },
        }),
    decisions: {
      inScope: decisions,
      ...(outOfScope === undefined ? {} : { outOfScope: outOfScope.decisions }),
    },
  };
  if (isJson) print(JSON.stringify(report));
  else for (const line of inWords(report)) print(line);
};
