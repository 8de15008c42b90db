import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../audit/audit.ts';
import { migrationsOf } from '../city.ts';
import { importAreas } from '../places/import-areas.ts';
import { type TestCity, testCity } from '../testing/city.ts';
import { backUp, checksums, restore } from './backup.ts';

const folder = mkdtempSync(join(tmpdir(), 'polder-backup-'));
const at = new Date('2026-05-01T00:00:00Z');

describe('a backup', () => {
  let town: TestCity;
  const file = join(folder, 'town.polder');
  const fill = async () => {
    town = await testCity({ services: [] });
    await town.as('editor');
    await town.city.write(async (tx) => {
      await importAreas(tx, {
        geography: { slug: 'town', name: 'Ærøby – “Dorp”', source: 's', licence: 'l' },
        validFrom: '2020-01-01',
        isComplete: true,
        areas: [
          {
            code: 'A',
            name: 'Ö',
            level: 'x',
            parents: [],
            outline: [
              [
                [
                  [4, 53],
                  [4.1, 53],
                  [4.1, 53.1],
                  [4, 53],
                ],
              ],
            ],
          },
        ],
      });
      await record(
        tx,
        {
          actor: 'system',
          action: 'test.x',
          subject: 'y',
          details: { n: 1.5, nested: { q: '"' } },
        },
        at,
      );
    });
    await town.city.files.store(
      town.city.db,
      { name: 'a.csv', bytes: new TextEncoder().encode('a;b\n'), owner: undefined },
      { purpose: 'test', types: ['text/csv'], sizeAtMost: 100 },
    );
  };
  beforeAll(fill);
  afterAll(() => town.close());

  it('restored into an empty city gives equal checksums, files included', async () => {
    const { city } = town;
    const migrations = migrationsOf(city.config.root, []);
    const before = await checksums(city.db);
    await backUp(city.db, city.config.dataDirectory, file, migrations, at);
    const empty = await testCity({ services: [] });
    expect(await checksums(empty.city.db)).not.toEqual(before);
    const target = mkdtempSync(join(tmpdir(), 'polder-restored-'));
    const restored = await restore(empty.city.db, target, file, migrations);
    expect(restored).toEqual(before);
    expect(restored.find(({ table }) => table === 'places.area')?.count).toBe(1);
    const lines = gunzipSync(readFileSync(file)).toString().split('\n');
    const stored = lines
      .map((line) => line && JSON.parse(line))
      .find(({ line, base64 }) => line === 'file' && base64 === btoa('a;b\n'));
    expect(readFileSync(join(target, stored.path), 'utf8')).toBe('a;b\n');
  });

  it('goes on counting after the highest restored number', async () => {
    const { rows } = await town.city.write((tx) =>
      tx.execute<{ id: number }>(
        `INSERT INTO places.area (geography, code, name, level, valid_from) VALUES ('town', 'B', 'B', 'x', '2020-01-01') RETURNING id`,
      ),
    );
    expect(rows[0]?.id).toBe(2);
  });

  it('that is damaged is refused', async () => {
    const { city } = town;
    const before = await checksums(city.db);
    const bytes = readFileSync(file);
    bytes.fill(0xff, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 40);
    const damaged = join(folder, 'damaged.polder');
    writeFileSync(damaged, bytes);
    const migrations = migrationsOf(city.config.root, []);
    await expect(restore(city.db, city.config.dataDirectory, damaged, migrations)).rejects.toThrow(
      /damaged|cut off|JSON/,
    );
    expect(await checksums(city.db)).toEqual(before);
  });

  it.each([
    ['cut off', (lines: string[]) => lines.slice(0, -2), 'cut off'],
    [
      'of another version',
      (lines: string[]) => [
        lines[0]?.replace(/"migrations":"[^"]+"/, '"migrations":"other"') ?? '',
        ...lines.slice(1),
      ],
      'another version',
    ],
    [
      'with a path out of the data directory',
      (lines: string[]) =>
        lines.map((line) => line.replace(/"path":"[^"]+"/, '"path":"../../escaped"')),
      'outside the data directory',
    ],
  ])('that is %s is refused', async (_, spoil, message) => {
    const { city } = town;
    const before = await checksums(city.db);
    const lines = gunzipSync(readFileSync(file)).toString().split('\n');
    const spoiled = join(folder, 'spoiled.polder');
    writeFileSync(spoiled, gzipSync(spoil(lines).join('\n')));
    await expect(
      restore(city.db, city.config.dataDirectory, spoiled, migrationsOf(city.config.root, [])),
    ).rejects.toThrow(message);
    if (message !== 'outside the data directory') expect(await checksums(city.db)).toEqual(before);
  });
});
