import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startPostgresql } from '../test/servers.ts';
import { shortestReal } from './values.ts';

const server = await startPostgresql();

/** Of every size, with few bits and many. */
const REALS = Array.from({ length: 20_000 }, (_, at) => {
  const fraction = at % 3 === 0 ? (at % 4) / 4 : ((at * 7919) % 8_388_593) / 8_388_608;
  return Math.fround((1 + fraction) * 2 ** ((at % 277) - 149));
});

describe('the shortest number for a real', () => {
  it.each([
    [0.1, 0.1],
    [-1.5e38, -1.5e38],
    [16_777_216, 16_777_216],
    [0, 0],
    [1 / 3, 0.333_333_34],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [Number.NaN, Number.NaN],
  ])('%s is %s', (given, expected) => {
    expect(shortestReal(Math.fround(given))).toBe(expected);
  });

  it.skipIf(!server)('is what PostgreSQL writes (needs the package postgresql)', async () => {
    const client = new pg.Client(server);
    await client.connect();
    onTestFinished(() => client.end());
    const { rows } = await client.query<{ readonly written: string }>(
      'select value::text as written from unnest($1::real[]) value',
      [REALS],
    );
    expect(REALS.map(shortestReal)).toEqual(rows.map(({ written }) => Number(written)));
  });
});
