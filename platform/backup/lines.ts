import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';

export const backupFormat = 2;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();

/** What a backup is made of, in this order: head, each table with its rows, stored files, foot. */
const shape = z.discriminatedUnion('line', [
  z.object({
    line: z.literal('head'),
    format: z.number(),
    migrations: z.string(),
    at: z.iso.datetime(),
  }),
  z.object({ line: z.literal('table'), name: z.string() }),
  z.object({ line: z.literal('rows'), rows: z.array(z.unknown()) }),
  z.object({ line: z.literal('table-end'), name: z.string(), count, sha256 }),
  z.object({ line: z.literal('file'), path: z.string(), sha256, base64: z.string() }),
  z.object({ line: z.literal('foot'), tables: count, rows: count, files: count }),
]);

export type Line = z.infer<typeof shape>;

/** What of the data directory beside the database belongs to a backup; nothing else is ever restored. */
export const isBackedUpFile = (path: string): boolean =>
  /^(?:files\/([0-9a-f]{2})\/\1[0-9a-f]{6}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|secret|demo-accounts\.json)$/.test(
    path,
  );

/** Where a backup keeps a stored file, whatever store it came from. */
export const pathOfId = (id: string): string => `files/${id.slice(0, 2)}/${id}`;

/** @returns undefined for a file that is none of the stored ones */
export const idOfPath = (path: string): string | undefined =>
  path.startsWith('files/') ? path.split('/').at(-1) : undefined;

/** A backup that is cut off, changed, of another version, or not one of ours. The message is for the operator. */
export class BackupUnusable extends Error {
  override readonly name = 'BackupUnusable';
}

const nothingDone = 'Nothing was restored.';

/** @throws BackupUnusable */
export const unusable = (what: string, cause?: unknown): never => {
  throw new BackupUnusable(`${what} ${nothingDone}`, { cause });
};

/** @throws BackupUnusable */
const readLine = (text: string, number: number): Line => {
  const which = number === 1 ? 'The file is no backup of Polder.' : `Line ${number} is damaged.`;
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (cause) {
    return unusable(which, cause);
  }
  const parsed = shape.safeParse(read);
  return parsed.success ? parsed.data : unusable(which, parsed.error);
};

/** Lines of a gzipped text; one line may be as long as the largest stored file. */
async function* textLines(source: string): AsyncGenerator<string> {
  const text = createGunzip().setEncoding('utf8');
  pipeline(createReadStream(source), text, () => {}); // a failure is thrown where the text is read
  let begun: string[] = [];
  try {
    for await (const chunk of text as AsyncIterable<string>) {
      const [end = '', ...others] = chunk.split('\n');
      begun.push(end);
      for (const other of others) {
        yield begun.join('');
        begun = [other];
      }
    }
  } catch (cause) {
    unusable('The file is damaged, or no backup of Polder.', cause);
  } finally {
    text.destroy();
  }
  const rest = begun.join('');
  if (rest !== '') yield rest;
}

/** @throws BackupUnusable for a file that is not there, damaged, cut off in the middle, or none of ours */
export async function* linesOf(source: string): AsyncGenerator<Line> {
  const found = await stat(source).catch((cause: unknown) =>
    unusable(`The file ${source} cannot be read.`, cause),
  );
  if (!found.isFile()) unusable(`${source} is no file.`);
  let number = 0;
  for await (const text of textLines(source)) {
    number++;
    yield readLine(text, number);
  }
}
