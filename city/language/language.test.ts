import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findListed, languages } from '@polder/language';
import { afterAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../../engines/language/src/words.ts';
import { evaluateLanguage } from './evaluate-tool.ts';
import { readExamples } from './examples-file.ts';
import { languageTeller } from './language-teller.ts';
import {
  municipalHardTests,
  municipalIntents,
  municipalLanguages,
  municipalTests,
  readMunicipal,
  wasteKinds,
} from './municipal.ts';

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
    });
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

describe('the municipal questions', () => {
  const ids = municipalIntents().map(({ id }) => id);

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
        if (handledBy !== undefined) expect(set.authorities[handledBy]).toBeTruthy();
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
  const tell = languageTeller();
  it.each(municipalLanguages())(
    '%s: told in 95 of 100 questions that were not learned, single words among them',
    (language) => {
      const questions = municipalTests(readMunicipal(language));
      const right = questions.filter(({ text }) => tell(text).candidates[0]?.intent === language);
      expect(right.length / questions.length).toBeGreaterThan(0.95);
    },
  );
});
