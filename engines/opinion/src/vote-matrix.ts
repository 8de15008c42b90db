/** Who voted what on which statement: sparse, by row, in typed arrays. */

/** The name of a participant or a statement. The number 7 and the text "7" are two names. */
export type Id = number | string;

/** 1 agrees, −1 disagrees, 0 passes. The database of pol.is has these signs the other way round. */
export type VoteValue = -1 | 0 | 1;

/**
 * A matrix with a row for every participant and a column for every statement that has a vote.
 *
 * Rows and columns keep their place when votes are added; new ones come at the end. The votes of row
 * r are at `rowStarts[r]` up to `rowStarts[r + 1]` of `columns` and `values`, columns ascending.
 *
 * Source: polis, math/named_matrix.clj (which keeps the same matrix dense).
 */
export interface VoteMatrix {
  readonly participants: readonly Id[];
  readonly statements: readonly Id[];
  /** One more than there are participants. */
  readonly rowStarts: Int32Array;
  readonly columns: Int32Array;
  /** −1, 0 or 1. */
  readonly values: Int8Array;
}

export const emptyMatrix: VoteMatrix = {
  participants: [],
  statements: [],
  rowStarts: new Int32Array(1),
  columns: new Int32Array(0),
  values: new Int8Array(0),
};

/** Number of votes of each participant, moderated statements included. */
export const voteCounts = ({ participants, rowStarts }: VoteMatrix): Int32Array =>
  Int32Array.from(participants, (_, row) => (rowStarts[row + 1] ?? 0) - (rowStarts[row] ?? 0));

/** A mark of 1 at the place of each name that is among the chosen ones. */
export const marksOf = (names: readonly Id[], chosen: ReadonlySet<Id>): Uint8Array =>
  Uint8Array.from(names, (name) => (chosen.has(name) ? 1 : 0));

type Order = (one: Id, other: Id) => number;

/**
 * The same votes with rows and columns in the order of their names, so that a map does not depend on
 * the order in which votes were read.
 */
export const inOrder = (matrix: VoteMatrix, order: Order): VoteMatrix => {
  const rows = placesInOrder(matrix.participants, order);
  const oldColumns = placesInOrder(matrix.statements, order);
  const newColumn = new Int32Array(oldColumns.length);
  for (const [place, old] of oldColumns.entries()) newColumn[old] = place;
  const rowStarts = new Int32Array(rows.length + 1);
  const keys = new Int32Array(matrix.columns.length);
  let end = 0;
  for (const [row, old] of rows.entries()) {
    const start = end;
    for (let at = matrix.rowStarts[old] ?? 0; at < (matrix.rowStarts[old + 1] ?? 0); at++)
      keys[end++] = keyOf(newColumn[matrix.columns[at] ?? 0] ?? 0, matrix.values[at] ?? 0);
    keys.subarray(start, end).sort();
    rowStarts[row + 1] = end;
  }
  return {
    participants: rows.map((old) => nameAt(matrix.participants, old)),
    statements: oldColumns.map((old) => nameAt(matrix.statements, old)),
    rowStarts,
    ...fromKeys(keys),
  };
};

/** A column and its vote in one whole number that sorts by column. */
export const keyOf = (column: number, value: number): number => column * 4 + value + 1;

export const columnOf = (key: number): number => key >> 2;

export const voteOf = (key: number): number => (key & 3) - 1;

/** Columns and votes of many keys. */
export const fromKeys = (keys: Int32Array): Pick<VoteMatrix, 'columns' | 'values'> => {
  const columns = new Int32Array(keys.length);
  const values = new Int8Array(keys.length);
  for (let at = 0; at < keys.length; at++) {
    columns[at] = columnOf(keys[at] ?? 0);
    values[at] = voteOf(keys[at] ?? 0);
  }
  return { columns, values };
};

const placesInOrder = (names: readonly Id[], order: Order): readonly number[] =>
  names
    .map((name, place) => ({ name, place }))
    .sort((one, other) => order(one.name, other.name))
    .map(({ place }) => place);

const nameAt = (names: readonly Id[], place: number): Id => {
  const name = names[place];
  if (name === undefined) throw new RangeError(`There is no name at ${place}`);
  return name;
};
