/** What a person at the terminal sees: steps with their times, progress bars, tables of two columns. */
export const createTerminal = (out: NodeJS.WriteStream = process.stdout) => {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`.padStart(7);
  let isBarOpen = false;
  const closeBar = () => {
    if (isBarOpen) out.write('\n');
    isBarOpen = false;
  };
  const barWidth = 30;
  return {
    print: (line: string) => {
      closeBar();
      out.write(`${line}\n`);
    },
    step: (text: string) => {
      closeBar();
      out.write(`${seconds()}  ${text}\n`);
    },
    progress: (label: string, done: number, total: number) => {
      if (!out.isTTY) return;
      const filled = total > 0 ? Math.round((done / total) * barWidth) : 0;
      out.write(
        `\r${label.padEnd(28)} ${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${done}/${total}`,
      );
      isBarOpen = true;
    },
  };
};

export type Terminal = ReturnType<typeof createTerminal>;
