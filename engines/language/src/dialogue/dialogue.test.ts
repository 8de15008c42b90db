import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Understanding } from '../classify.ts';
import { type DialogueRules, type DialogueState, newDialogue, takeTurn } from './dialogue.ts';
import type { Form } from './form.ts';

const things = (names: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(names).map(([value, own]) => ({ value, names: own }));

const english = things({ sofa: ['sofa', 'couch'], mattress: ['mattress'], fridge: ['fridge'] });

const bulky: Form = {
  intent: 'bulky',
  slots: [
    {
      kind: 'things',
      name: 'things',
      most: 2,
      things: {
        en: english,
        nl: things({ sofa: ['bank'], mattress: ['matras'] }),
        de: english,
        da: english,
      },
    },
    { kind: 'day', name: 'day', soonest: 2, latest: 60, weekdays: [2, 5] },
    { kind: 'postcode', name: 'postcode', country: 'NL' },
    { kind: 'text', name: 'place', longest: 40 },
  ],
};

const understood = (
  outcome: Understanding['outcome'],
  ...intents: readonly string[]
): Understanding => ({
  outcome,
  candidates: intents.map((intent) => ({ intent, probability: 0.5 })),
  score: 0,
});

const rules: DialogueRules = {
  forms: [bulky],
  language: 'en',
  today: '2026-11-26', // a Thursday
  classify: (text) => {
    if (/passport.*child/.test(text)) return understood('answer', 'child-document');
    if (/passport/.test(text)) return understood('answer', 'passport');
    if (/cost/.test(text)) return understood('answer', 'prices');
    if (/collect|pick up/.test(text)) return understood('answer', 'bulky');
    if (/permit/.test(text)) return understood('clarify', 'building', 'parking');
    return understood('decline');
  },
};

/** All moves of a conversation, turn by turn, and the state it ends in. */
const converse = (texts: readonly string[], own: Partial<DialogueRules> = {}) => {
  let state: DialogueState = newDialogue;
  const moves = texts.map((text) => {
    const turn = takeTurn(state, text, { ...rules, ...own });
    // What is kept between turns is plain data.
    state = JSON.parse(JSON.stringify(turn.state)) as DialogueState;
    return turn.moves;
  });
  return { moves, state };
};

describe('a form in conversation', () => {
  it('is filled slot by slot, with a correction in between, and ends with a yes', () => {
    const { moves, state } = converse([
      'can you collect something',
      'a couch and a matress',
      'next Tuesday',
      'no, Friday',
      '1234 ab',
      'in front of the door',
      'yes',
    ]);
    expect(moves).toEqual([
      [
        { kind: 'answer', intent: 'bulky' },
        { kind: 'ask', slot: 'things', resumed: false },
      ],
      [
        { kind: 'noted', slot: 'things', value: ['sofa', 'mattress'] },
        { kind: 'ask', slot: 'day', resumed: false },
      ],
      [
        { kind: 'noted', slot: 'day', value: '2026-12-01' },
        { kind: 'ask', slot: 'postcode', resumed: false },
      ],
      [
        { kind: 'refuse', slot: 'day', refusal: 'too-soon' },
        { kind: 'ask', slot: 'postcode', resumed: false },
      ],
      [
        { kind: 'noted', slot: 'postcode', value: '1234 AB' },
        { kind: 'ask', slot: 'place', resumed: false },
      ],
      [
        { kind: 'noted', slot: 'place', value: 'in front of the door' },
        {
          kind: 'confirm',
          values: {
            things: ['sofa', 'mattress'],
            day: '2026-12-01',
            postcode: '1234 AB',
            place: 'in front of the door',
          },
        },
      ],
      [
        {
          kind: 'done',
          intent: 'bulky',
          values: {
            things: ['sofa', 'mattress'],
            day: '2026-12-01',
            postcode: '1234 AB',
            place: 'in front of the door',
          },
        },
      ],
    ]);
    expect(state.form).toBeUndefined();
  });

  it('takes everything that the first question says', () => {
    const { moves } = converse(['please pick up my sofa on 4 December from 1234AB']);
    expect(moves[0]).toEqual([
      { kind: 'answer', intent: 'bulky' },
      { kind: 'noted', slot: 'things', value: ['sofa'] },
      { kind: 'noted', slot: 'day', value: '2026-12-04' },
      { kind: 'noted', slot: 'postcode', value: '1234 AB' },
      { kind: 'ask', slot: 'place', resumed: false },
    ]);
  });

  it('puts "no, the 12th" in place of the day, though another slot is asked for', () => {
    const { moves, state } = converse(['collect a sofa on Tuesday', 'no, the 12th'], {
      forms: [{ ...bulky, slots: bulky.slots.map((slot) => ({ ...slot, weekdays: undefined })) }],
    });
    expect(moves[1]).toEqual([
      { kind: 'corrected', slot: 'day', value: '2026-12-12' },
      { kind: 'ask', slot: 'postcode', resumed: false },
    ]);
    expect(state.form?.values.day).toBe('2026-12-12');
  });

  it('asks what to change after a plain no, and asks again for a yes', () => {
    const { moves } = converse([
      'collect a sofa on 4 December from 1234AB',
      'at the back',
      'no',
      'on 8 December',
      'yes',
    ]);
    expect(moves[2]).toEqual([{ kind: 'what-to-change' }]);
    expect(moves[3]?.[0]).toEqual({ kind: 'corrected', slot: 'day', value: '2026-12-08' });
    expect(moves[3]?.[1]).toMatchObject({ kind: 'confirm' });
    expect(moves[4]?.[0]).toMatchObject({ kind: 'done', values: { day: '2026-12-08' } });
  });

  it('answers a question in between and goes on', () => {
    const { moves, state } = converse(['collect', 'what does it cost', 'a fridge']);
    expect(moves[1]).toEqual([
      { kind: 'answer', intent: 'prices' },
      { kind: 'ask', slot: 'things', resumed: true },
    ]);
    expect(state.form?.values).toEqual({ things: ['fridge'] });
  });

  it('asks back about an unclear question in between, and goes on either way', () => {
    const asked = ['collect a sofa', 'and which permit?'];
    const { moves } = converse([...asked, '2', 'Tuesday']);
    expect(moves[1]).toEqual([
      expect.objectContaining({ kind: 'clarify' }),
      { kind: 'ask', slot: 'day', resumed: true },
    ]);
    expect(moves[2]).toEqual([
      { kind: 'answer', intent: 'parking' },
      { kind: 'ask', slot: 'day', resumed: true },
    ]);
    expect(moves[3]?.[0]).toMatchObject({ kind: 'noted', slot: 'day' });
    expect(converse([...asked, 'Tuesday']).moves[2]?.[0]).toMatchObject({ kind: 'noted' });
  });

  it('takes a question for a question, where a text is asked for or a thing is named', () => {
    const all = [
      'collect a sofa on 4 December from 1234AB',
      'what does it cost',
      'on the pavement',
    ];
    const { moves, state } = converse(all);
    expect(moves[1]?.[0]).toEqual({ kind: 'answer', intent: 'prices' });
    expect(state.form?.values).toMatchObject({ place: 'on the pavement' });
    const named = converse(['collect a sofa', 'what would a fridge cost?']);
    expect(named.moves[1]?.[0]).toEqual({ kind: 'answer', intent: 'prices' });
    expect(named.state.form?.values).toEqual({ things: ['sofa'] });
  });

  it.each(['and a mattress', 'a mattress too', 'plus a mattress'])(
    'takes "%s" for one thing more',
    (text) => {
      expect(converse(['collect a sofa', text]).state.form?.values).toEqual({
        things: ['sofa', 'mattress'],
      });
      expect(converse(['collect a sofa', 'no, a mattress']).state.form?.values).toEqual({
        things: ['mattress'],
      });
    },
  );

  it.each([
    ['not the sofa', ['fridge']],
    ['no, without the fridge', ['sofa']],
    ['not the sofa but a mattress', ['fridge', 'mattress']],
  ])('takes "%s" for a thing less', (text, things) => {
    expect(converse(['collect a sofa and a fridge', text]).state.form?.values).toEqual({ things });
  });

  it('does not go on with nothing', () => {
    const { moves, state } = converse(['collect a sofa', 'not the sofa']);
    expect(moves[1]?.[0]).toEqual({ kind: 'refuse', slot: 'things', refusal: 'too-few' });
    expect(state.form?.values).toEqual({ things: ['sofa'] });
  });

  const filled = ['collect a sofa on 4 December from 1234AB', 'by the door'];

  it('takes no yes and no no for a text', () => {
    expect(converse([filled[0] ?? '', 'yes']).moves[1]).toEqual([
      { kind: 'not-understood', slot: 'place' },
    ]);
  });

  it('changes the text after a plain no', () => {
    const { moves, state } = converse([...filled, 'no', 'behind the gate at number 12']);
    expect(moves[3]?.[0]).toEqual({
      kind: 'corrected',
      slot: 'place',
      value: 'behind the gate at number 12',
    });
    expect(state.form?.values).toMatchObject({ day: '2026-12-04' });
    expect(converse([...filled, 'no', 'next Tuesday']).state.form?.values).toMatchObject({
      day: '2026-12-01',
      place: 'by the door',
    });
  });

  it('goes on changing until the yes, and says when it did not understand', () => {
    const { state } = converse([...filled, 'no', 'next Tuesday', 'behind the gate']);
    expect(state.form?.values).toMatchObject({ day: '2026-12-01', place: 'behind the gate' });
    expect(converse([...filled, 'hm']).moves[2]).toEqual([
      { kind: 'not-understood' },
      expect.objectContaining({ kind: 'confirm' }),
    ]);
  });

  it('is not begun anew by a follow-up question once it is filled', () => {
    const { moves, state } = converse([...filled, 'yes', 'and when do you pick up?'], {
      classify: (text) => understood(/collect/.test(text) ? 'answer' : 'decline', 'bulky'),
    });
    expect(moves[3]).toEqual([{ kind: 'answer', intent: 'bulky' }]);
    expect(state.form).toBeUndefined();
  });

  it('keeps what it had when one thing more is too many', () => {
    const { moves, state } = converse(['collect a sofa and a fridge', 'a mattress too']);
    expect(moves[1]?.[0]).toEqual({ kind: 'refuse', slot: 'things', refusal: 'too-many' });
    expect(state.form?.values).toEqual({ things: ['sofa', 'fridge'] });
  });

  it.each(['stop', 'never mind', 'Cancel that!'])('ends when somebody says "%s"', (text) => {
    const { moves, state } = converse(['collect a sofa', text]);
    expect(moves[1]).toEqual([{ kind: 'cancelled', intent: 'bulky' }]);
    expect(state.form).toBeUndefined();
  });

  it.each([
    ['on Friday', 'too-soon'],
    ['on 4 March', 'too-late'],
    ['on 3 December', 'not-that-weekday'],
  ])('refuses a day that cannot be: %s', (text, refusal) => {
    const { moves, state } = converse(['collect a sofa', text]);
    expect(moves[1]?.[0]).toEqual({ kind: 'refuse', slot: 'day', refusal });
    expect(state.form?.values).toEqual({ things: ['sofa'] });
  });

  it('refuses too many things, and a text that is too long', () => {
    expect(converse(['collect', 'a sofa, a mattress and a fridge']).moves[1]?.[0]).toEqual({
      kind: 'refuse',
      slot: 'things',
      refusal: 'too-many',
    });
    const { moves } = converse(['collect a sofa on 4 December from 1234AB', 'x'.repeat(41)]);
    expect(moves[1]?.[0]).toEqual({ kind: 'refuse', slot: 'place', refusal: 'too-long' });
  });

  it('offers a person when it does not understand twice', () => {
    const { moves } = converse(['collect', 'hm', 'well']);
    expect(moves[1]).toEqual([{ kind: 'not-understood', slot: 'things' }]);
    expect(moves[2]).toEqual([
      { kind: 'not-understood', slot: 'things' },
      { kind: 'offer-person' },
    ]);
  });

  it('is filled in Dutch as well', () => {
    const { moves } = converse(['collect', 'een bank', 'volgende week dinsdag'], {
      language: 'nl',
    });
    expect(moves[2]?.[0]).toEqual({ kind: 'noted', slot: 'day', value: '2026-12-01' });
  });
});

describe('a form that only looks up', () => {
  const forms: readonly Form[] = [
    {
      intent: 'bulky',
      isLookUp: true,
      slots: [{ kind: 'postcode', name: 'postcode', country: 'NL' }],
    },
  ];

  it('is done once all is there, without a yes', () => {
    const done = { kind: 'done', intent: 'bulky', values: { postcode: '1234 AB' } };
    const { moves, state } = converse(['collect', '1234 ab'], { forms });
    expect(moves[1]).toEqual([expect.objectContaining({ kind: 'noted' }), done]);
    expect(state.form).toBeUndefined();
    const atOnce = converse(['collect at 1234AB'], { forms });
    expect(atOnce.moves[0]?.at(-1)).toEqual(done);
    expect(atOnce.state.form).toBeUndefined();
  });
});

describe('questions without a form', () => {
  it('are answered, asked back or declined', () => {
    expect(converse(['passport', 'permit', 'xyz']).moves).toEqual([
      [{ kind: 'answer', intent: 'passport' }],
      [
        {
          kind: 'clarify',
          candidates: [
            { intent: 'building', probability: 0.5 },
            { intent: 'parking', probability: 0.5 },
          ],
        },
      ],
      [{ kind: 'decline' }],
    ]);
  });

  it.each([
    ['2', 'parking'],
    ['two', 'parking'],
    ['a permit again', 'building'],
  ])('ask which was meant, and take "%s" for it', (reply, intent) => {
    expect(converse(['permit', reply]).moves[1]).toEqual([{ kind: 'answer', intent }]);
  });

  it('ask again which was meant when somebody says yes to several', () => {
    const { moves } = converse(['permit', 'yes', '2']);
    expect(moves[1]).toEqual(moves[0]);
    expect(moves[2]).toEqual([{ kind: 'answer', intent: 'parking' }]);
  });

  it('take a yes for the one that was offered', () => {
    const classify = () => understood('clarify', 'parking');
    expect(converse(['permit', 'yes'], { classify }).moves[1]).toEqual([
      { kind: 'answer', intent: 'parking' },
    ]);
  });

  it('leave a choice for another question', () => {
    const { moves, state } = converse(['permit', 'passport']);
    expect(moves[1]).toEqual([{ kind: 'answer', intent: 'passport' }]);
    expect(state.choice).toBeUndefined();
    expect(converse(['permit', '7']).moves[1]).toEqual([{ kind: 'decline' }]);
  });

  it('that go on from the last one are read together with it', () => {
    expect(converse(['a passport', 'and for a child?']).moves[1]).toEqual([
      { kind: 'answer', intent: 'child-document' },
    ]);
    expect(converse(['and for a child?']).moves[0]).toEqual([{ kind: 'decline' }]);
  });
});

describe('any conversation', () => {
  it('goes on, whatever people write, and never loses what was noted', () => {
    const text = fc.oneof(
      fc.constantFrom('collect', 'a sofa', 'next Tuesday', 'no', 'yes', '1234 AB', 'stop', 'cost?'),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
        let state: DialogueState = newDialogue;
        for (const one of texts) {
          const turn = takeTurn(state, one, rules);
          expect(turn.moves.length).toBeGreaterThan(0);
          const [before, after] = [state.form?.values ?? {}, turn.state.form?.values];
          if (after)
            expect(Object.keys(after)).toEqual(expect.arrayContaining(Object.keys(before)));
          state = turn.state;
        }
      }),
    );
  });
});
