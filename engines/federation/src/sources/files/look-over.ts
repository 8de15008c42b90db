/** What the rows of a file tell of its columns. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { fits, type Guess, quotedName } from './column-types.ts';
import type { ColumnType } from './options.ts';
import { type Doubt, type Reader, rowsOf } from './reader.ts';
import { scaleOf } from './said-types.ts';

interface Found {
  /** Undefined where not all rows were looked at. */
  readonly rows: number | undefined;
  readonly guesses: ReadonlyMap<string, Guess>;
  readonly scales: ReadonlyMap<string, number>;
}

type Candidates = readonly (readonly [name: string, guesses: readonly Guess[]])[];

/** Rows by which most guesses are given up, so that all rows are looked at for few. */
const FIRST_ROWS = 1_000;

/** Looks over the rows: which guesses hold, and how long decimals are. */
export const lookOver = async (
  connection: DuckDBConnection,
  { from, sample, isWhole, columns }: Reader,
  types: Readonly<Record<string, ColumnType>>,
): Promise<Found> => {
  /** Which guesses hold of some rows, of the first ones of each column. */
  const look = async (candidates: Candidates, rows: string, count: number) => {
    const guesses = candidates.flatMap(([name, all]) =>
      all.slice(0, count).map((guess) => ({ name, guess })),
    );
    const conditions = guesses.map(
      ({ name, guess }, index) => `${fits(quotedName(name), guess)} as "${index}"`,
    );
    const selected = ['count(*) as rows', ...conditions].join(', ');
    const [found] = await rowsOf(connection, `select ${selected} from ${rows}`);
    const held = guesses.filter((_, index) => found?.[index] === true);
    return { rows: Number(found?.rows), held: Map.groupBy(held, ({ name }) => name) };
  };

  const all: Candidates = columns.map(({ name, guesses }) => [name, guesses]);
  const hasGuesses = all.some(([, guesses]) => guesses.length > 0);
  const first = hasGuesses
    ? await look(all, `(select * from ${from} limit ${FIRST_ROWS})`, Number.POSITIVE_INFINITY)
    : undefined;
  let left: Candidates = [...(first?.held ?? [])].map(([name, held]) => [
    name,
    held.map(({ guess }) => guess),
  ]);
  const guesses = new Map<string, Guess>();
  let rows: number | undefined;
  while (left.length > 0 || (isWhole && rows === undefined)) {
    // The first guess that holds is the narrowest.
    const looked = await look(left, sample, 1);
    rows = looked.rows;
    for (const [name, [held]] of looked.held) if (held) guesses.set(name, held.guess);
    left = left.flatMap(([name, [, ...others]]) =>
      guesses.has(name) || others.length === 0 ? [] : [[name, others]],
    );
  }

  const decimals = columns.filter(
    ({ name }) => Object.hasOwn(types, name) && types[name] === 'numeric',
  );
  const scales = decimals.map(({ name }, index) => `${scaleOf(quotedName(name))} as "${index}"`);
  const measured =
    scales.length > 0 ? await rowsOf(connection, `select ${scales.join(', ')} from ${from}`) : [];
  return {
    rows: isWhole ? rows : undefined,
    guesses,
    scales: new Map(decimals.map(({ name }, index) => [name, Number(measured[0]?.[index])])),
  };
};

/** Whether one of the columns has values, and no letter in any of them. */
export const standsOut = async (
  connection: DuckDBConnection,
  sample: string,
  { columns }: Doubt,
): Promise<boolean> => {
  if (columns.length === 0) return false;
  const conditions = columns.map(
    (name) => `bool_and(not regexp_matches(${quotedName(name)}, '\\p{L}'))`,
  );
  const [found] = await rowsOf(connection, `select ${conditions.join(', ')} from ${sample}`);
  return Object.values(found ?? {}).includes(true);
};
