/** What a measurement is. Each `<name>.bench.ts` exports one as its default. */
import type { Product } from '../journeys/support/server.ts';

export interface BenchContext {
  /** What is measured. */
  readonly product: Product;
  /** A PostgreSQL server on which databases can be made; `undefined` leaves its measurements out. */
  readonly databaseUrl: string | undefined;
  /** A folder with what is measured on, where a measurement asks for one. */
  readonly data: string | undefined;
  /** Tells the person who waits how far it is. */
  readonly say: (line: string) => void;
}

export interface Result {
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  /** The promise in words, such as `≤ 20`; empty when none is made. */
  readonly limit: string;
  readonly ok: boolean;
}

export interface Bench {
  readonly name: string;
  /** What is measured and what is promised, in one or two sentences. */
  readonly limit: string;
  readonly run: (context: BenchContext) => Promise<readonly Result[]>;
}

type Measured = Pick<Result, 'metric' | 'value' | 'unit'>;

export const atMost = (limit: number, measured: Measured): Result => ({
  ...measured,
  limit: `≤ ${limit}`,
  ok: measured.value <= limit,
});

export const atLeast = (limit: number, measured: Measured): Result => ({
  ...measured,
  limit: `≥ ${limit}`,
  ok: measured.value >= limit,
});

/** A figure to know, about which nothing is promised. */
export const withoutLimit = (measured: Measured): Result => ({ ...measured, limit: '', ok: true });

/** The middle value; of an even number the mean of the two in the middle. Throws a RangeError for none. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('No values');
  return (lower + upper) / 2;
};
