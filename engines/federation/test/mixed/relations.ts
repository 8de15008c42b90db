/** FROM: tables of all sources, derived tables, WITH and VALUES, and joins between them. */
import type { SqlType } from '../../src/values.ts';
import { BOUNDS, SIZES } from './domains.ts';
import { literal } from './literals.ts';
import {
  columnsOfKind,
  condition,
  type Kind,
  kindOf,
  type Place,
  type Relation,
  type Typed,
  typed,
  type Writing,
} from './scope.ts';
import { TABLES, type TestTable } from './tables.ts';

/** A table of more rows than this is joined by a column with many values only. */
const FEW = 100;

/** Rows of a join with which both sides' databases are done at once. */
const MOST_ROWS = 20_000;

/** Rows of a join of two tables alone, which a source may be asked for. */
const MOST_AT_WORST = 100_000;

const columnOf = (
  alias: string,
  { name, type, domain, isKey }: TestTable['columns'][number],
): Typed => ({
  text: `${alias}.${name === 'at' ? '"at"' : name}`,
  type: type.name,
  bound: BOUNDS[domain] ?? 10,
  domain,
  isKey,
  ...(type.name === 'numeric' && { isFixed: true }),
});

const tableRelation = (writing: Writing, table: TestTable): Relation => {
  const alias = writing.alias('t');
  writing.used.add(`table of ${table.source}`);
  if (table.count > FEW) writing.used.add('large table');
  if (table.count === 0) writing.used.add('empty table');
  const columns = table.columns.map((column) => columnOf(alias, column));
  const key = columns.flatMap(({ text, isKey }) => (isKey ? [text] : []));
  return {
    text: `${table.source}.${table.name} ${alias}`,
    columns,
    rows: table.count,
    largest: table.count,
    key: key.length > 0 ? key : undefined,
    dependsOnKey: key.length > 0 && table.source !== 'lists',
  };
};

const SMALL = TABLES.filter(({ count }) => count <= FEW);
const LARGE = TABLES.filter(({ count }) => count > FEW);

/** @param mostRows tables with more are left out */
export const anyTable = (writing: Writing, mostRows: number): Relation => {
  const { draws } = writing;
  const isLarge = mostRows > FEW && draws.chance(0.25);
  const table = draws.pick(isLarge ? LARGE : SMALL);
  const isWanted = table.count > 0 || draws.chance(0.25);
  return tableRelation(writing, isWanted ? table : draws.pick(SMALL));
};

const valuesRelation = (writing: Writing): Relation => {
  const { draws } = writing;
  writing.used.add('values');
  const alias = writing.alias('v');
  const kinds = draws.pick<readonly Kind[]>([
    ['whole', 'text'],
    ['text', 'date'],
    ['whole', 'numeric'],
  ]);
  const place: Place = { writing, columns: [], rows: 1, mayFail: false, takesSubqueries: false };
  const rows = Array.from({ length: 1 + draws.whole(4) }, () =>
    kinds.map((kind) => literal(place, kind)),
  );
  const lines = rows.map((row) => `(${row.map(({ text }) => text).join(', ')})`).join(', ');
  const columns = kinds.map((kind, index): Typed => {
    const name = rows[0]?.[index]?.type ?? 'text';
    return typed(`${alias}.c${index}`, name, {
      bound: 1_000,
      ...(kind === 'whole' && { domain: 'person' }),
    });
  });
  const names = columns.map((_, index) => `c${index}`).join(', ');
  return {
    text: `(values ${lines}) ${alias} (${names})`,
    columns,
    rows: rows.length,
    largest: rows.length,
    key: undefined,
  };
};

const commonRelation = (writing: Writing): Relation | undefined => {
  const { draws } = writing;
  const [first] = writing.commonTables;
  if (!first) return undefined;
  writing.used.add('common table');
  const { name, relation } = draws.pick(writing.commonTables);
  const alias = writing.alias('w');
  return {
    ...relation,
    text: `${name} ${alias}`,
    columns: relation.columns.map((column) => ({ ...column, text: `${alias}.${column.text}` })),
    key: relation.key?.map((column) => `${alias}.${column}`),
  };
};

