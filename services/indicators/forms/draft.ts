/** The builder's copy of a form, kept as it was typed, right or wrong: nothing entered gets lost. */
import { type Language, languages } from '../../../platform/messages/languages.ts';
import { questionKinds } from './content.ts';

export type Typed = Readonly<Record<Language, string>>;

export interface DraftFeed {
  readonly indicator: string;
  readonly as: string;
}

export interface DraftQuestion {
  readonly key: string;
  readonly kind: (typeof questionKinds)[number];
  readonly label: Typed;
  readonly help: Typed;
  readonly isRequired: boolean;
  readonly unit: Typed;
  readonly decimals: string;
  readonly least: string;
  readonly most: string;
  readonly usualLeast: string;
  readonly usualMost: string;
  readonly changePercent: string;
  readonly changeAbsolute: string;
  readonly atMost: string;
  readonly feeds: readonly DraftFeed[];
  /** One choice a line. */
  readonly choices: Typed;
}

export interface Draft {
  readonly title: Typed;
  readonly introduction: Typed;
  readonly geography: string;
  readonly level: string;
  readonly frequency: string;
  readonly yearKind: string;
  readonly dueDays: string;
  /** Drafts of before it could be chosen have none. */
  readonly addsUp?: boolean;
  readonly questions: readonly DraftQuestion[];
}

export const typed = (of: (language: Language) => string = () => ''): Typed => ({
  nl: of('nl'),
  en: of('en'),
  de: of('de'),
  da: of('da'),
});

export const isBlank = (text: Typed): boolean =>
  languages.every((language) => text[language].trim() === '');

export const emptyDraft: Draft = {
  title: typed(),
  introduction: typed(),
  geography: 'town',
  level: '',
  frequency: 'month',
  yearKind: 'calendar',
  dueDays: '5',
  questions: [],
};

/** The next key that no question of the form has or had: `q7` after `q6`. */
export const nextKey = (taken: readonly string[]): string =>
  `q${Math.max(0, ...taken.map((key) => Number(/^q(\d+)$/.exec(key)?.[1] ?? 0))) + 1}`;

export const emptyQuestion = (key: string, kind: DraftQuestion['kind']): DraftQuestion => ({
  key,
  kind,
  label: typed(),
  help: typed(),
  isRequired: kind !== 'remark',
  unit: typed(),
  decimals: '0',
  least: kind === 'number' ? '0' : '',
  most: '',
  usualLeast: '',
  usualMost: '',
  changePercent: kind === 'number' ? '50' : '',
  changeAbsolute: kind === 'number' ? '5' : '',
  atMost: '',
  feeds: [],
  choices: typed(),
});

/** What a button of the builder does besides keeping what was entered. */
export type BuilderStep =
  | { readonly kind: 'save' }
  | { readonly kind: 'check' }
  | { readonly kind: 'add'; readonly question: DraftQuestion['kind'] }
  | { readonly kind: 'change'; readonly change: Change; readonly key: string };

type Change = 'up' | 'down' | 'remove' | 'feed';

const stepPattern = /^(up|down|remove|feed):([\w-]{1,40})$/;

/** @param text value of the button that was pressed; anything else only saves */
export const readStep = (text: string): BuilderStep => {
  if (text === 'check') return { kind: 'check' };
  const added = questionKinds.find((kind) => text === `add:${kind}`);
  if (added) return { kind: 'add', question: added };
  const [, kind, key] = stepPattern.exec(text) ?? [];
  return kind && key ? { kind: 'change', change: kind as Change, key } : { kind: 'save' }; // one of the pattern's words
};

const swapped = (
  questions: readonly DraftQuestion[],
  at: number,
  to: number,
): readonly DraftQuestion[] => {
  const moved = questions[at];
  if (!moved || to < 0 || to >= questions.length) return questions;
  return questions.filter((_, index) => index !== at).toSpliced(to, 0, moved);
};

/**
 * The draft after a step, and the question to go on with.
 *
 * @param takenKeys keys of questions of earlier versions, which a new question must not reuse
 */
export const applyStep = (
  draft: Draft,
  step: BuilderStep,
  takenKeys: readonly string[],
): { readonly draft: Draft; readonly focus: string | undefined } => {
  const { questions } = draft;
  if (step.kind === 'save' || step.kind === 'check') return { draft, focus: undefined };
  if (step.kind === 'add') {
    const key = nextKey([...takenKeys, ...questions.map((question) => question.key)]);
    return {
      draft: { ...draft, questions: [...questions, emptyQuestion(key, step.question)] },
      focus: key,
    };
  }
  const at = questions.findIndex(({ key }) => key === step.key);
  if (step.change === 'feed')
    return {
      draft: {
        ...draft,
        questions: questions.map((question) =>
          question.key === step.key
            ? { ...question, feeds: [...question.feeds, { indicator: '', as: 'numerator' }] }
            : question,
        ),
      },
      focus: step.key,
    };
  if (step.change === 'remove') {
    const left = questions.filter(({ key }) => key !== step.key);
    return {
      draft: {
        ...draft,
        questions: left.map((question) =>
          question.atMost === step.key ? { ...question, atMost: '' } : question,
        ),
      },
      focus: (left[at] ?? left.at(-1))?.key,
    };
  }
  return {
    draft: { ...draft, questions: swapped(questions, at, step.change === 'up' ? at - 1 : at + 1) },
    focus: step.key,
  };
};
