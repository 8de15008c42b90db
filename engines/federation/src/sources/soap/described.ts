/** Operations that a WSDL describes. */
import type { Client } from 'soap';
import { FederationError } from '../../federation-error.ts';
import type { SqlType } from '../../values.ts';
import { isJsonObject, type JsonObject } from '../http/json-text.ts';
import {
  canBeAsked,
  escapedText,
  type Field,
  type Message,
  type Operation,
  type Parameter,
} from './operation.ts';
import type { DescribedOptions, SoapSettings } from './options.ts';
import type { Security } from './security.ts';

/** Types of XML Schema; others are text. */
const TYPES: ReadonlyMap<string, SqlType['name']> = new Map<string, SqlType['name']>([
  ['boolean', 'boolean'],
  ['byte', 'smallint'],
  ['unsignedByte', 'smallint'],
  ['short', 'smallint'],
  ['unsignedShort', 'integer'],
  ['int', 'integer'],
  ['unsignedInt', 'bigint'],
  ['long', 'bigint'],
  ['unsignedLong', 'numeric'],
  ['integer', 'numeric'],
  ['nonNegativeInteger', 'numeric'],
  ['positiveInteger', 'numeric'],
  ['decimal', 'numeric'],
  ['float', 'real'],
  ['double', 'double'],
  ['date', 'date'],
  ['time', 'time'],
  ['dateTime', 'timestamptz'],
  ['base64Binary', 'bytes'],
]);

/** `name|base|facets` of simple types, or a name alone. */
const typeOf = (description: string): SqlType['name'] => {
  const names = description
    .split('|')
    .slice(0, 2)
    .map((name) => name.replace(/^.*:/, ''));
  return names.map((name) => TYPES.get(name)).find((type) => type !== undefined) ?? 'text';
};

interface Described {
  readonly name: string;
  readonly isMany: boolean;
  readonly inner: JsonObject | string;
}

/** The elements inside one; what the library notes beside them is left out. */
const elementsOf = (description: JsonObject): readonly Described[] =>
  Object.entries(description).flatMap(([key, inner]) => {
    if (key === 'targetNSAlias' || key === 'targetNamespace') return [];
    const isMany = key.endsWith('[]');
    const name = isMany ? key.slice(0, -2) : key;
    return typeof inner === 'string' || isJsonObject(inner) ? [{ name, isMany, inner }] : [];
  });

const GREATEST_DEPTH = 12;

interface Leaf {
  readonly path: readonly string[];
  readonly type: SqlType['name'];
  readonly isList: boolean;
}

/** Elements that hold a value; those that repeat are one leaf. */
const leavesOf = (description: JsonObject, path: readonly string[] = []): readonly Leaf[] =>
  elementsOf(description).flatMap(({ name, isMany, inner }): readonly Leaf[] => {
    const here = [...path, name];
    if (isMany) return [{ path: here, type: 'json', isList: true }];
    if (typeof inner === 'string') return [{ path: here, type: typeOf(inner), isList: false }];
    if (elementsOf(inner).length === 0) return [{ path: here, type: 'text', isList: false }];
    return here.length < GREATEST_DEPTH
      ? leavesOf(inner, here)
      : [{ path: here, type: 'json', isList: false }];
  });

/** The path to the outermost elements that repeat and have elements inside. */
const repeatedIn = (description: JsonObject): readonly (readonly string[])[] => {
  let level: readonly { readonly path: readonly string[]; readonly of: JsonObject }[] = [
    { path: [], of: description },
  ];
  for (let depth = 0; depth < GREATEST_DEPTH && level.length > 0; depth += 1) {
    const next = level.flatMap(({ path, of }) =>
      elementsOf(of).flatMap(({ name, isMany, inner }) =>
        isJsonObject(inner) ? [{ path: [...path, name], of: inner, isMany }] : [],
      ),
    );
    const many = next.filter(({ isMany }) => isMany);
    if (many.length > 0) return many.map(({ path }) => path);
    level = next;
  }
  return [];
};

const at = (description: JsonObject, path: readonly string[]): JsonObject | undefined =>
  path.reduce<JsonObject | undefined>((of, name) => {
    const inner = of && elementsOf(of).find((each) => each.name === name)?.inner;
    return isJsonObject(inner) ? inner : undefined;
  }, description);

/** A client that hands over what it would send. */
export interface Writer {
  readonly client: Client;
  /** Runs a call of the client and gives the message that it made. */
  readonly capture: (run: () => void) => string;
}

