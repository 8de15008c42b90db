/** What columns hold: values of few kinds, so that tables find partners in each other. */
import type { SqlType, Value } from '../../src/values.ts';
import type { Draws } from './draws.ts';

export type Domain =
  | 'person'
  | 'bill'
  | 'visit'
  | 'household'
  | 'entry'
  | 'level'
  | 'size'
  | 'wide'
  | 'amount'
  | 'fraction'
  | 'weight'
  | 'ratio'
  | 'word'
  | 'street'
  | 'kind'
  | 'day'
  | 'moment'
  | 'code'
  | 'flag';

/** Case, accents (also as two code points), blanks around, quotes, patterns' signs, other scripts. */
export const WORDS: readonly string[] = [
  ...[
    'Ada',
    'ada',
    'ADA',
    'Ada ',
    ' ada',
    'Zoë',
    'zoe',
    'Zoe\u0308',
    'Müller',
    'MÜLLER',
    'Mueller',
  ],
  ...["O'Brien", 'a"b', 'back\\slash', '100%', 'a_b', 'axb', 'Straße', 'STRASSE', 'İzmir', 'ılık'],
  ...['é', 'É', 'e', 'Ĳssel', 'IJssel', '🚲', '東京', 'x, y', 'null', '\u00a0', 'tab\tin', 'Ω'],
];

export const KINDS: readonly string[] = ['water', 'gas', 'Water', 'heat', 'gas ', 'élan'];

export const STREETS: readonly string[] = [
  ...['Kerkweg', 'kerkweg', 'Kerkweg ', "'s-Gravenweg", 'Dorpsstraat', 'Rue de l’Été', 'Ål 5'],
];

export const DAYS: readonly string[] = [
  ...['2024-02-29', '2024-02-28', '2024-03-01', '2023-12-31', '2024-01-01', '1999-12-31'],
  ...['2000-02-29', '1970-01-01', '1969-12-31', '1899-12-30', '2024-03-31', '2024-10-27'],
];

export const MOMENTS: readonly string[] = [
  ...['2024-02-29 00:00:00', '2024-02-29 23:59:59.999999', '2024-03-01 00:00:00'],
  ...[
    '2023-12-31 12:30:00',
    '1970-01-01 00:00:01.5',
    '2024-10-27 01:30:00',
    '2024-03-31 02:30:00.25',
  ],
];

export const CODES: readonly string[] = Array.from(
  { length: 12 },
  (_, index) =>
    `${((index * 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')}-0000-4000-8000-00000000000${index.toString(16)}`,
);

/** The greatest number of a domain, by absolute value. */
export const BOUNDS: Readonly<Partial<Record<Domain, number>>> = {
  person: 60,
  bill: 80,
  visit: 80,
  household: 60,
  entry: 9_000,
  level: 6,
  size: 1_000,
  wide: 9.3e18,
  amount: 100_000,
  fraction: 100,
  weight: 1_000,
  ratio: 1_000,
};

/** How many values a domain has, about. */
export const SIZES: Readonly<Record<Domain, number>> = {
  person: 60,
  bill: 80,
  visit: 80,
  household: 60,
  entry: 6_000,
  level: 7,
  size: 60,
  wide: 40,
  amount: 40,
  fraction: 40,
  weight: 40,
  ratio: 40,
  word: WORDS.length,
  street: STREETS.length,
  kind: KINDS.length,
  day: DAYS.length,
  moment: MOMENTS.length,
  code: CODES.length,
  flag: 2,
};

const WIDE: readonly bigint[] = [
  ...[9_223_372_036_854_775_807n, -9_223_372_036_854_775_807n, 9_007_199_254_740_993n],
  ...[9_007_199_254_740_992n, -9_007_199_254_740_993n, 2_147_483_648n, 0n, -1n],
];

const AMOUNTS: readonly string[] = ['0.00', '10.00', '10.10', '-3.25', '99999.99', '0.01', '0.50'];

const wholeOf = (value: number | bigint, type: SqlType): Value =>
  type.name === 'bigint' ? BigInt(value) : Number(value);

const decimal = (unscaled: number, scale: number): string =>
  (unscaled / 10 ** scale).toFixed(scale);

/** @param format of the file that the value goes into */
export const drawValue = (
  domain: Domain,
  type: SqlType,
  format: 'csv' | 'json' | 'parquet' | undefined,
  draws: Draws,
): Value => {
  const scale = type.name === 'numeric' ? (type.scale ?? 0) : 0;
  switch (domain) {
    case 'person':
      return wholeOf(1 + draws.whole(60), type);
    case 'bill':
    case 'visit':
    case 'household':
      return wholeOf(1 + draws.whole(SIZES[domain]), type);
    case 'entry':
      return wholeOf(1 + draws.whole(6_000), type);
    case 'level':
      return wholeOf(draws.whole(7) - 1, type);
    case 'size':
      return wholeOf(
        draws.chance(0.4) ? draws.pick([0, -1, 1000, 7]) : draws.whole(60) * 10 - 100,
        type,
      );
    case 'wide':
      return draws.chance(0.4) ? draws.pick(WIDE) : BigInt(draws.whole(30) - 10);
    case 'amount':
      return draws.chance(0.4) ? draws.pick(AMOUNTS) : decimal(draws.whole(40) * 625, scale);
    case 'fraction':
      return decimal(draws.whole(60) * 12_345 - 100_000, scale);
    // Multiples of a sixteenth: their sums are exact in any order.
    case 'weight':
      return (draws.whole(80) - 30) / 16;
    // Positive: their sums lose little in any order.
    case 'ratio':
      return draws.pick([0.1, 0.2, 0.3, 1e-7, 1 / 3, 123.456, 1, 2.5, 999.999]);
    // In a CSV file an empty text and NULL are the same.
    case 'word':
      return draws.pick(format === 'csv' ? WORDS : [...WORDS, '', ' ']);
    case 'street':
      return draws.pick(STREETS);
    case 'kind':
      return draws.pick(KINDS);
    case 'day':
      return draws.pick(DAYS);
    case 'moment':
      return `${draws.pick(MOMENTS)}${type.name === 'timestamptz' ? '+00' : ''}`;
    case 'code':
      return draws.pick(CODES);
    case 'flag':
      return draws.chance(0.5);
  }
};
