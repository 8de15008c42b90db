/** Every vote as it was cast, 17 bytes each, and the last one on each statement. */
import { keyOf, type VoteMatrix } from './vote-matrix.ts';

/** Keys of votes by row, see {@link keyOf}. */
export interface Keys {
  readonly rowStarts: Int32Array;
  readonly keys: Int32Array;
}

const CHUNK = 1 << 16;

interface Chunk {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly values: Int8Array;
  readonly times: Float64Array;
}

const newChunk = (): Chunk => ({
  rows: new Int32Array(CHUNK),
  columns: new Int32Array(CHUNK),
  values: new Int8Array(CHUNK),
  times: new Float64Array(CHUNK),
});

export interface CastVotes {
  readonly add: (row: number, column: number, value: number, time: number) => void;
  /** Of the votes of a row on a column the latest; of those at one time the one added last. */
  readonly last: (names: Pick<VoteMatrix, 'participants' | 'statements'>) => Keys;
}

export const createCastVotes = (): CastVotes => {
  const chunks: Chunk[] = [];
  let count = 0;
  const add: CastVotes['add'] = (row, column, value, time) => {
    const place = count % CHUNK;
    if (place === 0) chunks.push(newChunk());
    const chunk = chunks.at(-1) ?? newChunk();
    chunk.rows[place] = row;
    chunk.columns[place] = column;
    chunk.values[place] = value;
    chunk.times[place] = time;
    count++;
  };
  return { add, last: (names) => lastVotes(chunks, count, names) };
};

const lastVotes = (
  chunks: readonly Chunk[],
  count: number,
  names: Pick<VoteMatrix, 'participants' | 'statements'>,
): Keys => {
  const byRow = groupByRow(chunks, count, names.participants.length);
  const rowStarts = new Int32Array(names.participants.length + 1);
  const keys = new Int32Array(count);
  const times = new Float64Array(count);
  /** Where in `keys` the vote on a statement is, counted from 1; of this row when behind its start. */
  const placeInKeys = new Int32Array(names.statements.length);
  let end = 0;
  for (let row = 0; row < names.participants.length; row++) {
    const start = end;
    for (let at = byRow.rowStarts[row] ?? 0; at < (byRow.rowStarts[row + 1] ?? 0); at++) {
      const vote = byRow.votes[at] ?? 0;
      const chunk = chunks[Math.floor(vote / CHUNK)] ?? newChunk();
      const column = chunk.columns[vote % CHUNK] ?? 0;
      const time = chunk.times[vote % CHUNK] ?? 0;
      const key = keyOf(column, chunk.values[vote % CHUNK] ?? 0);
      const earlier = (placeInKeys[column] ?? 0) - 1;
      if (earlier < start) {
        keys[end] = key;
        times[end] = time;
        placeInKeys[column] = ++end;
      } else if (time >= (times[earlier] ?? 0)) {
        keys[earlier] = key;
        times[earlier] = time;
      }
    }
    keys.subarray(start, end).sort();
    rowStarts[row + 1] = end;
  }
  return { rowStarts, keys: keys.subarray(0, end) };
};

/** The numbers of the votes of each row, in the order in which they were added. */
const groupByRow = (chunks: readonly Chunk[], count: number, rows: number) => {
  const rowStarts = new Int32Array(rows + 1);
  const rowOf = (vote: number): number => chunks[Math.floor(vote / CHUNK)]?.rows[vote % CHUNK] ?? 0;
  for (let vote = 0; vote < count; vote++) increase(rowStarts, rowOf(vote) + 1);
  for (let row = 0; row < rows; row++)
    rowStarts[row + 1] = (rowStarts[row + 1] ?? 0) + (rowStarts[row] ?? 0);
  const next = rowStarts.slice();
  const votes = new Int32Array(count);
  for (let vote = 0; vote < count; vote++) {
    const row = rowOf(vote);
    votes[next[row] ?? 0] = vote;
    increase(next, row);
  }
  return { rowStarts, votes };
};

const increase = (counts: Int32Array, place: number): void => {
  counts[place] = (counts[place] ?? 0) + 1;
};
