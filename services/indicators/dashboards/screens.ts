import type { Block, Width } from './content.ts';

const share: Readonly<Record<Width, number>> = { full: 6, half: 3, third: 2 };

/**
 * Blocks as a screen on the wall shows them one after the other: as many as stand beside each other.
 * @returns at least one screen, be it empty
 */
export const screensOf = (blocks: readonly Block[]): readonly (readonly Block[])[] => {
  const screens: Block[][] = [[]];
  let used = 0;
  for (const block of blocks) {
    if (used > 0 && used + share[block.width] > share.full) {
      screens.push([]);
      used = 0;
    }
    screens.at(-1)?.push(block);
    used += share[block.width];
  }
  return screens;
};
