import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Classifier, type Example, evaluate, findListed, languages } from '@polder/language';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../../engines/language/src/words.ts';
import {
  municipalClassifier,
  municipalHardTests,
  municipalIntents,
  municipalLanguages,
  municipalTeller,
  municipalTests,
  questionsAcrossLanguages,
  readMunicipal,
  unseenQuestions,
  wasteKinds,
} from '../../services/assistant/demo/municipal.ts';
import { createConversation } from './conversation.ts';
import { evaluateLanguage } from './evaluate-tool.ts';
import { readExamples } from './examples-file.ts';
import { bulkyWasteScripts, scriptsToday } from './test/bulky-waste-scripts.ts';

const folder = mkdtempSync(join(tmpdir(), 'polder-language-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fileWith = (name: string, lines: readonly string[]): string => {
  const file = join(folder, name);
  writeFileSync(file, lines.join('\n'));
  return file;
};

const question = (text: string, intent?: string): string => JSON.stringify({ text, intent });

const learned = fileWith('train.jsonl', [
  ...['new passport', 'renew my passport', 'passport costs', 'my passport ran out'].map((text) =>
    question(text, 'passport'),
  ),
  ...['empty my bin', 'bin day', 'when is the bin emptied', 'paper bin'].map((text) =>
    question(text, 'bin'),
  ),
]);

const said = async (options: Readonly<Record<string, string | undefined>>): Promise<string> => {
  const lines: string[] = [];
  await evaluateLanguage({
    positional: [],
    options,
    print: (line) => lines.push(line),
    progress: () => {},
  });
  return lines.join('\n');
};

describe('polder language evaluate', () => {
  it('prints one object with what was measured', async () => {
    const test = fileWith('test.jsonl', [
      question('passport please', 'passport'),
      question('emptying bins', 'bin'),
      question('a passport', 'bin'),
      '',
    ]);
    const oos = fileWith('oos.jsonl', [question('the weather'), question('who won')]);
    const report: unknown = JSON.parse(
      await said({ train: learned, test, oos, seed: '3', json: undefined }),
    );
    expect(report).toMatchObject({
      accuracy: 0.66667,
      top3: 1,
      auroc: expect.any(Number),
      balanced: { outOfScope: expect.any(Number) },
      trainSeconds: expect.any(Number),
      modelBytes: expect.any(Number),
      p50Ms: expect.any(Number),
      p95Ms: expect.any(Number),
      notLearned: 0,
    });
  });

  it('says how many test questions have an intent that nothing was learned of', async () => {
    const test = fileWith('unknown.jsonl', [
      question('passport', 'passport'),
      question('tax', 'tax'),
    ]);
    expect(await said({ train: learned, test })).toContain('not learned 1 of the test questions');
  });

  it.each([
    ['a file that is not there', join(folder, 'none.jsonl'), '1', 'cannot be read'],
    ['a folder', folder, '1', 'cannot be read'],
    ['a file without questions', fileWith('empty.jsonl', ['', ' ']), '1', 'holds no question'],
    ['a seed that is no number', learned, 'abc', 'The seed is “abc”'],
  ])('refuses %s', async (_, test, seed, message) => {
    await expect(said({ train: learned, test, seed })).rejects.toThrow(message);
  });

  it.each([
    ['no JSON', 'passport', 'line 2,'],
    ['no text', '{"intent": "bin"}', 'line 2,'],
    ['a text that is a number', '{"text": 3, "intent": "bin"}', 'line 2,'],
    ['no intent', question('hello'), 'question 2 has no intent'],
  ])('names the place of a line with %s', (name, line, place) => {
    const file = fileWith(`${name}.jsonl`, [question('bin', 'bin'), line]);
    expect(() => readExamples(file)).toThrow(place);
  });

  it('reads files of Windows', () => {
    const file = join(folder, 'windows.jsonl');
    writeFileSync(file, `\uFEFF${question('a', 'b')}\r\n${question('c', 'd')}\r\n`);
    expect(readExamples(file)).toEqual([
      { text: 'a', intent: 'b' },
      { text: 'c', intent: 'd' },
    ]);
  });
});

const ids = municipalIntents().map(({ id }) => id);

describe('the municipal questions', () => {
  it('are about sixty intents at least, in several languages', () => {
    expect(ids.length).toBeGreaterThanOrEqual(60);
    expect(new Set(ids).size).toBe(ids.length);
    expect(municipalLanguages()).toEqual(expect.arrayContaining(['nl', 'en', 'de', 'da']));
  });

  describe.each(municipalLanguages())('in %s', (language) => {
    const set = readMunicipal(language);
    const entries = Object.entries(set.intents);

    it('cover every intent with twelve questions, a quarter of them to test by', () => {
      expect(Object.keys(set.intents).toSorted()).toEqual(ids.toSorted());
      for (const [id, { train, test, hard }] of entries) {
        const unseen = test.length + hard.length;
        expect(train.length + unseen, id).toBeGreaterThanOrEqual(12);
        expect(unseen / (train.length + unseen), id).toBeGreaterThanOrEqual(0.25);
        expect(Math.min(test.length, hard.length), id).toBeGreaterThanOrEqual(2);
      }
    });

    it('name who handles what a town does not', () => {
      for (const { handledBy } of municipalIntents())
        if (handledBy !== undefined) expect(set.authorities).toHaveProperty(handledBy);
    });

    it('hold 150 near-domain questions, and no question twice', () => {
      expect(set.nearDomain.test.length).toBeGreaterThanOrEqual(150);
      const all = [
        ...entries.flatMap(([, { train, test, hard }]) => [...train, ...test, ...hard]),
        ...set.nearDomain.tuning,
        ...set.nearDomain.test,
      ].map((text) => wordsOf(text).join(' '));
      const twice = all.filter((text, index) => all.indexOf(text) !== index);
      expect(twice).toEqual([]);
    });

    it('ask nothing that was learned', () => {
      const learnedHere = new Set(
        entries.flatMap(([, { train }]) => train.map((text) => wordsOf(text).join(' '))),
      );
      for (const { text } of [...municipalTests(set), ...municipalHardTests(set)])
        expect(learnedHere.has(wordsOf(text).join(' '))).toBe(false);
    });
  });
});

describe('kinds of waste', () => {
  it.each([
    ['waar moet ik verf en batterijen laten', 'nl', ['hazardous']],
    ['kartonnen dozen en flessen', 'nl', ['paper', 'glass']],
    ['where do old batteries and jars go', 'en', ['hazardous', 'glass']],
    ['Wohin mit Windeln und Bauschutt?', 'de', ['nappies', 'rubble']],
    ['hvor skal juletræet og maling hen', 'da', ['christmas-tree', 'hazardous']],
  ] as const)('in "%s"', (text, language, kinds) => {
    expect(findListed(text, wasteKinds(language))).toEqual(kinds);
  });

  it('have a name of their own in every language', () => {
    for (const language of languages) {
      const names = wasteKinds(language).flatMap((kind) => kind.names);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe('the language of a question', () => {
  const tell = municipalTeller();

  it.each(municipalLanguages())(
    '%s: told in 97 of 100 questions that were not learned, single words among them',
    (language) => {
      const questions = municipalTests(readMunicipal(language));
      const right = questions.filter(({ text }) => tell(text)[0]?.language === language);
      expect(right.length / questions.length).toBeGreaterThan(0.97);
    },
  );
});

describe('the questions of all languages, learned together', () => {
  let classify: Classifier;
  beforeAll(() => {
    classify = municipalClassifier();
  }, 90_000);

  const rightOf = (questions: readonly Example[]): number => evaluate(classify, questions).accuracy;

  it.each(municipalLanguages())(
    '%s: 85 of 100 usual questions right at once, 95 among three',
    (language) => {
      const set = readMunicipal(language);
      const { accuracy, top3, outOfScope } = evaluate(
        classify,
        municipalTests(set),
        set.nearDomain.test,
      );
      expect(accuracy).toBeGreaterThan(0.85);
      expect(top3).toBeGreaterThan(0.95);
      expect(outOfScope?.auroc).toBeGreaterThan(0.9);
    },
  );

  it.each(languages)(
    '%s: of questions by another author 75 of 100 answered right at once, 90 among three, few wrong',
    (language) => {
      const questions = unseenQuestions(language);
      const { top3, decisions } = evaluate(classify, questions);
      expect(questions.length).toBeGreaterThanOrEqual(2 * ids.length);
      expect(decisions.answeredRight / questions.length).toBeGreaterThan(0.75);
      expect(top3).toBeGreaterThan(0.9);
      expect(decisions.answeredWrong / questions.length).toBeLessThan(0.05);
    },
  );

  it('two languages in one question', () => {
    expect(rightOf(questionsAcrossLanguages().mixed)).toBeGreaterThan(0.8);
  });

  it('a word or two', () => {
    expect(rightOf(questionsAcrossLanguages().short)).toBeGreaterThan(0.9);
  });

  it.each(languages)('fill the form for large things in %s, corrected on the way', (language) => {
    const say = createConversation(language, classify, () => scriptsToday);
    for (const [text, ...expected] of bulkyWasteScripts[language]) {
      const said = say(text).slice(1).join('\n');
      for (const one of expected) expect(said, text).toMatch(one);
    }
  });
});
