import { createHmac } from 'node:crypto';
import { uniformDraws } from '@polder/random';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROBES } from '../test/probes.ts';
import { randomProbe } from '../test/random-probes.ts';
import { createTestEngine, openTwoWorlds, type TwoWorlds } from '../test/two-worlds.ts';
import type { Kind } from '../test/world-sources.ts';
import { guardedSource } from './policy/guarded-source.ts';
import type { Mask, PolicySet } from './policy/policy.ts';

const HASH_KEY = 'a key that nobody guesses';
const HIDE: Mask = { kind: 'hide' };
const FIRST: Mask = { kind: 'partial', shown: 1 };

/** Each role meets the same people by other means: what sources take, what they do not, what is dear. */
const policies: PolicySet = {
  otherwise: 'deny',
  hashKey: HASH_KEY,
  tables: [
    { table: 'town.permits' },
    { table: 'town.guesses' },
    { table: 'desk.*' },
    {
      table: 'town.people',
      roles: ['hidden'],
      rows: "district = 'Centrum'",
      masks: { secret: HIDE, pay: HIDE, born: HIDE, note: HIDE },
    },
    {
      table: 'town.people',
      roles: ['partial'],
      rows: "district = 'Centrum'",
      masks: { secret: FIRST, pay: { kind: 'partial', shown: 0 }, born: { kind: 'year' } },
      without: ['note'],
    },
    {
      // Half of it is for few sources.
      table: 'town.people',
      roles: ['odd'],
      rows: "district not in ('Noord', 'Zuid') and lower(district) like '_entrum'",
      masks: { secret: FIRST, pay: HIDE, born: { kind: 'year' } },
      without: ['note'],
    },
    {
      // A database would rather look at anything else first.
      table: 'town.people',
      roles: ['costly'],
      rows: "replace(replace(lower(upper(district)) || left(district, 2) || right(district, 2), 'x', 'y'), 'z', 'zz') = 'centrumCeum'",
      masks: { secret: HIDE, pay: HIDE, born: HIDE },
      without: ['note'],
    },
    { table: 'town.people', roles: ['hash'], masks: { secret: { kind: 'hash' } } },
    {
      table: 'town.people',
      roles: ['failing'],
      rows: "cast(code as integer) > 3 or district = 'Centrum'",
    },
  ],
};

const ROLES = ['hidden', 'partial', 'odd', 'costly'] as const;

const local = createTestEngine();
/** Nothing is small enough for memory. */
const duckdbAlways = createTestEngine({ smallRows: 0 });
afterAll(async () => {
  await local.close();
  await duckdbAlways.close();
});

const open = (kind: Kind, engine = local): Promise<TwoWorlds | undefined> =>
  openTwoWorlds(kind, { policies, local: engine, around: guardedSource });

const asking = (role: string) => ({
  subject: { id: 'curious', roles: [role], purpose: 'urn:activity:curiosity' },
  currentDate: '2026-01-31',
});

const probed = (text: string): string => text.replaceAll('PEOPLE', 'town.people');

/** Probes by which the two worlds can be told apart. */
const tellingOf = async (
  worlds: TwoWorlds,
  asked: readonly { readonly text: string; readonly role: string }[],
): Promise<readonly string[]> => {
  const telling: string[] = [];
  for (const { text, role } of asked) {
    const { one, other } = await worlds.ask(probed(text), asking(role));
    expect(one, text).not.toContain('"unexpected"');
    if (one !== other) telling.push(`${role}: ${text}`);
  }
  return telling;
};

const ALL = Object.values(PROBES).flat();

/** Milliseconds, also where much else runs beside. */
const PATIENCE = 240_000;

