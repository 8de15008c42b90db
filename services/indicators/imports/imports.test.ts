import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '../../../platform/audit/audit.ts';
import { importAreas } from '../../../platform/places/import-areas.ts';
import { type Client, type TestCity, testCity } from '../../../platform/testing/city.ts';
import type { IndicatorDefinition } from '../catalogue/definition.ts';
import { upsertDefinitions } from '../catalogue/store.ts';
import indicators from '../index.ts';
import { everyone, series } from '../values/store.ts';
import { thePublic } from '../values/viewer.ts';
import { checkBatch } from './check-batch.ts';
import { batchById, updateBatch } from './store.ts';

let town: TestCity;
let steward: Client;
let colleague: Client;

const definition: IndicatorDefinition = {
  code: 'cycling',
  name: { en: 'People who cycle' },
  definition: { en: 'Share of residents who cycle at least once a week.' },
  rationale: {},
  numerator: {},
  denominator: {},
  unit: { en: '%' },
  source: 'Survey',
  licence: 'CC-BY-4.0',
  theme: 'mobility',
  kind: 'proportion',
  multiplier: 100,
  decimals: 1,
  polarity: 'higher-is-better',
  method: 'wilson',
  frequency: 'year',
  yearKind: 'calendar',
  geography: 'town',
  owner: 'Mobility',
  audience: 'public',
  dimensions: ['sex'],
};

const areas = Array.from({ length: 60 }, (_, index) => `N${String(index + 1).padStart(2, '0')}`);

beforeAll(async () => {
  town = await testCity({ services: [indicators], withJobs: true });
  steward = await town.as('data-steward');
  colleague = await town.as('data-steward');
  await town.city.write(async (tx) => {
    await importAreas(tx, {
      geography: { slug: 'town', name: 'Town', source: 'test', licence: 'CC0-1.0' },
      validFrom: '2020-01-01',
      isComplete: true,
      areas: areas.map((code) => ({
        code,
        name: code,
        level: 'neighbourhood',
        parents: [],
        outline: null,
      })),
    });
    await upsertDefinitions(tx, [definition], new Date('2026-01-01'));
  });
});

afterAll(() => town.close());

const header = 'Indicator;Gebiedscode;Jaar;Teller;Noemer';
const file = (rows: readonly string[], name = 'cycling.csv') =>
  new File([[header, ...rows].join('\r\n')], name, { type: 'text/csv' });

const columns = {
  'column-indicator': 'Indicator',
  'column-area': 'Gebiedscode',
  'column-period': 'Jaar',
  'column-numerator': 'Teller',
  'column-denominator': 'Noemer',
  decimalSign: ',',
  duplicates: 'reject',
};

const key = () => ({ _key: crypto.randomUUID() });

/** Uploads a file and names its columns. @returns the batch's id, once it was checked */
const bring = async (
  rows: readonly string[],
  more: Readonly<Record<string, string>> = {},
  who = steward,
): Promise<number> => {
  const uploaded = await who.post('/work/indicators/imports', { ...key(), file: file(rows) });
  expect(uploaded.status).toBe(303);
  const id = Number(/imports\/(\d+)\/columns$/.exec(uploaded.headers.get('location') ?? '')?.[1]);
  const named = await who.post(`/work/indicators/imports/${id}/columns`, {
    ...key(),
    ...columns,
    ...more,
  });
  expect(named.status).toBe(303);
  await town.city.jobs.settled();
  return id;
};

const text = async (response: Response) => ({
  status: response.status,
  body: await response.text(),
});

const seenOf = (body: string): string => /name="seen" value="(\d+)"/.exec(body)?.[1] ?? '';

const versionOf = (body: string): string => /name="version" value="(\d+)"/.exec(body)?.[1] ?? '';

/** A step of a batch from its page as it stands now. */
const take = async (id: number, step: string, who: Client, more: Record<string, string> = {}) => {
  const { body } = await text(await who.get(`/work/indicators/imports/${id}`));
  return who.post(`/work/indicators/imports/${id}/${step}`, {
    ...key(),
    seen: seenOf(body),
    version: versionOf(body),
    ...more,
  });
};

/** Submitted by one, approved by the other. */
const publish = async (id: number, who = steward) => {
  await take(id, 'submit', who);
  return take(id, 'approve', who === steward ? colleague : steward);
};

const shownValue = async (area: string) => {
  const { rows } = await town.city.db.execute<{ id: number }>(
    "SELECT id FROM indicators.indicator WHERE code = 'cycling'",
  );
  const values = await series(town.city.db, thePublic, {
    indicatorId: rows[0]?.id ?? 0,
    cutId: everyone,
    area,
  });
  return values.at(-1)?.value;
};

