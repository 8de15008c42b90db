/** The connection that tells the server to stop what others compute. */
import { closeMariadb, type MariadbConnection, openMariadb, send } from './connection.ts';
import type { MariadbOptions } from './options.ts';

export interface Control {
  /** Opens the connection ahead of time: when a server is full, none can be had for a cancel. */
  readonly prepare: () => void;
  /** Resolves when the server has been told. */
  readonly cancel: (connection: MariadbConnection) => Promise<void>;
  readonly close: () => void;
}

export const createControl = (source: string, options: MariadbOptions): Control => {
  let opening: Promise<MariadbConnection> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const close = (): void => {
    clearTimeout(timer);
    opening?.then(closeMariadb, () => {});
    opening = undefined;
  };

  const renewed = async (
    before: Promise<MariadbConnection> | undefined,
  ): Promise<MariadbConnection> => {
    const known = await before?.catch(() => undefined);
    return known?.isOpen ? known : openMariadb(source, options);
  };

  /** One that works, for as long as it is used now and then: whoever asks meanwhile waits for the same. */
  const connect = (): Promise<MariadbConnection> => {
    clearTimeout(timer);
    timer = setTimeout(close, options.idleTime);
    timer.unref();
    opening = renewed(opening);
    return opening;
  };

  return {
    prepare: () => {
      connect().catch(() => {}); // Tried again, and told, when it is needed.
    },
    cancel: async ({ driver }) => {
      const { driver: messenger } = await connect();
      // A number that the server gave; the statement takes no parameter.
      await send(messenger, `kill query ${Number(driver.threadId)}`);
    },
    close,
  };
};