/** @throws FederationError `configuration` when the WSDL cannot be read */
export const createWriter = async (
  source: string,
  wsdl: string,
  settings: SoapSettings,
  security: Security | undefined,
): Promise<Writer> => {
  const wrong = (what: string): FederationError =>
    new FederationError('configuration', `${source}: ${what}`);
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(wsdl)) throw wrong('the WSDL is a file, not an address');
  const { createClientAsync } = await import('soap');
  let captured: string | undefined;
  const client = await createClientAsync(wsdl, {
    disableCache: true,
    // The library leaves text that begins as CDATA unescaped: values are escaped here.
    escapeXML: false,
    endpoint: settings.endpoint,
    forceSoap12Headers: settings.version === '1.2',
    httpClient: {
      // Imports from other places would come here as requests without a message.
      request: (_address, data, callback) => {
        if (typeof data === 'string') captured = data;
        else callback(new Error('not read from other places'));
        return new Promise(() => {});
      },
    },
  }).catch(() => {
    throw wrong('the WSDL cannot be read');
  });
  if (security) client.setSecurity(security);
  return {
    client,
    capture: (run) => {
      captured = undefined;
      run();
      if (captured === undefined) throw new Error('no message was written');
      return captured;
    },
  };
};

/** @throws FederationError `configuration` for what the WSDL does not have or leaves open */
export const describedOperation = (
  source: string,
  options: DescribedOptions,
  { client, capture }: Writer,
): Operation => {
  const wrong = (what: string): never => {
    throw new FederationError(
      'configuration',
      `${source}, operation ${options.operation}: ${what}`,
    );
  };
  const { services } = client.wsdl.definitions;
  const found = Object.entries(services).flatMap(([service, { ports }]) =>
    Object.entries(ports).flatMap(([port, { binding }]) => {
      const method = binding.methods[options.operation];
      const isMeant = (options.service ?? service) === service && (options.port ?? port) === port;
      return method && isMeant ? [{ service, port, method }] : [];
    }),
  );
  const [place] = found;
  if (!place) return wrong('is not described');
  const description: unknown = place.method.description(client.wsdl.definitions);
  const input =
    isJsonObject(description) && isJsonObject(description.input) ? description.input : {};
  const output =
    isJsonObject(description) && isJsonObject(description.output) ? description.output : {};

  const repeated = repeatedIn(output);
  if (options.rows === undefined && repeated.length > 1) wrong('several elements repeat; set rows');
  const rows = options.rows?.split('/') ?? repeated[0] ?? [];
  const row = at(output, rows) ?? wrong('the answer has no such rows');
  const fields: readonly Field[] = leavesOf(row).map(({ path, type, isList }) => {
    const column = path.join('_');
    const named = options.types[column] ?? type;
    return { column, path, type: { name: named }, isNullable: true, isList };
  });

  const leaves = leavesOf(input);
  const pathText = ({ path }: Leaf): string => path.join('/');
  for (const path of [...Object.keys(options.fixed), ...Object.keys(options.parameters)]) {
    if (!leaves.some((leaf) => pathText(leaf) === path)) wrong(`has no input element ${path}`);
  }
  const inputs = leaves.flatMap(
    (leaf): readonly { readonly leaf: Leaf; readonly parameter: Parameter }[] => {
      const set = options.parameters[pathText(leaf)];
      if (set === false || options.fixed[pathText(leaf)] !== undefined) return [];
      const column = set ?? leaf.path.join('_');
      const field = fields.find((each) => each.column === column && each.type.name !== 'json');
      const type = options.types[column] ?? (leaf.type === 'json' ? 'text' : leaf.type);
      const parameter: Parameter = {
        name: pathText(leaf),
        column,
        type: field?.type ?? { name: type },
        isRequired: !options.optional.includes(column),
        isEchoed: field === undefined,
        maximumValues: 1,
      };
      return [{ leaf, parameter }];
    },
  );

  /** Members in the order of the description, as sequences of XML Schema want them. */
  const argumentsOf = (texts: ReadonlyMap<Parameter, string>): object => {
    const root = new Map<string, unknown>();
    for (const leaf of leaves) {
      const parameter = inputs.find((each) => each.leaf === leaf)?.parameter;
      const text = options.fixed[pathText(leaf)] ?? (parameter && texts.get(parameter));
      if (text === undefined) continue;
      let holder = root;
      for (const name of leaf.path.slice(0, -1)) {
        const inner = holder.get(name);
        const next = inner instanceof Map ? inner : new Map<string, unknown>();
        holder.set(name, next);
        holder = next;
      }
      holder.set(leaf.path.at(-1) ?? '', escapedText(text));
    }
    const plain = (map: ReadonlyMap<string, unknown>): object =>
      Object.fromEntries(
        [...map].map(([name, value]) => [name, value instanceof Map ? plain(value) : value]),
      );
    return plain(root);
  };

  const write = (texts: ReadonlyMap<Parameter, string>): Message => {
    const xml = capture(() => {
      // The library gives services, ports and operations no type.
      const invoke: unknown = client[place.service]?.[place.port]?.[options.operation];
      if (typeof invoke === 'function') invoke(argumentsOf(texts), () => {});
    });
    return { action: place.method.soapAction, xml };
  };
  const { $name: answer } = place.method.output;
  return {
    id: options.operation,
    table: options.table,
    fields,
    parameters: inputs.map(({ parameter }) => parameter),
    canBeAsked,
    answer,
    rows,
    failures: options.failures.map((path) => path.split('/')),
    key: options.key,
    write,
  };
};
