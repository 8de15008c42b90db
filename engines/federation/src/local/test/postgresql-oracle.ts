/** PostgreSQL inside the test: what a plan's rows have to be. */
import { PGlite } from '@electric-sql/pglite';
import { postgresql } from '../../dialects/postgresql.ts';
import { type Fragment, inputsOf, type Node, outputOf, withInputs } from '../../plan/node.ts';
import { type Row, type SqlType, typeText } from '../../values.ts';

export interface Oracle {
  /** Rows of a plan as PostgreSQL's texts; undefined when it fails on a value. */
  readonly answer: (
    plan: Node,
    rows: ReadonlyMap<string, readonly Row[]>,
  ) => Promise<readonly (readonly (string | null)[])[] | undefined>;
  readonly close: () => Promise<void>;
}

const columnType = (type: SqlType): string =>
  `${type.name === 'bytes' ? 'bytea' : typeText(type)}${type.name === 'text' ? ' collate "C"' : ''}`;

const fragmentsOf = (plan: Node): readonly Fragment[] =>
  plan.kind === 'fragment' ? [plan] : inputsOf(plan).flatMap(fragmentsOf);

const overTables = (plan: Node): Node =>
  plan.kind === 'fragment'
    ? {
        kind: 'scan',
        source: 'test',
        table: {
          name: plan.name,
          path: [plan.name],
          columns: outputOf(plan).map(({ type }, index) => ({
            name: `c${index}`,
            type,
            isNullable: true,
          })),
          keys: [],
        },
        columns: outputOf(plan).map((output, index) => ({ ...output, column: `c${index}` })),
      }
    : withInputs(plan, overTables);

export const startOracle = async (): Promise<Oracle> => {
  const database = await PGlite.create();
  await database.exec("set timezone = 'UTC'");
  return {
    answer: async (plan, rows) => {
      for (const { name, plan: inner } of fragmentsOf(plan)) {
        const columns = outputOf(inner);
        const table = `"${name}"`;
        await database.exec(`drop table if exists ${table}`);
        const declared = columns.map(({ type }, index) => `c${index} ${columnType(type)}`);
        await database.exec(`create temp table ${table} (${declared.join(', ')})`);
        for (const row of rows.get(name) ?? []) {
          const places = row.map((_, index) => `$${index + 1}`).join(', ');
          await database.query(`insert into ${table} values (${places})`, [...row]);
        }
      }
      const { text, parameters } = postgresql.write(overTables(plan));
      const selected = outputOf(plan).map((_, index) => `c${index}::text`);
      const query = `select ${selected.join(', ')} from (${text}) as answer`;
      try {
        const { rows: found } = await database.query<(string | null)[]>(query, [...parameters], {
          rowMode: 'array',
        });
        return found;
      } catch (error) {
        // Class 22: data exceptions.
        if (error instanceof Error && 'code' in error && /^2[12]/.test(String(error.code)))
          return undefined;
        throw new Error(`${error}: ${query}`);
      }
    },
    close: () => database.close(),
  };
};
