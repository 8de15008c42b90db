import { randomUUID } from 'node:crypto';
import { and, desc, eq, inArray, lt, lte, sql } from 'drizzle-orm';
import { fromDrizzle, fromPglite, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Database } from '../database/database.ts';
import type { Db } from '../database/db.ts';
import { withoutValues } from '../database/query-failure.ts';
import { jobRun } from '../database/schema.ts';
import type { ByLanguage } from '../messages/languages.ts';

/** What a running job can tell the people who wait for it. */
export interface Progress {
  /** Says which step runs and how far it is; cheap enough to call for every thousand rows. */
  readonly report: (step: string, done: number, total: number) => Promise<void>;
  /**
   * Aborted when the city stops. A job that then ends with an error is done anew by the next start, and
   * that attempt does not count; one that does not look at it has some seconds to end by itself.
   */
  readonly signal: AbortSignal;
}

export interface JobInput {
  /** What the job works on, for example the id of a batch. */
  readonly subject: string;
  readonly startedBy: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface JobDefinition<City> {
  readonly name: string;
  /** What it does, as people read it in the list of tasks. */
  readonly label: ByLanguage;
  /** Standard cron expression in UTC; left out for jobs that only people or code start. */
  readonly schedule?: string;
  /** Runs once whenever the city starts as well: for upkeep that should not wait for its hour. */
  readonly runsAtStart?: boolean;
  readonly attempts?: number;
  readonly run: (city: City, input: JobInput, progress: Progress) => Promise<void>;
}

export interface Jobs {
  /** Enqueues within the caller's transaction: without the commit there is no job. */
  readonly enqueue: (
    tx: Db,
    name: string,
    input: Omit<JobInput, 'data'> & Partial<JobInput>,
  ) => Promise<string>;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Tries a dead job once more. */
  readonly retry: (tx: Db, id: string) => Promise<void>;
  /** Resolves once no job waits or runs; for tests and for commands that want the result. */
  readonly settled: () => Promise<void>;
}

interface Payload {
  readonly runId: string;
}

const queueName = (name: string): string => name.replace(/[^a-z0-9-]/g, '-');
/** States of a run that is still to be done. */
const unfinished = ['waiting', 'running', 'failed'];
const defaultAttempts = 3;
const heartbeatSeconds = 30;
const keepDays = 30;
/** Number of the advisory lock under which processes that start make the queue and fill it. */
const queueLock = 7_270_004;
/** How often a run may end with its process before nobody tries it again by itself. */
const interruptionsAtMost = 5;
/** How often a server is searched for runs that were left behind. */
const sweepMilliseconds = 60_000;
/** Longer than any form's transaction takes. */
const putAsideMilliseconds = 60_000;

export const createJobs = <City>(
  database: Database,
  definitions: readonly JobDefinition<City>[],
  city: () => City,
  log: Logger,
  now: () => Date,
): Jobs => {
  const { db } = database;
  const boss = new PgBoss({
    schema: 'jobs',
    ...(database.kind === 'embedded'
      ? { db: fromPglite(database.engine), backend: 'pglite' as const }
      : { db: fromDrizzle(db, sql) }),
    supervise: true,
    schedule: definitions.some(({ schedule }) => schedule !== undefined),
  });
  boss.on('error', (error) => log.error({ err: error }, 'job queue'));
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  const waiters = new Set<() => void>();
  /** Whether every queue can be sent to. */
  let isOpen = false;
  /** Runs that were asked for before that, with the moment. */
  const putAside = new Map<string, number>();
  let later: NodeJS.Timeout | undefined;
  let sweep: NodeJS.Timeout | undefined;
  let stopping = new AbortController();

  const change = async (id: string, values: Partial<typeof jobRun.$inferInsert>) => {
    await db.update(jobRun).set(values).where(eq(jobRun.id, id));
  };

  const execute = async (definition: JobDefinition<City>, runId: string, input: JobInput) => {
    await db
      .update(jobRun)
      .set({ state: 'running', startedAt: now(), attempt: sql`${jobRun.attempt} + 1`, error: null })
      .where(eq(jobRun.id, runId));
    const { signal } = stopping;
    try {
      await definition.run(city(), input, {
        report: (step, done, total) => change(runId, { step, done, total }),
        signal,
      });
      await change(runId, { state: 'done', endedAt: now() });
    } catch (error) {
      if (signal.aborted) {
        await db
          .update(jobRun)
          .set({ state: 'waiting', attempt: sql`${jobRun.attempt} - 1` })
          .where(eq(jobRun.id, runId));
        throw error; // so that the queue keeps it for the next start
      }
      const [row] = await db.select().from(jobRun).where(eq(jobRun.id, runId));
      const isLast = (row?.attempt ?? 1) >= (definition.attempts ?? defaultAttempts);
      const { message } = withoutValues(error);
      await change(runId, { state: isLast ? 'dead' : 'failed', error: message, endedAt: now() });
      log.warn({ err: error, job: definition.name, run: runId, isLast }, 'job failed');
      throw error;
    }
  };

  /** A run that ends its process every time must not do so for ever. */
  const isGivenUp = ({ state, attempt }: typeof jobRun.$inferSelect): boolean =>
    state === 'running' && attempt >= interruptionsAtMost;
  const givenUp = () => ({ state: 'dead', error: 'interrupted', endedAt: now() }) as const;

  const send = async (tx: Db, name: string, runId: string) => {
    const definition = byName.get(name);
    if (!definition) throw new Error(`No service declares the job ${name}`);
    await boss.send(queueName(name), { runId } satisfies Payload, {
      db: fromDrizzle(tx, sql),
      retryLimit: (definition.attempts ?? defaultAttempts) - 1,
      retryDelay: 5,
      retryBackoff: true,
      expireInSeconds: 3600,
      heartbeatSeconds,
    });
  };

  /** A command's process opens no queues, but on a server a running one has: it takes the job at once. */
  const isKnownOnServer = async (name: string): Promise<boolean> =>
    database.kind === 'server' && Boolean(await boss.getQueue(queueName(name)).catch(() => null)); // no schema yet: no queue

  /**
   * A queue that is not known yet would be looked up outside the transaction, and on the embedded
   * database wait for its end for ever. What is put aside is sent on once the queues are open.
   */
  const sendOrPutAside = async (tx: Db, name: string, runId: string) => {
    if (!byName.has(name)) throw new Error(`No service declares the job ${name}`);
    if (isOpen || (await isKnownOnServer(name))) await send(tx, name, runId);
    else putAside.set(runId, Date.now());
  };

  const enqueue: Jobs['enqueue'] = async (tx, name, input) => {
    const id = randomUUID();
    await tx.insert(jobRun).values({
      id,
      name,
      subject: input.subject,
      startedBy: input.startedBy,
      state: 'waiting',
      createdAt: now(),
    });
    await sendOrPutAside(tx, name, id);
    return id;
  };

  /** Sends a run that is not done and stands in no queue. @returns false when there is no such run (yet) */
  const sendOn = (id: string): Promise<boolean> =>
    db.transaction(async (tx) => {
      const [run] = await tx.select().from(jobRun).where(eq(jobRun.id, id)).for('update');
      if (!run) return false;
      const { rows } = await tx.execute(
        sql`SELECT 1 FROM jobs.job WHERE data ->> 'runId' = ${id}
              AND state IN ('created', 'retry', 'active') LIMIT 1`,
      );
      if (!unfinished.includes(run.state) || rows.length > 0 || !byName.has(run.name)) return true;
      if (isGivenUp(run)) {
        await tx.update(jobRun).set(givenUp()).where(eq(jobRun.id, id));
        return true;
      }
      const attempt = run.state === 'running' ? run.attempt : 0;
      await tx
        .update(jobRun)
        .set({ state: 'waiting', attempt, error: null })
        .where(eq(jobRun.id, id));
      await send(tx, run.name, id);
      return true;
    });

  /**
   * Runs that a process put aside and did not live to send on, and those that came with a backup, which
   * leaves the queue out; and those whose process was killed, which the queue gives up. On a server others
   * may be about to.
   */
  const sendLeftBehind = async () => {
    const age = database.kind === 'embedded' ? 0 : putAsideMilliseconds;
    const left = await db
      .select({ id: jobRun.id })
      .from(jobRun)
      .where(
        and(
          inArray(jobRun.state, unfinished),
          lte(jobRun.createdAt, new Date(now().getTime() - age)),
        ),
      );
    for (const { id } of left) await sendOn(id);
  };

  /** Sends on what was put aside as soon as its transaction has ended; one that failed left no run. */
  const sendPutAside = async () => {
    for (const [id, since] of putAside)
      if ((await sendOn(id)) || Date.now() - since > putAsideMilliseconds) putAside.delete(id);
    if (putAside.size > 0 && isOpen)
      later = setTimeout(() => {
        sendPutAside().catch((error: unknown) => log.error({ err: error }, 'job queue'));
      }, 500).unref();
  };

  /** What a stop of the city ended is begun anew at once: it has failed at nothing that time would mend. */
  const takeUpStopped = async () => {
    await db.execute(
      sql`UPDATE jobs.job AS queued SET state = 'retry', start_after = now(), completed_on = NULL
          FROM ${jobRun} AS run
          WHERE queued.state IN ('retry', 'failed') AND queued.data ->> 'runId' = run.id::text AND run.state = 'waiting'`,
    );
  };

  /** A process that was killed left its jobs marked as running: they go back in the queue. */
  const recoverInterrupted = async () => {
    if (database.kind !== 'embedded') return; // on a server the heartbeat tells, other processes may be alive
    const interrupted = await db.select().from(jobRun).where(eq(jobRun.state, 'running'));
    for (const run of interrupted) {
      if (isGivenUp(run)) {
        await change(run.id, givenUp());
        continue;
      }
      await change(run.id, { state: 'failed', error: 'interrupted' });
      await db.execute(
        sql`UPDATE jobs.job SET state = 'retry', start_after = now()
            WHERE state = 'active' AND data ->> 'runId' = ${run.id}`,
      );
    }
  };

  /** One that waits or runs already, for another process or since before a stop, is enough. */
  const enqueueAtStart = (name: string): Promise<void> =>
    db.transaction(async (tx) => {
      await tx.execute(sql`SELECT pg_advisory_xact_lock(${queueLock})`);
      const [same] = await tx
        .select({ id: jobRun.id })
        .from(jobRun)
        .where(
          and(eq(jobRun.name, name), eq(jobRun.subject, ''), inArray(jobRun.state, unfinished)),
        )
        .limit(1);
      if (!same) await enqueue(tx, name, { subject: '', startedBy: 'system' });
    });

  /** Of processes that start together on one server the first makes the queue's tables, the others wait. */
  const startQueue = async (): Promise<void> => {
    if (database.kind === 'embedded') await boss.start();
    else
      await db.transaction(async (tx) => {
        await tx.execute(sql`SELECT pg_advisory_xact_lock(${queueLock})`);
        await boss.start();
      });
  };

  return {
    enqueue,
    start: async () => {
      stopping = new AbortController();
      await startQueue();
      for (const definition of definitions) {
        const queue = queueName(definition.name);
        await boss.createQueue(queue);
        await boss.getJobById(queue, randomUUID()); // looks the queue up: from now on it is known
      }
      await takeUpStopped();
      await recoverInterrupted();
      await sendLeftBehind();
      isOpen = true;
      for (const definition of definitions) {
        const queue = queueName(definition.name);
        await boss.work<Partial<Payload>>(
          queue,
          { batchSize: 1, pollingIntervalSeconds: 0.5 },
          async ([job]) => {
            if (!job) return;
            const id = job.data?.runId;
            if (id === undefined) {
              const runId = randomUUID();
              await db
                .insert(jobRun)
                .values({ id: runId, name: definition.name, state: 'waiting', createdAt: now() });
              await execute(definition, runId, { subject: '', startedBy: 'system', data: {} });
            } else {
              const [run] = await db.select().from(jobRun).where(eq(jobRun.id, id));
              if (!run || run.state === 'done' || run.state === 'dead') return;
              await execute(definition, id, {
                subject: run.subject,
                startedBy: run.startedBy,
                data: {},
              });
            }
            for (const wake of waiters) wake();
          },
        );
        if (definition.schedule) await boss.schedule(queue, definition.schedule);
        if (definition.runsAtStart) await enqueueAtStart(definition.name);
      }
      await sendPutAside();
      if (database.kind === 'server')
        sweep = setInterval(() => {
          sendLeftBehind().catch((error: unknown) => log.error({ err: error }, 'job queue'));
        }, sweepMilliseconds).unref();
    },
    stop: async () => {
      isOpen = false;
      clearTimeout(later);
      clearInterval(sweep);
      stopping.abort(new Error('The city stops'));
      await boss.stop({ graceful: true, timeout: 5000, close: false });
    },
    retry: async (tx, id) => {
      const [run] = await tx
        .update(jobRun)
        .set({ state: 'waiting', attempt: 0, error: null, endedAt: null })
        .where(and(eq(jobRun.id, id), eq(jobRun.state, 'dead')))
        .returning();
      if (run) await sendOrPutAside(tx, run.name, id);
    },
    settled: async () => {
      for (;;) {
        const busy = await db
          .select({ id: jobRun.id })
          .from(jobRun)
          .where(inArray(jobRun.state, unfinished))
          .limit(1);
        if (busy.length === 0) return;
        await new Promise<void>((wake) => {
          waiters.add(wake);
          setTimeout(wake, 200);
        });
        waiters.clear();
      }
    },
  };
};

/** Forgets runs that went well a month ago; those that failed for good stay until someone looked. */
export const forgetOldRuns = async (db: Db, now: Date): Promise<void> => {
  const horizon = new Date(now.getTime() - keepDays * 86_400_000);
  await db.delete(jobRun).where(and(eq(jobRun.state, 'done'), lt(jobRun.createdAt, horizon)));
};

export const recentRuns = (db: Db, limit: number) =>
  db.select().from(jobRun).orderBy(desc(jobRun.createdAt)).limit(limit);

export const latestRunOf = async (db: Db, subject: string) => {
  const [run] = await db
    .select()
    .from(jobRun)
    .where(eq(jobRun.subject, subject))
    .orderBy(desc(jobRun.createdAt))
    .limit(1);
  return run;
};
