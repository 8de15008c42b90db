import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type MemoryOptions, memorySource } from '../../test/memory-source.ts';
import { duckdb } from '../dialects/duckdb.ts';
import { createFederation } from '../federation.ts';
import { SourceError } from '../federation-error.ts';
import { createLocalEngine } from '../local/engine.ts';
import type { Row, SqlType } from '../values.ts';

const INTEGER: SqlType = { name: 'integer' };
const TEXT: SqlType = { name: 'text' };

const local = createLocalEngine({
  dialect: duckdb,
  memoryLimit: '200MB',
  threads: 1,
  temporaryDirectory: join(tmpdir(), 'polder-fallback-test'),
});
afterAll(() => local.close());

const people = {
  columns: { id: INTEGER, name: TEXT },
  rows: [
    [1, 'Ann'],
    [2, 'Bo'],
  ],
  estimatedRows: 800_000,
};
const permits = {
  columns: { person: INTEGER, kind: TEXT },
  rows: [
    [1, 'tree'],
    [2, 'event'],
  ],
  estimatedRows: 900_000,
};

/** Three sources, and a cluster that reaches two of them; its rows are its own so that answers tell who gave them. */
const openTown = (lakeOptions: MemoryOptions = {}, maximumRowsHere = 1_000_000) => {
  const crm = memorySource('crm', { people });
  const desk = memorySource('desk', { permits });
  const hall = memorySource('hall', {
    rooms: { columns: { person: INTEGER }, rows: [[1]], estimatedRows: 900_000 },
  });
  const pond = memorySource(
    'lake',
    { people: { ...people, rows: [[1, 'Ann of the lake']] }, permits },
    lakeOptions,
  );
  const lake: typeof pond = {
    ...pond,
    // As a cluster lists them: catalogue, schema, table.
    discover: async (signal) => ({
      tables: (await pond.discover(signal)).tables.map((table) => ({
        ...table,
        path: [table.name === 'people' ? 'crm' : 'desk', 'public', table.name],
      })),
    }),
  };
  const federation = createFederation({
    sources: [crm, desk, hall, lake],
    local,
    scaleOut: {
      trino: 'lake',
      placements: {
        crm: { catalogue: 'crm', schema: 'public' },
        desk: { catalogue: 'desk', schema: 'public' },
      },
      maximumRowsHere,
    },
    now: () => performance.now(),
  });
  const ask = async (text: string) => {
    const run = await federation.query(text);
    const rows: Row[] = [];
    for await (const batch of run.rows) rows.push(...batch);
    const { fragments, isPartial } = run.report();
    const sources = fragments.map(({ source }) => source).sort();
    return { rows, isPartial, sources, planned: run.ready().fragments.length };
  };
  return { ask, lake };
};

const everybody =
  'select p.name, d.kind from crm.people p join desk.permits d on d.person = p.id order by p.id';

describe('a query that would bring too many rows', () => {
  it('runs on the cluster as a whole', async () => {
    const { ask } = openTown();
    expect(await ask(everybody)).toEqual({
      rows: [['Ann of the lake', 'tree']],
      isPartial: false,
      sources: ['lake'],
      planned: 1,
    });
  });

  it('runs here when it brings few', async () => {
    const { ask, lake } = openTown({}, 5_000_000);
    expect((await ask(everybody)).sources).toEqual(['crm', 'desk']);
    expect(lake.asked).toHaveLength(0);
  });

  it('runs here when the cluster does not reach one of its tables', async () => {
    const { ask, lake } = openTown();
    const text = `select p.name from crm.people p join hall.rooms r on r.person = p.id`;
    expect((await ask(text)).sources).toEqual(['crm', 'hall']);
    expect(lake.asked).toHaveLength(0);
  });

  it.each(['unreachable', 'rejected', 'schema-changed', 'credentials'] as const)(
    'runs here when the cluster is %s before it gave a row',
    async (failure) => {
      const { ask } = openTown({
        before: async () => {
          throw new SourceError('lake', failure);
        },
      });
      expect(await ask(everybody)).toEqual({
        rows: [
          ['Ann', 'tree'],
          ['Bo', 'event'],
        ],
        isPartial: false,
        sources: ['crm', 'desk'],
        planned: 2,
      });
    },
  );

  it('fails when the cluster breaks off after rows that have been read', async () => {
    const { ask } = openTown({
      batch: 1,
      between: async () => {
        throw new SourceError('lake', 'connection-lost');
      },
    });
    await expect(ask(everybody)).rejects.toMatchObject({
      source: 'lake',
      failure: 'connection-lost',
    });
  });
});
