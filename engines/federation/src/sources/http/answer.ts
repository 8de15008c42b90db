/** Answers that have to be JSON, and the rows in them. */
import { createHash, type Hash } from 'node:crypto';
import { SourceError } from '../../federation-error.ts';
import type { Row } from '../../values.ts';
import type { Budget } from './budget.ts';
import type { HttpAnswer, HttpClient, HttpRequest } from './client.ts';
import { createListCutter, type ListCutter } from './json-list.ts';
import { memberAt, parseJson } from './json-text.ts';

const JSON_TYPE = /^(?:application|text)\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

const requireJson = (source: string, headers: Headers): void => {
  if (!JSON_TYPE.test(headers.get('content-type') ?? ''))
    throw new SourceError(source, 'rejected', 'not JSON');
};

const parsed = (source: string, text: string): unknown => {
  const json = parseJson(text);
  if (json === undefined) throw new SourceError(source, 'rejected', 'broken JSON');
  return json;
};

/** How rows stand in an answer, and how many are wanted. */
export interface RowsWanted {
  readonly source: string;
  /** Names that lead to the list of items. */
  readonly path: readonly string[];
  /** @returns undefined for an item that is none of the rows */
  readonly read: (item: unknown) => Row | undefined;
  /** Once there are so many, no more of the answer is read. */
  readonly most: number;
  /** Statuses whose answers hold no rows. */
  readonly empty?: readonly number[];
  /** What tells an item from all others, where answers are to be compared. */
  readonly identity?: ((item: unknown) => unknown) | undefined;
}

export interface RowsAnswer {
  readonly answer: HttpAnswer;
  readonly rows: readonly Row[];
  /** Items, also those that are no rows. */
  readonly items: number;
  /** Of the identities of all items; undefined when there is none. */
  readonly digest: string | undefined;
  /** What was around the list, which is empty here; undefined when not all was read. */
  readonly around: unknown;
}

/**
 * Sends a request for JSON and makes rows of it while it comes: neither its text nor its items ever stand
 * in memory as a whole.
 *
 * @throws SourceError `rejected` for another type of content, or text that is not JSON
 */
export const sendForRows = async (
  client: HttpClient,
  request: HttpRequest,
  { source, path, read, most, empty = [], identity }: RowsWanted,
  budget: Budget,
): Promise<RowsAnswer> => {
  let rows: Row[] = [];
  let items = 0;
  let cutter: ListCutter | undefined;
  let isEnough = false;
  let hash: Hash | undefined;
  const take = (text: string | undefined): void => {
    if (text === undefined) return;
    // The cutter gives the text of an array, which is JSON or is refused.
    for (const item of parsed(source, text) as readonly unknown[]) {
      items += 1;
      if (identity) hash?.update(`${JSON.stringify(identity(item))},`);
      const row = read(item);
      if (row) rows.push(row);
    }
  };
  const receiver: HttpRequest['receiver'] = ({ status, headers }) => {
    // Nothing counts of an attempt that broke off.
    cutter = undefined;
    rows = [];
    items = 0;
    isEnough = false;
    if (empty.includes(status)) return undefined;
    requireJson(source, headers);
    const own = createListCutter(path);
    cutter = own;
    if (identity) hash = createHash('sha256');
    return (piece) => {
      try {
        take(own.write(piece));
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        throw new SourceError(source, 'rejected', 'broken JSON');
      }
      isEnough = rows.length >= most;
      return !isEnough;
    };
  };
  const answer = await client.send({ ...request, receiver }, budget);
  const around = cutter && !isEnough ? parsed(source, cutter.around()) : undefined;
  // Where members of one name come twice, the last one counts: its list would be another.
  if (items > 0 && around !== undefined && !Array.isArray(memberAt(around, path)))
    throw new SourceError(source, 'rejected', 'broken JSON');
  const digest = items > 0 ? hash?.digest('base64') : undefined;
  return { answer, rows, items, digest, around };
};
