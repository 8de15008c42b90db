/** Where tables are protected: in a thread of the built product, else here. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { loadSolver, type Solver } from '@polder/statistics/disclosure';
import { type AreaCounts, type AreasAsked, protectAreas } from './protect-areas.ts';
import { protectTopics, type TopicCounts, type TopicsAsked } from './protect-topics.ts';

/** Plain data: it may go to another thread. */
export type Task =
  | { readonly kind: 'topics'; readonly asked: TopicsAsked }
  | { readonly kind: 'areas'; readonly asked: AreasAsked };

export interface Answer {
  readonly id: number;
  readonly found?: TopicCounts | AreaCounts;
  readonly error?: string;
}

export const protectTask = (task: Task, solver: Solver): TopicCounts | AreaCounts =>
  task.kind === 'topics' ? protectTopics(task.asked, solver) : protectAreas(task.asked, solver);

interface Protector {
  readonly topics: (asked: TopicsAsked) => Promise<TopicCounts>;
  readonly areas: (asked: AreasAsked) => Promise<AreaCounts>;
}

const workerFile = join(import.meta.dirname, 'protect-counts-worker.mjs');

const inThread = (whenEnded: () => void): Protector => {
  const worker = new Worker(workerFile);
  // A thread without work keeps no process from ending.
  worker.unref();
  const waiting = new Map<number, PromiseWithResolvers<TopicCounts | AreaCounts>>();
  let last = 0;
  const fail = (error: Error): void => {
    whenEnded();
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', ({ id, found, error }: Answer) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
    if (found) asked?.resolve(found);
    else asked?.reject(new Error(error));
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('The thread that protects counts has ended')));
  const ask = (task: Task): Promise<TopicCounts | AreaCounts> => {
    last++;
    const asked = Promise.withResolvers<TopicCounts | AreaCounts>();
    waiting.set(last, asked);
    worker.ref();
    worker.postMessage({ id: last, task });
    return asked.promise;
  };
  return {
    topics: (asked) => ask({ kind: 'topics', asked }) as Promise<TopicCounts>, // by `protectTask`
    areas: (asked) => ask({ kind: 'areas', asked }) as Promise<AreaCounts>, // by `protectTask`
  };
};

const here = (): Protector => {
  const solver = loadSolver();
  return {
    topics: async (asked) => protectTopics(asked, await solver),
    areas: async (asked) => protectAreas(asked, await solver),
  };
};

let kept: Protector | undefined;

/** One for the process; where its thread has ended, the next one who asks begins another. */
export const protector = (): Protector => {
  kept ??= existsSync(workerFile)
    ? inThread(() => {
        kept = undefined;
      })
    : here();
  return kept;
};
