/** What many queries were like and what became of them. */
import { prepareStreaming } from '../../src/local/streaming.ts';
import type { Answer, Answered } from './answers.ts';
import type { MixedQuery } from './queries.ts';

/** Where the rows of all sources met. */
export type Meeting =
  | 'in one source'
  | 'row by row'
  | 'in memory'
  | 'in DuckDB'
  /** Nothing ran, as something is wrong with the query. */
  | 'nowhere';

export interface Tally {
  readonly count: (
    query: MixedQuery,
    answered: Answered,
    expected: Answer,
    ranInDuckdb: boolean,
  ) => void;
  /** Queries that PostgreSQL answers with at least one row. */
  readonly withRows: () => number;
  readonly meetings: ReadonlyMap<Meeting, number>;
  readonly outcomes: ReadonlyMap<string, number>;
  readonly constructs: ReadonlyMap<string, number>;
  /** Messages of what is not supported, with how often they came. */
  readonly refused: ReadonlyMap<string, number>;
  /** Queries in which a source was asked for the keys of another one. */
  readonly bound: () => number;
}

const add = <Key>(to: Map<Key, number>, key: Key): void => void to.set(key, (to.get(key) ?? 0) + 1);

const meetingOf = ({ ready, report }: Answered, ranInDuckdb: boolean): Meeting => {
  if (!ready || !report) return 'nowhere';
  if (ranInDuckdb) return 'in DuckDB';
  if (ready.plan.kind === 'fragment') return 'in one source';
  return prepareStreaming(ready.plan) ? 'row by row' : 'in memory';
};

export const createTally = (): Tally => {
  const meetings = new Map<Meeting, number>();
  const outcomes = new Map<string, number>();
  const constructs = new Map<string, number>();
  const refused = new Map<string, number>();
  let withRows = 0;
  let bound = 0;
  return {
    count: (query, answered, expected, ranInDuckdb) => {
      const { answer, ready } = answered;
      add(meetings, meetingOf(answered, ranInDuckdb));
      add(outcomes, answer.kind);
      for (const construct of query.constructs) add(constructs, construct);
      if (answer.kind === 'not-supported') add(refused, answer.message.replaceAll(/\d+/g, '…'));
      if (expected.kind === 'rows' && expected.rows.length > 0) withRows += 1;
      if (ready && ready.links.length > 0) bound += 1;
    },
    withRows: () => withRows,
    bound: () => bound,
    meetings,
    outcomes,
    constructs,
    refused,
  };
};

const lines = (title: string, counts: ReadonlyMap<string, number>): string =>
  [
    title,
    ...[...counts]
      .sort(([, a], [, b]) => b - a)
      .map(([name, count]) => `${String(count).padStart(7)} ${name}`),
  ].join('\n');

export const tallyText = (tally: Tally): string =>
  [
    `${tally.withRows()} with rows, ${tally.bound()} with bind joins`,
    lines('Answers', tally.outcomes),
    lines('Rows met', tally.meetings),
    lines('Not supported', tally.refused),
    lines('Constructs', tally.constructs),
  ].join('\n');