const item = (writing: Writing, mostRows: number, depth: number): Relation => {
  const { draws } = writing;
  if (writing.commonTables.length > 0 && draws.chance(0.35)) {
    const common = commonRelation(writing);
    if (common) return common;
  }
  if (depth > 0 && draws.chance(0.12)) return writing.grammar.derivedTable(writing, depth - 1);
  if (draws.chance(0.03)) return valuesRelation(writing);
  return anyTable(writing, mostRows);
};

interface Pair {
  readonly left: Typed;
  readonly right: Typed;
}

/** Columns of both sides that hold the same kind of values; keys and those with many values first. */
export const partners = (left: readonly Typed[], right: readonly Typed[]): readonly Pair[] =>
  left
    .flatMap((one) =>
      right
        .filter(
          ({ domain, type }) =>
            domain !== undefined &&
            domain === one.domain &&
            kindOf({ name: type } as SqlType) === kindOf({ name: one.type } as SqlType), // names are enough
        )
        .map((other) => ({ left: one, right: other })),
    )
    .sort((a, b) => sizeOf(b) - sizeOf(a));

const sizeOf = ({ left }: Pair): number => (left.domain ? SIZES[left.domain] : 1);

const rowsJoined = (left: Relation, right: Relation, pairs: readonly Pair[]): number =>
  pairs.reduce((rows, pair) => rows / sizeOf(pair), left.rows * right.rows);

/** A name that both sides of a join have once. */
const sharedName = ({ left, right }: Pair, columns: readonly Typed[]): string | undefined => {
  const nameOf = ({ text }: Typed): string => text.slice(text.indexOf('.') + 1);
  const name = nameOf(left);
  const isShared =
    name === nameOf(right) && columns.filter((column) => nameOf(column) === name).length === 2;
  return isShared ? name : undefined;
};

const WORDS = ['join', 'left join', 'join', 'right join', 'full join'] as const;

/** Rows that an outer join keeps in any case. */
const rowsKept = (word: string, left: Relation, right: Relation): readonly number[] => [
  ...(word === 'left join' || word === 'full join' ? [left.rows] : []),
  ...(word === 'right join' || word === 'full join' ? [right.rows] : []),
];

const joined = (writing: Writing, left: Relation, right: Relation): Relation | undefined => {
  const { draws } = writing;
  const columns = [...left.columns, ...right.columns];
  const both = {
    columns,
    largest: Math.max(left.largest, right.largest),
    key: left.key && right.key && [...left.key, ...right.key],
    dependsOnKey: left.dependsOnKey === true && right.dependsOnKey === true,
  };
  const candidates = partners(left.columns, right.columns);
  const note = (construct: string): void => void writing.used.add(construct);
  if (candidates.length === 0 || draws.chance(0.06)) {
    if (left.rows * right.rows > MOST_ROWS / 4) return undefined;
    note('cross join');
    return {
      ...both,
      text: `${left.text} cross join ${right.text}`,
      rows: left.rows * right.rows,
    };
  }
  const pairs = [draws.chance(0.6) ? candidates[0] : draws.pick(candidates)].flatMap(
    (pair) => pair ?? [],
  );
  if (draws.chance(0.12)) {
    pairs.push(draws.pick(candidates));
    note('join by two columns');
  }
  const word = draws.pick(WORDS);
  const rows = Math.max(rowsJoined(left, right, pairs), ...rowsKept(word, left, right));
  const atWorst = (left.largest * right.largest) / Math.max(...pairs.map(sizeOf));
  if (rows > MOST_ROWS || atWorst > MOST_AT_WORST) return undefined;
  note(word === 'join' ? 'inner join' : word);
  const [first] = pairs;
  const shared = first && pairs.length === 1 && sharedName(first, columns);
  if (shared && draws.chance(0.4)) {
    note('using');
    return { ...both, text: `${left.text} ${word} ${right.text} using (${shared})`, rows };
  }
  const equalities = pairs.map((pair) => `${pair.left.text} = ${pair.right.text}`);
  // PostgreSQL makes full joins by equality only.
  if (word !== 'full join' && draws.chance(0.25)) {
    note('join by more than equality');
    const place: Place = { writing, columns, rows, mayFail: false, takesSubqueries: false };
    equalities.push(condition(place, 1).text);
  }
  const text = `${left.text} ${word} ${right.text} on ${equalities.join(' and ')}`;
  return { ...both, text, rows: Math.max(1, rows) };
};

