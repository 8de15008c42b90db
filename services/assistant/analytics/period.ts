/** Months and quarters of the town's calendar, as texts that sort: `2026-03`, `2026-Q1`. */

export interface Period {
  /** First and last month, `YYYY-MM`. */
  readonly from: string;
  readonly to: string;
}

const monthShape = /^\d{4}-(0[1-9]|1[0-2])$/;

export const isMonth = (text: string): boolean => monthShape.test(text);

export const monthOf = (day: string): string => day.slice(0, 7);

const indexOf = (month: string): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

const monthAt = (index: number): string =>
  `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;

/** @param months negative for before */
export const monthsFrom = (month: string, months: number): string =>
  monthAt(indexOf(month) + months);

export const monthsIn = ({ from, to }: Period): readonly string[] =>
  Array.from({ length: Math.max(0, indexOf(to) - indexOf(from) + 1) }, (_, index) =>
    monthsFrom(from, index),
  );

/** As many months, just before. */
export const periodBefore = (period: Period): Period => ({
  from: monthsFrom(period.from, -monthsIn(period).length),
  to: monthsFrom(period.from, -1),
});

/** First and last day. */
export const daysOf = ({
  from,
  to,
}: Period): { readonly first: string; readonly last: string } => ({
  first: `${from}-01`,
  last: new Date(Date.parse(`${monthsFrom(to, 1)}-01T00:00:00Z`) - 86_400_000)
    .toISOString()
    .slice(0, 10),
});

/** The Monday that a day's week begins with. */
export const weekOf = (day: string): string => {
  const moment = Date.parse(`${day}T00:00:00Z`);
  const sinceMonday = (new Date(moment).getUTCDay() + 6) % 7;
  return new Date(moment - sinceMonday * 86_400_000).toISOString().slice(0, 10);
};

/** The Mondays of all weeks with a day in the period. */
export const weeksIn = (period: Period): readonly string[] => {
  const { first, last } = daysOf(period);
  const weeks: string[] = [];
  for (let week = weekOf(first); week <= last; ) {
    weeks.push(week);
    week = new Date(Date.parse(`${week}T00:00:00Z`) + 7 * 86_400_000).toISOString().slice(0, 10);
  }
  return weeks;
};

export const quarterOf = (month: string): string =>
  `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`;

export const monthsOfQuarter = (quarter: string): Period => {
  const first = (Number(quarter.slice(6)) - 1) * 3 + 1;
  const from = `${quarter.slice(0, 4)}-${String(first).padStart(2, '0')}`;
  return { from, to: monthsFrom(from, 2) };
};

/** Quarters from that of the first month on which have ended before this one. */
export const endedQuarters = (firstMonth: string, thisMonth: string): readonly string[] => {
  const quarters: string[] = [];
  for (
    let { from } = monthsOfQuarter(quarterOf(firstMonth));
    monthsFrom(from, 2) < thisMonth;
    from = monthsFrom(from, 3)
  )
    quarters.push(quarterOf(from));
  return quarters;
};
