/** A thread that reads one SQLite file, so that the event loop never waits for it. */
import type { SQLInputValue } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { Row, Value } from '../../values.ts';
import { createAskingDatabase } from './asking-database.ts';
import { discoverSqlite } from './discover.ts';
import { failureOf, isTooBig } from './failure.ts';
import type { Execute, FromReader, Question, ThreadData, ToThread } from './messages.ts';
import { rowDecoder, type StoredValue } from './stored-values.ts';

/** Rows of the first batch, so that it comes soon, and of the others. */
const FIRST_ROWS = 100;
const BATCH_ROWS = 1_000;
/** Batches that may be under way. */
const AHEAD = 2;
/**
 * Milliseconds for what cannot be stopped at any moment. What SQLite has gathered by then it sorts and
 * groups in about as many.
 */
const HELD = 15;

// Given by whoever starts this thread.
const { file, busyTimeout, stop, isKillable } = workerData as ThreadData;

class Stopped extends Error {}
class TakesLong extends Error {}

/** On the clock of `performance`: when a question that is held has taken too long. */
let heldUntil = Number.POSITIVE_INFINITY;

/** @throws Stopped, TakesLong */
const ask = (): void => {
  if (Atomics.load(stop, 0) !== 0) throw new Stopped();
  if (isHolding() && performance.now() > heldUntil) throw new TakesLong();
};

const connected = createAskingDatabase({ file, busyTimeout }, ask);

const isHolding = (): boolean => heldUntil !== Number.POSITIVE_INFINITY;

/** From here on the question may turn out to be for a process. */
const hold = (): void => {
  if (isKillable) return;
  connected().requireShort(true);
  heldUntil = performance.now() + HELD;
};

const letGo = (): void => {
  if (!isHolding()) return;
  heldUntil = Number.POSITIVE_INFINITY;
  connected().requireShort(false);
};

/** Whole numbers go in as such: node:sqlite would bind them as floating numbers. */
const bound = (value: Value): SQLInputValue => {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  return value;
};

const send = (message: FromReader): void => parentPort?.postMessage(message);

let allowed = 0;
let wake: (() => void) | undefined;

const untilAllowed = async (): Promise<void> => {
  while (allowed === 0) {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
  allowed -= 1;
};

/** Rows in batches, as they are read. */
function* batchesOf({ text, parameters, types }: Execute): Generator<readonly Row[]> {
  const { prepared, forget } = connected();
  const decode = rowDecoder(types);
  let rows: Row[] = [];
  let size = FIRST_ROWS;
  let isWhole = false;
  try {
    for (const row of prepared(text).iterate(...parameters.map(bound))) {
      // With setReturnArrays rows are arrays; the types of Node do not follow.
      rows.push(decode(row as unknown as readonly StoredValue[]));
      if (rows.length < size) continue;
      ask();
      yield rows;
      rows = [];
      size = BATCH_ROWS;
    }
    isWhole = true;
  } finally {
    if (!isWhole) forget(text);
  }
  if (rows.length > 0) yield rows;
}

/** Whether nothing may be sent before all is read, as it may have to be read by a process instead. */
const isHeld = ({ place, tables }: Execute): boolean => {
  if (isKillable) return false;
  const { asking } = connected();
  const kinds = tables.map(asking);
  if (kinds.includes('closed-view')) throw new TakesLong();
  return place === 'thread-first' || kinds.includes('view');
};

const heldBatches = (statement: Execute): readonly (readonly Row[])[] => {
  hold();
  const batches = [...batchesOf(statement)];
  letGo();
  return batches;
};

const execute = async (statement: Execute): Promise<void> => {
  allowed = AHEAD;
  const batches = isHeld(statement) ? heldBatches(statement) : batchesOf(statement);
  for (const rows of batches) {
    await untilAllowed();
    if (Atomics.load(stop, 0) !== 0) throw new Stopped();
    send({ kind: 'rows', rows });
  }
  send({ kind: 'end' });
};

const answer = async (question: Question): Promise<void> => {
  switch (question.kind) {
    case 'discover': {
      const { database, asking } = connected();
      const schema = discoverSqlite(database, {
        beforeTable: ask,
        beforeView: (view) => {
          if (!isKillable && asking(view) === 'closed-view') throw new TakesLong();
          hold();
        },
        afterView: letGo,
      });
      send({ kind: 'schema', schema });
      break;
    }
    case 'version': {
      const row = connected().database.prepare('select sqlite_version() as version').get();
      send({ kind: 'version', version: `SQLite ${row?.version}` });
      break;
    }
    case 'execute':
      await execute(question);
  }
};

const endingOf = (error: unknown, wasHeld: boolean): FromReader => {
  if (error instanceof Stopped) return { kind: 'failed', failure: 'cancelled' };
  if (error instanceof TakesLong || (wasHeld && isTooBig(error))) return { kind: 'takes-long' };
  const { failure, code } = failureOf(error);
  return { kind: 'failed', failure, ...(code !== undefined && { code }) };
};

parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'more') {
    allowed += 1;
    wake?.();
    return;
  }
  answer(message).catch((error: unknown) => {
    const wasHeld = isHolding();
    letGo();
    send(endingOf(error, wasHeld));
  });
});
