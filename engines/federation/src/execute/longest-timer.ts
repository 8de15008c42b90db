/** Milliseconds beyond which timers of Node and browsers fire at once. */
export const LONGEST_TIMER = 2 ** 31 - 1;
