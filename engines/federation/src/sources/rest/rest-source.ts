/** A source behind REST and JSON, described by OpenAPI: operations are tables. */
import { SourceError } from '../../federation-error.ts';
import { merged } from '../../merged.ts';
import type { Node } from '../../plan/node.ts';
import type { SourceSchema } from '../../schema.ts';
import type { Batch, Row } from '../../values.ts';
import { type RowsAnswer, sendForRows } from '../http/answer.ts';
import type { Budget } from '../http/budget.ts';
import {
  type Asked,
  type Choice,
  chooseOperation,
  combinations,
  fieldsNeeded,
  rowReader,
} from '../http/choice.ts';
import { createHttpClient, type HttpClient, type HttpRequest } from '../http/client.ts';
import { delivered } from '../http/delivered.ts';
import { healthBy } from '../http/health.ts';
import { columnReader, errorInAnswer, holdsError, itemCheck } from '../http/json-row.ts';
import { isJsonObject, type JsonObject, member, memberAt } from '../http/json-text.ts';
import { tablesOf } from '../http/operation-tables.ts';
import type { Source, SourceFactory } from '../source.ts';
import { readDescription } from './description.ts';
import type { Field } from './json-schema.ts';
import { type Operation, operationOf, type Parameter } from './operation.ts';
import { type RestOptions, restOptions } from './options.ts';
import { createPages, type Turn } from './paging.ts';
import { requestOf, type Target } from './request.ts';

type RestChoice = Choice<Operation, Field, Parameter>;

/** A list that is null is empty, and so is one that is left out where it may be. */
const isLeftOut = ({ list, isListRequired }: Operation, json: unknown): boolean => {
  let at = json;
  for (const [depth, name] of (list ?? []).entries()) {
    // So do some services write an object without members.
    const isEmpty = depth > 0 && Array.isArray(at) && at.length === 0;
    if (!isEmpty && !isJsonObject(at)) return false;
    at = member(at, name);
    if (at === null) return true;
    if (at === undefined) return isListRequired[depth] !== true;
  }
  return false;
};

/** What stands where the list should, when that is the one item itself. */
const itemInstead = (
  source: string,
  operation: Operation,
  { around, items }: RowsAnswer,
): JsonObject | undefined => {
  const found = memberAt(around, operation.list ?? []);
  if (!operation.list && isJsonObject(found)) return found;
  if (items === 0 && holdsError(around)) throw errorInAnswer(source);
  if (Array.isArray(found) || isLeftOut(operation, around)) return undefined;
  throw new SourceError(source, 'rejected', 'no list');
};

/** Rows that can be the answer to one request, by the operation's key. */
const mostByKey = ({ key }: Operation, asked: readonly Asked<Parameter>[]): number =>
  (key ?? []).reduce(
    (product, column) =>
      product *
      (asked.find(({ parameter }) => parameter.column === column)?.values.length ??
        Number.POSITIVE_INFINITY),
    key ? 1 : Number.POSITIVE_INFINITY,
  );

const keyFields = ({ key, fields }: Operation): readonly Field[] =>
  fields.filter(({ column }) => key?.includes(column));

/**
 * What tells items of different pages apart: their key, or all of what comes of them. Of pages that are
 * linked, some members without a key do not: any number of items may be alike.
 */
const identityOf = (operation: Operation): ((item: unknown) => unknown) | undefined => {
  const { paging, projection } = operation;
  const key = keyFields(operation);
  if (paging.kind === 'none') return undefined;
  if (key.length > 0) return (item) => key.map(({ path }) => memberAt(item, path));
  const isByPlace = paging.kind === 'offset' || paging.kind === 'page';
  return projection && !isByPlace ? undefined : (item) => item;
};

