/** Subqueries in conditions and as values, with and without a tie to the query around. */
import { columnOrLiteral } from './literals.ts';
import { partners, relation } from './relations.ts';
import {
  columnsOfKind,
  condition,
  expression,
  type Kind,
  mark,
  type Place,
  type Relation,
  type Typed,
  typed,
} from './scope.ts';

/** So many pairs of rows may a subquery compare that is computed for each row anew. */
const MOST_PAIRS = 200_000;

const inside = (place: Place, { columns, rows }: Relation): Place => ({
  writing: place.writing,
  columns,
  rows,
  mayFail: false,
  takesSubqueries: false,
});

interface Inner {
  readonly rows: Relation;
  readonly where: readonly string[];
}

/** FROM of a subquery, and its conditions: equalities with the query around when it is tied to it. */
const innerOf = (place: Place, isTied: boolean): Inner => {
  const { writing } = place;
  const { draws } = writing;
  const rows = relation(writing, 2, 0, isTied ? MOST_PAIRS / Math.max(1, place.rows) : undefined);
  const where: string[] = [];
  const pairs =
    isTied && rows.rows * place.rows <= MOST_PAIRS ? partners(place.columns, rows.columns) : [];
  if (pairs.length > 0) {
    const { left, right } = draws.pick(pairs);
    where.push(`${right.text} = ${left.text}`);
    mark(place, 'correlated subquery');
  }
  if (draws.chance(0.4)) where.push(condition(inside(place, rows), 1).text);
  return { rows, where };
};

const whereOf = ({ where }: Inner): string =>
  where.length > 0 ? ` where ${where.join(' and ')}` : '';

/** `exists (…)`, also with a condition that is no equality. */
export const existence = (place: Place): Typed => {
  const { draws } = place.writing;
  const inner = innerOf(place, draws.chance(0.8));
  const not = draws.chance(0.4) ? 'not ' : '';
  mark(place, `${not}exists`);
  return typed(`(${not}exists (select 1 from ${inner.rows.text}${whereOf(inner)}))`, 'boolean');
};

/** `x in (select …)`. */
export const memberValue = (place: Place): Typed => {
  const { draws } = place.writing;
  const kind = draws.pick<Kind>(['whole', 'text', 'whole', 'date', 'uuid']);
  const inner = innerOf(place, draws.chance(0.3));
  const known = columnsOfKind(inner.rows.columns, kind);
  const result =
    known.length > 0 ? draws.pick(known) : expression(inside(place, inner.rows), kind, 1);
  // PostgreSQL compares `<> all` pair by pair.
  const isSlow = inner.rows.rows * place.rows > MOST_PAIRS;
  const word = draws.pick(['in', 'not in', '= any', isSlow ? 'not in' : '<> all']);
  mark(place, `${word} (select)`);
  const tested = columnOrLiteral(place, kind).text;
  return typed(
    `(${tested} ${word} (select ${result.text} from ${inner.rows.text}${whereOf(inner)}))`,
    'boolean',
  );
};

/** `x > any (select …)` and the like, as a condition on its own. */
export const quantified = (place: Place): Typed => {
  const { draws } = place.writing;
  const kind = draws.pick<Kind>(['whole', 'text', 'numeric', 'date']);
  const inner = innerOf(place, draws.chance(0.5));
  // PostgreSQL compares pair by pair.
  if (inner.rows.rows * place.rows > MOST_PAIRS) return existence(place);
  const result = columnOrLiteral(inside(place, inner.rows), kind);
  const word = draws.pick(['> any', '<= all', '<> any', '= all', '>= all', '< any']);
  const not = draws.chance(0.3) ? 'not ' : '';
  mark(place, `${not}${word} (select)`);
  const tested = columnOrLiteral(place, kind).text;
  return typed(
    `(${not}(${tested} ${word} (select ${result.text} from ${inner.rows.text}${whereOf(inner)})))`,
    'boolean',
  );
};

