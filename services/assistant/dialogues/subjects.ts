/** What can be expected in a test dialogue: the subjects, and the facts of other services. */
import type { Db } from '../../../platform/database/db.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import type { City } from '../../../platform/service.ts';
import type { Option } from '../../../platform/ui/components/form/fields.tsx';
import { factForms, factIntents } from '../chat/facts.ts';
import { intentChoices } from '../learning/store.ts';
import { dialogueMessages } from './messages/index.ts';

export interface Subjects {
  readonly options: readonly Option[];
  /** What it is called; its key where it is there no more. */
  readonly titleOf: (key: string) => string;
  readonly isKnown: (key: string) => boolean;
  /** Whether it is written in the workspace, and no fact. */
  readonly isWritten: (key: string) => boolean;
  /** Whether it is a fact that needs to be told something. */
  readonly needsTelling: (key: string) => boolean;
}

export const subjectsIn = async (
  city: Pick<City, 'services'>,
  db: Db,
  language: Language,
): Promise<Subjects> => {
  const forms = new Set(factForms(city).map(({ intent }) => intent));
  const written = await intentChoices(db, language);
  const options = [
    ...written.map(({ key, theme, title }) => ({
      value: key,
      label: title,
      group: theme,
    })),
    ...factIntents(city).map(({ key, fact }) => ({
      value: key,
      label: fact.question[language],
      group: dialogueMessages[language].facts,
    })),
  ];
  const titles = new Map(options.map(({ value, label }) => [value, label]));
  return {
    options,
    titleOf: (key) => titles.get(key) ?? key,
    isKnown: (key) => titles.has(key),
    isWritten: (key) => written.some((one) => one.key === key),
    needsTelling: (key) => forms.has(key),
  };
};
