/** JSON Schemas as OpenAPI uses them, read as columns. */
import type { SqlType } from '../../values.ts';
import { isJsonObject, type JsonObject, member } from '../http/json-text.ts';

/** A column and where its value is in a row's object. */
export interface Field {
  readonly column: string;
  readonly path: readonly string[];
  readonly type: SqlType;
  readonly isNullable: boolean;
}

export interface Member {
  readonly schema: JsonObject;
  readonly isRequired: boolean;
}

const listOf = (schema: JsonObject, keyword: string): readonly JsonObject[] => {
  const list = schema[keyword];
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
};

/** Schemas that a discriminator chooses between, by the value that chooses them. */
export const variantsOf = (
  schema: JsonObject,
  schemas: JsonObject,
): ReadonlyMap<string, JsonObject> => {
  const variants = new Map<string, JsonObject>();
  const mapping = member(schema.discriminator, 'mapping');
  for (const [value, target] of Object.entries(isJsonObject(mapping) ? mapping : {})) {
    const variant = member(schemas, String(target).replace(/^.*\//, ''));
    if (isJsonObject(variant)) variants.set(value, variant);
  }
  return variants;
};

/** Of a schema with a discriminator the variant that fixed members choose; itself otherwise. */
export const chosenVariant = (
  schema: JsonObject,
  fixed: JsonObject,
  schemas: JsonObject,
): JsonObject => {
  const property = member(schema.discriminator, 'propertyName');
  if (typeof property !== 'string') return schema;
  return variantsOf(schema, schemas).get(String(member(fixed, property))) ?? schema;
};

/** The members that an object of this schema may have, through `allOf`, `oneOf`, `anyOf`, discriminators. */
export const membersOf = (schema: JsonObject, schemas: JsonObject): ReadonlyMap<string, Member> => {
  const members = new Map<string, Member>();
  const seen = new Set<JsonObject>();
  const visit = (part: JsonObject, isCertain: boolean, isBase: boolean): void => {
    if (seen.has(part)) return;
    seen.add(part);
    const required = Array.isArray(part.required) ? part.required : [];
    for (const [name, property] of Object.entries(
      isJsonObject(part.properties) ? part.properties : {},
    )) {
      const earlier = members.get(name);
      const isRequired = isCertain && required.includes(name);
      if (isJsonObject(property)) {
        members.set(name, {
          schema:
            earlier && earlier.schema !== property
              ? { anyOf: [earlier.schema, property] }
              : property,
          isRequired: isRequired || (earlier?.isRequired ?? false),
        });
      }
    }
    for (const all of listOf(part, 'allOf')) visit(all, isCertain, true);
    for (const one of [...listOf(part, 'oneOf'), ...listOf(part, 'anyOf')])
      visit(one, false, false);
    // What a schema is made of by `allOf` has this schema among its variants: the others are not meant.
    for (const variant of isBase ? [] : variantsOf(part, schemas).values()) {
      visit(variant, false, false);
    }
    // `required` may stand beside `allOf` and name members that it brings.
    for (const name of isCertain ? required : []) {
      const known = members.get(name);
      if (known) members.set(name, { ...known, isRequired: true });
    }
  };
  visit(schema, true, false);
  return members;
};

const typesOf = (schema: JsonObject): readonly string[] => {
  const { type } = schema;
  const own = Array.isArray(type) ? type.map(String) : typeof type === 'string' ? [type] : [];
  if (own.length > 0) return own;
  if (isJsonObject(schema.properties)) return ['object'];
  const parts = ['allOf', 'oneOf', 'anyOf'].flatMap((keyword) => listOf(schema, keyword));
  return [...new Set(parts.flatMap(typesOf))];
};

export const isNullable = (schema: JsonObject): boolean =>
  schema.nullable === true || typesOf(schema).includes('null');

const TEXT_FORMATS: ReadonlyMap<unknown, SqlType> = new Map<unknown, SqlType>([
  ['date', { name: 'date' }],
  ['date-time', { name: 'timestamptz' }],
  ['uuid', { name: 'uuid' }],
  ['byte', { name: 'bytes' }],
]);

const NUMBER_FORMATS: ReadonlyMap<unknown, SqlType> = new Map<unknown, SqlType>([
  ['float', { name: 'real' }],
  ['double', { name: 'double' }],
]);

/** What stands in `format`, also in a part of `allOf`, or in all of `anyOf` alike. */
const formatOf = (schema: JsonObject): unknown => {
  if (schema.format !== undefined) return schema.format;
  const formats = new Set(listOf(schema, 'anyOf').map(formatOf));
  if (formats.size === 1) return [...formats][0];
  return listOf(schema, 'allOf')
    .map(formatOf)
    .find((format) => format !== undefined);
};
/** The type of a value that is not taken apart; `json` for objects, lists and what may be several things. */
export const sqlTypeOf = (schema: JsonObject): SqlType => {
  const types = typesOf(schema).filter((type) => type !== 'null');
  const [type] = types;
  if (types.length !== 1)
    return types.length === 0 && Array.isArray(schema.enum) ? { name: 'text' } : { name: 'json' };
  if (type === 'boolean') return { name: 'boolean' };
  if (type === 'string') return TEXT_FORMATS.get(formatOf(schema)) ?? { name: 'text' };
  if (type === 'integer') return { name: formatOf(schema) === 'int32' ? 'integer' : 'bigint' };
  if (type === 'number') return NUMBER_FORMATS.get(formatOf(schema)) ?? { name: 'numeric' };
  return { name: 'json' };
};

/** Objects inside objects become columns down to here; what lies deeper is one column of json. */
const GREATEST_DEPTH = 6;
/** PostgreSQL has no wider tables. */
const MOST_COLUMNS = 1600;

/** The columns of a row's schema: members of inner objects as `outer_inner`, in the schema's order. */
export const fieldsOf = (schema: JsonObject, schemas: JsonObject): readonly Field[] => {
  const fields: Field[] = [];
  const taken = new Set<string>();
  const visit = (
    of: JsonObject,
    path: readonly string[],
    mayBeNull: boolean,
    above: readonly JsonObject[],
  ): void => {
    const members =
      typesOf(of).includes('object') || path.length === 0 ? membersOf(of, schemas) : new Map();
    const parts = [of, ...listOf(of, 'anyOf')];
    const isTakenApart =
      members.size > 0 &&
      !parts.some((part) => above.includes(part)) &&
      path.length < GREATEST_DEPTH;
    if (isTakenApart) {
      for (const [name, { schema: inner, isRequired }] of members) {
        visit(inner, [...path, name], mayBeNull || !isRequired || isNullable(inner), [
          ...above,
          of,
        ]);
      }
    } else if (path.length > 0 && fields.length < MOST_COLUMNS) {
      const wanted = path.join('_');
      let column = wanted;
      for (let number = 2; taken.has(column); number += 1) column = `${wanted}_${number}`;
      taken.add(column);
      fields.push({ column, path, type: sqlTypeOf(of), isNullable: mayBeNull });
    }
  };
  visit(schema, [], false, []);
  return fields;
};
