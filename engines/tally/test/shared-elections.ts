/** Elections that towns have held and published, where the shared data are. */
import { filesIn, readShared } from './shared-data.ts';

const folders = ['large', 'netherlands', 'official-equal-shares', 'official-greedy'];

/** Paths of all elections, without the examples of the format. */
export const electionFiles = (): readonly string[] =>
  folders.flatMap((folder) => filesIn(`pabulib/${folder}`));

export const readElectionFile = readShared;
