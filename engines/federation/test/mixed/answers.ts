/** One query on both: what the federation answers, what PostgreSQL does, and whether that is the same. */
import type pg from 'pg';
import type { QueryReport } from '../../src/execute/report.ts';
import type { Federation } from '../../src/federation.ts';
import { FederationError } from '../../src/federation-error.ts';
import { canonicalDecimal } from '../../src/local/memory/decimal.ts';
import type { ReadyPlan } from '../../src/plan/planner.ts';
import { printPlan } from '../../src/plan/print.ts';
import { type SqlType, typeText } from '../../src/values.ts';
import type { MixedQuery } from './queries.ts';

/** Values as texts; of a type's many ways to write one value, one. */
export type Answer =
  | {
      readonly kind: 'rows';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly (string | null)[])[];
    }
  /** A value has no answer, such as a division by zero. */
  | { readonly kind: 'value'; readonly message: string }
  /** What the query says has no meaning. */
  | { readonly kind: 'meaningless'; readonly message: string }
  | { readonly kind: 'not-supported'; readonly message: string }
  /** Never the same as anything. */
  | { readonly kind: 'failure'; readonly message: string };

const shown = (value: unknown, type: string): string | null => {
  if (value === null || value === undefined) return null;
  const text = String(value);
  if (type.startsWith('numeric')) return canonicalDecimal(text);
  // -0 equals 0, so either may stand for a group of both.
  if (type === 'double precision') return String(Number(text) + 0);
  if (type === 'boolean') return String(text === 't' || text === 'true');
  return text;
};

