/**
 * A statement over Trino's protocol: it is posted, and its rows come page by page from the address that
 * each page names. Trino computes ahead of the reader by its buffers only, so a slow reader slows it down.
 */
import { SourceError } from '../../federation-error.ts';
import type { OutputColumn } from '../../plan/node.ts';
import type { Batch, Row, Value } from '../../values.ts';
import { pause } from '../http/budget.ts';
import { failureOfStatus } from '../http/failure.ts';
import { isJsonObject, type JsonObject, member, parseJson } from '../http/json-text.ts';
import type { RunningStatement } from '../statement-stream.ts';
import { trinoFailure } from './failure.ts';
import type { TrinoAnswer, TrinoClient, TrinoRequest } from './request.ts';
import { mayArriveAs, readerOf, UnreadableCell } from './types.ts';

export interface TrinoQuery {
  readonly source: string;
  readonly client: TrinoClient;
  readonly text: string;
  readonly columns: readonly OutputColumn[];
  /** Milliseconds after which Trino ends it by itself, also when nobody fetches pages any more. */
  readonly timeout: number;
}

/** The server asks to be asked again: it is starting, or a proxy before it is busy. */
const AGAIN = [429, 502, 503, 504];
const WAITS = [50, 100, 200, 400, 800];

export const startTrinoQuery = ({
  source,
  client,
  text,
  columns,
  timeout,
}: TrinoQuery): RunningStatement => {
  const stopping = new AbortController();
  const { promise: settled, resolve: settle } = Promise.withResolvers<void>();
  const { promise: stopped, reject: giveUp } = Promise.withResolvers<never>();
  const readers = columns.map(({ type }) => readerOf(type));
  /** Where the next page is: a path of the coordinator. */
  let nextPath: string | undefined;
  let isDone = false;
  let areTypesChecked = false;

  const end = (): void => {
    isDone = true;
    nextPath = undefined;
    settle();
  };

  const sendPatiently = async (request: TrinoRequest): Promise<TrinoAnswer> => {
    for (let turn = 0; ; turn += 1) {
      const answer = await client.send(request);
      const wait = WAITS[turn];
      if (!AGAIN.includes(answer.status) || wait === undefined) return answer;
      await pause(stopping, wait);
      stopping.signal.throwIfAborted();
    }
  };

  /** @throws SourceError */
  const pageOf = ({ status, text: body }: TrinoAnswer): JsonObject => {
    // A later page that is not there: the coordinator has started anew and knows the query no more.
    const isForgotten = nextPath !== undefined && (status === 404 || status === 410);
    if (isForgotten) throw new SourceError(source, 'connection-lost', `HTTP ${status}`);
    if (status !== 200) throw failureOfStatus(source, status);
    const page = parseJson(body);
    if (!isJsonObject(page)) throw new SourceError(source, 'rejected', 'NOT_JSON');
    const next = member(page, 'nextUri');
    // The page's own host is not followed: it may be another's, or the name behind a proxy.
    const url = typeof next === 'string' ? URL.parse(next) : undefined;
    nextPath = url ? url.pathname + url.search : undefined;
    if (!nextPath) end();
    const error = member(page, 'error');
    if (isJsonObject(error)) throw trinoFailure(source, error);
    return page;
  };

  const checkTypes = (page: JsonObject): void => {
    const found = member(page, 'columns');
    if (areTypesChecked || !Array.isArray(found)) return;
    areTypesChecked = true;
    const isExpected =
      found.length === columns.length &&
      columns.every(({ type }, index) => {
        const native = member(found[index], 'type');
        return typeof native === 'string' && mayArriveAs(type, native);
      });
    if (!isExpected) throw new SourceError(source, 'schema-changed', 'RESULT_TYPES');
  };

  const rowOf = (cells: unknown): Row => {
    if (!Array.isArray(cells) || cells.length !== columns.length)
      throw new SourceError(source, 'rejected', 'ROW');
    return readers.map((read, index): Value => {
      const cell: unknown = cells[index];
      return cell === null || cell === undefined ? null : read(cell);
    });
  };

  const batchOf = (page: JsonObject): Batch | undefined => {
    checkTypes(page);
    const data = member(page, 'data');
    if (!Array.isArray(data) || data.length === 0) return undefined;
    if (!areTypesChecked) throw new SourceError(source, 'rejected', 'NO_COLUMNS');
    try {
      return data.map(rowOf);
    } catch (error) {
      if (error instanceof UnreadableCell) throw new SourceError(source, 'rejected', 'CELL');
      throw error;
    }
  };

  const post = async (): Promise<JsonObject> => {
    const answer = await sendPatiently({
      method: 'POST',
      path: '/v1/statement',
      headers: { 'x-trino-session': `query_max_run_time=${timeout}ms` },
      body: text,
    });
    return pageOf(answer);
  };

  const fetchPage = async (path: string): Promise<JsonObject> =>
    pageOf(await sendPatiently({ method: 'GET', path, signal: stopping.signal }));

  // The post is not given up when nobody waits any more: only its answer tells what there is to cancel.
  const posted = post();
  posted.catch(end);

  let first: Promise<JsonObject> | undefined = Promise.race([posted, stopped]);
  first.catch(() => {}); // Met by who asks for rows.

  const next = async (): Promise<Batch | undefined> => {
    for (;;) {
      stopping.signal.throwIfAborted();
      const coming = first ?? (nextPath === undefined ? undefined : fetchPage(nextPath));
      first = undefined;
      if (!coming) return undefined;
      const page = await coming.catch((failure: unknown) => {
        stopping.signal.throwIfAborted();
        throw failure;
      });
      const batch = batchOf(page);
      if (batch) return batch;
    }
  };

  return {
    next,
    settled,
    isWorking: () => !isDone,
    stop: (reason) => {
      stopping.abort(reason);
      giveUp(reason);
    },
    cancel: async () => {
      await posted;
      if (nextPath === undefined) return;
      const { status } = await client.send({ method: 'DELETE', path: nextPath });
      // 204: it ends; 404, 410: there is nothing of it any more.
      if ([200, 202, 204, 404, 410].includes(status)) end();
    },
  };
};
