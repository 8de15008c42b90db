/** Letters about forms: at most one a day for each person, and about each matter once. */

import type { JobDefinition } from '../../../platform/jobs/jobs.ts';
import { formats } from '../../../platform/messages/format.ts';
import { byLanguage, isLanguage, type Language } from '../../../platform/messages/languages.ts';
import type { City } from '../../../platform/service.ts';
import { peopleNames } from '../imports/store.ts';
import { formMessages } from '../messages/forms/index.ts';
import { periodLabel } from '../values/period.ts';
import { allAssignments } from './assignment-store.ts';
import { dayAt, daysBetween, reminderStage } from './due.ts';
import { dayText } from './pages/day.tsx';
import { fillPermission, signPermission } from './permissions.ts';
import {
  type Addressee,
  addressees,
  claimReminders,
  forgetReminders,
  type ReminderKey,
} from './reminder-store.ts';
import { myFormsPath, toSignPath } from './task.ts';
import { titleOf } from './wording.ts';
import { isToDo, standingOf, type WorkLine, worklist } from './worklist.ts';

const millisecondsPerDay = 86_400_000;
/** A stage that is older will not come again: its period is long past. */
const keepDays = 800;

interface Matter {
  readonly task: 'enter' | 'sign';
  readonly line: WorkLine;
  readonly key: ReminderKey;
}

/** What each person has earned a reminder of by today, sent or not. */
const mattersOf = async ({ db }: City, today: string): Promise<readonly Matter[]> => {
  const assignments = await allAssignments(db);
  const people = new Map(assignments.map((one) => [`${one.formId} ${one.area}`, one]));
  return (await worklist(db, assignments, today)).flatMap((line) => {
    const { entry, due, period, area } = line;
    const assignment = people.get(`${line.form.id} ${area}`);
    if (!assignment) return [];
    const matter = (task: Matter['task'], personId: string, stage: string): Matter => ({
      task,
      line,
      key: { formId: line.form.id, area, period, personId, stage },
    });
    if (isToDo(standingOf(line, today))) {
      const stage = reminderStage(due, today);
      return stage === undefined ? [] : assignment.enter.map((id) => matter('enter', id, stage));
    }
    if (entry?.state !== 'submitted' || entry.submittedAt === null) return [];
    const weeks = Math.floor(daysBetween(dayAt(entry.submittedAt), today) / 7);
    return assignment.sign
      .filter((id) => id !== entry.submittedBy)
      .map((id) => matter('sign', id, `sign-${entry.revision}-${weeks}`));
  });
};

const letterOf = (
  city: City,
  { name, language: chosen }: Addressee,
  matters: readonly Matter[],
  senders: ReadonlyMap<string, string>,
  today: string,
) => {
  const { municipality, config } = city;
  const language: Language = isLanguage(chosen) ? chosen : municipality().defaultLanguage;
  const reader = { language, format: formats[language] };
  const text = formMessages[language].mail;
  const origin = config.publicUrl ?? `http://localhost:${config.port}`;
  const standing = ({ task, line }: Matter): string => {
    if (task === 'sign') return text.sentBy(senders.get(line.entry?.submittedBy ?? '') ?? '');
    const day = dayText(reader, line.due);
    return daysBetween(line.due, today) > 0 ? text.late(day) : text.due(day);
  };
  const part = (task: Matter['task'], heading: string, path: string): readonly string[] => {
    const own = matters.filter((matter) => matter.task === task);
    if (own.length === 0) return [];
    const lines = own.map((matter) => {
      const { content, areaName, period } = matter.line;
      const what = text.what(
        titleOf(reader, content),
        areaName,
        periodLabel(period, content, reader.format),
      );
      return text.line(what, standing(matter));
    });
    return [heading, ...lines, '', `${origin}/${language}${path}`, ''];
  };
  return {
    subject: text.subject(municipality().name),
    text: [
      text.hello(name),
      '',
      ...part('enter', text.toFill, myFormsPath),
      ...part('sign', text.toSign, toSignPath),
      text.why,
    ].join('\n'),
  };
};

const taskPermission = { enter: fillPermission, sign: signPermission } as const;

/**
 * Writes the letters of a day. May be called again at any time: what a person was told is not told
 * again.
 *
 * @returns how many letters were written
 */
export const sendReminders = async (city: City): Promise<number> => {
  const { db, mail } = city;
  const now = city.now();
  const today = dayAt(now);
  const matters = await mattersOf(city, today);
  const people = await addressees(db, [...new Set(matters.map(({ key }) => key.personId))]);
  const senders = await peopleNames(
    db,
    matters.flatMap(({ line }) => line.entry?.submittedBy ?? []),
  );
  let written = 0;
  for (const person of people) {
    const own = matters.filter(
      ({ key, task }) =>
        key.personId === person.id && person.permissions.includes(taskPermission[task]),
    );
    // the claim and the letter stand or fall together
    await db.transaction(async (tx) => {
      const claimed = new Set(
        (
          await claimReminders(
            tx,
            own.map(({ key }) => key),
            now,
          )
        ).map((key) => JSON.stringify(key)),
      );
      const fresh = own.filter(({ key }) => claimed.has(JSON.stringify(key)));
      if (fresh.length === 0) return;
      await mail.send(tx, { to: person.email, ...letterOf(city, person, fresh, senders, today) });
      written++;
    });
  }
  await forgetReminders(db, new Date(now.getTime() - keepDays * millisecondsPerDay));
  return written;
};

export const remindJob: JobDefinition<City> = {
  name: 'indicators.remind-forms',
  label: byLanguage(formMessages, ({ job }) => job),
  // before most people begin their day, in summer and in winter
  schedule: '0 5 * * *',
  run: async (city) => {
    await sendReminders(city);
  },
};
