/** Questions to a thread or process that reads an SQLite file, one at a time, and its answers. */
import { SourceError } from '../../federation-error.ts';
import type { Batch } from '../../values.ts';
import { createBatchQueue } from '../batch-queue.ts';
import type { RunningStatement } from '../statement-stream.ts';
import type { Execute, FromReader, Question, ToThread } from './messages.ts';

/** The way to a thread or process. Without a question it keeps this process from nothing. */
export interface Channel {
  readonly send: (message: ToThread) => void;
  /** A question follows. */
  readonly begin: () => void;
  /** The last message of its answer has come. */
  readonly rest: () => void;
  /** Whatever runs is to stop; may be called again until it has. */
  readonly stop: () => void;
  /** Ends it, with whatever runs. */
  readonly end: () => void;
}

/** Makes a channel; `lose` is called when the other side is gone. */
export type OpenChannel = (receive: (message: FromReader) => void, lose: () => void) => Channel;

export interface Reader {
  readonly isOpen: () => boolean;
  /** One question with one answer. @throws SourceError, TakesLong */
  readonly ask: (question: Question) => Promise<FromReader>;
  readonly execute: (statement: Execute) => RunningStatement;
  readonly close: () => void;
}

/** The question is for a process: nothing of its answer has been given. */
export class TakesLong extends Error {
  override readonly name = 'TakesLong';
}

export const createReader = (source: string, open: OpenChannel): Reader => {
  let isOpen = true;
  let take: ((message: FromReader) => boolean) | undefined;
  const receive = (message: FromReader): void => {
    if (!take?.(message)) return;
    take = undefined;
    channel.rest();
  };
  const lose = (): void => {
    isOpen = false;
    receive({ kind: 'failed', failure: 'connection-lost' });
  };
  const channel = open(receive, lose);

  /** What an answer's last message says when it is not the answer. */
  const errorOf = (message: FromReader): Error | undefined => {
    if (message.kind === 'takes-long') return new TakesLong();
    return message.kind === 'failed'
      ? new SourceError(source, message.failure, message.code)
      : undefined;
  };

  /** Receives until the last message of the answer, for which `isLast` says true. */
  const put = (question: Question, isLast: (message: FromReader) => boolean): void => {
    channel.begin();
    take = isLast;
    if (isOpen) channel.send(question);
    else lose();
  };

  const execute = (statement: Execute): RunningStatement => {
    const settled = Promise.withResolvers<void>();
    let isWorking = true;
    const queue = createBatchQueue(() => {});
    put(statement, (message) => {
      if (message.kind === 'rows') {
        queue.push(message.rows);
        return false;
      }
      isWorking = false;
      const error = errorOf(message);
      if (error) queue.fail(error);
      else queue.end();
      settled.resolve();
      return true;
    });
    const next = async (): Promise<Batch | undefined> => {
      const batch = await queue.take();
      if (batch && isWorking) channel.send({ kind: 'more' });
      return batch;
    };
    return {
      next,
      settled: settled.promise,
      isWorking: () => isWorking,
      stop: (reason) => {
        queue.fail(reason);
        if (isWorking) channel.stop();
      },
      cancel: async () => channel.stop(),
    };
  };

  return {
    isOpen: () => isOpen,
    ask: (question) =>
      new Promise((resolve, reject) => {
        put(question, (answer) => {
          const error = errorOf(answer);
          if (error) reject(error);
          else resolve(answer);
          return true;
        });
      }),
    execute,
    close: () => {
      isOpen = false;
      channel.end();
    },
  };
};
