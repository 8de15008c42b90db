/** Aggregates over the rows of FROM. */
import { columnOrLiteral } from './literals.ts';
import {
  columnsOfKind,
  condition,
  expression,
  type Kind,
  mark,
  type Place,
  type Typed,
  typed,
} from './scope.ts';

interface Choice {
  readonly name: string;
  readonly of: Kind;
  readonly type: Typed['type'];
}

const CHOICES: Readonly<Record<Kind, readonly Choice[]>> = {
  whole: [
    { name: 'count', of: 'text', type: 'bigint' },
    { name: 'count', of: 'whole', type: 'bigint' },
    { name: 'max', of: 'whole', type: 'bigint' },
    { name: 'min', of: 'whole', type: 'bigint' },
  ],
  numeric: [
    { name: 'sum', of: 'numeric', type: 'numeric' },
    { name: 'avg', of: 'numeric', type: 'numeric' },
    { name: 'avg', of: 'whole', type: 'numeric' },
    { name: 'max', of: 'numeric', type: 'numeric' },
    { name: 'min', of: 'numeric', type: 'numeric' },
  ],
  double: [
    { name: 'max', of: 'double', type: 'double' },
    { name: 'min', of: 'double', type: 'double' },
    { name: 'sum', of: 'double', type: 'double' },
    { name: 'avg', of: 'double', type: 'double' },
  ],
  text: [
    { name: 'max', of: 'text', type: 'text' },
    { name: 'min', of: 'text', type: 'text' },
  ],
  boolean: [
    { name: 'bool_and', of: 'boolean', type: 'boolean' },
    { name: 'bool_or', of: 'boolean', type: 'boolean' },
    { name: 'every', of: 'boolean', type: 'boolean' },
  ],
  date: [
    { name: 'max', of: 'date', type: 'date' },
    { name: 'min', of: 'date', type: 'date' },
  ],
  timestamp: [
    { name: 'max', of: 'timestamp', type: 'timestamp' },
    { name: 'min', of: 'timestamp', type: 'timestamp' },
  ],
  timestamptz: [
    { name: 'max', of: 'timestamptz', type: 'timestamptz' },
    { name: 'min', of: 'timestamptz', type: 'timestamptz' },
  ],
  uuid: [],
};

/** Sums of whole columns: their type is bigint or, of bigint, numeric. */
const wholeSum = (place: Place): Typed => {
  const operand = columnOrLiteral(place, 'whole');
  mark(place, 'sum of whole numbers');
  const type = operand.type === 'bigint' ? 'numeric' : 'bigint';
  return typed(`sum(${operand.text})`, type, { bound: operand.bound * 1e5 });
};

/** Of uuid there is neither max nor min. */
const leastCode = (place: Place): Typed => {
  mark(place, 'cast of text to uuid');
  return typed(`min(${columnOrLiteral(place, 'uuid').text}::text)::uuid`, 'uuid');
};

/**
 * An aggregate that gives a kind.
 *
 * @param takesApproximate whether sums may depend on their order in the last digits
 */
export const aggregate = (place: Place, kind: Kind, takesApproximate: boolean): Typed => {
  const { draws } = place.writing;
  if (kind === 'whole' && draws.chance(0.3)) {
    mark(place, 'count(*)');
    return typed(`count(*)${filterOf(place)}`, 'bigint', { bound: 1e6 });
  }
  if (kind === 'numeric' && draws.chance(0.2)) {
    const sum = wholeSum(place);
    if (sum.type === 'numeric') return sum;
  }
  if (kind === 'uuid') return leastCode(place);
  if (kind === 'text' && draws.chance(0.25)) {
    mark(place, 'string_agg distinct');
    return typed(`string_agg(distinct ${columnOrLiteral(place, 'text').text}, ', ')`, 'text');
  }
  const { name, of, type } = draws.pick(CHOICES[kind]);
  const isSum = name === 'sum' || name === 'avg';
  const isFloating = isSum && of === 'double';
  const exact = columnsOfKind(place.columns, 'double').filter(({ domain }) => domain === 'weight');
  if (isFloating && !takesApproximate && exact.length === 0)
    return aggregate(place, 'whole', false);
  const operand = isFloating
    ? takesApproximate
      ? columnOrLiteral(place, 'double')
      : draws.pick(exact)
    : expression({ ...place, takesSubqueries: false }, of, draws.pick([0, 0, 1, 2]));
  const distinct = !isFloating && draws.chance(name === 'count' ? 0.5 : 0.1) ? 'distinct ' : '';
  mark(place, `${name}${distinct && ' distinct'}`);
  return typed(
    `${name}(${distinct}${operand.text})${filterOf(place)}`,
    resultType(name, operand, type),
    {
      bound: isSum ? operand.bound * 1e4 : name === 'count' ? 1e6 : operand.bound,
      ...(isFloating && operand.domain !== 'weight' && { isApproximate: true }),
    },
  );
};

const resultType = (name: string, operand: Typed, type: Typed['type']): Typed['type'] =>
  name === 'max' || name === 'min' ? operand.type : type;

const filterOf = (place: Place): string => {
  if (!place.writing.draws.chance(0.15)) return '';
  mark(place, 'filter of an aggregate');
  return ` filter (where ${condition({ ...place, takesSubqueries: false }, 1).text})`;
};
