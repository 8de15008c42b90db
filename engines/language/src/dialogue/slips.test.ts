/** Conversations that once went wrong. */
import { describe, expect, it } from 'vitest';
import type { Understanding } from '../classify.ts';
import { findListed } from '../entities/lists.ts';
import { type DialogueRules, type DialogueState, newDialogue, takeTurn } from './dialogue.ts';
import type { Form } from './form.ts';
import { isSignal } from './signals.ts';

const things = [
  { value: 'sofa', names: ['sofa'] },
  { value: 'chair', names: ['stoel', 'chair'] },
  { value: 'table', names: ['table', 'tafel'] },
  { value: 'fridge', names: ['fridge'] },
  { value: 'bicycle', names: ['fiets'] },
];

const form: Form = {
  intent: 'bulky',
  slots: [
    {
      kind: 'things',
      name: 'things',
      most: 3,
      things: { nl: things, en: things, de: things, da: things },
    },
    { kind: 'day', name: 'day', soonest: 2, latest: 60, weekdays: [2, 5] },
    { kind: 'postcode', name: 'postcode', country: 'NL' },
    { kind: 'text', name: 'place', longest: 40 },
  ],
};

const found = (
  outcome: Understanding['outcome'],
  probability: number,
  ...intents: readonly string[]
) => ({
  outcome,
  candidates: intents.map((intent) => ({ intent, probability })),
  score: 0,
});

const rules: DialogueRules = {
  forms: [form],
  language: 'en',
  today: '2026-11-26',
  pausing: ['emergency'],
  classify: (text) => {
    if (/fire/.test(text)) return found('answer', 0.95, 'emergency');
    if (/library/.test(text)) return found('answer', 0.95, 'library');
    if (/permit/.test(text)) return found('clarify', 0.4, 'building', 'parking');
    if (/collect/.test(text)) return found('answer', 0.9, 'bulky');
    return found('decline', 0.1, 'other');
  },
};

const talk = (texts: readonly string[], own: Partial<DialogueRules> = {}) => {
  let state: DialogueState = newDialogue;
  const moves = texts.map((text) => {
    const turn = takeTurn(state, text, { ...rules, ...own });
    state = turn.state;
    return turn.moves;
  });
  return { moves, state, last: moves.at(-1) ?? [] };
};

const asked = ['collect a sofa', '4 December', '1234 AB'];

describe('the answer to "where?"', () => {
  it.each(['on the 11th floor', 'op de stoep, between 8-12', 'No. 12 High Street'])(
    '"%s" changes nothing else',
    (place) => {
      expect(talk([...asked, place]).state.form?.values).toEqual({
        things: ['sofa'],
        day: '2026-12-04',
        postcode: '1234 AB',
        place,
      });
    },
  );

  it('is put right after the last question', () => {
    const { state } = talk([...asked, 'by the door', 'no, behind the garage']);
    expect(state.form?.values.place).toBe('behind the garage');
    expect(talk([...asked, 'wait, behind the shed']).state.form?.values.place).toBe(
      'behind the shed',
    );
  });

  it('is no sign, and no question that cannot wait', () => {
    expect(talk([...asked, '?']).last).toEqual([{ kind: 'not-understood', slot: 'place' }]);
    const { last, state } = talk([...asked, 'my house is on fire']);
    expect(last).toEqual([{ kind: 'answer', intent: 'emergency' }]);
    expect(state.form?.values).not.toHaveProperty('place');
  });
});

describe('a form', () => {
  it('reads words that every object has as words', () => {
    for (const word of ['constructor', '__proto__', 'toString', 'valueOf'])
      expect(talk(['collect', word]).last[0]).toEqual({ kind: 'not-understood', slot: 'things' });
  });

  it.each([
    ['Tuesday 8 December', '2026-12-08'],
    ['Friday 18 December', '2026-12-18'],
    ['a week on Friday', '2026-12-04'],
  ])('takes "%s" for one day', (text, day) => {
    expect(talk(['collect a sofa', text]).state.form?.values.day).toBe(day);
  });

  it.each(['8 december 2026 om 10 uur', '8 december 2026 ab 10'])(
    'sees no postcode in "%s"',
    (text) => {
      expect(
        talk(['collect a sofa', text], { language: 'nl' }).state.form?.values,
      ).not.toHaveProperty('postcode');
    },
  );

  it('sees a postcode behind a day', () => {
    expect(talk(['collect a sofa', '4 december 1234AB']).state.form?.values).toMatchObject({
      day: '2026-12-04',
      postcode: '1234 AB',
    });
  });

  it('leaves a question that is surely of something else', () => {
    const { last, state } = talk(['collect a sofa', 'is there a library open on Sunday']);
    expect(last[0]).toEqual({ kind: 'answer', intent: 'library' });
    expect(state.form?.values).toEqual({ things: ['sofa'] });
  });

  it('offers a person when a day cannot be twice, and takes a yes for it', () => {
    const { moves } = talk(['collect a sofa', 'tomorrow', 'today', 'yes please']);
    expect(moves[2]?.at(-1)).toEqual({ kind: 'offer-person' });
    expect(moves[3]).toEqual([{ kind: 'to-person' }]);
  });
});

describe('a choice', () => {
  it.each([
    ['the second one', 'parking'],
    ['the first please', 'building'],
    ['2.', 'parking'],
  ])('takes "%s"', (text, intent) => {
    expect(talk(['a permit', text]).last).toEqual([{ kind: 'answer', intent }]);
  });

  it.each(['a fire', 'none', 'none of them'])('does not take "%s" for the first', (text) => {
    const { last, state } = talk(['a permit', text]);
    expect(last).not.toContainEqual({ kind: 'answer', intent: 'building' });
    expect(state.choice).toBeUndefined();
  });
});

describe('signals', () => {
  it.each([
    ['please cancel', 'cancel', 'en'],
    ['stop maar', 'cancel', 'nl'],
    ['ja, dat klopt', 'yes', 'nl'],
    ['yes, correct', 'yes', 'en'],
    ['ja bitte gerne', 'yes', 'de'],
    ['nej tak', 'no', 'da'],
  ] as const)('"%s" is a %s', (text, signal, language) => {
    expect(isSignal(text, signal, language)).toBe(true);
  });

  it.each([
    ['no, the 12th', 'no', 'en'],
    ['ja, maar niet dinsdag', 'yes', 'nl'],
    ['the bus stop', 'cancel', 'en'],
    ['dat is het', 'yes', 'nl'],
  ] as const)('"%s" is no %s', (text, signal, language) => {
    expect(isSignal(text, signal, language)).toBe(false);
  });
});

describe('listed things', () => {
  it.each(['niets', 'the bridge', 'able', 'op de stoep'])('are not in "%s"', (text) => {
    expect(findListed(text, things)).toEqual([]);
  });
});
