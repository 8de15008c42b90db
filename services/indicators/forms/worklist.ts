/** What is to be entered and signed: every period of every assigned area, with where it stands. */
import type { Db } from '../../../platform/database/db.ts';
import { areasByCode } from '../../../platform/places/areas.ts';
import type { Assignment } from './assignment-store.ts';
import type { FormContent } from './content.ts';
import { daysBetween, dueDay, periodsToEnter } from './due.ts';
import { type Entry, entriesOf } from './entry-store.ts';
import { type FormRow, releasedForms } from './form-store.ts';

type AssignedArea = Pick<Assignment, 'formId' | 'area' | 'fromPeriod'>;

export interface WorkLine {
  readonly form: FormRow;
  readonly content: FormContent;
  readonly area: string;
  readonly areaName: string;
  readonly period: string;
  /** The day by which it should be sent. */
  readonly due: string;
  readonly entry: Entry | undefined;
}

/** `returned` and `late` come first for those who enter; `signed` is done. */
export const standings = ['returned', 'late', 'started', 'open', 'submitted', 'signed'] as const;
export type Standing = (typeof standings)[number];

export const standingOf = ({ entry, due }: WorkLine, today: string): Standing => {
  if (entry?.state === 'submitted' || entry?.state === 'signed') return entry.state;
  if (entry?.state === 'returned') return 'returned';
  if (daysBetween(due, today) > 0) return 'late';
  return entry ? 'started' : 'open';
};

export const isToDo = (standing: Standing): boolean =>
  standing !== 'submitted' && standing !== 'signed';

const areaNames = async (
  db: Db,
  areas: readonly { readonly geography: string; readonly area: string }[],
): Promise<ReadonlyMap<string, string>> => {
  const names = new Map<string, string>();
  for (const geography of new Set(areas.map((one) => one.geography))) {
    const codes = areas.filter((one) => one.geography === geography).map(({ area }) => area);
    for (const { code, name } of await areasByCode(db, geography, [...new Set(codes)]))
      names.set(`${geography} ${code}`, name);
  }
  return names;
};

/** Lines of assigned areas, in order of time; of closed forms only what was begun. */
export const worklist = async (
  db: Db,
  assigned: readonly AssignedArea[],
  today: string,
): Promise<readonly WorkLine[]> => {
  if (assigned.length === 0) return [];
  const forms = await releasedForms(db);
  const entries = new Map(
    (await entriesOf(db, assigned)).map((entry) => [
      `${entry.formId} ${entry.area} ${entry.period}`,
      entry,
    ]),
  );
  const places = assigned.flatMap((place) => {
    const released = forms.get(place.formId);
    return released ? [{ ...place, ...released, geography: released.content.geography }] : [];
  });
  const names = await areaNames(db, places);
  return places
    .flatMap(({ form, content, area, geography, fromPeriod }) =>
      periodsToEnter(fromPeriod, today, content).map((period) => ({
        form,
        content,
        area,
        areaName: names.get(`${geography} ${area}`) ?? area,
        period,
        due: dueDay(period, content),
        entry: entries.get(`${form.id} ${area} ${period}`),
      })),
    )
    .filter(({ form, entry }) => form.state === 'open' || entry !== undefined)
    .toSorted((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0));
};
