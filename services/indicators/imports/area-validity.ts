/** Whether an area's code held when a row's period ran. */
import { type Calendar, periodPlus } from '../values/period.ts';

/** Years of a code, for codes that have not always been there or are there no more. */
export interface Validity {
  /** First day; null when nothing else lay there before, so that earlier figures may be its own. */
  readonly from: string | null;
  /** First day on which it no longer holds; null for the present ones. */
  readonly to: string | null;
  /** Codes that lay there before `from`. */
  readonly before: readonly string[];
  /** Codes that lie there since `to`. */
  readonly after: readonly string[];
}

export type ValidityTrouble = {
  readonly code: 'area-ended' | 'area-not-yet';
  /** The day, and the codes that hold instead: `2024-01-01|N31, N32`. */
  readonly detail: string;
};

const detail = (day: string, codes: readonly string[]): string => `${day}|${codes.join(', ')}`;

/** @param period first day of the row's period */
export const troubleOfPeriod = (
  { from, to, before, after }: Validity,
  period: string,
  calendar: Calendar,
): ValidityTrouble | undefined => {
  if (to !== null && period >= to) return { code: 'area-ended', detail: detail(to, after) };
  if (from !== null && periodPlus(period, 1, calendar) <= from)
    return { code: 'area-not-yet', detail: detail(from, before) };
  return undefined;
};
