import { describe, expect, it } from 'vitest';
import { memorySource } from '../test/memory-source.ts';
import { createBreaker } from './execute/breaker.ts';
import { SourceError } from './federation-error.ts';
import { createSchemas, type SchemaMemory, type SchemasOptions } from './known-schemas.ts';
import type { SourceSchema } from './schema.ts';
import type { Source } from './sources/source.ts';

const listOf = (...names: readonly string[]): SourceSchema => ({
  tables: names.map((name) => ({ name, path: [name], columns: [], keys: [] })),
});

const namesIn = ({ tables }: SourceSchema): readonly string[] => tables.map(({ name }) => name);

const hung = (): Promise<never> => new Promise(() => {});

/** A clock that is set by hand, and a source whose lists the test gives. */
const open = (
  discover: Source['discover'],
  options: Partial<Pick<SchemasOptions, 'memory'>> = {},
) => {
  const clock = { now: 0 };
  let asked = 0;
  const source: Source = {
    ...memorySource('crm', {}),
    discover: (signal) => {
      asked += 1;
      return discover(signal);
    },
  };
  const breaker = createBreaker();
  const schemas = createSchemas({
    sources: new Map([['crm', source]]),
    breakerOf: () => breaker,
    memory: options.memory,
    age: 1_000,
    now: () => clock.now,
  });
  const waiting = (time = 20_000) => {
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort('deadline'), time);
    timer.unref();
    return { signal: ending.signal, patience: 20 };
  };
  return {
    clock,
    schemas,
    breaker,
    asked: () => asked,
    of: (time?: number) => schemas.of('crm', waiting(time)),
  };
};

const memoryOf = (schema: SourceSchema | undefined): SchemaMemory & { written: SourceSchema[] } => {
  const written: SourceSchema[] = [];
  return {
    written,
    read: async () => schema,
    write: async (_, list) => {
      written.push(list);
    },
  };
};

describe('lists of tables', () => {
  it('are made once for all who wait at the same time, and kept', async () => {
    const { of, asked } = open(async () => listOf('people'));
    const found = await Promise.all([of(), of(), of()]);
    expect(found.map(({ schema }) => namesIn(schema))).toEqual([
      ['people'],
      ['people'],
      ['people'],
    ]);
    await of();
    expect(asked()).toBe(1);
  });

  it('serve while they are made anew after a time', async () => {
    let list = listOf('people');
    const { of, asked, clock } = open(async () => list);
    await of();
    list = listOf('people', 'permits');
    clock.now = 1_500;
    expect(namesIn((await of()).schema)).toEqual(['people']);
    await new Promise(setImmediate);
    expect(namesIn((await of()).schema)).toEqual(['people', 'permits']);
    expect(asked()).toBe(2);
  });

  it('serve on when they cannot be made anew', async () => {
    let isUp = true;
    const { of, clock } = open(async () => {
      if (!isUp) throw new SourceError('crm', 'unreachable');
      return listOf('people');
    });
    await of();
    isUp = false;
    for (clock.now = 1_000; clock.now < 50_000; clock.now += 1_000) {
      expect(await of()).toEqual({ schema: listOf('people') });
      await new Promise(setImmediate);
    }
  });

  it('are asked for again when they are no longer right', async () => {
    const { of, asked, schemas } = open(async () => listOf('people'));
    await of();
    schemas.forget('crm');
    await of();
    expect(asked()).toBe(2);
  });

  it('are not waited for longer than the query may take', async () => {
    const { of } = open(hung);
    await expect(of(30)).rejects.toMatchObject({ source: 'crm', failure: 'deadline' });
  });

  it('go on for the next query when the time of this one is up', async () => {
    let give = (_: SourceSchema): void => {};
    const { of, asked } = open(
      () =>
        new Promise((resolve) => {
          give = resolve;
        }),
    );
    await expect(of(30)).rejects.toMatchObject({ failure: 'deadline' });
    const next = of();
    await new Promise(setImmediate);
    give(listOf('people'));
    expect(namesIn((await next).schema)).toEqual(['people']);
    expect(asked()).toBe(1);
  });

  it('of a source that failed again and again are not waited for', async () => {
    const { of, asked } = open(async () => {
      throw new SourceError('crm', 'credentials');
    });
    for (let time = 0; time < 3; time += 1)
      await expect(of()).rejects.toMatchObject({ failure: 'credentials' });
    await expect(of()).rejects.toMatchObject({ failure: 'resting' });
    expect(asked()).toBe(3);
  });

  it('end when nobody needs them any more', async () => {
    let ended: unknown;
    const { of, schemas, breaker } = open(
      (signal) =>
        new Promise((_, reject) =>
          signal.addEventListener('abort', () => {
            ended = signal.reason;
            reject(new SourceError('crm', 'cancelled'));
          }),
        ),
    );
    const waiting = of();
    await new Promise(setImmediate);
    await schemas.close();
    await expect(waiting).rejects.toMatchObject({ failure: 'cancelled' });
    expect(ended).toBe('cancelled');
    expect(breaker.isClosed()).toBe(true);
  });
});

describe('a list from before', () => {
  it('are kept whole before they are closed', async () => {
    const { promise: writing, resolve: finish } = Promise.withResolvers<void>();
    let isWritten = false;
    const memory: SchemaMemory = {
      read: async () => undefined,
      write: async () => {
        await writing;
        isWritten = true;
      },
    };
    const { of, schemas } = open(async () => listOf('people'), { memory });
    expect((await of()).schema).toEqual(listOf('people'));
    setTimeout(finish, 10);
    await schemas.close();
    expect(isWritten).toBe(true);
  });

  it('is replaced by what the source says, and that is kept', async () => {
    const memory = memoryOf(listOf('old'));
    const { of } = open(async () => listOf('people'), { memory });
    expect(await of()).toEqual({ schema: listOf('people') });
    expect(memory.written).toEqual([listOf('people')]);
  });

  it.each(['unreachable', 'credentials', 'connection-lost'] as const)(
    'serves when the source is %s, and says so',
    async (failure) => {
      const { of } = open(
        async () => {
          throw new SourceError('crm', failure);
        },
        { memory: memoryOf(listOf('people')) },
      );
      expect(await of()).toEqual({ schema: listOf('people'), absent: failure });
    },
  );

  it('serves after a part of the time when the source hangs', async () => {
    const { of } = open(hung, { memory: memoryOf(listOf('people')) });
    expect(await of()).toEqual({ schema: listOf('people'), absent: 'deadline' });
  });

  it('serves while the source rests', async () => {
    const { of, asked } = open(hung, { memory: memoryOf(listOf('people')) });
    for (let time = 0; time < 3; time += 1) await of();
    expect(await of()).toEqual({ schema: listOf('people'), absent: 'resting' });
    expect(asked()).toBe(1);
  });

  it('that cannot be read is as none', async () => {
    const memory: SchemaMemory = {
      read: async () => {
        throw new Error('unreadable');
      },
      write: async () => {
        throw new Error('full');
      },
    };
    const { of } = open(async () => listOf('people'), { memory });
    expect(await of()).toEqual({ schema: listOf('people') });
  });
});
