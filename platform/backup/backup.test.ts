import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../audit/audit.ts';
import { migrationsOf } from '../city.ts';
import { importAreas } from '../places/import-areas.ts';
import { type TestCity, testCity } from '../testing/city.ts';
import { backUp } from './backup.ts';
import { checksums } from './checksums.ts';
import { brokenOffRestores } from './file-exchange.ts';
import { restore } from './restore.ts';

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
    expect(restored.madeAt).toEqual(at);
    expect(restored.sums).toEqual(before);
    expect(await checksums(empty.city.db)).toEqual(before);
    expect(restored.sums.find(({ table }) => table === 'places.area')?.count).toBe(1);
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

  const linesOfFile = () => gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
  const place = (lines: readonly string[], kind: string) =>
    lines.findIndex((line) => line.startsWith(`{"line":"${kind}"`));
  const without = (lines: readonly string[], kind: string) =>
    lines.filter((line) => !line.startsWith(`{"line":"${kind}"`));
  const fileLine = (path: string, content = 'a;b\n') =>
    JSON.stringify({
      line: 'file',
      path,
      sha256: createHash('sha256').update(content).digest('hex'),
      base64: btoa(content),
    });
  const withFile = (path: string) => (lines: string[]) =>
    lines.toSpliced(place(lines, 'foot'), 0, fileLine(path));
  const replaced = (from: RegExp, to: string) => (lines: string[]) =>
    lines.map((line) => line.replace(from, to));

  it.each<[string, (lines: string[]) => string[], string]>([
    ['without a head', (lines) => lines.slice(1), 'no backup'],
    [
      'with nothing but a head and a foot',
      (lines) => [0, -1].map((n) => lines.at(n) ?? ''),
      'lacks',
    ],
    ['cut off', (lines) => lines.slice(0, -1), 'cut off'],
    [
      'without its last table',
      (lines) => {
        const start = lines.findLastIndex((line) => line.startsWith('{"line":"table",'));
        const end = lines.findLastIndex((line) => line.startsWith('{"line":"table-end"'));
        return without(lines.toSpliced(start, end - start + 1), 'file');
      },
      'lacks',
    ],
    [
      'with a table twice',
      (lines) => {
        const table = lines.slice(place(lines, 'table'), place(lines, 'table-end') + 1);
        return lines.toSpliced(1, 0, ...table);
      },
      'twice',
    ],
    [
      'whose table has no end',
      (lines) => lines.toSpliced(place(lines, 'table-end'), 1),
      'not in order',
    ],
    ['with a changed row', replaced(/Ærøby/, 'Aeroby'), 'differ'],
    ['without rows', (lines) => without(lines, 'rows'), 'differ'],
    [
      'with a checksum made up',
      replaced(/^(\{"line":"table-end".*"sha256":")[0-9a-f]{60}/, `$1${'0'.repeat(60)}`),
      'differ',
    ],
    ['with another count', replaced(/("count":)1\b/, '$12'), 'does not hold as much'],
    ['whose foot tells more', replaced(/("files":)\d+/, '$199'), 'does not hold as much'],
    ['without its files', (lines) => without(lines, 'file'), 'does not hold as much'],
    ['with a changed file', replaced(/"base64":"[^"]+"/, '"base64":"AAAA"'), 'damaged'],
    [
      'with rows that do not fit',
      replaced(/"at":"[^"]+","actor"/, '"at":"soon","actor"'),
      'do not fit',
    ],
    ['with more after the foot', (lines) => [...lines, fileLine('secret')], 'goes on'],
    [
      'of another version',
      replaced(/"migrations":"[^"]+"/, '"migrations":"other"'),
      'another version',
    ],
    ['with words that are no JSON', (lines) => lines.with(3, 'hello'), 'Line 4 is damaged'],
    ['that is only words', () => ['hello'], 'no backup'],
    ['with a path out of the data directory', withFile('../../escaped'), 'no place here'],
    ['with a path over the database', withFile('database/PG_VERSION'), 'no place here'],
    ['with a lock', withFile('lock'), 'no place here'],
    [
      'with a file in the wrong folder',
      withFile('files/00/f0000000-0000-4000-8000-000000000000'),
      'no place here',
    ],
  ])('that is %s is refused, and nothing has changed', async (_, spoil, message) => {
    const { city } = town;
    const before = await checksums(city.db);
    const target = mkdtempSync(join(tmpdir(), 'polder-untouched-'));
    mkdirSync(join(target, 'files/aa'), { recursive: true });
    writeFileSync(join(target, 'files/aa/old'), 'old');
    writeFileSync(join(target, 'secret'), 'old secret');
    const spoiled = join(folder, 'spoiled.polder');
    writeFileSync(spoiled, gzipSync(spoil(linesOfFile()).join('\n')));
    const attempt = restore(city.db, target, spoiled, migrationsOf(city.config.root, []));
    await expect(attempt).rejects.toThrow(message);
    await expect(attempt).rejects.toThrow('Nothing was restored.');
    expect(await checksums(city.db)).toEqual(before);
    expect(readdirSync(target, { recursive: true }).sort()).toEqual([
      'files',
      'files/aa',
      'files/aa/old',
      'secret',
    ]);
    expect(readFileSync(join(target, 'secret'), 'utf8')).toBe('old secret');
  });

  it('that was refused does not set back the numbers that are given out', async () => {
    const { rows } = await town.city.write((tx) =>
      tx.execute<{ id: number }>(
        `INSERT INTO places.area (geography, code, name, level, valid_from) VALUES ('town', 'C', 'C', 'x', '2020-01-01') RETURNING id`,
      ),
    );
    expect(rows[0]?.id).toBe(3);
  });

  it('takes the place of the files that were there', async () => {
    const { city } = town;
    const target = mkdtempSync(join(tmpdir(), 'polder-replaced-'));
    mkdirSync(join(target, 'files/aa'), { recursive: true });
    writeFileSync(join(target, 'files/aa/old'), 'old');
    writeFileSync(join(target, 'demo-accounts.json'), '[]');
    await restore(city.db, target, file, migrationsOf(city.config.root, []));
    expect(existsSync(join(target, 'files/aa/old'))).toBe(false);
    expect(existsSync(join(target, 'demo-accounts.json'))).toBe(false);
    expect(readdirSync(target).filter((name) => name.includes('restoring'))).toEqual([]);
  });

  it('that is not there is told so', async () => {
    const { city } = town;
    await expect(
      restore(city.db, folder, join(folder, 'none.polder'), migrationsOf(city.config.root, [])),
    ).rejects.toThrow('cannot be read');
  });
});

describe('a backup that cannot be written', () => {
  let town: TestCity;
  beforeAll(async () => {
    town = await testCity({ services: [] });
  });
  afterAll(() => town.close());
  const backUpTo = (target: string) =>
    backUp(town.city.db, town.city.config.dataDirectory, target, [], at);

  it('says that the disk is full, and leaves nothing behind', async () => {
    const target = join(mkdtempSync(join(tmpdir(), 'polder-full-')), 'town.polder');
    symlinkSync('/dev/full', `${target}.draft`);
    await expect(backUpTo(target)).rejects.toThrow('the disk is full');
    expect(readdirSync(join(target, '..'))).toEqual([]);
  });

  it('does not take a folder for a file', async () => {
    await expect(backUpTo(folder)).rejects.toThrow('is a folder');
    expect(existsSync(`${folder}.draft`)).toBe(false);
  });

  it('that was being restored by a process which was killed is found by the folder it left', () => {
    const data = mkdtempSync(join(tmpdir(), 'polder-broken-off-'));
    expect(brokenOffRestores(data)).toEqual([]);
    mkdirSync(join(data, 'before-restoring-7-1'));
    expect(brokenOffRestores(data)).toEqual([join(data, 'before-restoring-7-1')]);
  });
});
