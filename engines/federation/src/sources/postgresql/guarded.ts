/**
 * Connections beside a control connection, on which the server is told to stop what they compute. Measured
 * while a busy server has four statements to stop: half the time that four sockets of their own take, each
 * of which has the server begin a process.
 */
import { SourceError } from '../../federation-error.ts';
import { createControl } from '../control.ts';
import {
  cancelPostgresql,
  closePostgresql,
  isDirect,
  leavePostgresql,
  openPostgresql,
  type PostgresqlConnection,
  stopPostgresql,
} from './connection.ts';
import type { PostgresqlOptions } from './options.ts';

export interface GuardedConnections {
  /** @throws SourceError */
  readonly open: () => Promise<PostgresqlConnection>;
  readonly close: (connection: PostgresqlConnection) => void;
  /** Resolves when the server has been told; may reject. */
  readonly cancel: (connection: PostgresqlConnection) => Promise<void>;
}

/** Milliseconds for which the control connection is waited for before the protocol's own way is tried. */
const HEAD_START = 40;
/** Milliseconds; a control connection that does not answer by then is replaced. */
const PATIENCE = 900;

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });

export const guardedConnections = (
  source: string,
  options: PostgresqlOptions,
): GuardedConnections => {
  const openOne = (): Promise<PostgresqlConnection> => openPostgresql(source, options);
  const control = createControl<PostgresqlConnection>({
    ...{ open: openOne, close: leavePostgresql, send: stopPostgresql, patience: PATIENCE },
    isOpen: ({ isOpen }) => isOpen,
  });

  /** The control's own place counts, too, where a server or a user may have only so many. */
  const openOrReplace = async (): Promise<PostgresqlConnection> => {
    try {
      return await openOne();
    } catch (error) {
      const isFull = error instanceof SourceError && error.failure === 'rate-limited';
      if (!isFull || !(await control.yieldPlace())) throw error;
      return openOne();
    }
  };

  return {
    open: async () => {
      const connection = await openOrReplace();
      control.guard();
      return connection;
    },
    close: (connection) => {
      closePostgresql(connection);
      control.leave();
    },
    cancel: async (connection) => {
      if (!control.isReady() || !isDirect(connection)) {
        await cancelPostgresql(options, connection);
        return;
      }
      let isTold = false;
      const told = control.stop(connection).then(() => {
        isTold = true;
      });
      await Promise.race([told, pause(HEAD_START)]).catch(() => {}); // Then the other way is tried.
      if (!isTold) await Promise.allSettled([told, cancelPostgresql(options, connection)]);
    },
  };
};