describe('the way of a file', () => {
  it('leads from upload over columns and check to publication, and nothing shows before', async () => {
    const page = await text(await steward.get('/work/indicators/imports/new'));
    expect(page.status).toBe(200);
    const uploaded = await steward.post('/work/indicators/imports', {
      ...key(),
      file: file(['cycling;N01;2024;10;40']),
    });
    const address = uploaded.headers.get('location') ?? '';
    const proposal = await text(await steward.get(address));
    expect(proposal.body).toMatch(/<option value="Gebiedscode" selected/);
    await steward.post(address, { ...key(), ...columns, name: 'Our survey' });
    await town.city.jobs.settled();
    const batchPath = address.replace('/columns', '');
    const ready = await text(await steward.get(batchPath));
    expect(ready.body).toContain('People who cycle');
    expect(await shownValue('N01')).toBeUndefined();
    expect(ready.body).toContain('name="seen"');
    const id = Number(batchPath.split('/').at(-1));
    expect((await take(id, 'submit', steward)).status).toBe(303);
    expect(await shownValue('N01')).toBeUndefined();
    expect((await take(id, 'approve', colleague)).status).toBe(303);
    expect(await shownValue('N01')).toBe(25);
    expect((await verifyChain(town.city.db)).brokenAt).toBeUndefined();
  });

  it('is known the next time by its columns', async () => {
    const uploaded = await steward.post('/work/indicators/imports', {
      ...key(),
      file: file(['cycling;N02;2024;10;40']),
    });
    const { body } = await text(await steward.get(uploaded.headers.get('location') ?? ''));
    expect(body).toContain('Our survey');
  });

  it('stores nothing when one row is wrong, and says row, column and reason', async () => {
    const id = await bring([
      'cycling;N03;2024;10;40',
      'cycling;N99;2024;10;40',
      'cycling;N04;2024;50;40',
    ]);
    const { body } = await text(await steward.get(`/en/work/indicators/imports/${id}`));
    expect(body).toContain('There is no area with the code “N99”');
    expect(body).toContain('The part (50) is larger than the whole (40).');
    expect((await batchById(town.city.db, id)).state).toBe('rejected');
    const { rows } = await town.city.db.execute<{ count: number }>(
      `SELECT count(*)::int AS count FROM indicators.value WHERE batch_id = ${id}`,
    );
    expect(rows[0]?.count).toBe(0);
    const list = await text(await steward.get(`/en/work/indicators/imports/${id}/issues.csv`));
    expect(list.body).toContain('3,Gebiedscode,N99,');
    const marked = await text(await steward.get(`/en/work/indicators/imports/${id}/marked.csv`));
    expect(marked.body).toMatch(/cycling;N04;2024;50;40;Teller: The part/);
    const right = await text(await steward.get(`/en/work/indicators/imports/${id}/right.csv`));
    expect(right.body.trim().split('\r\n')).toHaveLength(2);
  });

  it('shows what a second file changes', async () => {
    const id = await bring(['cycling;N01;2024;20;40', 'cycling;N05;2024;1;40']);
    const { summary } = await batchById(town.city.db, id);
    expect(summary.preview?.indicators).toMatchObject([
      { code: 'cycling', added: 1, changed: 1, same: 0 },
    ]);
    expect(summary.preview?.largest).toMatchObject([
      { area: 'N01', areaName: 'N01', before: 25, after: 50, name: { en: 'People who cycle' } },
    ]);
    await publish(id);
    expect(await shownValue('N01')).toBe(50);
  });

  it('can be gone back: a withdrawal with its reason shows what was there before', async () => {
    const { rows } = await town.city.db.execute<{ id: number }>(
      'SELECT max(id) AS id FROM indicators.batch',
    );
    const id = rows[0]?.id ?? 0;
    const without = await steward.post(`/work/indicators/imports/${id}/withdraw`, {
      ...key(),
      reason: '',
    });
    expect(without.status).toBe(422);
    expect(await shownValue('N01')).toBe(50);
    const withdrawn = await steward.post(`/work/indicators/imports/${id}/withdraw`, {
      ...key(),
      reason: 'Wrong survey',
    });
    expect(withdrawn.status).toBe(303);
    expect(await shownValue('N01')).toBe(25);
    expect((await text(await steward.get(`/work/indicators/imports/${id}`))).body).toContain(
      'Wrong survey',
    );
  });
});

describe('a file that is no table', () => {
  it.each([
    ['nothing chosen', new File([], '')],
    ['a workbook', new File([new Uint8Array([0x50, 0x4b, 3, 4, 0])], 'figures.xlsx')],
    [
      'a workbook by another name',
      new File([new Uint8Array([0x50, 0x4b, 3, 4, 0])], 'figures.csv'),
    ],
    ['an empty file', new File([''], 'figures.csv')],
    ['rows without a header', new File(['2024;1;2\n2023;3;4\n'], 'figures.csv')],
  ])('comes back with the reason: %s', async (_, upload) => {
    const { status, body } = await text(
      await steward.post('/work/indicators/imports', { ...key(), file: upload }),
    );
    expect(status).toBe(422);
    expect(body).toContain('field-file-error');
  });

  it('written in Windows-1252 goes on once the steward has seen its letters', async () => {
    const bytes = Buffer.from(`${header};Toelichting\ncycling;N07;2024;1;2;Café\n`, 'latin1');
    const uploaded = await steward.post('/work/indicators/imports', {
      ...key(),
      file: new File([new Uint8Array(bytes)], 'old.csv'),
    });
    const address = uploaded.headers.get('location') ?? '';
    expect((await text(await steward.get(address))).body).toContain('Café');
    expect((await steward.post(address, { ...key(), ...columns })).status).toBe(422);
    expect((await steward.post(address, { ...key(), ...columns, letters: 'yes' })).status).toBe(
      303,
    );
    await town.city.jobs.settled();
    expect((await batchById(town.city.db, Number(/(\d+)\/columns/.exec(address)?.[1]))).state).toBe(
      'ready',
    );
  });
});

