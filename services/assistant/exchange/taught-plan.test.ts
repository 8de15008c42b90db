import { describe, expect, it } from 'vitest';
import { mostDialogues } from '../dialogues/entry.ts';
import type { Intent } from '../intents/store.ts';
import type { ExportedDialogue, Found, ImportedSubject, Taught } from './taught.ts';
import { type Known, newOf, planTaught } from './taught-plan.ts';

const place = { path: 'somewhere', line: 1 };
const found = <Entry>(entry: Entry): Found<Entry> => ({ entry, place });

const there = { kind: 'polder', id: 'https://elsewhere.test/answers/bins' } as const;

const subject = (more: Partial<ImportedSubject> = {}): ImportedSubject => ({
  key: 'bins',
  theme: 'waste',
  handledBy: { nl: 'De regio' },
  article: there,
  wordings: [
    { language: 'nl', title: 'Bakken', examples: ['Wanneer komt de bak?', 'bak legen'] },
    { language: 'de', title: 'Tonnen', examples: ['wann kommt die tonne'] },
  ],
  ...more,
});

const own: Intent = {
  key: 'bins',
  theme: 'afval',
  handledBy: {},
  articleId: 7,
  wordings: [
    {
      language: 'nl',
      title: 'Onze bakken',
      examples: ['mijn bak staat er nog', 'wanneer komt de bak'],
    },
  ],
};

const known = (more: Partial<Known> = {}): Known => ({
  intents: [],
  nearDomains: [],
  dialogues: [],
  subjects: { isKnown: () => false, needsTelling: () => false },
  linkOf: ({ id }) => (id === there.id ? { slug: 'bins', madeAs: 'ticked' } : undefined),
  ...more,
});

const plan = (given: Partial<Taught>, here: Partial<Known> = {}) =>
  planTaught({ subjects: [], nearDomains: [], dialogues: [], ...given }, known(here));

const planned = (given: ImportedSubject, here: Partial<Known> = {}) =>
  plan({ subjects: [found(given)] }, here).subjects[0];

describe('questions that are new', () => {
  it.each([
    ['Één vraag?', 'een vraag'],
    ['GRÜN', 'grün'],
    ['ons  afval', 'Ons afval!'],
    ['???', ' ???'],
  ])('are none where only case, accents or signs differ: %j and %j', (given, here) => {
    expect(newOf([given], [here])).toEqual([]);
  });

  it('come once, in their order', () => {
    expect(newOf(['b', 'a', 'B', 'c'], ['A'])).toEqual(['b', 'c']);
  });
});

describe('taking over a subject', () => {
  it('makes one that is not here as the other town has it, with its article', () => {
    expect(planned(subject())).toMatchObject({
      state: 'made',
      subject: { theme: 'waste', handledBy: { nl: 'De regio' }, wordings: subject().wordings },
      link: { slug: 'bins', madeAs: 'ticked' },
    });
  });

  it('adds new examples and languages to one that is here, and takes nothing from it', () => {
    const one = planned(subject(), { intents: [own] });
    expect(one).toMatchObject({ state: 'extended', before: own, link: undefined });
    expect(one?.added).toEqual([
      { language: 'nl', questions: ['bak legen'] },
      { language: 'de', questions: ['wann kommt die tonne'] },
    ]);
    expect(one?.subject).toEqual({
      key: 'bins',
      theme: 'afval',
      handledBy: {},
      wordings: [
        {
          language: 'nl',
          title: 'Onze bakken',
          examples: ['mijn bak staat er nog', 'wanneer komt de bak', 'bak legen'],
        },
        { language: 'de', title: 'Tonnen', examples: ['wann kommt die tonne'] },
      ],
    });
  });

  it('changes nothing a second time', () => {
    const once = planned(subject(), { intents: [own] });
    const intents = [{ ...own, ...once?.subject }];
    expect(planned(subject(), { intents })?.state).toBe('unchanged');
  });

  it('answers one that has no answer here, and says where its article is missing', () => {
    const intents = [{ ...own, articleId: null }];
    const bare = { wordings: [] };
    expect(planned(subject(bare), { intents })).toMatchObject({
      state: 'extended',
      added: [],
      link: { slug: 'bins' },
    });
    const lost = { kind: 'polder', id: 'https://elsewhere.test/answers/gone' } as const;
    expect(planned(subject({ ...bare, article: lost }), { intents })).toMatchObject({
      state: 'unchanged',
      link: undefined,
      warnings: [{ kind: 'article-unknown' }],
    });
  });

  it('leaves out examples beyond what an editor can save, and says so', () => {
    const many = (count: number, word: string) =>
      Array.from({ length: count }, (_, index) => `${word} ${index}`);
    const wordings = (examples: readonly string[]) => [
      { language: 'nl', title: 'Bakken', examples } as const,
    ];
    const intents = [{ ...own, wordings: wordings(many(299, 'hier')) }];
    const one = planned(subject({ wordings: wordings(many(3, 'daar')) }), { intents });
    expect(one?.added).toEqual([{ language: 'nl', questions: ['daar 0'] }]);
    expect(one?.warnings).toEqual([{ kind: 'examples-full', language: 'nl', count: 2 }]);
  });
});

