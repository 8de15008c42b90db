/** Values that stand in a query: written out, or as a parameter beside it. */
import type { TypeName, Value } from '../../src/values.ts';
import { CODES, DAYS, drawValue, KINDS, MOMENTS, STREETS, WORDS } from './domains.ts';
import type { Draws } from './draws.ts';
import { columnsOfKind, type Kind, mark, type Place, type Typed, typed } from './scope.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const SQL_NAMES: Readonly<Record<Kind, string>> = {
  whole: 'integer',
  numeric: 'numeric',
  double: 'double precision',
  text: 'text',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
  timestamptz: 'timestamptz',
  uuid: 'uuid',
};

const WHOLE = [1, 2, 0, 7, 10, -3, 30, 100];
// All with a point: without one they would be integers.
const NUMERIC = ['0.5', '10.00', '2.0', '-3.25', '0.01', '33.333', '1000.0'];
const DOUBLE = [0.5, 1, -0.25, 2.5, 0.1, 1e-7];

export const wordIn = (draws: Draws): string =>
  draws.pick([() => draws.pick(WORDS), () => draws.pick(KINDS), () => draws.pick(STREETS)])();

const anyValue = (kind: Kind, draws: Draws): Exclude<Value, null> => {
  switch (kind) {
    case 'whole':
      return draws.pick(WHOLE);
    case 'numeric':
      return draws.pick(NUMERIC);
    case 'double':
      return draws.pick(DOUBLE);
    case 'text':
      return wordIn(draws);
    case 'boolean':
      return draws.chance(0.5);
    case 'date':
      return draws.pick(DAYS);
    case 'timestamp':
      return draws.pick(MOMENTS);
    case 'timestamptz':
      return `${draws.pick(MOMENTS)}+00`;
    case 'uuid':
      return draws.pick(CODES);
  }
};

const writtenOut = (kind: Kind, value: Value): string => {
  switch (kind) {
    case 'whole':
    case 'numeric':
    case 'boolean':
      return String(value);
    case 'double':
      return `${quoted(String(value))}::double precision`;
    case 'text':
      return quoted(String(value));
    case 'date':
    case 'timestamp':
    case 'timestamptz':
      return `${kind} ${quoted(String(value))}`;
    case 'uuid':
      return `${quoted(String(value))}::uuid`;
  }
};

const TYPE_NAMES: Readonly<Record<Kind, TypeName>> = {
  whole: 'integer',
  numeric: 'numeric',
  double: 'double',
  text: 'text',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
  timestamptz: 'timestamptz',
  uuid: 'uuid',
};

/** A value of a kind; NULL now and then, under its type. */
export const literal = (place: Place, kind: Kind): Typed => {
  const { draws, parameters } = place.writing;
  const type = TYPE_NAMES[kind];
  if (draws.chance(0.04)) {
    mark(place, 'typed null');
    return typed(`null::${SQL_NAMES[kind]}`, type, { bound: 0, isFixed: true });
  }
  const value = anyValue(kind, draws);
  const bound = kind === 'whole' || kind === 'numeric' ? Math.abs(Number(value)) : 10;
  if (draws.chance(0.12)) {
    mark(place, 'parameter');
    parameters.push(value);
    return typed(`$${parameters.length}::${SQL_NAMES[kind]}`, type, { bound });
  }
  return typed(writtenOut(kind, value), type, { bound });
};

export const columnOrLiteral = (place: Place, kind: Kind): Typed => {
  const { draws } = place.writing;
  const known = columnsOfKind(place.columns, kind);
  return known.length > 0 && !draws.chance(0.2) ? draws.pick(known) : literal(place, kind);
};

/** One of a column's own values, most of the time. */
const likelyValue = (kind: Kind, { domain, type }: Typed, draws: Draws): Value =>
  domain && !draws.chance(0.1)
    ? drawValue(
        domain,
        type === 'numeric' ? { name: type, scale: 2 } : { name: type },
        undefined,
        draws,
      )
    : anyValue(kind, draws);

/**
 * What an expression is compared with: also a parameter or text literal that takes its type from there.
 *
 * @param other a column's own values are the likely ones
 */
export const comparable = (place: Place, kind: Kind, other: Typed): Typed => {
  const { draws, parameters } = place.writing;
  const form = draws.pick(['typed', 'untyped', 'parameter', 'typed'] as const);
  const value = likelyValue(kind, other, draws);
  switch (form) {
    case 'typed':
      return typed(writtenOut(kind, value), TYPE_NAMES[kind]);
    case 'untyped':
      mark(place, 'untyped literal');
      return typed(quoted(String(value)), TYPE_NAMES[kind]);
    case 'parameter':
      mark(place, 'parameter');
      parameters.push(value);
      return typed(`$${parameters.length}`, TYPE_NAMES[kind]);
  }
};
