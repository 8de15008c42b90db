/** What was saved at an entry since someone opened it, put together with what that person typed. */
import type { Db } from '../../../platform/database/db.ts';
import type { PersonContext } from '../../../platform/http/routes.ts';
import { peopleNames } from '../imports/store.ts';
import { formMessages } from '../messages/forms/index.ts';
import type { Answers } from './content.ts';
import { changesSince, type Entry } from './entry-store.ts';
import { before, type Merge, mergeAnswers } from './merge.ts';
import { personName } from './pages/log-table.tsx';
import type { FormTask } from './task.ts';
import { answerText } from './wording.ts';

export interface Meanwhile extends Merge {
  /** A sentence for each answer in conflict, by key of the question. */
  readonly sentences: Readonly<Record<string, string>>;
  /** Names of the others who saved meanwhile; empty when nobody did. */
  readonly others: string;
}

/**
 * @param seen the revision that the person had before them
 * @returns own answers and those of others together; answers that both changed are in conflict,
 * unless the change before was the person's own, saved by itself or from another tab
 */
export const mergeMeanwhile = async (
  tx: Db,
  { page, person }: Pick<PersonContext, 'page' | 'person'>,
  { content }: FormTask,
  entry: Entry,
  mine: Answers,
  seen: number,
): Promise<Meanwhile> => {
  const since = entry.revision > seen ? await changesSince(tx, entry.id, seen) : [];
  const keys = content.questions.map(({ key }) => key);
  const merge = mergeAnswers(before(entry.answers, since), entry.answers, mine, keys);
  const latest = (key: string) => since.find(({ question }) => question === key);
  const conflicts = merge.conflicts.filter((key) => latest(key)?.by !== person.id);
  const ids = [...new Set(since.map(({ by }) => by))].filter((id) => id !== person.id);
  const people = await peopleNames(tx, ids);
  const text = formMessages[page.language].form;
  const sentences = Object.fromEntries(
    content.questions.flatMap((question) => {
      const line = conflicts.includes(question.key) ? latest(question.key) : undefined;
      if (!line) return [];
      const who = personName(page, people, line.by);
      const moment = page.format.date(line.at, 'moment');
      const theirs = answerText(page, question, entry.answers[question.key] ?? '');
      const sentence =
        theirs === '' ? text.meanwhileEmpty(who, moment) : text.meanwhile(who, theirs, moment);
      return [[question.key, sentence] as const];
    }),
  );
  const others = page.format.and(ids.map((id) => personName(page, people, id)));
  return { ...merge, conflicts, sentences, others };
};
