/** One operation as a way to ask for rows of a table: its columns, and what restricts them. */
import { FederationError } from '../../federation-error.ts';
import type { AskedParameter, Way } from '../http/choice.ts';
import { isJsonObject, type JsonObject } from '../http/json-text.ts';
import type { DescribedOperation, Description } from './description.ts';
import { canBeAsked } from './expressible.ts';
import { chosenVariant, type Field, fieldsOf, membersOf, sqlTypeOf } from './json-schema.ts';
import type { OperationOptions, Paging } from './options.ts';
import { allowedPaging, pagingParameters } from './page-size.ts';

export type Place = 'path' | 'query' | 'header' | 'body';

/** Where something goes in a request. */
export interface Slot {
  readonly name: string;
  readonly in: Place;
  /** Between values of a list in a query: `,` or the like; undefined: the name is repeated. */
  readonly separator?: string;
}

/** A parameter or body member that restricts a column. */
export interface Parameter extends Slot, AskedParameter {
  readonly isList: boolean;
}

export interface Operation extends Way<Field, Parameter> {
  readonly id: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly requestType: string;
  readonly fixed: readonly { readonly slot: Slot; readonly value: unknown }[];
  /** Members down to the list; undefined: the answer is the list, or the row. */
  readonly list: readonly string[] | undefined;
  /** Of each of them whether the description says that it is always there. */
  readonly isListRequired: readonly boolean[];
  readonly paging: Paging;
  readonly projection: Slot | undefined;
  readonly isMissingEmpty: boolean;
  readonly key: readonly string[] | undefined;
  /** The place of a parameter by name. */
  readonly slotOf: (name: string) => Slot;
}

/** Values of a list that one request asks for where the description does not say. */
const DEFAULT_LIST = 50;

const SEPARATORS: ReadonlyMap<unknown, string> = new Map([
  ['spaceDelimited', ' '],
  ['pipeDelimited', '|'],
]);

/** Names that say that there are more rows than one answer holds. */
const PAGING_NAME =
  /^(?:page|offset|cursor|start|skip|pageNumber|page_number|pageToken|page_token)$/i;

export const splitPath = (path: string): readonly string[] => path.split('.');

const schemaAt = (schema: JsonObject, path: readonly string[], schemas: JsonObject) =>
  path.reduce<JsonObject | undefined>(
    (at, name) => at && membersOf(at, schemas).get(name)?.schema,
    schema,
  );

const itemsOf = (schema: JsonObject): JsonObject | undefined =>
  isJsonObject(schema.items) ? schema.items : undefined;

