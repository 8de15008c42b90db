import type { Block, Width } from './content.ts';

const share: Readonly<Record<Width, number>> = { full: 6, half: 3, third: 2 };

/** Rows of figures that one screen has room for; a chart or a table takes a screen of its own. */
const rowsOfFigures = 2;

const isFigure = ({ kind }: Block): boolean => kind === 'figure';

/**
 * Blocks as a screen on the wall shows them one after the other: as many as stand beside each other, and
 * two rows where they are all figures.
 * @returns at least one screen, be it empty
 */
export const screensOf = (blocks: readonly Block[]): readonly (readonly Block[])[] => {
  const screens: Block[][] = [[]];
  let used = 0;
  for (const block of blocks) {
    const isTall = screens.at(-1)?.every(isFigure) && isFigure(block);
    const room = share.full * (isTall ? rowsOfFigures : 1);
    // The second row begins at its start: a block too wide for what is left of the first leaves it free.
    const rest = share.full - (used % share.full);
    if (share[block.width] > rest) used += rest;
    if (used > 0 && used + share[block.width] > room) {
      screens.push([]);
      used = 0;
    }
    screens.at(-1)?.push(block);
    used += share[block.width];
  }
  return screens;
};