describe('taking over questions that are none of the town’s', () => {
  it('adds what is new to those of the language', () => {
    const nearDomains = [
      found({ language: 'nl', questions: ['Speelt het?', 'weer morgen'] } as const),
    ];
    expect(plan({ nearDomains }).nearDomains[0]?.state).toBe('made');
    const [more] = plan(
      { nearDomains },
      { nearDomains: [{ language: 'nl', questions: ['speelt het'] }] },
    ).nearDomains;
    expect(more).toMatchObject({
      state: 'extended',
      after: { language: 'nl', questions: ['speelt het', 'weer morgen'] },
      added: { questions: ['weer morgen'] },
    });
    expect(
      plan({ nearDomains }, { nearDomains: more ? [more.after] : [] }).nearDomains[0]?.state,
    ).toBe('unchanged');
  });
});

const dialogue = (more: Partial<ExportedDialogue> = {}): ExportedDialogue => ({
  name: 'Bins',
  language: 'en',
  turns: [{ question: 'when is it emptied', expected: { kind: 'answer', intent: 'bins' } }],
  ...more,
});

const dialogues = (
  given: ExportedDialogue,
  here: Partial<Known> = {},
  subjects: readonly ImportedSubject[] = [],
) => plan({ subjects: subjects.map(found), dialogues: [found(given)] }, here);

const isHere = {
  subjects: { isKnown: (key: string) => key === 'bins', needsTelling: () => false },
};

describe('taking over a test dialogue', () => {
  it('expects a subject that is here, or that the document brings', () => {
    expect(dialogues(dialogue(), isHere).dialogues[0]).toMatchObject({ state: 'made', needs: [] });
    const brought = dialogues(dialogue(), {}, [subject()]);
    expect(brought.dialogues[0]?.needs).toEqual([brought.subjects[0]?.key]);
    const refused = dialogues(dialogue());
    expect(refused.dialogues).toEqual([]);
    expect(refused.refused).toEqual([
      { list: 'dialogues', name: 'Bins', reason: 'subject-unknown', place },
    ]);
  });

  it('asks back only for what needs to be told something here', () => {
    const asking = dialogue({
      turns: [{ question: 'tide', expected: { kind: 'ask', intent: 'bins' } }],
    });
    expect(dialogues(asking, isHere).refused[0]?.reason).toBe('nothing-to-tell');
    const needsTelling = () => true;
    expect(
      dialogues(asking, { subjects: { ...isHere.subjects, needsTelling } }).dialogues[0]?.state,
    ).toBe('made');
  });

  it('leaves a conversation that is here as the town has it, whatever its name', () => {
    const renamed = { ...isHere, dialogues: [dialogue({ name: 'Ours' })] };
    expect(dialogues(dialogue(), renamed).dialogues[0]).toMatchObject({
      state: 'unchanged',
      isOtherwiseHere: false,
    });
    const turns = [{ question: 'when is it emptied', expected: { kind: 'person' } }] as const;
    const other = { ...isHere, dialogues: [dialogue({ turns })] };
    expect(dialogues(dialogue(), other).dialogues[0]).toMatchObject({
      state: 'unchanged',
      isOtherwiseHere: true,
    });
  });

  it('is refused where there is no room for more', () => {
    const turnsOf = (question: string) => [{ question, expected: { kind: 'none' } }] as const;
    const full = Array.from({ length: mostDialogues }, (_, index) =>
      dialogue({ turns: turnsOf(`question ${index}`) }),
    );
    expect(dialogues(dialogue(), { ...isHere, dialogues: full }).refused[0]?.reason).toBe(
      'too-many-dialogues',
    );
  });
});