/** The rows of one request, page by page. */
async function* pagesOf(
  source: string,
  choice: RestChoice,
  asked: readonly Asked<Parameter>[],
  { client, target, budget, most }: Context,
): AsyncGenerator<Batch> {
  const { operation } = choice;
  const check = itemCheck(source, operation.fields);
  const rowOf = rowReader(choice, asked, columnReader(source));
  const read = (item: unknown): Row | undefined => {
    check(item);
    return rowOf(item);
  };
  const pages = createPages(source, operation);
  const identity = identityOf(operation);
  const needed = [...fieldsNeeded(choice, asked), ...(identity ? keyFields(operation) : [])];
  const names = [...new Set(needed.map(({ path }) => path.join('.')))];
  const { projection } = operation;
  const fields = projection
    ? [{ slot: projection, value: projection.in === 'body' ? names : names.join(',') }]
    : [];
  const mostRows = mostByKey(operation, asked);
  let found = 0;
  let turn: Turn | undefined = pages.first;
  while (turn) {
    const request: HttpRequest =
      turn.kind === 'extras'
        ? requestOf(operation, asked, [...fields, ...turn.extras], target)
        : { ...requestOf(operation, asked, [], target), url: turn.url };
    const absent = pages.absent();
    const page: RowsAnswer = await sendForRows(
      client,
      { ...request, statuses: absent },
      { source, path: operation.list ?? [], read, most, empty: absent, identity },
      budget,
    );
    const { answer, rows, around } = page;
    if (absent.includes(answer.status)) return pages.end(answer.status);
    const item = around === undefined ? undefined : itemInstead(source, operation, page);
    const row = item && read(item);
    const given = row ? [row] : rows;
    pages.requireNew(page.digest);
    if (given.length > 0) yield given;
    found += given.length;
    if (around === undefined || found >= mostRows) return;
    turn = pages.next(turn, {
      request,
      answer,
      json: around,
      items: item ? undefined : page.items,
    });
  }
}

interface Context {
  readonly client: HttpClient;
  readonly target: Target;
  readonly budget: Budget;
  /** Rows that are used at most. */
  readonly most: number;
}

/** One stream for each request that the plan needs. */
function* streamsOf(
  source: string,
  choice: RestChoice,
  context: Context,
): Generator<AsyncGenerator<Batch>> {
  for (const asked of combinations(choice.groups)) {
    yield pagesOf(source, choice, asked, context);
  }
}

/** @throws FederationError `configuration` from `discover`, when options and description do not agree */
export const createRestSource: SourceFactory<RestOptions> = (name, given): Source => {
  const options = restOptions.parse(given);
  const client = createHttpClient(name, options, new URL(options.baseUrl));
  let operations: readonly Operation[] = [];

  const choose = (plan: Node): RestChoice | undefined =>
    chooseOperation<Field, Parameter, Operation>(plan, operations, options.maximumRequests);

  return {
    name,
    kind: 'rest',

    discover: async (): Promise<SourceSchema> => {
      const description = await readDescription(name, options.description);
      const found = options.operations.map((each) => operationOf(name, description, each));
      const tables = tablesOf(name, found);
      operations = found;
      return { tables };
    },

    canExecute: (plan) => choose(plan) !== undefined,

    describe: (plan) => {
      const choice = choose(plan);
      if (!choice) return { text: 'no operation answers this', parameters: 0 };
      const { operation, groups } = choice;
      const names = [
        ...operation.fixed.map(({ slot }) => slot.name),
        ...groups.flatMap(([first]) => (first ? [first.parameter.name] : [])),
      ];
      const others = names.filter((each) => !operation.path.includes(`{${each}}`));
      return {
        text: `${operation.method} ${operation.path}${others.length > 0 ? `?${others.map((each) => `${each}=…`).join('&')}` : ''}`,
        parameters: groups.flat().reduce((sum, { values }) => sum + values.length, 0),
      };
    },

    execute: (plan, limits) => {
      const choice = choose(plan);
      if (!choice) throw new SourceError(name, 'rejected', 'plan');
      return delivered(name, choice.selection, limits, options.maximumBytes, (budget, most) => {
        const streams = streamsOf(name, choice, { client, target: options, budget, most });
        return merged(streams, options.concurrency);
      });
    },

    health: (signal) =>
      healthBy(
        name,
        client,
        new URL(options.baseUrl.replace(/\/+$/, '') + (options.healthPath ?? '/')),
        signal,
      ),

    close: async () => client.close(),
  };
};