/** `numeric(10, 2)` is numeric, as result columns are compared. */
const typeName = (type: SqlType): string => typeText(type).replace(/\(.*/, '');

/** Types in PostgreSQL's catalogue. */
const TYPES: Readonly<Record<number, string>> = {
  16: 'boolean',
  20: 'bigint',
  21: 'smallint',
  23: 'integer',
  25: 'text',
  701: 'double precision',
  1043: 'text',
  1082: 'date',
  1114: 'timestamp',
  1184: 'timestamptz',
  1700: 'numeric',
  2950: 'uuid',
};

export const askOracle = async (client: pg.Client, query: MixedQuery): Promise<Answer> => {
  const values = query.parameters.map((value) => (value === null ? null : String(value)));
  const types = { getTypeParser: () => (text: string) => text };
  try {
    // The driver's types take the parsers of one type only.
    const asked = {
      text: query.text,
      values,
      rowMode: 'array',
      types,
    } as unknown as pg.QueryArrayConfig;
    const { fields, rows } = await client.query<unknown[]>(asked);
    const columns = fields.map(({ dataTypeID }) => TYPES[dataTypeID] ?? String(dataTypeID));
    return {
      kind: 'rows',
      columns: fields.map(({ name }, index) => `${name} ${columns[index]}`),
      rows: rows.map((row) => row.map((value, index) => shown(value, columns[index] ?? ''))),
    };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const message = `${code} ${error instanceof Error ? error.message : error}`;
    // Classes of SQLSTATE: data exceptions and more than one row; syntax and names.
    if (/^2[12]/.test(code)) return { kind: 'value', message };
    return { kind: code.startsWith('42') ? 'meaningless' : 'failure', message };
  }
};

export interface Answered {
  readonly answer: Answer;
  readonly ready: ReadyPlan | undefined;
  readonly report: QueryReport | undefined;
}

const answerOfError = (error: unknown): Answer => {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (!(error instanceof FederationError)) return { kind: 'failure', message };
  switch (error.code) {
    case 'value':
    case 'not-supported':
      return { kind: error.code, message };
    case 'unknown-table':
    case 'unknown-column':
    case 'unknown-function':
    case 'ambiguous-column':
    case 'wrong-type':
    case 'grouping':
    case 'syntax':
      return { kind: 'meaningless', message };
    default:
      return { kind: 'failure', message: `${error.code}: ${message}` };
  }
};

export const askFederation = async (
  federation: Federation,
  query: MixedQuery,
): Promise<Answered> => {
  let ready: ReadyPlan | undefined;
  let report: QueryReport | undefined;
  try {
    const run = await federation.query(query.text, { parameters: query.parameters });
    ready = run.ready();
    const types = run.columns.map(({ type }) => typeName(type));
    const rows: (string | null)[][] = [];
    try {
      for await (const batch of run.rows)
        for (const row of batch)
          rows.push(row.map((value, index) => shown(value, types[index] ?? '')));
    } finally {
      report = run.report();
    }
    if (report.isPartial) {
      const missing = report.fragments.filter(({ status }) => status === 'missing');
      const message = missing.map(
        ({ name, failure, statement }) => `${name} ${failure}: ${statement}`,
      );
      return {
        answer: { kind: 'failure', message: `partial: ${message.join('; ')}` },
        ready,
        report,
      };
    }
    const columns = run.columns.map(({ name }, index) => `${name} ${types[index]}`);
    return { answer: { kind: 'rows', columns, rows }, ready, report };
  } catch (error) {
    return { answer: answerOfError(error), ready, report };
  }
};

const CLOSE = 1e-12;

const areClose = (left: string | null, right: string | null): boolean => {
  if (left === null || right === null) return left === right;
  const [a, b] = [Number(left), Number(right)];
  return left === right || Math.abs(a - b) <= CLOSE * Math.max(Math.abs(a), Math.abs(b));
};

type Rows = readonly (readonly (string | null)[])[];

/** Rows in one order, whatever theirs was: by what is exact, then by the approximate numbers. */
const sorted = (rows: Rows, approximate: ReadonlySet<number>): Rows => {
  const keyed = rows.map((row) => ({
    row,
    key: JSON.stringify(row.filter((_, index) => !approximate.has(index))),
    numbers: row.flatMap((value, index) =>
      approximate.has(index) ? [Number(value ?? Number.NaN)] : [],
    ),
  }));
  keyed.sort((a, b) => {
    if (a.key !== b.key) return a.key < b.key ? -1 : 1;
    const at = a.numbers.findIndex((value, index) => value !== b.numbers[index]);
    return at < 0 ? 0 : (a.numbers[at] ?? 0) - (b.numbers[at] ?? 0);
  });
  return keyed.map(({ row }) => row);
};

const areSameRows = (left: Rows, right: Rows, approximate: ReadonlySet<number>): boolean =>
  left.length === right.length &&
  left.every((row, at) =>
    row.every((value, index) => {
      const other = right[at]?.[index] ?? null;
      return approximate.has(index) ? areClose(value, other) : value === other;
    }),
  );

/** What differs, in a word; undefined for the same answer. */
export const difference = (
  found: Answer,
  expected: Answer,
  query: MixedQuery,
): string | undefined => {
  if (found.kind === 'not-supported') return undefined;
  // PostgreSQL computes constants, and fails, also where there is no row to compute them for.
  if (expected.kind === 'value' && found.kind === 'rows' && found.rows.length === 0)
    return undefined;
  if (found.kind !== expected.kind || found.kind === 'failure')
    return `${found.kind} for ${expected.kind}`;
  if (found.kind !== 'rows' || expected.kind !== 'rows') return undefined;
  if (found.columns.join() !== expected.columns.join()) return 'columns';
  if (found.rows.length !== expected.rows.length)
    return `${found.rows.length} rows for ${expected.rows.length}`;
  const { approximate, order, isTotal } = query;
  if (
    !areSameRows(sorted(found.rows, approximate), sorted(expected.rows, approximate), approximate)
  )
    return 'rows';
  if (isTotal) return areSameRows(found.rows, expected.rows, approximate) ? undefined : 'order';
  const keys = (rows: Rows): string =>
    JSON.stringify(rows.map((row) => order.map((index) => row[index])));
  return keys(found.rows) === keys(expected.rows) ? undefined : 'order';
};

const shownAnswer = (answer: Answer, others: ReadonlySet<string>): string => {
  if (answer.kind !== 'rows') return `${answer.kind}: ${answer.message}`;
  const rows = answer.rows.map((row) => JSON.stringify(row));
  const own = rows.filter((row) => !others.has(row));
  const some = (own.length > 0 ? own : rows).slice(0, 8).map((row) => `    ${row}`);
  return [`${rows.length} rows (${answer.columns.join(', ')}); only here, or all:`, ...some].join(
    '\n',
  );
};

const rowTexts = (answer: Answer): ReadonlySet<string> =>
  new Set(answer.kind === 'rows' ? answer.rows.map((row) => JSON.stringify(row)) : []);

/** All that is needed to look into a difference. */
export const described = (
  query: MixedQuery,
  { answer, ready }: Answered,
  expected: Answer,
): string =>
  [
    query.text,
    `  parameters ${JSON.stringify(query.parameters.map(String))}`,
    `  found ${shownAnswer(answer, rowTexts(expected))}`,
    `  expected ${shownAnswer(expected, rowTexts(answer))}`,
    ready ? printPlan(ready.plan) : '  no plan',
  ].join('\n');
