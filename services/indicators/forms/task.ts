/** One entry as the person before the screen may see it: what is asked, what is there, what was last time. */
import type { Db } from '../../../platform/database/db.ts';
import { areasByCode } from '../../../platform/places/areas.ts';
import { Problem } from '../../../platform/problem.ts';
import { definitionByCode } from '../catalogue/store.ts';
import { parsePeriod, periodKey, periodPlus } from '../values/period.ts';
import { everyone, series } from '../values/store.ts';
import { type Assignment, assignmentOf, type Task } from './assignment-store.ts';
import type { FormContent, NumberQuestion } from './content.ts';
import { dayAt, dueDay, periodsToEnter } from './due.ts';
import { type Entry, entryAt, type Place } from './entry-store.ts';
import { contentOf, type FormRow, formByCode } from './form-store.ts';
import type { Previous } from './rules.ts';
import { readTypedNumber } from './typed-number.ts';

export interface FormTask {
  readonly form: FormRow;
  /** What this entry is asked: the version it began with, else the latest. */
  readonly content: FormContent;
  readonly version: number;
  readonly place: Place;
  readonly assignment: Assignment;
  readonly areaName: string;
  readonly due: string;
  readonly entry: Entry | undefined;
}

/** Parts of an entry's address. */
export interface EntryAddress {
  readonly form?: string;
  readonly area?: string;
  readonly period?: string;
}

export const myFormsPath = '/work/my-forms';
export const toSignPath = '/work/forms-to-sign';

/** @param period first day of it */
export const entryPath = (
  base: typeof myFormsPath | typeof toSignPath,
  code: string,
  content: FormContent,
  { area, period }: Pick<Place, 'area' | 'period'>,
): string => `${base}/${code}/${encodeURIComponent(area)}/${periodKey(period, content)}`;

/**
 * Opens an entry for a person with a task in its area. This check stands on every way to an entry:
 * whoever holds the permission still sees no more than the own areas.
 *
 * @throws Problem not-found when there is no such form, area or period; forbidden for other people's areas
 */
export const openTask = async (
  db: Db,
  now: Date,
  personId: string,
  task: Task,
  address: EntryAddress,
): Promise<FormTask> => {
  const form = await formByCode(db, address.form ?? '');
  const latest = await contentOf(db, form.id, form.version);
  const period = parsePeriod(address.period ?? '', latest);
  const assignment = await assignmentOf(db, form.id, address.area ?? '');
  if (!period || !assignment) throw new Problem('not-found', { what: 'entry' });
  if (!assignment[task].includes(personId)) throw new Problem('forbidden');
  const place = { formId: form.id, area: assignment.area, period };
  const entry = await entryAt(db, place);
  const isAsked =
    entry !== undefined ||
    (form.state === 'open' &&
      periodsToEnter(assignment.fromPeriod, dayAt(now), latest).includes(period));
  if (!isAsked) throw new Problem('not-found', { what: 'entry' });
  const content = entry ? await contentOf(db, form.id, entry.version) : latest;
  const [area] = await areasByCode(db, content.geography, [place.area]);
  return {
    form,
    content,
    version: entry?.version ?? form.version,
    place,
    assignment,
    areaName: area?.name ?? place.area,
    due: dueDay(period, content),
    entry,
  };
};

const publishedBefore = async (
  db: Db,
  { content, place }: FormTask,
  { feeds }: NumberQuestion,
  period: string,
): Promise<number | undefined> => {
  const [feed] = feeds;
  if (!feed) return undefined;
  const { id } = await definitionByCode(db, feed.indicator);
  const own = { seesStaff: true, exact: [{ geography: content.geography, area: place.area }] };
  const values = await series(db, own, { indicatorId: id, cutId: everyone, area: place.area });
  return values.find((one) => one.period === period)?.[feed.as] ?? undefined;
};

/**
 * The numbers of the last period: what was sent then, or what is published where the form is new.
 *
 * @returns by key of the question; questions without one are left out
 */
export const previousNumbers = async (db: Db, task: FormTask): Promise<Previous> => {
  const { content, place } = task;
  const period = periodPlus(place.period, -1, content);
  const before = await entryAt(db, { ...place, period });
  const isSent = before?.state === 'submitted' || before?.state === 'signed';
  const numbers = new Map<string, number>();
  for (const question of content.questions) {
    if (question.kind !== 'number') continue;
    const typed = isSent ? before.answers[question.key] : undefined;
    const read = typed === undefined ? undefined : readTypedNumber(typed, question.decimals);
    const number = read?.ok ? read.value : await publishedBefore(db, task, question, period);
    if (number !== undefined) numbers.set(question.key, number);
  }
  return numbers;
};
