import { eq, sql } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { openCity } from '../city.ts';
import { jobRun } from '../database/schema.ts';
import { defineService } from '../service.ts';
import { type TestCity, testCity } from '../testing/city.ts';
import { latestRunOf } from './jobs.ts';

const seen: string[] = [];
const label = { nl: 'Taak', en: 'Task', de: 'Aufgabe', da: 'Opgave' };

const service = defineService({
  name: 'worker',
  jobs: [
    {
      name: 'worker.count',
      label,
      run: async (_, { subject, startedBy }, { report }) => {
        await report('counting', 1, 2);
        seen.push(`${subject} by ${startedBy}`);
        await report('counting', 2, 2);
      },
    },
    {
      name: 'worker.sweep',
      label,
      runsAtStart: true,
      run: async () => {
        await new Promise((later) => setTimeout(later, 800)); // as long as two starts lie apart
        seen.push('swept');
      },
    },
    {
      name: 'worker.patient',
      label,
      attempts: 1,
      run: async (_, { subject }, { signal }) => {
        seen.push(`${subject} began`);
        if (seen.includes('no more waiting')) return;
        await new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(new Error('stopped')));
        });
      },
    },
    {
      name: 'worker.query',
      label,
      attempts: 1,
      run: async ({ db }) => {
        await db.execute(sql`SELECT ${'noor@polder.test'}::text::int`);
      },
    },
    {
      name: 'worker.break',
      label,
      attempts: 1,
      run: async (_, { subject }) => {
        if (!seen.includes('mended')) throw new Error(`broken ${subject}`);
        seen.push('went well');
      },
    },
  ],
});

