/**
 * A query whose rows are asked for in portions, as the driver's cursors are, with two differences that
 * were measured: the first portion is asked for together with the query (one round trip, not three), and
 * the next is under way while the reader works on the one before.
 */
import type { Connection } from 'pg';
import { SourceError } from '../../federation-error.ts';
import type { OutputColumn } from '../../plan/node.ts';
import type { Value } from '../../values.ts';
import { createBatchQueue } from '../batch-queue.ts';
import { createRowGathering } from '../row-gathering.ts';
import type { RunningStatement } from '../statement-stream.ts';
import { postgresqlFailure } from './failure.ts';
import type { PreparedStatements } from './prepared.ts';
import { mayArriveAs, readerOf } from './types.ts';

const FIRST_PORTION = 256;
const LARGEST_PORTION = 10_000;
/** Rows that are handed on together: whoever waits for keys among them need not wait for a whole portion. */
const BATCH = 2_000;
/** Characters: portions are made smaller when rows are wide, and refused when this does not help. */
const PORTION_SIZE = 4_000_000;
const PORTION_LIMIT = 256_000_000;

interface RowDescription {
  readonly fields: readonly { readonly dataTypeID: number }[];
}

export interface PortalQuery {
  readonly source: string;
  /** A setting to make in the same message; undone when the query fails. */
  readonly setting?: string;
  readonly text: string;
  readonly parameters: readonly (string | Buffer | null)[];
  readonly prepared: PreparedStatements;
  readonly columns: readonly OutputColumn[];
  /** Asks the server to stop what the connection computes. */
  readonly cancel: () => Promise<void>;
  readonly onFailure: (failure: SourceError) => void;
}

/** What the driver calls with the server's messages; `client.query` takes it. */
export interface Portal extends RunningStatement {
  readonly submit: (connection: Connection) => void;
  readonly handleRowDescription: (message: RowDescription) => void;
  readonly handleDataRow: (message: { readonly fields: readonly (string | null)[] }) => void;
  readonly handlePortalSuspended: () => void;
  readonly handleCommandComplete: () => void;
  readonly handleEmptyQuery: () => void;
  readonly handleReadyForQuery: () => void;
  readonly handleError: (error: unknown) => void;
  readonly handleCopyInResponse: () => void;
  readonly handleCopyData: () => void;
}

export const createPortal = (query: PortalQuery): Portal => {
  const { source, setting, text, parameters, prepared, columns, cancel, onFailure } = query;
  let isNamed = false;
  let wasKnown = false;
  const { promise: settled, resolve: settle } = Promise.withResolvers<void>();
  const readers = columns.map(({ type }) => readerOf(type));
  let connection: Connection | undefined;
  /** `suspended`: the server waits for us to ask for more. */
  let state: 'waiting' | 'working' | 'suspended' | 'done' = 'waiting';
  let isSetting = setting !== undefined;
  let isStopped = false;
  let hasSynced = false;
  /** Characters and rows of this portion. */
  let size = 0;
  let count = 0;
  let portion = FIRST_PORTION;

  const queue = createBatchQueue(() => askMore());
  const rows = createRowGathering(queue.push);

  const sync = (): void => {
    if (hasSynced) return;
    hasSynced = true;
    connection?.sync();
  };

  const askMore = (): void => {
    if (state !== 'suspended' || isStopped || !connection) return;
    state = 'working';
    connection.execute({ portal: '', rows: String(portion) }, true);
    connection.flush();
  };

  const endPortion = (): void => {
    rows.deliver();
    if (count > 0) {
      const fitting = Math.floor((PORTION_SIZE * count) / Math.max(size, 1));
      portion = Math.min(LARGEST_PORTION, Math.max(1, fitting));
    }
    size = 0;
    count = 0;
  };

  const stop = (reason: unknown): void => {
    queue.fail(reason);
    if (isStopped) return;
    isStopped = true;
    rows.drop();
    if (!connection || state === 'done') return;
    connection.close({ type: 'P', name: '' }, true);
    if (state === 'suspended') state = 'done';
    sync();
  };

  return {
    next: queue.take,
    settled,
    isWorking: () => state === 'working',
    stop,
    cancel,

    submit: (given) => {
      connection = given;
      if (isStopped) {
        sync();
        return;
      }
      state = 'working';
      if (setting !== undefined) {
        given.parse({ name: '', text: setting, types: [] }, true);
        given.bind({ portal: '', statement: '', values: [] }, true);
        given.execute({ portal: '', rows: '0' }, true);
      }
      const { name, isKnown, evicted } = prepared.prepare(text);
      isNamed = name !== '';
      wasKnown = isKnown;
      for (const old of evicted) given.close({ type: 'S', name: old }, true);
      if (!isKnown) given.parse({ name, text, types: [] }, true);
      // The driver's type asks for a mutable array and leaves out what it takes: bytes and NULL.
      given.bind({ portal: '', statement: name, values: [...parameters] as string[] }, true);
      given.describe({ type: 'P', name: '' }, true);
      given.execute({ portal: '', rows: String(portion) }, true);
      given.flush();
    },

    handleRowDescription: ({ fields }) => {
      if (isNamed) prepared.keep(text);
      const isExpected =
        fields.length === columns.length &&
        columns.every(({ type }, index) => mayArriveAs(type, fields[index]?.dataTypeID ?? 0));
      if (!isExpected) stop(new SourceError(source, 'schema-changed', 'RESULT_TYPES'));
    },

    handleDataRow: ({ fields }) => {
      if (isStopped) return;
      const row = new Array<Value>(fields.length);
      for (let index = 0; index < fields.length; index += 1) {
        const field = fields[index] ?? null;
        if (field === null) row[index] = null;
        else {
          size += field.length;
          row[index] = readers[index]?.(field) ?? null;
        }
      }
      rows.add(row);
      count += 1;
      if (size > PORTION_LIMIT) stop(new SourceError(source, 'too-much-data'));
      else if (rows.count() === BATCH) rows.deliver();
    },

    handlePortalSuspended: () => {
      if (isStopped) return;
      state = 'suspended';
      endPortion();
      if (queue.isEmpty()) askMore();
    },

    handleCommandComplete: () => {
      if (isSetting) {
        isSetting = false;
        return;
      }
      state = 'done';
      rows.deliver();
      queue.end();
      sync();
    },

    handleEmptyQuery: () => sync(),

    handleReadyForQuery: () => {
      state = 'done';
      queue.end();
      settle();
    },

    handleError: (error) => {
      state = 'done';
      const told = postgresqlFailure(source, error, 'running');
      // What was prepared would give other columns now; its next use prepares it anew.
      const isOutdated = wasKnown && told.driverCode === '0A000';
      const failure = isOutdated ? new SourceError(source, 'schema-changed', '0A000') : told;
      if (isNamed) prepared.forget(text);
      onFailure(failure);
      queue.fail(failure);
      // The server skips all messages up to this one; the driver keeps later queries until it answers.
      sync();
      settle();
    },

    // A plan is never written as COPY; the server is told that nothing comes.
    handleCopyInResponse: () => stop(new SourceError(source, 'rejected', 'COPY')),
    handleCopyData: () => {},
  };
};
