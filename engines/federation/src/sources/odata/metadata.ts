/** `$metadata` of OData 4 (CSDL XML 4.01) read as tables. */
import type { SqlType } from '../../values.ts';
import { childrenNamed, descendantsNamed, parseXml, type XmlElement } from '../http/xml.ts';

/** A column and the property that it is. */
export interface Property {
  readonly column: string;
  /** Names from the entity down through complex types. */
  readonly path: readonly string[];
  readonly edmType: string;
  readonly type: SqlType;
  readonly isNullable: boolean;
  /** Whether conditions on it can be written: not on streams, collections, geography, enumerations. */
  readonly isComparable: boolean;
  /** The service keeps no more digits of a second than we do. */
  readonly isExactMoment: boolean;
}

export interface EntitySet {
  readonly name: string;
  readonly properties: readonly Property[];
  readonly key: readonly string[];
}

const PRIMITIVES: ReadonlyMap<string, SqlType> = new Map<string, SqlType>([
  ['String', { name: 'text' }],
  ['Boolean', { name: 'boolean' }],
  ['Byte', { name: 'smallint' }],
  ['SByte', { name: 'smallint' }],
  ['Int16', { name: 'smallint' }],
  ['Int32', { name: 'integer' }],
  ['Int64', { name: 'bigint' }],
  ['Decimal', { name: 'numeric' }],
  ['Single', { name: 'real' }],
  ['Double', { name: 'double' }],
  ['Date', { name: 'date' }],
  ['TimeOfDay', { name: 'time' }],
  ['DateTimeOffset', { name: 'timestamptz' }],
  ['Duration', { name: 'interval' }],
  ['Guid', { name: 'uuid' }],
  ['Binary', { name: 'bytes' }],
]);

const COMPARABLE = [
  'text',
  'boolean',
  'smallint',
  'integer',
  'bigint',
  'numeric',
  'double',
  'date',
  'time',
  'timestamptz',
  'uuid',
];

/** Complex types inside complex types become columns down to here. */
const GREATEST_DEPTH = 5;

const attribute = ({ attributes }: XmlElement, name: string): string => attributes.get(name) ?? '';

/** The types of all schemas by qualified name, also by the schema's alias. */
const typesIn = (root: XmlElement): ReadonlyMap<string, XmlElement> => {
  const types = new Map<string, XmlElement>();
  for (const schema of descendantsNamed(root, 'Schema')) {
    for (const type of schema.children) {
      if (!['EntityType', 'ComplexType', 'EnumType', 'TypeDefinition'].includes(type.name))
        continue;
      for (const space of [attribute(schema, 'Namespace'), attribute(schema, 'Alias')]) {
        if (space !== '') types.set(`${space}.${attribute(type, 'Name')}`, type);
      }
    }
  }
  return types;
};

/** A type and those it extends, the most general first. */
const lineage = (
  type: XmlElement,
  types: ReadonlyMap<string, XmlElement>,
): readonly XmlElement[] => {
  const line: XmlElement[] = [];
  for (let at: XmlElement | undefined = type; at && !line.includes(at); ) {
    line.unshift(at);
    at = types.get(attribute(at, 'BaseType'));
  }
  return line;
};

const primitive = (edmType: string, element: XmlElement): SqlType | undefined => {
  const found = PRIMITIVES.get(edmType.replace(/^Edm\./, ''));
  const [precision, scale] = [attribute(element, 'Precision'), attribute(element, 'Scale')];
  // Without Scale it is zero; `variable` and `floating` let it be anything (CSDL 4.01, section 7.2.4).
  return found?.name === 'numeric' && /^\d+$/.test(precision) && /^\d*$/.test(scale)
    ? { name: 'numeric', precision: Number(precision), scale: Number(scale || '0') }
    : found;
};

const propertiesOf = (
  type: XmlElement,
  types: ReadonlyMap<string, XmlElement>,
): readonly Property[] => {
  const properties: Property[] = [];
  const taken = new Set<string>();
  const visit = (of: XmlElement, path: readonly string[], mayBeNull: boolean): void => {
    for (const element of lineage(of, types).flatMap((each) => childrenNamed(each, 'Property'))) {
      const here = [...path, attribute(element, 'Name')];
      const edmType = attribute(element, 'Type') || 'Edm.String';
      const isNullable = mayBeNull || attribute(element, 'Nullable') !== 'false';
      const named = types.get(edmType);
      if (named?.name === 'ComplexType' && here.length < GREATEST_DEPTH) {
        visit(named, here, isNullable);
        continue;
      }
      if (edmType === 'Edm.Stream') continue;
      const underlying =
        named?.name === 'TypeDefinition' ? attribute(named, 'UnderlyingType') : edmType;
      const isEnumeration = named?.name === 'EnumType';
      const known = isEnumeration ? undefined : primitive(underlying, element);
      const sqlType: SqlType = known ?? { name: isEnumeration ? 'text' : 'json' };
      let column = here.join('_');
      while (taken.has(column)) column += '_2';
      taken.add(column);
      const digits = attribute(element, 'Precision');
      properties.push({
        column,
        path: here,
        edmType,
        type: sqlType,
        isNullable,
        isComparable: known !== undefined && COMPARABLE.includes(sqlType.name),
        isExactMoment:
          !['time', 'timestamptz'].includes(sqlType.name) ||
          (/^\d+$/.test(digits) && Number(digits) <= 6),
      });
    }
  };
  visit(type, [], false);
  return properties;
};

/** @returns undefined when the text is no metadata of OData 4 */
export const entitySetsIn = (text: string): readonly EntitySet[] | undefined => {
  const root = parseXml(text);
  if (root?.name !== 'Edmx' || !attribute(root, 'Version').startsWith('4.')) return undefined;
  const types = typesIn(root);
  return descendantsNamed(root, 'EntitySet').flatMap((set) => {
    const type = types.get(attribute(set, 'EntityType'));
    if (!type) return [];
    const properties = propertiesOf(type, types);
    const references = lineage(type, types)
      .flatMap((each) => childrenNamed(each, 'Key'))
      .flatMap((key) => childrenNamed(key, 'PropertyRef'))
      .map((reference) => attribute(reference, 'Name').replaceAll('/', '_'));
    const isKnown = references.every((name) => properties.some(({ column }) => column === name));
    return [{ name: attribute(set, 'Name'), properties, key: isKnown ? references : [] }];
  });
};
