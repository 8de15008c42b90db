import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { readConfiguration } from '../configuration.ts';
import { createFederation } from '../federation.ts';
import { createLocalEngine } from '../local/engine.ts';
import { duckdb } from './duckdb.ts';

it('a constant of the optional side of a join puts its rows in order', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'polder-constants-'));
  const file = join(folder, 'register.db');
  const database = new DatabaseSync(file);
  database.exec(`
    create table t (id integer primary key); insert into t values (1), (2), (3), (5), (6), (7);
    create table few (id integer primary key); insert into few values (1), (2), (3), (4);
  `);
  database.close();
  const place = { pathOf: (path: string) => path, temporaryDirectory: folder };
  const { sources } = readConfiguration({ sources: { a: { kind: 'sqlite', file } } }, place);
  const local = createLocalEngine({
    ...{ dialect: duckdb, memoryLimit: '100MB', threads: 1, temporaryDirectory: folder },
  });
  const federation = createFederation({ sources, local, now: () => performance.now() });
  try {
    const { rows } = await federation.query(
      `select t.id, x.f from a.t left join (select id, 1 as f from a.few) x using (id)
       order by x.f nulls first, id limit 4`,
    );
    const found: unknown[] = [];
    for await (const batch of rows) found.push(...batch.map(([id, f]) => [Number(id), f]));
    expect(found).toEqual([
      [5, null],
      [6, null],
      [7, null],
      [1, 1],
    ]);
  } finally {
    await federation.close();
    await local.close();
    rmSync(folder, { recursive: true });
  }
});
