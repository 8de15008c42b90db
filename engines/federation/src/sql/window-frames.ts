/** The frame of a window, as the parser's bits say it. */
import type { Node as Syntax, WindowDef } from '@pgsql/types';
import type { SortKey } from '../plan/node.ts';
import type { FrameBound, LiteralExpression, WindowFrame } from '../plan/window.ts';
import { isNumeric, isWhole, type SqlType, typeText } from '../values.ts';
import { failure, type Location, locationIn, notSupported, type Place } from './context.ts';
import { coerced } from './conversion.ts';
import { readInterval } from './interval-literals.ts';
import { BIGINT, DOUBLE, NUMERIC } from './type-rules.ts';

/** PostgreSQL's FRAMEOPTION bits. */
const BITS = {
  isWritten: 0x1,
  rows: 0x4,
  groups: 0x8,
  startUnbounded: 0x20,
  endUnbounded: 0x100,
  startAtRow: 0x200,
  endAtRow: 0x400,
  startPreceding: 0x800,
  endPreceding: 0x1000,
  excludeRow: 0x8000,
  excludeGroup: 0x10000,
  excludeTies: 0x20000,
} as const;

const DAY_MICROSECONDS = 86_400_000_000;

/** The type in which a range's distance is added to what is ordered by; undefined where there is none. */
const distanceType = (ordered: SqlType, offset: SqlType): SqlType | undefined => {
  const isUnknown = offset.name === 'unknown';
  switch (ordered.name) {
    case 'smallint':
    case 'integer':
    case 'bigint':
      return isWhole(offset) || isUnknown ? BIGINT : undefined;
    case 'numeric':
      return isWhole(offset) || offset.name === 'numeric' || isUnknown ? NUMERIC : undefined;
    case 'real':
    case 'double':
      return offset.name !== 'interval' ? DOUBLE : undefined;
    case 'date':
    case 'timestamp':
    case 'timestamptz':
      return offset.name === 'interval' || isUnknown ? { name: 'interval' } : undefined;
    default:
      return undefined;
  }
};

const isNegative = ({ value, type }: LiteralExpression): boolean => {
  if (type.name !== 'interval') return typeof value === 'bigint' ? value < 0n : Number(value) < 0;
  const interval = readInterval(String(value));
  if (!interval) return false;
  const days = interval.months * 30 + interval.days;
  return days * DAY_MICROSECONDS + interval.microseconds < 0;
};

/** A distance has to stand in the query, be there and not be negative. */
const offsetOf = (
  place: Place,
  syntax: Syntax,
  unit: WindowFrame['unit'],
  order: readonly SortKey[],
  at: Location,
): LiteralExpression => {
  const { query } = place;
  const location = locationIn(syntax) ?? at;
  const written = query.bindExpression({ ...place, clause: 'a frame' }, syntax);
  const [key, another] = order;
  if (unit === 'range' && (!key || another))
    throw failure(query, 'grouping', 'RANGE with a distance needs one ORDER BY item', location);
  const isCount = isNumeric(written.type) || written.type.name === 'unknown';
  const type =
    unit === 'range' && key
      ? distanceType(key.expression.type, written.type)
      : isCount
        ? BIGINT
        : undefined;
  if (!type) {
    const of = unit === 'range' && key ? ` of ${typeText(key.expression.type)}` : '';
    throw failure(
      query,
      'wrong-type',
      `${unit.toUpperCase()}${of} does not take a distance of ${typeText(written.type)}`,
      location,
    );
  }
  const offset = coerced(query, written, type);
  if (offset.kind !== 'literal')
    throw notSupported(query, 'a frame with a distance that is computed', location);
  if (offset.value === null || Number.isNaN(offset.value) || isNegative(offset))
    throw failure(query, 'value', 'a distance must not be NULL or negative', location);
  return offset;
};

/** Whether a frame was written; windows with one cannot be copied. */
export const isFrameWritten = ({ frameOptions = 0 }: WindowDef): boolean =>
  (frameOptions & BITS.isWritten) !== 0;

/**
 * @param place where aggregates, columns and windows cannot stand
 * @throws FederationError `grouping`, `wrong-type`, `value`
 */
export const frameOf = (
  place: Place,
  definition: WindowDef,
  order: readonly SortKey[],
): WindowFrame => {
  const { frameOptions = 0, startOffset, endOffset, location } = definition;
  const has = (bit: number): boolean => (frameOptions & bit) !== 0;
  const unit = has(BITS.rows) ? 'rows' : has(BITS.groups) ? 'groups' : 'range';
  if (unit === 'groups' && order.length === 0)
    throw failure(place.query, 'grouping', 'GROUPS needs an ORDER BY', location);
  const bound = (
    isUnbounded: boolean,
    isAtRow: boolean,
    isPreceding: boolean,
    offset: Syntax | undefined,
  ): FrameBound => {
    if (isUnbounded) return { kind: 'unbounded' };
    if (isAtRow || !offset) return { kind: 'current-row' };
    return {
      kind: isPreceding ? 'preceding' : 'following',
      offset: offsetOf(place, offset, unit, order, location),
    };
  };
  const exclude = has(BITS.excludeRow)
    ? 'current-row'
    : has(BITS.excludeGroup)
      ? 'group'
      : has(BITS.excludeTies)
        ? 'ties'
        : undefined;
  return {
    unit,
    start: bound(
      has(BITS.startUnbounded),
      has(BITS.startAtRow),
      has(BITS.startPreceding),
      startOffset,
    ),
    end: bound(has(BITS.endUnbounded), has(BITS.endAtRow), has(BITS.endPreceding), endOffset),
    ...(exclude && { exclude }),
  };
};