describe('two stewards', () => {
  it('cannot both submit one batch: the second is told, and keeps what they wrote', async () => {
    const id = await bring(['cycling;N10;2024;1;2']);
    const { body } = await text(await colleague.get(`/work/indicators/imports/${id}`));
    expect((await take(id, 'submit', steward)).status).toBe(303);
    const second = await text(
      await colleague.post(`/en/work/indicators/imports/${id}/submit`, {
        ...key(),
        seen: seenOf(body),
        version: versionOf(body),
        remark: 'Mind the harbour',
      }),
    );
    expect(second.status).toBe(409);
    expect(second.body).toContain('Someone else has worked on this upload in the meantime');
    expect(second.body).toContain('Mind the harbour');
  });

  it('who name the columns of one file are told of each other, and lose nothing', async () => {
    const uploaded = await steward.post('/work/indicators/imports', {
      ...key(),
      file: file(['cycling;N14;2024;1;2']),
    });
    const address = `/en${uploaded.headers.get('location') ?? ''}`;
    const theirs = versionOf((await text(await colleague.get(address))).body);
    const mine = versionOf((await text(await steward.get(address))).body);
    await steward.post(address, { ...key(), ...columns, version: mine });
    await town.city.jobs.settled();
    const entry = { ...columns, name: 'Their own name', version: theirs };
    const told = await text(await colleague.post(address, { ...key(), ...entry }));
    expect(told.status).toBe(409);
    expect(told.body).toContain('Someone else has worked on this file in the meantime');
    expect(told.body).toContain('value="Their own name"');
    const again = { ...entry, version: versionOf(told.body) };
    expect((await colleague.post(address, { ...key(), ...again })).status).toBe(303);
    await town.city.jobs.settled();
  });

  it('see a new comparison when other figures were published in between', async () => {
    const mine = await bring(['cycling;N11;2024;1;2']);
    const theirs = await bring(['cycling;N11;2024;1;4'], {}, colleague);
    const { body } = await text(await steward.get(`/work/indicators/imports/${mine}`));
    await publish(theirs, colleague);
    await steward.post(`/work/indicators/imports/${mine}/submit`, {
      ...key(),
      seen: seenOf(body),
    });
    const after = await batchById(town.city.db, mine);
    expect(after.state).toBe('ready');
    expect(after.summary.preview?.indicators).toMatchObject([{ added: 0, changed: 1 }]);
    expect((await publish(mine)).status).toBe(303);
    expect(await shownValue('N11')).toBe(50);
  });

  it('are told that exactly this file was uploaded before', async () => {
    const rows = ['cycling;N12;2024;1;2'];
    const first = await bring(rows);
    const second = await bring(rows, {}, colleague);
    const { body } = await text(await colleague.get(`/work/indicators/imports/${second}`));
    expect(body).toContain(`href="/work/indicators/imports/${first}"`);
  });
});

describe('a check that is broken off', () => {
  it('leaves what is published as it was, and ends well when it is tried again', async () => {
    const before = await shownValue('N01');
    const many = areas.flatMap((area) =>
      Array.from({ length: 150 }, (_, year) => `cycling;${area};${1900 + year};1;2`),
    );
    const id = await bring(many);
    await updateBatch(town.city.db, id, { state: 'checking' });
    const killed = checkBatch(town.city, id, {
      report: async (step) => {
        if (step === 'storing') throw new Error('killed');
      },
    });
    await expect(killed).rejects.toThrow('killed');
    const { rows: left } = await town.city.db.execute<{ count: number }>(
      `SELECT count(*)::int AS count FROM indicators.value WHERE batch_id = ${id}`,
    );
    expect(left[0]?.count).toBe(4000);
    expect(await shownValue('N01')).toBe(before);
    const checked = await checkBatch(town.city, id, { report: async () => {} });
    expect(checked.state).toBe('ready');
    const { rows: stored } = await town.city.db.execute<{ count: number }>(
      `SELECT count(*)::int AS count FROM indicators.value WHERE batch_id = ${id}`,
    );
    expect(stored[0]?.count).toBe(many.length);
    expect(await shownValue('N01')).toBe(before);
  });
});

describe('who may', () => {
  it.each(['resident', 'editor', 'analyst'])('not upload: %s', async (role) => {
    const person = await town.as(role);
    expect((await person.get('/work/indicators/imports')).status).toBe(403);
    expect(
      (
        await person.post('/work/indicators/imports', {
          ...key(),
          file: file(['cycling;N01;2024;1;2']),
        })
      ).status,
    ).toBe(403);
  });
});
