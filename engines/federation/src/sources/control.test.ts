import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createControl } from './control.ts';

interface Line {
  readonly name: string;
  isOpen: boolean;
}

const line = (name: string): Line => ({ name, isOpen: true });

/** @param answer what becomes of each message */
const makeControl = (answer: (messenger: Line) => Promise<void> = async () => {}) => {
  const opened: Line[] = [];
  const sent: string[] = [];
  const control = createControl<Line>({
    open: async () => {
      const messenger = line(`messenger ${opened.length + 1}`);
      opened.push(messenger);
      return messenger;
    },
    close: async (messenger) => {
      messenger.isOpen = false;
    },
    isOpen: ({ isOpen }) => isOpen,
    send: async (messenger, targets) => {
      sent.push(`${messenger.name}: ${targets.map(({ name }) => name).join(', ')}`);
      await answer(messenger);
    },
    patience: 50,
  });
  return { control, opened, sent };
};

describe('a control connection', () => {
  it('is opened with the first connection that it guards and closed with the last', async () => {
    const { control, opened } = makeControl();
    expect(control.isReady()).toBe(false);
    control.guard();
    control.guard();
    await delay(0);
    expect(control.isReady()).toBe(true);
    control.leave();
    expect(opened.map(({ isOpen }) => isOpen)).toEqual([true]);
    control.leave();
    expect(opened.map(({ isOpen }) => isOpen)).toEqual([false]);
  });

  it('tells of all at once, and of each only once while it is not told', async () => {
    const { control, sent } = makeControl();
    const [a, b] = [line('a'), line('b')];
    await Promise.all([control.stop(a), control.stop(b), control.stop(a)]);
    await control.stop(a);
    expect(sent).toEqual(['messenger 1: a, b', 'messenger 1: a']);
  });

  it('is replaced when it does not answer, and the silent one is closed', async () => {
    const { control, opened, sent } = makeControl(({ name }) =>
      name === 'messenger 1' ? new Promise(() => {}) : Promise.resolve(),
    );
    const a = line('a');
    await expect(control.stop(a)).rejects.toThrow('in time');
    await control.stop(a);
    expect(opened.map(({ isOpen }) => isOpen)).toEqual([false, true]);
    expect(sent).toEqual(['messenger 1: a', 'messenger 2: a']);
  });

  it('is replaced when it has been lost', async () => {
    const { control, opened, sent } = makeControl();
    control.guard();
    await delay(0);
    for (const messenger of opened) messenger.isOpen = false;
    expect(control.isReady()).toBe(false);
    await control.stop(line('a'));
    expect(sent).toEqual(['messenger 2: a']);
  });

  it('gives its place to others, and takes none again before they have all gone', async () => {
    const { control, opened } = makeControl();
    control.guard();
    expect(await control.yieldPlace()).toBe(true);
    expect(await control.yieldPlace()).toBe(false);
    control.guard();
    expect(opened.map(({ isOpen }) => isOpen)).toEqual([false]);
    control.leave();
    control.leave();
    control.guard();
    expect(opened).toHaveLength(2);
  });
});