/** `(a, b) in (select …)`, as a condition on its own. */
export const rowMember = (place: Place): Typed => {
  const { draws } = place.writing;
  const inner = innerOf(place, false);
  const pairs = partners(place.columns, inner.rows.columns);
  if (pairs.length < 2) return existence(place);
  const chosen = [draws.pick(pairs), draws.pick(pairs)];
  const not = draws.chance(0.3) ? 'not ' : '';
  mark(place, `${not}in (select) of rows`);
  const left = chosen.map((pair) => pair.left.text).join(', ');
  const right = chosen.map((pair) => pair.right.text).join(', ');
  return typed(
    `((${left}) ${not}in (select ${right} from ${inner.rows.text}${whereOf(inner)}))`,
    'boolean',
  );
};

const AGGREGATES: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  whole: ['max', 'min'],
  numeric: ['sum', 'max', 'min', 'avg'],
  double: ['max', 'min'],
  text: ['max', 'min'],
  date: ['max', 'min'],
  timestamp: ['max', 'min'],
  timestamptz: ['max', 'min'],
  boolean: ['bool_and', 'bool_or'],
};

const aggregated = (place: Place, kind: Kind): Typed | undefined => {
  const { draws } = place.writing;
  const names = AGGREGATES[kind];
  if (!names) return undefined;
  const inner = innerOf(place, draws.chance(0.6));
  const tail = ` from ${inner.rows.text}${whereOf(inner)}`;
  if (kind === 'whole' && draws.chance(0.5)) {
    mark(place, 'scalar subquery that counts');
    const counted = draws.pick(['*', columnOrLiteral(inside(place, inner.rows), 'text').text]);
    return typed(`(select count(${counted})${tail})`, 'bigint', { bound: 1e6 });
  }
  const operand = columnOrLiteral(inside(place, inner.rows), kind);
  const name = draws.pick(names);
  mark(place, `scalar subquery with ${name}`);
  return typed(`(select ${name}(${operand.text})${tail})`, operand.type, {
    bound: operand.bound * 1e4,
  });
};

/** The one row that has a key. */
const byKey = (place: Place, kind: Kind): Typed | undefined => {
  const { draws, commonTables } = place.writing;
  if (commonTables.length > 0) return undefined;
  const rows = relation(place.writing, 1, 0, MOST_PAIRS / Math.max(1, place.rows));
  const pair = partners(place.columns, rows.columns).find(({ right }) => right.isKey);
  const known = columnsOfKind(rows.columns, kind);
  if (!pair || known.length === 0 || rows.rows * place.rows > MOST_PAIRS) return undefined;
  mark(place, 'scalar subquery by key');
  const result = draws.pick(known);
  const { domain: _, isKey: __, ...rest } = result;
  return {
    ...rest,
    text: `(select ${result.text} from ${rows.text} where ${pair.right.text} = ${pair.left.text})`,
  };
};

/** The first of rows in an order that leaves nothing open. */
const first = (place: Place, kind: Kind): Typed | undefined => {
  const { draws } = place.writing;
  const rows = relation(place.writing, 1, 0);
  const known = columnsOfKind(rows.columns, kind);
  if (known.length === 0) return undefined;
  const result = draws.pick(known);
  const direction = draws.pick([' nulls last', ' desc nulls last', '', ' desc']);
  mark(place, 'scalar subquery with limit');
  return typed(
    `(select ${result.text} from ${rows.text} order by 1${direction} limit 1 offset ${draws.whole(3)})`,
    result.type,
    { bound: result.bound },
  );
};

/** The first of the rows that belong to the one around. */
const firstOfTied = (place: Place, kind: Kind): Typed | undefined => {
  const { draws } = place.writing;
  const inner = innerOf(place, true);
  const known = columnsOfKind(inner.rows.columns, kind);
  if (known.length === 0) return undefined;
  const result = draws.pick(known);
  const direction = draws.pick([' nulls last', ' desc nulls last', '', ' desc']);
  mark(place, 'scalar subquery with limit, tied');
  return typed(
    `(select ${result.text} from ${inner.rows.text}${whereOf(inner)} order by 1${direction} limit 1 offset ${draws.whole(2)})`,
    result.type,
    { bound: result.bound },
  );
};

/** A subquery that gives one value; undefined when none of the kind was found. */
export const scalarSubquery = (place: Place, kind: Kind): Typed | undefined =>
  place.writing.draws.pick([aggregated, aggregated, byKey, first, firstOfTied])(place, kind);
