/** The tables of two towns that differ in nothing but what policies hide; see `two-worlds.ts`. */
import type { Row, SqlType, Value } from '../src/values.ts';

const TYPES = {
  id: 'integer',
  name: 'text',
  district: 'text',
  secret: 'text',
  pay: 'integer',
  born: 'date',
  code: 'text',
  partner: 'integer',
  note: 'text',
  rate: 'double',
  since: 'date',
} as const satisfies Record<string, SqlType['name']>;

/** Who lives where everybody may look: in both worlds the same people with other secrets. */
const VISIBLE: readonly Row[] = Array.from({ length: 12 }, (_, at) => [
  at + 1,
  ['Ann', 'Bo', 'Cas', 'Dia', "O'Neil", 'Émile'][at % 6] ?? '',
  'Centrum',
  null,
  null,
  null,
  at % 4 === 3 ? null : `c${at % 3}`,
  at % 3 === 0 ? null : ((at * 5) % 12) + 1,
  null,
  at / 4,
  `20${10 + at}-05-06`,
]);

export type World = 'one' | 'other';

/** The first letters agree, as a partial mask shows them; so do the years, and where nothing stands. */
const SECRETS: Readonly<Record<World, readonly (string | null)[]>> = {
  one: ['alpha', 'b', null, 'crypt', '', 'delta', 'alpha', 'ev', '👩‍👧 x', '5', 'a%', "o'"],
  other: ['a', 'bravo', null, 'c', '', 'dim', 'axis', 'evermore', '👩z', '50', 'a_', 'o\\'],
};
const PAYS: Readonly<Record<World, readonly number[]>> = {
  one: [0, 10, 20, 2_147_483_647, -5, 0, 7, 7, 7, 100, 1, 2],
  other: [1, 2, 3, 4, 5, 6, 0, 0, 7, 2_000_000_000, 0, -2_147_483_648],
};
const DAYS: Readonly<Record<World, string>> = { one: '-01-31', other: '-12-02' };
const NOTES: Readonly<Record<World, string>> = { one: 'owes money', other: 'x' };

/** Who lives elsewhere: other people, other numbers of them, other traps. */
const HIDDEN: Readonly<Record<World, readonly Row[]>> = {
  one: [
    [101, 'Ann', 'Noord', 'alpha', 0, '1950-01-01', '12', 1, 'n', 1e308, '2001-02-03'],
    [102, 'Zed', 'Noord', 'only here', 1, '0044-03-15', 'x1', 2, '', 1e308, '1001-01-01'],
    [103, 'Bo', 'Zuid', null, null, null, null, null, null, null, null],
    [13, 'Cas', 'Noord', '7', 2_147_483_647, '9999-12-31', '7', 13, 'n', -1e308, '9999-12-31'],
  ],
  other: [
    [201, 'Quinn', 'Noord', 'bravo', 5, '2001-01-01', 'not a number', 3, 'n', 5e-324, null],
    [202, 'Quinn', 'Zuid', 'x\\', 6, '1999-02-28', '', 4, 'm', 0, '2024-02-29'],
    ...Array.from(
      { length: 6 },
      (_, at): Row => [
        210 + at,
        `H${at}`,
        at % 2 ? 'Noord' : 'Zuid',
        `s${at}`,
        at,
        '1977-07-07',
        String(at),
        at,
        null,
        -at,
        `190${at}-01-01`,
      ],
    ),
  ],
};

const peopleOf = (world: World): readonly Row[] => {
  const visible = VISIBLE.map((row, at) =>
    row
      .with(3, SECRETS[world][at] ?? null)
      .with(4, PAYS[world][at] ?? null)
      .with(5, at === 5 ? null : `${1960 + at}${DAYS[world]}`)
      .with(8, at % 2 ? NOTES[world] : null),
  );
  // Hidden rows stand before, between and behind the others.
  const hidden = HIDDEN[world];
  return [...hidden.slice(0, 2), ...visible.slice(0, 5), ...hidden.slice(2), ...visible.slice(5)];
};

export const PERMITS: readonly Row[] = Array.from({ length: 20 }, (_, at) => [
  at + 1,
  at < 14 ? at + 1 : at < 17 ? 87 + at : 187 + at,
  ['tree', 'terrace', 'event'][at % 3] ?? '',
]);

/** What somebody may guess at. */
export const GUESSES: readonly Row[] = [
  ...SECRETS.one.slice(0, 4),
  ...SECRETS.other.slice(0, 4),
  'Noord',
  'Zuid',
  'Centrum',
  'Quinn',
  'Zed',
].flatMap((word, at): Row[] => (word === null ? [] : [[at + 1, word]]));

export const TABLES = {
  people: { types: Object.entries(TYPES), key: 'id' },
  permits: {
    types: [
      ['number', 'integer'],
      ['person', 'integer'],
      ['kind', 'text'],
    ],
    key: 'number',
  },
  guesses: {
    types: [
      ['id', 'integer'],
      ['word', 'text'],
    ],
    key: 'id',
  },
} as const satisfies Record<
  string,
  { readonly types: readonly (readonly [string, SqlType['name']])[]; readonly key: string }
>;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES: readonly TableName[] = ['people', 'permits', 'guesses'];

export const rowsOf = (world: World): Readonly<Record<TableName, readonly Row[]>> => ({
  people: peopleOf(world),
  permits: PERMITS,
  guesses: GUESSES,
});

const literal = (value: Value, isBackslashed: boolean): string => {
  if (value === null) return 'null';
  if (typeof value === 'number') return String(value);
  const text = String(value).replaceAll("'", "''");
  return `'${isBackslashed ? text.replaceAll('\\', '\\\\') : text}'`;
};

/** Statements that make the tables. */
export const creation = (world: World, text: string, isBackslashed: boolean): readonly string[] =>
  TABLE_NAMES.flatMap((name) => {
    const { types, key } = TABLES[name];
    const columns = types.map(
      ([column, type]) =>
        `${column} ${type === 'text' ? text : type === 'double' ? 'double precision' : type}`,
    );
    const rows = rowsOf(world)[name].map(
      (row) => `(${row.map((value) => literal(value, isBackslashed)).join(', ')})`,
    );
    return [
      `create table ${name} (${columns.join(', ')}, primary key (${key}))`,
      `insert into ${name} values ${rows.join(', ')}`,
    ];
  });
