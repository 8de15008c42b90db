import { z } from 'zod';
import { languages } from '../../../platform/messages/languages.ts';
import type { Text } from '../../../platform/messages/text.ts';

export const actionStates = ['planned', 'running', 'done', 'stopped'] as const;
export type ActionState = (typeof actionStates)[number];

/** Something that is done about a challenge. */
export interface ChallengeAction {
  readonly title: Text;
  /** Who answers for it: a team or an organisation. */
  readonly owner: Text;
  readonly state: ActionState;
  /** Months, `YYYY-MM`; empty when not known. */
  readonly from: string;
  readonly to: string;
  /** Code of the indicator by which it is to be seen; empty when there is none. */
  readonly outcome: string;
}

/** What a challenge page says. Paragraphs and lists are lines of a text. */
export interface ChallengeContent {
  readonly title: Text;
  readonly lead: Text;
  readonly why: Text;
  /** Codes, in the order of the page. */
  readonly indicators: readonly string[];
  /** What the differences between neighbourhoods tell, in the editor's words. */
  readonly differences: Text;
  readonly actions: readonly ChallengeAction[];
  readonly youCan: Text;
  readonly contact: Text;
  readonly sources: Text;
}

export const textFields = [
  'title',
  'lead',
  'why',
  'differences',
  'youCan',
  'contact',
  'sources',
] as const;
export type TextField = (typeof textFields)[number];

export const indicatorsAtMost = 4;
export const actionsAtMost = 12;

export const slugShape = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(60);

export const monthShape = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

export const emptyContent: ChallengeContent = {
  title: {},
  lead: {},
  why: {},
  indicators: [],
  differences: {},
  actions: [],
  youCan: {},
  contact: {},
  sources: {},
};

export const hasText = (text: Text): boolean =>
  languages.some((language) => (text[language] ?? '').trim() !== '');

/** What a page must have before people see it. */
export type Lack = 'title' | 'lead' | 'why' | 'indicators' | 'contact';

export const lacksOf = (content: ChallengeContent): readonly Lack[] => [
  ...(['title', 'lead', 'why', 'contact'] as const).filter((field) => !hasText(content[field])),
  ...(content.indicators.length === 0 ? (['indicators'] as const) : []),
];

/** Non-empty lines of a text: its paragraphs, or the items of a list. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