describe('jobs', () => {
  let town: TestCity;
  afterEach(() => town.close());

  it('run after the commit, tell how far they are, and are there to be looked at', async () => {
    town = await testCity({ services: [service], withJobs: true });
    const { city } = town;
    await city.db.transaction((tx) =>
      city.jobs.enqueue(tx, 'worker.count', { subject: 'a', startedBy: 'me' }),
    );
    await city.jobs.settled();
    expect(seen).toContain('a by me');
    expect(await latestRunOf(city.db, 'a')).toMatchObject({
      state: 'done',
      step: 'counting',
      done: 2,
      total: 2,
      attempt: 1,
    });
  });

  it('do not exist when their transaction does not', async () => {
    town = await testCity({ services: [service], withJobs: true });
    const { city } = town;
    const failing = city.db.transaction(async (tx) => {
      await city.jobs.enqueue(tx, 'worker.count', { subject: 'undone', startedBy: 'me' });
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    await city.jobs.settled();
    expect(seen).not.toContain('undone by me');
    expect(await latestRunOf(city.db, 'undone')).toBeUndefined();
  });

  it('that are asked for before the queues are open are done once they are', async () => {
    town = await testCity({ services: [service] });
    const { city } = town;
    const ask = (subject: string) =>
      city.db.transaction((tx) =>
        city.jobs.enqueue(tx, 'worker.count', { subject, startedBy: 'early' }),
      );
    await ask('c');
    const undone = city.db.transaction(async (tx) => {
      await city.jobs.enqueue(tx, 'worker.count', { subject: 'never', startedBy: 'early' });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await Promise.all([city.jobs.start(), ask('d')]);
    await city.jobs.settled();
    expect(seen.filter((entry) => entry.endsWith('by early')).sort()).toEqual([
      'c by early',
      'd by early',
    ]);
    await city.jobs.stop();
  });

  it('that a process put aside before it was killed are done by the next', async () => {
    town = await testCity({ services: [service] });
    await town.city.jobs.enqueue(town.city.db, 'worker.count', { subject: 'e', startedBy: 'dead' });
    const next = await openCity({
      ...town.city,
      assets: { address: () => '' },
      now: () => new Date(),
    });
    await next.jobs.start();
    await next.jobs.settled();
    expect(seen.filter((entry) => entry === 'e by dead')).toHaveLength(1);
    await next.jobs.stop();
  });

  it('that came with a backup, whatever they were doing, are done by the next', async () => {
    town = await testCity({ services: [service] });
    const { db } = town.city;
    // What comes with a backup is older than what another process is about to send.
    const createdAt = new Date(Date.now() - 3_600_000);
    const run = { name: 'worker.count', startedBy: 'backup', createdAt };
    await db.insert(jobRun).values([
      { ...run, id: 'f', subject: 'f', state: 'running', attempt: 1 },
      { ...run, id: 'g', subject: 'g', state: 'failed', attempt: 3, error: 'once' },
      { ...run, id: 'h', subject: 'h', state: 'done' },
      { ...run, id: 'i', subject: 'i', state: 'dead', attempt: 3 },
    ]);
    const next = await openCity({
      ...town.city,
      assets: { address: () => '' },
      now: () => new Date(),
    });
    await next.jobs.start();
    await next.jobs.settled();
    expect(seen.filter((entry) => entry.endsWith('by backup')).sort()).toEqual([
      'f by backup',
      'g by backup',
    ]);
    expect(await latestRunOf(db, 'g')).toMatchObject({ state: 'done', attempt: 1, error: null });
    await next.jobs.stop();
  });

  it('that fail in the database keep what it said, without the values', async () => {
    town = await testCity({ services: [service], withJobs: true });
    const { city } = town;
    await city.jobs.enqueue(city.db, 'worker.query', { subject: 'q', startedBy: 'me' });
    await city.jobs.settled();
    const run = await latestRunOf(city.db, 'q');
    expect(run?.error).toContain('invalid input syntax for type integer');
    expect(run?.error).not.toContain('noor@');
  });

  it('that fail for good say why, and can be tried again', async () => {
    town = await testCity({ services: [service], withJobs: true });
    const { city } = town;
    const id = await city.jobs.enqueue(city.db, 'worker.break', { subject: 'b', startedBy: 'me' });
    await city.jobs.settled();
    expect(await latestRunOf(city.db, 'b')).toMatchObject({ state: 'dead', error: 'broken b' });
    seen.push('mended');
    await city.jobs.retry(city.db, id);
    await city.jobs.settled();
    const [run] = await city.db.select().from(jobRun).where(eq(jobRun.id, id));
    expect(run).toMatchObject({ state: 'done', error: null });
  });

  it('whose process was killed are done by the next, but not for ever', async () => {
    town = await testCity({ services: [service] });
    const { city } = town;
    const killed = (id: string, attempt: number) =>
      city.db.insert(jobRun).values({
        id,
        name: 'worker.count',
        subject: id,
        startedBy: 'killed',
        state: 'running',
        attempt,
        createdAt: new Date(Date.now() - 120_000),
      });
    await killed('once', 1);
    await killed('always', 5);
    await city.jobs.start();
    await city.jobs.settled();
    await city.jobs.stop();
    expect(seen).toContain('once by killed');
    expect(seen).not.toContain('always by killed');
    expect(await latestRunOf(city.db, 'once')).toMatchObject({ state: 'done' });
    expect(await latestRunOf(city.db, 'always')).toMatchObject({
      state: 'dead',
      error: 'interrupted',
    });
  });

  it('end at once when the city stops, and are done by the next start', async () => {
    town = await testCity({ services: [service], withJobs: true });
    const { city } = town;
    await city.jobs.enqueue(city.db, 'worker.patient', { subject: 'p', startedBy: 'me' });
    while (!seen.includes('p began')) await new Promise((later) => setTimeout(later, 50));
    const from = performance.now();
    await city.jobs.stop();
    expect(performance.now() - from).toBeLessThan(4000);
    expect(await latestRunOf(city.db, 'p')).toMatchObject({ state: 'waiting', attempt: 0 });
    seen.push('no more waiting');
    const next = await openCity({
      ...city,
      assets: { address: () => '' },
      now: () => new Date(),
    });
    await next.jobs.start();
    await next.jobs.settled();
    expect(await latestRunOf(city.db, 'p')).toMatchObject({ state: 'done', attempt: 1 });
    expect(seen.filter((line) => line === 'p began')).toHaveLength(2);
    await next.jobs.stop();
  }, 30_000);

  it('two processes that start together on a new server make one queue, and do once what runs at the start', async ({
    skip,
  }) => {
    town = await testCity({ services: [service] });
    const { city } = town;
    skip(city.database.kind === 'embedded', 'an embedded database has one process');
    await city.db.execute(sql`DROP SCHEMA IF EXISTS jobs CASCADE`);
    seen.length = 0;
    const { config, database, services } = city;
    const assets = { address: (entry: string) => entry };
    const other = await openCity({ config, services, assets, database, log: city.log });
    await Promise.all([city.jobs.start(), other.jobs.start()]);
    await city.db.transaction((tx) =>
      city.jobs.enqueue(tx, 'worker.count', { subject: 'together', startedBy: 'me' }),
    );
    await city.jobs.settled();
    expect(seen.filter((line) => line === 'together by me')).toHaveLength(1);
    expect(seen.filter((line) => line === 'swept')).toHaveLength(1);
    await city.jobs.stop();
    await other.jobs.stop();
  });
});
