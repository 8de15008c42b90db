import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Lesson, learn, learnAside, learnInThread } from './learn.ts';

const words = ['bin', 'waste', 'paper', 'glass', 'garden'];
const others = ['passport', 'licence', 'card', 'photo', 'visa'];
const lesson: Lesson = {
  examples: [
    ...words.map((word) => ({ text: `when is the ${word} emptied`, intent: 'bins' })),
    ...others.map((word) => ({ text: `I want a new ${word} soon`, intent: 'papers' })),
  ],
  nearDomain: [],
};
/** Enough to learn for some seconds. */
const long: Lesson = {
  examples: Array.from({ length: 4000 }, (_, at) => ({
    text: `question ${at % 997} of ${at % 61} and ${at % 89} with word${at}`,
    intent: `intent ${at % 80}`,
  })),
  nearDomain: [],
};
const workerFile = join(import.meta.dirname, 'train-worker.ts');

describe('learning', () => {
  it('gives the model, and how each example is understood by what did not learn from it', () => {
    const progress: number[] = [];
    const { bytes, heldOut } = learn(lesson, (done) => progress.push(done));
    expect(bytes.length).toBeGreaterThan(100);
    expect(heldOut.map(({ text }) => text)).toEqual(lesson.examples.map(({ text }) => text));
    expect(progress.at(-1)).toBe(1);
  });

  it('gives the same in a thread', async () => {
    const { signal } = new AbortController();
    expect(await learnInThread(workerFile, lesson, () => {}, signal)).toEqual(
      learn(lesson, () => {}),
    );
  });

  it('ends at once when it is told to', async () => {
    const stopping = new AbortController();
    const begun = Promise.withResolvers<void>();
    const learning = learnInThread(workerFile, long, () => begun.resolve(), stopping.signal);
    await begun.promise;
    const from = performance.now();
    stopping.abort(new Error('The city stops'));
    await expect(learning).rejects.toThrow('The city stops');
    expect(performance.now() - from).toBeLessThan(200);
  }, 30_000);

  it('does not begin once it was told to end', async () => {
    await expect(
      learnAside(lesson, () => {}, AbortSignal.abort(new Error('The city stops'))),
    ).rejects.toThrow('The city stops');
  });
});
