/**
 * Where a statement runs. A thread answers in a tenth of a millisecond, but SQLite in Node cannot be
 * interrupted: a thread stops only when SQLite asks for the next row of a table, and SQLite may sort,
 * index or join what it has gathered for seconds without asking. A process can be ended at any moment,
 * but has to be started and takes memory.
 */
import { type Expression, type FunctionName, partsOf } from '../../plan/expression.ts';
import { inputsOf, type Node, scansIn } from '../../plan/node.ts';

/**
 * - `thread`: it asks all the way;
 * - `thread-first`: short ones are over before they have gathered much; others are begun anew in a process;
 * - `process`: even few rows may be worked on for long.
 */
export type Place = 'thread' | 'thread-first' | 'process';

/** Rows up to which nothing is slow, even every row with every other. */
const FEW_ROWS = 1_000;

/** What takes no longer for a longer text. */
const BRIEF: ReadonlySet<FunctionName> = new Set([
  'equal',
  'not-equal',
  'less',
  'less-or-equal',
  'greater',
  'greater-or-equal',
  'is-distinct',
  'is-null',
  'and',
  'or',
  'not',
  'coalesce',
  'null-if',
  'greatest',
  'least',
]);

/** Whether an expression works on texts, which may be long. */
const worksOnTexts = (expression: Expression): boolean => {
  const parts = partsOf(expression);
  const isWork = expression.kind === 'call' && !BRIEF.has(expression.function);
  if (isWork && parts.some(({ type }) => type.name === 'text' || type.name === 'json')) return true;
  return parts.some(worksOnTexts);
};

/** Nodes that give rows while they read, so that each further row is asked for. */
const asks = (node: Node): boolean => {
  switch (node.kind) {
    case 'scan':
      return true;
    case 'filter':
      return !worksOnTexts(node.condition) && asks(node.input);
    case 'project':
      return !node.columns.some(({ expression }) => worksOnTexts(expression)) && asks(node.input);
    case 'limit':
    case 'distinct':
      return asks(node.input);
    case 'aggregate':
      // Groups are sorted, and so is what is strung together.
      return (
        node.keys.length === 0 &&
        node.aggregates.every(
          ({ function: name, operands, filter }) =>
            name !== 'string-agg' &&
            !operands.some(worksOnTexts) &&
            !(filter && worksOnTexts(filter)),
        ) &&
        asks(node.input)
      );
    default:
      return false;
  }
};

/** The inputs of a join and of the joins directly below it that SQLite gathers before it joins them. */
const gatheredIn = (node: Node): number => {
  switch (node.kind) {
    case 'scan':
      return 0;
    case 'filter':
    case 'project':
      return gatheredIn(node.input);
    case 'join':
      return gatheredIn(node.left) + gatheredIn(node.right);
    default:
      return 1;
  }
};

/** Whether rows that are gathered are gone through once for each other. */
const multiplies = (node: Node): boolean =>
  (node.kind === 'join' && gatheredIn(node) > 1) ||
  // Frames may be computed anew for each row of a partition.
  node.kind === 'window' ||
  inputsOf(node).some(multiplies);

/** All rows that a plan starts from, as far as is known. */
const rowsIn = (node: Node): number => {
  if (node.kind === 'scan') return node.table.estimatedRows ?? Infinity;
  if (node.kind === 'values') return node.rows.length;
  return inputsOf(node).reduce((sum, input) => sum + rowsIn(input), 0);
};

export const placeOf = (plan: Node): Place => {
  if (asks(plan)) return 'thread';
  return multiplies(plan) && rowsIn(plan) > FEW_ROWS ? 'process' : 'thread-first';
};

/** Names of the tables and views that a plan reads, as the file has them. */
export const tablesIn = (plan: Node): readonly string[] => [
  ...new Set(scansIn(plan).map(({ table }) => table.path.at(-1) ?? table.name)),
];
