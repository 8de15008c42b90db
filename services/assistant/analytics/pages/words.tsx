import type { PageContext } from '../../../../platform/ui/page.ts';
import { analyticsMessages } from '../messages/index.ts';
import type { Period } from '../period.ts';
import type { Shown } from '../protect-topics.ts';

type Reader = Pick<PageContext, 'language' | 'format'>;

const asDate = (day: string): Date => new Date(`${day}T00:00:00Z`);

export const monthName = (
  { format }: Reader,
  month: string,
  style: 'month' | 'shortMonth' = 'month',
): string => format.date(asDate(`${month}-01`), style);

export const dayName = ({ format }: Reader, day: string): string =>
  format.date(new Date(`${day}T12:00:00Z`));

export const periodName = (page: Reader, { from, to }: Period): string =>
  from === to
    ? monthName(page, from)
    : analyticsMessages[page.language].period(monthName(page, from), monthName(page, to));

/** @param quarter `2026-Q1` */
export const quarterName = ({ language }: Pick<Reader, 'language'>, quarter: string): string =>
  analyticsMessages[language].quarter(Number(quarter.slice(6)), quarter.slice(0, 4));

/** A whole number in the reader's way. */
export const whole = ({ format }: Reader, value: number): string => format.number(value, 0);

/** A number of a table in which some are withheld. */
export const Cell = ({ page, value }: { readonly page: Reader; readonly value: Shown }) =>
  value === undefined ? (
    <>
      <span aria-hidden="true">–</span>
      <span class="polder-visually-hidden">{analyticsMessages[page.language].withheld}</span>
    </>
  ) : (
    whole(page, value)
  );
