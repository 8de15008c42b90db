import { uniformDraws } from '@polder/random';
import { beforeAll, describe, expect, test } from 'vitest';
import { FederationError } from '../federation-error.ts';
import { catalogue } from './catalogue.test-support.ts';
import { generatedQuery } from './generated-queries.test-support.ts';
import { loadParser, planQuery } from './index.ts';

beforeAll(() => loadParser());

const codeOf = (sql: string): string => {
  try {
    planQuery(sql, catalogue);
    return 'planned';
  } catch (error) {
    if (error instanceof FederationError) return error.code;
    throw error;
  }
};

const times = (count: number, text: string): string => text.repeat(count);

const TOO_LARGE: readonly (readonly [title: string, sql: string])[] = [
  ['text of more than 64 KiB', `select '${times(70_000, 'x')}'`],
  ['text whose bytes are more than 64 KiB', `select '${times(30_000, 'é€')}'`],
  ['brackets within brackets', `select ${times(101, '(')}1${times(101, ')')}`],
  ['brackets that never end', times(20_000, '(')],
  ['a long chain of operators', `select 1${times(20_000, '+1')}`],
  ['a chain that the parser takes and a plan would not', `select 1${times(900, '+1')}`],
  ['a chain of NOT', `select ${times(3000, 'not ')}true`],
  ['a chain of casts', `select 1${times(1500, '::int')}`],
  ['a chain of UNION', `select 1${times(200, ' union select 1')}`],
  [
    'many joins',
    `select 1 from crm.customers a${Array.from({ length: 150 }, (_, index) => ` cross join crm.customers a${index}`).join('')}`,
  ],
  [
    'common table expressions that double',
    `with a0 as (select 1 as x)${Array.from({ length: 20 }, (_, index) => `, a${index + 1} as (select l.x from a${index} l, a${index} r)`).join('')} select x from a20`,
  ],
  [
    'conditions that double what they hold',
    `select ${times(30, '(')}true${times(30, ' between false and true)')}`,
  ],
];

describe('what is too large is refused before it does harm', () => {
  test.each(TOO_LARGE)('%s', (_, sql) => {
    expect(codeOf(sql)).toBe('query-too-large');
  });

  test('a NUL, at which the parser would stop reading, is no SQL', () => {
    expect(codeOf('select 1\0; drop table x')).toBe('syntax');
  });

  test('after all of these the parser still answers', () => {
    for (let round = 0; round < 40; round += 1)
      for (const [, sql] of TOO_LARGE.slice(2, 8)) codeOf(sql);
    expect(codeOf('select name from crm.customers')).toBe('planned');
  });
});

describe('what is large and harmless is planned', () => {
  const LARGE: readonly (readonly [title: string, sql: string])[] = [
    [
      'a list of thousands of literals',
      `select 1 from crm.customers where id in (${Array.from({ length: 9000 }, (_, index) => index).join(', ')})`,
    ],
    [
      'hundreds of conditions',
      `select 1 from crm.customers where true${times(500, ' and id > 0')}`,
    ],
    ['hundreds of result columns', `select ${times(1000, 'id, ')}id from crm.customers`],
    [
      'brackets in strings, names and comments',
      `select '${times(500, '(')}' as "${times(60, '(')}" /* ${times(500, '(')} /* ( */ */ -- ${times(500, '(')}`,
    ],
    [
      'brackets in dollar quotes',
      `select $x$${times(500, '(')}$x$, $$${times(500, '(')}$$, e'\\'${times(500, '(')}'`,
    ],
  ];
  test.each(LARGE)('%s', (_, sql) => {
    expect(codeOf(sql)).toBe('planned');
  });
});

describe('no query does anything but become a plan or fail with a reason', () => {
  test('drawn from a grammar', () => {
    let planned = 0;
    for (let seed = 1; seed <= 1500; seed += 1)
      if (codeOf(generatedQuery(uniformDraws(seed))) === 'planned') planned += 1;
    expect(planned).toBeGreaterThan(1000);
  });

  test('with pieces left out, doubled and swapped', () => {
    for (let seed = 1; seed <= 3000; seed += 1) {
      const draw = uniformDraws(seed);
      const pieces = generatedQuery(draw).split(/\b/);
      for (let change = 0; change < 1 + draw() * 3; change += 1) {
        const from = Math.floor(draw() * pieces.length);
        const to = Math.floor(draw() * pieces.length);
        const moved = pieces[from] ?? '';
        if (draw() < 0.4) pieces.splice(from, 1);
        else if (draw() < 0.5) pieces.splice(to, 0, moved);
        else [pieces[from], pieces[to]] = [pieces[to] ?? '', moved];
      }
      codeOf(pieces.join(''));
    }
  });

  test('of any characters at all', () => {
    const alphabet = [
      ...'()\'"$;,.*=<>-/+| \n\\eEselct1_é𝄞\ud834\udd1e[]:',
      'select ',
      ' from ',
      '--',
      '/*',
    ];
    for (let seed = 1; seed <= 2000; seed += 1) {
      const draw = uniformDraws(seed);
      const length = Math.floor(draw() * 40);
      const text = Array.from({ length }, () => alphabet[Math.floor(draw() * alphabet.length)]);
      codeOf(draw() < 0.5 ? text.join('') : `select ${text.join('')}`);
    }
  });
});