/** A join by an inequality, of few rows. */
const joinedByOrder = (writing: Writing, left: Relation, right: Relation): Relation | undefined => {
  const { draws } = writing;
  const kinds: readonly Kind[] = ['date', 'whole', 'numeric'];
  const kind = draws.pick(kinds);
  const [a] = columnsOfKind(left.columns, kind);
  const [b] = columnsOfKind(right.columns, kind);
  if (!a || !b || left.rows * right.rows > MOST_ROWS / 4) return undefined;
  writing.used.add('join by inequality');
  const word = draws.pick(['join', 'left join']);
  return {
    text: `${left.text} ${word} ${right.text} on ${a.text} ${draws.pick(['<', '>='])} ${b.text}`,
    columns: [...left.columns, ...right.columns],
    rows: left.rows * right.rows,
    largest: Math.max(left.largest, right.largest),
    key: left.key && right.key && [...left.key, ...right.key],
  };
};

/** Rows that belong to each of the left: the first of them, or what they are together. */
const joinedLaterally = (writing: Writing, left: Relation): Relation | undefined => {
  const { draws } = writing;
  const right = anyTable(writing, MOST_ROWS);
  const [pair] = partners(left.columns, right.columns);
  if (!pair || left.rows * right.rows > MOST_AT_WORST) return undefined;
  const alias = writing.alias('d');
  const chosen = right.columns.slice(0, 2);
  const where = `where ${pair.right.text} = ${pair.left.text}`;
  const isCounted = draws.chance(0.4);
  writing.used.add(isCounted ? 'lateral group' : 'lateral');
  const values = isCounted
    ? [typed('count(*)', 'bigint', { bound: 1e6 })]
    : chosen.map(({ isKey: _, ...column }) => column);
  const selected = values.map(({ text }, index) => `${text} as c${index}`).join(', ');
  const sort = values.map((_, index) => index + 1).join(', ');
  const tail =
    isCounted || draws.chance(0.3) ? '' : ` order by ${sort} limit ${1 + draws.whole(2)}`;
  const word = draws.pick(['cross join lateral', 'left join lateral']);
  const on = word === 'left join lateral' ? ' on true' : '';
  return {
    text: `${left.text} ${word} (select ${selected} from ${right.text} ${where}${tail}) ${alias}${on}`,
    columns: [
      ...left.columns,
      ...values.map((value, index) => ({ ...value, text: `${alias}.c${index}` })),
    ],
    rows: left.rows * (isCounted ? 1 : 2),
    largest: Math.max(left.largest, right.largest),
    key: undefined,
  };
};

/** @param most items that are joined */
export const relation = (
  writing: Writing,
  most: number,
  depth: number,
  mostRows = MOST_ROWS,
): Relation => {
  const { draws } = writing;
  let result = item(writing, mostRows, depth);
  for (let count = draws.whole(most); count > 0; count -= 1) {
    const next = item(writing, mostRows, depth);
    const made =
      (draws.chance(0.06) ? joinedByOrder(writing, result, next) : undefined) ??
      joined(writing, result, next);
    if (made) result = made;
  }
  return (draws.chance(0.05) ? joinedLaterally(writing, result) : undefined) ?? result;
};
