/** OpenAPI documents, read and checked. */
import { dereference, parse, validate } from '@readme/openapi-parser';
import { FederationError } from '../../federation-error.ts';
import { isJsonObject, type JsonObject, member, memberAt } from '../http/json-text.ts';

export interface DescribedOperation {
  readonly id: string;
  readonly method: 'GET' | 'POST';
  /** Such as `/persons/{id}`. */
  readonly path: string;
  readonly parameters: readonly JsonObject[];
  readonly requestSchema: JsonObject | undefined;
  /** The content type of the body. */
  readonly requestType: string;
  readonly answerSchema: JsonObject | undefined;
  readonly statuses: readonly string[];
}

export interface Description {
  readonly operations: ReadonlyMap<string, DescribedOperation>;
  /** `components.schemas`. */
  readonly schemas: JsonObject;
}

const isJsonType = (type: string): boolean => /^[\w.-]+\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type);

const jsonContent = (holder: unknown): { type: string; schema: JsonObject | undefined } => {
  const content = member(holder, 'content');
  for (const [type, media] of Object.entries(isJsonObject(content) ? content : {})) {
    const schema = member(media, 'schema');
    if (isJsonType(type)) return { type, schema: isJsonObject(schema) ? schema : undefined };
  }
  return { type: 'application/json', schema: undefined };
};

const objectsIn = (list: unknown): readonly JsonObject[] =>
  Array.isArray(list) ? list.filter(isJsonObject) : [];

/** Those of the operation win over those of its path (OpenAPI 3.1, section 4.8.9.1). */
const parametersOf = (path: JsonObject, operation: JsonObject): readonly JsonObject[] => {
  const named = new Map<string, JsonObject>();
  for (const parameter of [...objectsIn(path.parameters), ...objectsIn(operation.parameters)]) {
    named.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...named.values()];
};

const operationsIn = (document: JsonObject): ReadonlyMap<string, DescribedOperation> => {
  const found = new Map<string, DescribedOperation>();
  const paths = isJsonObject(document.paths) ? document.paths : {};
  for (const [path, item] of Object.entries(paths)) {
    for (const method of ['GET', 'POST'] as const) {
      const operation = member(item, method.toLowerCase());
      const id = member(operation, 'operationId');
      if (!isJsonObject(item) || !isJsonObject(operation) || typeof id !== 'string') continue;
      const responses = isJsonObject(operation.responses) ? operation.responses : {};
      const success = Object.keys(responses).find((status) => /^2(?:\d\d|XX)$/i.test(status));
      const request = jsonContent(operation.requestBody);
      found.set(id, {
        id,
        method,
        path,
        parameters: parametersOf(item, operation),
        requestSchema: request.schema,
        requestType: request.type,
        answerSchema: jsonContent(success === undefined ? undefined : responses[success]).schema,
        statuses: Object.keys(responses),
      });
    }
  }
  return found;
};

/**
 * @param description path of a file, or the document
 * @throws FederationError `configuration`
 */
export const readDescription = async (
  source: string,
  description: string | JsonObject,
): Promise<Description> => {
  const wrong = (what: string): FederationError =>
    new FederationError('configuration', `${source}: ${what}`);
  if (typeof description === 'string' && /^[a-z][a-z0-9+.-]+:\/\//i.test(description)) {
    throw wrong('the description is a file or a document, not an address');
  }
  let document: JsonObject;
  try {
    const parsed: unknown = await parse(
      typeof description === 'string' ? description : (structuredClone(description) as never),
    );
    const { valid } = await validate(structuredClone(parsed) as never);
    if (!valid) throw wrong('the description is not OpenAPI 3');
    const dereferenced: unknown = await dereference(parsed as never);
    if (!isJsonObject(dereferenced)) throw wrong('the description is no document');
    document = dereferenced;
  } catch (error) {
    throw error instanceof FederationError
      ? error
      : wrong('the description cannot be read, or refers to what is not in it');
  }
  if (!/^3\.[01]\./.test(String(document.openapi))) {
    throw wrong('the description is not OpenAPI 3.0 or 3.1');
  }
  const schemas = memberAt(document, ['components', 'schemas']);
  return { operations: operationsIn(document), schemas: isJsonObject(schemas) ? schemas : {} };
};
