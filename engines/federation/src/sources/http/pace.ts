/** How fast a source is asked: requests a second, requests at once, and rest when it asks for that. */
import { SourceError } from '../../federation-error.ts';
import { type Budget, pause } from './budget.ts';

export interface Pace {
  /**
   * Waits until a request may go out, and gives what to call when it is answered.
   *
   * @throws SourceError `rate-limited` when the wait would be longer than the statement may take
   */
  readonly enter: (budget: Budget) => Promise<() => void>;
  /** The source wants to be left alone for so many milliseconds. */
  readonly rest: (milliseconds: number) => void;
}

export interface PaceOptions {
  readonly requestsPerSecond: number | undefined;
  readonly concurrency: number;
}

export const createPace = ({ requestsPerSecond, concurrency }: PaceOptions): Pace => {
  const interval = requestsPerSecond === undefined ? 0 : 1000 / requestsPerSecond;
  const queue: (() => void)[] = [];
  let underWay = 0;
  /** The moment from which the next request may go out. */
  let next = 0;

  const leave = (): void => {
    underWay -= 1;
    queue.shift()?.();
  };

  const turn = async (budget: Budget): Promise<void> => {
    while (underWay >= concurrency && !budget.signal.aborted) {
      await new Promise<void>((resolve) => {
        const go = (): void => {
          budget.signal.removeEventListener('abort', stop);
          resolve();
        };
        const stop = (): void => {
          queue.splice(queue.indexOf(go), 1);
          resolve();
        };
        queue.push(go);
        budget.signal.addEventListener('abort', stop, { once: true });
      });
    }
  };

  return {
    enter: async (budget) => {
      await turn(budget);
      underWay += 1;
      const now = performance.now();
      const at = Math.max(now, next);
      if (at - now > budget.remaining()) {
        leave();
        // Where no time is left the pace is not what it failed by.
        throw new SourceError(budget.source, budget.remaining() > 0 ? 'rate-limited' : 'deadline');
      }
      next = at + interval;
      if (at > now) await pause(budget, at - now);
      let hasLeft = false;
      return () => {
        if (!hasLeft) leave();
        hasLeft = true;
      };
    },
    rest: (milliseconds) => {
      next = Math.max(next, performance.now() + milliseconds);
    },
  };
};
