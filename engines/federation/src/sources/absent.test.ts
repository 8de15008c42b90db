import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { memorySource } from '../../test/memory-source.ts';
import { duckdb } from '../dialects/duckdb.ts';
import { createFederation } from '../federation.ts';
import { SourceError } from '../federation-error.ts';
import type { SchemaMemory } from '../known-schemas.ts';
import { createLocalEngine } from '../local/engine.ts';
import type { SourceSchema } from '../schema.ts';
import type { Row, SqlType } from '../values.ts';
import type { Source } from './source.ts';

const INTEGER: SqlType = { name: 'integer' };
const TEXT: SqlType = { name: 'text' };

const local = createLocalEngine({
  dialect: duckdb,
  memoryLimit: '200MB',
  threads: 1,
  temporaryDirectory: join(tmpdir(), 'polder-absent-test'),
});
afterAll(() => local.close());

const crm = memorySource('crm', {
  people: {
    columns: { id: INTEGER, name: TEXT },
    keys: [['id']],
    rows: [
      [1, 'Ann'],
      [2, 'Bo'],
    ],
  },
});

const permits: SourceSchema = {
  tables: [
    {
      name: 'permits',
      path: ['permits'],
      columns: [
        { name: 'person', type: INTEGER, isNullable: true },
        { name: 'kind', type: TEXT, isNullable: true },
      ],
      keys: [],
      // Answers only about somebody.
      access: [['person']],
    },
  ],
};

const remembering: SchemaMemory = {
  read: async (source) => (source === 'desk' ? permits : undefined),
  write: async () => {},
};

/** Never asked for rows: its tables cannot even be listed. */
const openTown = (discover: Source['discover'], schemas?: SchemaMemory) => {
  const desk: Source = {
    ...memorySource('desk', {}),
    discover,
    execute: () => {
      throw new Error('It was asked for rows');
    },
  };
  const federation = createFederation({
    sources: [crm, desk],
    local,
    ...(schemas && { schemas }),
    now: () => performance.now(),
  });
  const ask = async (text: string, deadline = 10_000) => {
    const run = await federation.query(text, { limits: { deadline } });
    const rows: Row[] = [];
    for await (const batch of run.rows) rows.push(...batch);
    const { fragments, isPartial, milliseconds } = run.report();
    const statuses = fragments.map(({ source, status, failure }) => [source, status, failure]);
    return { rows, isPartial, milliseconds, statuses };
  };
  return { federation, ask };
};

const refuse = async (): Promise<never> => {
  throw new SourceError('desk', 'unreachable', 'ECONNREFUSED');
};
const hang = (): Promise<never> => new Promise(() => {});

const everybody =
  'select p.name, d.kind from crm.people p left join desk.permits d on d.person = p.id order by p.id';

describe('a source whose tables cannot be listed', () => {
  it('leaves the rows of the others where its tables are known from before', async () => {
    const { ask } = openTown(refuse, remembering);
    expect(await ask(everybody)).toMatchObject({
      rows: [
        ['Ann', null],
        ['Bo', null],
      ],
      isPartial: true,
      statuses: expect.arrayContaining([
        ['crm', 'complete', undefined],
        ['desk', 'missing', 'unreachable'],
      ]),
    });
  });

  it('is told to be missing also where no key is there to ask it with', async () => {
    const { ask } = openTown(refuse, remembering);
    const nobody = everybody.replace(' order by', " where p.name = 'Nobody' order by");
    expect(await ask(nobody)).toMatchObject({
      rows: [],
      isPartial: true,
      statuses: expect.arrayContaining([['desk', 'missing', 'unreachable']]),
    });
  });

  it('takes a part of the time when it hangs, and the rest is for the others', async () => {
    const { ask } = openTown(hang, remembering);
    const { rows, statuses, milliseconds } = await ask(everybody, 400);
    expect(rows).toHaveLength(2);
    expect(statuses).toContainEqual(['desk', 'missing', 'deadline']);
    expect(milliseconds).toBeLessThan(400);
  });

  it('ends the query with a clear error where nothing is known of it', async () => {
    const { ask } = openTown(refuse);
    await expect(ask(everybody)).rejects.toMatchObject({
      source: 'desk',
      failure: 'unreachable',
      driverCode: 'ECONNREFUSED',
    });
  });

  it('ends the query at the deadline where it hangs and nothing is known of it', async () => {
    const { ask } = openTown(hang);
    await expect(ask(everybody, 50)).rejects.toMatchObject({
      code: 'deadline',
      message: expect.stringContaining('desk'),
    });
  });

  it('does not stop what is not about it', async () => {
    const { ask } = openTown(hang);
    expect(await ask('select name from crm.people order by id')).toMatchObject({
      rows: [['Ann'], ['Bo']],
      isPartial: false,
    });
  });

  it('is not waited for by a query that is cancelled', async () => {
    const { federation } = openTown(hang);
    const stop = new AbortController();
    const asked = federation.query(everybody, { signal: stop.signal });
    stop.abort();
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
  });
});
