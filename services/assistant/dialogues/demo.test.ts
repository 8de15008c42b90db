import { createClassifier, train } from '@polder/language';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../../platform/messages/languages.ts';
import { type TestCity, testCity } from '../../../platform/testing/city.ts';
import {
  municipalExamples,
  municipalIntents,
  municipalLanguages,
  readMunicipal,
} from '../demo/municipal.ts';
import assistant from '../index.ts';
import { demoDialogues, fillDialogues } from './demo.ts';
import { isAsExpected, runDialogue } from './run.ts';
import { allDialogues } from './store.ts';

const sets = municipalLanguages().map(readMunicipal);
const examples = sets.flatMap(municipalExamples);
const isAboutFacts = ({ turns }: (typeof demoDialogues)[number]) =>
  turns.some(({ expected }) => expected.kind === 'ask');
const expected = demoDialogues.flatMap(({ turns }) =>
  turns.flatMap((turn) => (turn.expected.kind === 'answer' ? [turn.expected.intent] : [])),
);

describe('the demo town’s test dialogues', () => {
  it('are in every language, about what the town is asked, in words that were not learned', () => {
    expect(new Set(demoDialogues.map(({ language }) => language))).toEqual(new Set(languages));
    const known = municipalIntents().map(({ id }) => id);
    expect(expected.filter((intent) => !known.includes(intent))).toEqual([]);
    const learned = new Set(examples.map(({ text }) => text.toLowerCase()));
    const questions = demoDialogues.flatMap(({ turns }) => turns.map(({ question }) => question));
    expect(questions.filter((question) => learned.has(question.toLowerCase()))).toEqual([]);
  });

  it('go as they are written with what is learned of a part of the questions', () => {
    // Beside those that are expected a third of the intents, so that it takes seconds.
    const others = municipalIntents().flatMap(({ id }, place) => (place % 3 === 0 ? [id] : []));
    const part = new Set([...expected, ...others]);
    const classify = createClassifier(
      train(
        examples.filter(({ intent }) => part.has(intent)),
        { outOfScope: sets.flatMap(({ nearDomain }) => nearDomain.tuning) },
      ),
    );
    const failures = demoDialogues
      .filter((one) => !isAboutFacts(one))
      .flatMap(({ language, turns }) =>
        runDialogue({ classify, forms: [], today: '2026-11-26' }, language, turns).turns.filter(
          (turn) => !isAsExpected(turn),
        ),
      );
    expect(failures).toEqual([]);
  }, 60_000);

  describe('in a town', () => {
    let town: TestCity;
    beforeAll(async () => {
      town = await testCity({ services: [assistant] });
    });
    afterAll(() => town.close());

    it('leave out those about facts that no service of it knows', async () => {
      const by = { person: 'system', now: new Date('2026-11-26T10:00:00Z') };
      const count = await fillDialogues(town.city, town.city.db, by);
      const rows = await allDialogues(town.city.db);
      expect(rows.map(({ name }) => name)).toEqual(
        demoDialogues.filter((one) => !isAboutFacts(one)).map(({ name }) => name),
      );
      expect(count).toBe(rows.length);
      expect(count).toBeLessThan(demoDialogues.length);
    });
  });
});
