/** Whether a figure is there, and if not why: said in every file, so that withheld is not taken for missing. */

export const statuses = [
  'observed',
  'incomplete',
  'withheld',
  'not-delivered',
  'no-cases',
  'missing',
] as const;

/**
 * `observed`: the value is given. `incomplete`: it is given, and parts were not there. Without a value:
 * `withheld` (it is known and not shown), `not-delivered` (the source did not give it), `no-cases`
 * (nothing to count), `missing` (no reason is known).
 */
export type Status = (typeof statuses)[number];

const byNote: Readonly<Record<string, Status>> = {
  withheld: 'withheld',
  'not delivered': 'not-delivered',
  'no cases': 'no-cases',
  incomplete: 'incomplete',
};

/** @param note as it is kept: a known word, perhaps with more after a colon */
export const statusOf = ({
  value,
  note,
}: {
  readonly value: number | null;
  readonly note: string | null;
}): Status => {
  const known = byNote[(note ?? '').split(':')[0] ?? ''];
  if (value !== null) return known === 'incomplete' ? 'incomplete' : 'observed';
  return known === undefined || known === 'incomplete' ? 'missing' : known;
};
