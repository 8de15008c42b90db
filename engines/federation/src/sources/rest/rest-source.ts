/** A source behind REST and JSON, described by OpenAPI: operations are tables. */
import { SourceError } from '../../federation-error.ts';
import { merged } from '../../merged.ts';
import type { Node } from '../../plan/node.ts';
import type { SourceSchema } from '../../schema.ts';
import type { Batch } from '../../values.ts';
import { sendForRows } from '../http/answer.ts';
import type { Budget } from '../http/budget.ts';
import {
  type Asked,
  type Choice,
  chooseOperation,
  combinations,
  fieldsNeeded,
  rowReader,
} from '../http/choice.ts';
import { createHttpClient, type HttpClient } from '../http/client.ts';
import { delivered } from '../http/delivered.ts';
import { healthBy } from '../http/health.ts';
import { memberAt } from '../http/json-text.ts';
import { tablesOf } from '../http/operation-tables.ts';
import { valueFromJson } from '../http/values-in.ts';
import type { Source, SourceFactory } from '../source.ts';
import { readDescription } from './description.ts';
import type { Field } from './json-schema.ts';
import { type Operation, operationOf, type Parameter } from './operation.ts';
import { type RestOptions, restOptions } from './options.ts';
import { createPages, type Turn } from './paging.ts';
import { requestOf, type Target } from './request.ts';

type RestChoice = Choice<Operation, Field, Parameter>;

/** What stands where the list should, when that is the one item itself. */
const itemInstead = (source: string, { list }: Operation, json: unknown): unknown => {
  const found = memberAt(json, list ?? []);
  // A list that is left out or null is empty where its holder is there.
  if (Array.isArray(found) || (list && (found === null || found === undefined))) return undefined;
  if (!list && typeof found === 'object' && found !== null) return found;
  throw new SourceError(source, 'rejected', 'no list');
};

/** The rows of one request, page by page. */
async function* pagesOf(
  source: string,
  choice: RestChoice,
  asked: readonly Asked<Parameter>[],
  { client, target, budget, most }: Context,
): AsyncGenerator<Batch> {
  const { operation } = choice;
  const read = rowReader(choice, asked, (item: unknown, { column, path, type }: Field) => {
    const value = valueFromJson(memberAt(item, path), type);
    if (value !== undefined) return value;
    throw new SourceError(source, 'rejected', `column ${column} does not fit`);
  });
  const pages = createPages(source, operation);
  const names = fieldsNeeded(choice, asked).map(({ path }) => path.join('.'));
  const { projection } = operation;
  const fields = projection
    ? [{ slot: projection, value: projection.in === 'body' ? names : names.join(',') }]
    : [];
  let turn: Turn | undefined = pages.first;
  while (turn) {
    const request =
      turn.kind === 'extras'
        ? requestOf(operation, asked, [...fields, ...turn.extras], target)
        : { ...requestOf(operation, asked, [], target), url: turn.url };
    const { answer, rows, items, around } = await sendForRows(
      client,
      request,
      { source, path: operation.list ?? [], read, most, empty: [204, 404] },
      budget,
    );
    if (answer.status === 204) return;
    if (answer.status === 404) {
      if (operation.isMissingEmpty) return;
      throw new SourceError(source, 'schema-changed', 'HTTP 404');
    }
    if (rows.length > 0) yield rows;
    if (around === undefined) return;
    const item = itemInstead(source, operation, around);
    const row = item === undefined ? undefined : read(item);
    if (row) yield [row];
    turn = pages.next(turn, {
      request,
      answer,
      json: around,
      rows: item === undefined ? items : 1,
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
