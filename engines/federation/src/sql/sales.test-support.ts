/** A table for windows: ties and NULLs in everything that is partitioned and ordered by. */
import type { Row, SqlType, Value } from '../values.ts';
import type { Catalogue } from './context.ts';

const REGIONS = ['north', 'south', null, 'east', 'north', 'south'];
const AMOUNTS = ['10.00', '2.50', '10.00', null, '0.00', '-3.25', '2.50', '7.10'];
const COUNTS = [3, 1, null, 3, 2, 8, 1];
const DAYS = ['2024-01-31', '2024-02-29', '2024-02-29', null, '2024-03-31', '2023-12-31'];
const MOMENTS = [
  '2024-02-29 12:00:00',
  '2024-01-31 00:00:00',
  '2024-02-29 12:30:00',
  null,
  '2024-03-30 06:15:00',
];
const WEIGHTS = ['0.5', '1.25', null, '-2', '0.5', '1e10', 'NaN', 'Infinity'];

type Cell = string | number | null;

/** Rows in the order of the table's columns. */
const ROWS = Array.from({ length: 26 }, (_, row): readonly Cell[] => {
  const of = (list: readonly Cell[], at = row): Cell => list[at % list.length] ?? null;
  return [
    row + 1,
    of(REGIONS),
    of(['a', 'b', 'B', null], row * 3 + (row >> 2)),
    of(COUNTS),
    of(['5', '9007199254740993', null]),
    of([1, 2, 3, null]),
    of(DAYS, row + (row >> 3)),
    of(MOMENTS),
    of(WEIGHTS),
    of(['true', 'false', null]),
    of(AMOUNTS),
  ];
});

export const SALES_TABLES = `
create schema shop;
create table shop.sales (id integer primary key, region text, kind text, qty integer, big bigint, small smallint,
  day date, moment timestamp, weight double precision, sold boolean, amount numeric(8,2));
insert into shop.sales values ${ROWS.map(
  (row) => `(${row.map((cell) => (cell === null ? 'null' : `'${cell}'`)).join(', ')})`,
).join(', ')};
`;

type Simple = Exclude<SqlType, { readonly name: 'numeric' }>['name'];

const COLUMNS: readonly (readonly [string, Simple])[] = [
  ['id', 'integer'],
  ['region', 'text'],
  ['kind', 'text'],
  ['qty', 'integer'],
  ['big', 'bigint'],
  ['small', 'smallint'],
  ['day', 'date'],
  ['moment', 'timestamp'],
  ['weight', 'double'],
  ['sold', 'boolean'],
];

export const salesCatalogue: Catalogue = {
  sources: new Map([
    [
      'shop',
      {
        tables: [
          {
            name: 'sales',
            path: ['shop', 'sales'],
            columns: [
              ...COLUMNS.map(([name, type]) => ({ name, type: { name: type }, isNullable: true })),
              {
                name: 'amount',
                type: { name: 'numeric' as const, precision: 8, scale: 2 },
                isNullable: true,
              },
            ],
            keys: [['id']],
          },
        ],
      },
    ],
  ]),
};

/** The same rows as values in transit. */
export const SALES_ROWS: readonly Row[] = ROWS.map((row) =>
  row.map((cell, index): Value => {
    const name = COLUMNS[index]?.[1];
    if (cell === null) return null;
    if (name === 'bigint') return BigInt(cell);
    if (name === 'double') return Number(cell);
    return name === 'boolean' ? cell === 'true' : cell;
  }),
);
