/** Tables that are spread over four sources: their columns, and rows drawn at random. */
import { hashText, uniformDraws } from '@polder/random';
import type { Row, SqlType, Value } from '../../src/values.ts';
import { type Domain, drawValue } from './domains.ts';
import { createDraws, type Draws } from './draws.ts';

export interface TestColumn {
  readonly name: string;
  readonly type: SqlType;
  readonly domain: Domain;
  /** No two rows share it, and none lacks it. */
  readonly isKey: boolean;
}

/** The names of sources, which schemas of the oracle have, too. */
export type SourceName = 'crm' | 'tax' | 'archive' | 'lists';

export interface TestTable {
  readonly source: SourceName;
  readonly name: string;
  readonly columns: readonly TestColumn[];
  readonly count: number;
  /** Of a file. */
  readonly format?: 'csv' | 'json' | 'parquet';
}

const numericType = (precision: number, scale: number): SqlType => ({
  name: 'numeric',
  precision,
  scale,
});

const TYPES: Readonly<Record<string, SqlType>> = {
  small: { name: 'smallint' },
  int: { name: 'integer' },
  big: { name: 'bigint' },
  money: numericType(10, 2),
  rate: numericType(8, 4),
  sum: numericType(14, 2),
  double: { name: 'double' },
  text: { name: 'text' },
  bool: { name: 'boolean' },
  date: { name: 'date' },
  time: { name: 'timestamp' },
  zoned: { name: 'timestamptz' },
  uuid: { name: 'uuid' },
};

/** Columns as `name type domain`, with a star behind a key's domain. */
const columnsOf = (text: string): readonly TestColumn[] =>
  text.split(',').map((part) => {
    const [name = '', type = '', domain = ''] = part.trim().split(/\s+/);
    const known = TYPES[type];
    if (!known) throw new Error(`No type ${type}`);
    const isKey = domain.endsWith('*');
    return { name, type: known, domain: domain.replace('*', '') as Domain, isKey }; // written below
  });

const table = (
  path: `${SourceName}.${string}`,
  count: number,
  columns: string,
  format?: TestTable['format'],
): TestTable => {
  const [source, name = ''] = path.split('.') as [SourceName, string]; // by its type
  return { source, name, count, columns: columnsOf(columns), ...(format && { format }) };
};

export const TABLES: readonly TestTable[] = [
  table(
    'crm.people',
    40,
    `id int person*, name text word, street text street, born date day, is_active bool flag,
     income money amount, score double weight, code uuid code, level small level, seen zoned moment`,
  ),
  table('crm.notes', 50, 'person int person, label text word, amount int size, at time moment'),
  table('crm.nothing', 0, 'id int person*, label text word, amount money amount, day date day'),
  table(
    'crm.entries',
    6_000,
    `id big entry*, person int person, kind text kind, amount sum amount, ratio double ratio,
     day date day, extent big wide, is_open bool flag`,
  ),
  table(
    'tax.bills',
    60,
    `id int bill*, person int person, total money amount, is_paid bool flag, due date day,
     sent time moment, label text word, weight double weight, code uuid code, street text street`,
  ),
  table('tax.rates', 12, 'kind text kind, rate rate fraction, level small level, since date day'),
  table(
    'tax.payments',
    4_000,
    `id big entry*, bill int bill, person big person, amount money amount, method text kind,
     at time moment, extent big wide, checked zoned moment`,
  ),
  table(
    'archive.visits',
    50,
    `id big visit*, person big person, place text word, seconds big size, score double weight,
     is_first bool flag, day date day, at time moment, fee money amount, code uuid code`,
  ),
  table('archive.labels', 15, 'name text word, weight double ratio, level small level'),
  table(
    'archive.logs',
    3_000,
    'id big entry*, person big person, kind text kind, amount big size, day date day, label text word',
  ),
  table(
    'lists.households',
    40,
    `id big household*, person big person, size big level, street text street, rent double weight,
     since date day, is_owner bool flag, moved time moment, label text word`,
    'csv',
  ),
  table(
    'lists.streets',
    12,
    'name text street, kind text kind, extent big person, opened date day, is_open bool flag, score double ratio',
    'json',
  ),
  table(
    'lists.meters',
    5_000,
    `id int entry*, person int person, kind text kind, reading rate fraction, day date day,
     level small level, at time moment, code uuid code, weight double weight`,
    'parquet',
  ),
  table(
    'lists.permits',
    30,
    `id big visit*, person int person, label text word, amount money amount, day date day,
     is_granted bool flag, extent big wide, code uuid code, ratio double ratio`,
    'parquet',
  ),
];

/** Rows of a table; some come twice where it has no key. */
export const rowsOf = (of: TestTable, seed: number): readonly Row[] => {
  const draws: Draws = createDraws(uniformDraws(hashText(`${of.source}.${of.name}`, seed)));
  const rows: Row[] = [];
  const hasKey = of.columns.some(({ isKey }) => isKey);
  while (rows.length < of.count) {
    const number = rows.length + 1;
    const before = rows.at(-1);
    if (!hasKey && before && draws.chance(0.2)) {
      rows.push(before);
      continue;
    }
    rows.push(
      of.columns.map(({ domain, type, isKey }): Value => {
        if (isKey) return type.name === 'bigint' ? BigInt(number) : number;
        return draws.chance(0.18) ? null : drawValue(domain, type, of.format, draws);
      }),
    );
  }
  return rows;
};
