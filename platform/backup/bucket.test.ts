import { mkdtempSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrationsOf } from '../city.ts';
import { createFiles } from '../files/files.ts';
import { type Storage, s3Storage } from '../files/storage.ts';
import { testCity } from '../testing/city.ts';
import { backUp } from './backup.ts';
import { checksums } from './checksums.ts';
import { restore } from './restore.ts';

/** A bucket that keeps what is put in it, by address. */
const objects = new Map<string, Buffer>();
const server = createServer((request, response) => {
  const address = request.url ?? '';
  if (request.method === 'PUT') {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      objects.set(address, Buffer.concat(pieces));
      response.end();
    });
    return;
  }
  const found = objects.get(address);
  if (request.method === 'DELETE') objects.delete(address);
  response.writeHead(found ? 200 : 404).end(request.method === 'GET' ? found : undefined);
});
let bucket: Storage;
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  bucket = s3Storage({ url: `http://127.0.0.1:${port}/polder`, key: 'k', secret: 's' });
});
afterAll(() => server.close());

const rule = { purpose: 'test', types: ['text/csv'], sizeAtMost: 100 } as const;
const upload = (name: string) => ({
  name,
  bytes: new TextEncoder().encode(name),
  owner: undefined,
});

it('a backup of a city whose files are in a bucket holds them, and restoring puts them there', async () => {
  const { city } = await testCity({ services: [] });
  const migrations = migrationsOf(city.config.root, []);
  const files = createFiles(bucket);
  const kept = await files.store(city.db, upload('kept.csv'), rule);
  const before = await checksums(city.db);
  const target = join(mkdtempSync(join(tmpdir(), 'polder-bucket-')), 'town.polder');
  await backUp(city.db, city.config.dataDirectory, target, migrations, city.now(), bucket);

  await files.remove(city.db, kept.id);
  const later = await files.store(city.db, upload('later.csv'), rule);
  const data = mkdtempSync(join(tmpdir(), 'polder-bucket-data-'));
  await restore(city.db, data, target, migrations, bucket);

  expect(await checksums(city.db)).toEqual(before);
  const { bytes } = await files.read(city.db, kept.id);
  expect(new TextDecoder().decode(bytes)).toBe('kept.csv');
  expect([...objects.keys()].some((address) => address.includes(later.id))).toBe(false);
  expect(readdirSync(data)).not.toContain('files');

  // The same backup fits a city that keeps its files in the data directory.
  await restore(city.db, data, target, migrations);
  expect(readdirSync(join(data, 'files', kept.id.slice(0, 2)))).toEqual([kept.id]);
});