describe('two towns that differ in what is hidden', () => {
  it(
    'can be told apart by most probes where nothing hides it',
    async () => {
      const worlds = await openTwoWorlds('lookups', {
        policies: { otherwise: 'allow', tables: [] },
        local,
      });
      const telling =
        worlds &&
        (await tellingOf(
          worlds,
          ALL.map((text) => ({ text, role: '' })),
        ));
      await worlds?.close();
      expect(telling?.length).toBeGreaterThan(ALL.length * 0.7);
    },
    PATIENCE,
  );

  it.each<readonly [Kind, number]>([
    ['postgresql', 1],
    ['mariadb', 1],
    ['sqlite', 1],
    ['files', 1],
    ['lookups', 2],
    ['needy', 1],
  ])(
    'cannot be told apart by any probe: %s',
    async (kind, rolesEach) => {
      const worlds = await open(kind);
      if (!worlds) return; // The server is not installed here; servers.ts says which package it needs.
      const asked = ALL.flatMap((text, at) =>
        ROLES.filter((_, role) => (at + role) % ROLES.length < rolesEach).map((role) => ({
          text,
          role,
        })),
      );
      const telling = await tellingOf(worlds, asked);
      await worlds.close();
      expect(telling).toEqual([]);
    },
    PATIENCE,
  );

  it.each<readonly [Kind, number]>([
    ['lookups', 100],
    ['sqlite', 40],
    ['postgresql', 60],
  ])(
    'cannot be told apart by queries drawn at random: %s',
    async (kind, count) => {
      const worlds = await open(kind, duckdbAlways);
      if (!worlds) return;
      const draw = uniformDraws(4711);
      const asked = Array.from({ length: count }, (_, at) => ({
        text: randomProbe(draw),
        role: ROLES[at % ROLES.length] ?? '',
      }));
      const telling = await tellingOf(worlds, asked);
      await worlds.close();
      expect(telling).toEqual([]);
    },
    PATIENCE,
  );
});

describe('masks', () => {
  let worlds: TwoWorlds | undefined;
  beforeAll(async () => {
    worlds = await open('lookups');
  });
  afterAll(() => worlds?.close());

  const rowsFor = async (role: string, text: string): Promise<readonly unknown[][]> => {
    const seen = await worlds?.ask(probed(text), asking(role));
    const { rows, error } = JSON.parse(seen?.one ?? '{}');
    expect(error).toBeUndefined();
    return rows;
  };
  const hashOf = (text: string, key = HASH_KEY): string =>
    createHmac('sha256', key).update(text).digest('hex');

  it('hash by a key, so that nobody who knows all values can make a table of them', async () => {
    const [[shown]] = (await rowsFor('hash', 'select secret from PEOPLE where id = 2')) as [
      [string],
    ];
    expect(shown).toBe(hashOf('b'));
    expect(shown).not.toBe(hashOf('b', ''));
  });

  it.each([
    "select id from PEOPLE where secret = 'b'",
    "select id from PEOPLE where secret in ('alpha', 'b', 'crypt')",
    "select id from PEOPLE where secret like 'al%'",
    'select p.id from PEOPLE p join town.guesses g on g.word = p.secret',
    'select word from town.guesses intersect select secret from PEOPLE',
    'select id from PEOPLE where length(secret) <> 64',
  ])('let a filter on a hash meet the hash alone: %s', async (text) => {
    expect(await rowsFor('hash', text)).toEqual([]);
  });

  it('let whoever has a hash find the rows that have it', async () => {
    const text = `select id from PEOPLE where secret = '${hashOf('alpha')}' and id < 100 order by id`;
    expect(await rowsFor('hash', text)).toEqual([[1], [7]]);
  });

  it('leave NULL as it is, and whole signs of what is shown', async () => {
    const text = 'select secret from PEOPLE where id in (3, 5, 9) order by id';
    expect(await rowsFor('partial', text)).toEqual([[null], [''], ['👩']]);
    expect(await rowsFor('hash', 'select secret from PEOPLE where id = 3')).toEqual([[null]]);
  });
});

describe('a condition on rows that may fail itself', () => {
  it('closes the table, whatever is asked, so that no failure tells of a hidden row', async () => {
    const worlds = await open('postgresql');
    if (!worlds) return;
    for (const text of ['select id from PEOPLE', 'select id from PEOPLE where id = 201']) {
      const { one, other } = await worlds.ask(probed(text), asking('failing'));
      expect(JSON.parse(one).error.code).toBe('configuration');
      expect(other).toBe(one);
    }
    await worlds.close();
  });
});

describe.each<readonly [Kind]>([['postgresql'], ['sqlite']])('a year mask over %s', (kind) => {
  it('has no year of what never ends, and fails on nothing', async () => {
    const worlds = await openTwoWorlds(kind, {
      policies: {
        otherwise: 'allow',
        tables: [{ table: 'town.people', masks: { born: { kind: 'year' } } }],
      },
      local,
    });
    if (!worlds) return;
    const { other } = await worlds.ask(
      'select born from town.people where id in (201, 202) order by id',
      asking(''),
    );
    await worlds.close();
    expect(JSON.parse(other).rows).toEqual(
      kind === 'postgresql' ? [[null], [-4713]] : [[2001], [1999]],
    );
  });
});
