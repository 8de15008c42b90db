/** Reads an election from a file, piece by piece: the text as a whole is never in memory. */
import { createReadStream } from 'node:fs';
import { createPabulibReader, type PabulibFile } from '@polder/tally';

const failures: ReadonlyMap<unknown, string> = new Map([
  ['ENOENT', 'is not there. Check its name and the folder.'],
  ['ENOTDIR', 'is not there. Check its name and the folder.'],
  ['EISDIR', 'is a folder. Name the .pb file in it.'],
  ['EACCES', 'may not be read by you. Ask for the right to, or copy it.'],
  ['EPERM', 'may not be read by you. Ask for the right to, or copy it.'],
]);

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/**
 * @throws Error when there is nothing to read
 * @throws PabulibError with everything that is wrong with the file, by line
 */
export const readElectionFile = async (path: string): Promise<PabulibFile> => {
  const reader = createPabulibReader();
  const stream = createReadStream(path, { encoding: 'utf8' });
  try {
    for await (const chunk of stream) reader.push(String(chunk));
  } catch (error) {
    const why = failures.get(codeOf(error));
    if (why === undefined) throw error;
    // Without the system's code, which the command line would take for its own data folder's.
    throw new Error(`${path} ${why}`, { cause: error });
  }
  return reader.end();
};