/** @throws FederationError `configuration` for what the description does not have or leaves open */
export const operationOf = (
  source: string,
  description: Description,
  options: OperationOptions,
): Operation => {
  const wrong = (what: string): never => {
    throw new FederationError(
      'configuration',
      `${source}, operation ${options.operationId}: ${what}`,
    );
  };
  const described: DescribedOperation =
    description.operations.get(options.operationId) ?? wrong('is not described as a GET or POST');
  const { schemas } = description;

  const answer = (): JsonObject => {
    if (options.answer === undefined) {
      const schema = described.answerSchema ?? wrong('has no JSON answer of status 2xx');
      return chosenVariant(schema, options.fixed, schemas);
    }
    const named = schemas[options.answer];
    return isJsonObject(named) ? named : wrong(`schema ${options.answer} is not described`);
  };
  const list = options.list === undefined ? undefined : splitPath(options.list);
  const holder =
    schemaAt(answer(), list ?? [], schemas) ?? wrong(`the answer has no member ${options.list}`);
  const row = itemsOf(holder) ?? (list ? wrong(`${options.list} is no list`) : holder);
  const found = fieldsOf(row, schemas);
  const fields =
    found.length > 0
      ? found
      : [{ column: 'value', path: [], type: sqlTypeOf(row), isNullable: true }];

  const request = described.requestSchema
    ? chosenVariant(described.requestSchema, options.fixed, schemas)
    : undefined;
  const body = request ? membersOf(request, schemas) : new Map();
  const byName = new Map(
    described.parameters.map((parameter) => [String(parameter.name), parameter]),
  );
  const slotOf = (name: string): Slot => {
    const parameter = byName.get(name);
    if (!parameter) {
      return request || described.method === 'POST'
        ? { name, in: 'body' }
        : wrong(`parameter ${name} is not described`);
    }
    const place = parameter.in;
    if (place !== 'path' && place !== 'query' && place !== 'header') {
      return wrong(`parameter ${name} is neither in path, query nor header`);
    }
    const isJoined = place !== 'query' || parameter.explode === false;
    return {
      name,
      in: place,
      ...(isJoined && { separator: SEPARATORS.get(parameter.style) ?? ',' }),
    };
  };

  const paging = options.paging;
  const sent = new Set([
    ...Object.keys(options.fixed),
    ...(options.fields === undefined ? [] : [options.fields]),
    ...(paging ? pagingParameters(paging) : []),
  ]);
  if (!paging) {
    const name = [...byName.keys()].find((each) => PAGING_NAME.test(each) && !sent.has(each));
    if (name !== undefined && options.parameters[name] === undefined) {
      wrong(`says by parameter ${name} that it gives rows in pages; set its paging`);
    }
  }

  const schemaOf = (name: string): JsonObject | undefined => {
    if (slotOf(name).in === 'body') return request && schemaAt(request, splitPath(name), schemas);
    const schema = byName.get(name)?.schema;
    return isJsonObject(schema) ? schema : undefined;
  };

  for (const name of paging ? pagingParameters(paging) : []) slotOf(name);

  const parameterOf = (name: string, column: string, isRequired: boolean): Parameter => {
    const slot = slotOf(name);
    const schema: JsonObject = schemaOf(name) ?? { type: 'string' };
    const items = itemsOf(schema);
    const field = fields.find((each) => each.column === column);
    const type = field?.type ?? sqlTypeOf(items ?? schema);
    if (type.name === 'json') wrong(`parameter ${name} takes objects and cannot restrict a column`);
    const maximum = typeof schema.maxItems === 'number' ? schema.maxItems : DEFAULT_LIST;
    return {
      ...slot,
      column,
      type,
      isRequired,
      isEchoed: field === undefined,
      isList: items !== undefined,
      // Rows of a request for several values are told apart by the column that the answer repeats.
      maximumValues: items && field ? maximum : 1,
    };
  };

  const parameters: Parameter[] = [];
  for (const [name, parameter] of byName) {
    const set = options.parameters[name];
    const isRequired = parameter.required === true || parameter.in === 'path';
    if (sent.has(name) || (set === false && !isRequired)) continue;
    const isColumn = parameter.in !== 'header' && fields.some(({ column }) => column === name);
    if (typeof set === 'string') parameters.push(parameterOf(name, set, isRequired));
    else if (isColumn || isRequired) parameters.push(parameterOf(name, name, isRequired));
  }
  for (const [name, column] of Object.entries(options.parameters)) {
    if (byName.has(name) || column === false) continue;
    const isRequired = body.get(splitPath(name)[0] ?? '')?.isRequired ?? false;
    parameters.push(parameterOf(name, column, isRequired));
  }
  const given = new Set(
    [...sent, ...parameters.map(({ name }) => name)].map((name) => splitPath(name)[0]),
  );
  for (const [name, { isRequired }] of body) {
    if (isRequired && !given.has(name))
      wrong(`needs the body member ${name}: set it as parameter or fixed`);
  }

  const isMissingEmpty =
    options.missing === undefined
      ? described.path.includes('{') && described.statuses.includes('404')
      : options.missing === 'no-rows';
  return {
    id: described.id,
    table: options.table,
    method: described.method,
    path: described.path,
    requestType: described.requestType,
    fields,
    parameters,
    fixed: Object.entries(options.fixed).map(([name, value]) => ({ slot: slotOf(name), value })),
    list,
    isListRequired: (list ?? []).map(
      (name, depth, path) =>
        membersOf(schemaAt(answer(), path.slice(0, depth), schemas) ?? {}, schemas).get(name)
          ?.isRequired ?? false,
    ),
    paging: allowedPaging(paging ?? { kind: 'none' }, schemaOf),
    projection: options.fields === undefined ? undefined : slotOf(options.fields),
    isMissingEmpty,
    key: options.key,
    canBeAsked,
    slotOf,
  };
};
