/**
 * The connection on which a server is told to stop what other connections compute. It is opened beside the
 * first of them and kept as long as they live: at the moment of a cancel a busy server would take long to
 * open one, and a full server would open none.
 */

export interface Control<Connection> {
  /** A connection has been opened. */
  readonly guard: () => void;
  /** A guarded connection has been closed; with the last the control's own goes, too. */
  readonly leave: () => void;
  /** Whether a message can go out at once. */
  readonly isReady: () => boolean;
  /**
   * Resolves when the server has been told. Asked again meanwhile, it is told once. Rejects when it was not
   * told in good time.
   */
  readonly stop: (target: Connection) => Promise<void>;
  /** Closes the control's connection for the sake of another; resolves to whether there was one. */
  readonly yieldPlace: () => Promise<boolean>;
}

export interface ControlOptions<Connection> {
  readonly open: () => Promise<Connection>;
  /** Resolves when the server has forgotten it, as far as that can be known. */
  readonly close: (messenger: Connection) => Promise<void>;
  readonly isOpen: (messenger: Connection) => boolean;
  /** Rejects when the messenger is not on the same server, or the server does not do it. */
  readonly send: (messenger: Connection, targets: readonly Connection[]) => Promise<void>;
  /** Milliseconds after which a messenger without an answer is given up, and another opened. */
  readonly patience: number;
}

interface Messenger<Connection> {
  readonly opening: Promise<Connection>;
  opened: Connection | undefined;
  /** Those that go out with the next message, and what becomes of it. */
  next: { readonly targets: Set<Connection>; readonly told: Promise<void> } | undefined;
  /** The message before. */
  last: Promise<unknown>;
}

export const createControl = <Connection>(
  options: ControlOptions<Connection>,
): Control<Connection> => {
  const { open, close, isOpen, send, patience } = options;
  let guarded = 0;
  let hasYielded = false;
  let current: Messenger<Connection> | undefined;

  const drop = async (messenger: Messenger<Connection>): Promise<void> => {
    if (current === messenger) current = undefined;
    // One that is still being opened is closed when it has come.
    const { opened } = messenger;
    messenger.opened = undefined;
    if (opened !== undefined) await close(opened);
  };

  const isGone = ({ opened }: Messenger<Connection>): boolean =>
    opened !== undefined && !isOpen(opened);

  const connect = (): Messenger<Connection> => {
    if (current && !isGone(current)) return current;
    if (current) void drop(current);
    const opening = open();
    const messenger: Messenger<Connection> = {
      ...{ opening, opened: undefined, next: undefined, last: opening },
    };
    current = messenger;
    opening.then(
      (connection) => {
        if (current === messenger) messenger.opened = connection;
        else void close(connection);
      },
      () => {
        if (current === messenger) current = undefined;
      },
    );
    return messenger;
  };

  /** With all others that are to be stopped before the message goes out. */
  const tell = (messenger: Messenger<Connection>, target: Connection): Promise<void> => {
    if (messenger.next) {
      messenger.next.targets.add(target);
      return messenger.next.told;
    }
    const targets = new Set([target]);
    const told = messenger.last.then(async () => {
      messenger.next = undefined;
      await send(await messenger.opening, [...targets]);
    });
    messenger.next = { targets, told };
    messenger.last = told;
    return told;
  };

  const inTime = (work: Promise<void>): Promise<void> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(reject, patience, new Error('The server was not told in time'));
      timer.unref();
      work.then(resolve, reject).finally(() => clearTimeout(timer));
    });

  const asked = new Map<Connection, Promise<void>>();

  const stopOnce = async (target: Connection): Promise<void> => {
    const messenger = connect();
    try {
      await inTime(tell(messenger, target));
    } catch (error) {
      void drop(messenger);
      throw error;
    } finally {
      asked.delete(target);
    }
  };

  return {
    guard: () => {
      guarded += 1;
      if (!hasYielded) connect();
    },
    leave: () => {
      guarded -= 1;
      if (guarded > 0) return;
      hasYielded = false;
      if (current) void drop(current);
    },
    isReady: () => current?.opened !== undefined && !isGone(current),
    stop: (target) => {
      const known = asked.get(target) ?? stopOnce(target);
      asked.set(target, known);
      return known;
    },
    yieldPlace: async () => {
      hasYielded = true;
      if (!current) return false;
      const messenger = current;
      await messenger.opening.catch(() => {});
      await drop(messenger);
      return true;
    },
  };
};
