/** Gathers votes one by one and makes a matrix of them. */
import { createCastVotes, type Keys } from './cast-votes.ts';
import { OpinionError } from './opinion-error.ts';
import {
  columnOf,
  emptyMatrix,
  fromKeys,
  type Id,
  type VoteMatrix,
  type VoteValue,
  voteOf,
} from './vote-matrix.ts';

export interface Vote {
  readonly participant: Id;
  readonly statement: Id;
  readonly value: VoteValue;
  /** When it was cast, in any unit that grows. */
  readonly at?: number;
}

export interface VoteCollector {
  /**
   * @param value 1 agrees, −1 disagrees, 0 passes
   * @param at when it was cast, in any unit that grows; of two votes of one participant on one
   *   statement the later stays, and of two at the same time the one that was added later
   * @throws OpinionError vote-out-of-range, time-not-finite
   */
  readonly add: (participant: Id, statement: Id, value: number, at?: number) => void;
  /** All votes so far; the known ones give way to those that were added. */
  readonly matrix: () => VoteMatrix;
}

/** Places of names in the order in which they were first met. */
const createIndex = (known: readonly Id[]) => {
  const names = [...known];
  const places = new Map(names.map((name, place) => [name, place]));
  const placeOf = (name: Id): number => {
    const place = places.get(name);
    if (place !== undefined) return place;
    places.set(name, names.length);
    return names.push(name) - 1;
  };
  return { names, placeOf };
};

/**
 * @param known a matrix that votes are added to; it stays as it is
 * @example
 * const collector = createVoteCollector();
 * collector.add('ann', 'more-trees', 1);
 * const map = mapConversation(collector.matrix());
 */
export const createVoteCollector = (known: VoteMatrix = emptyMatrix): VoteCollector => {
  const participants = createIndex(known.participants);
  const statements = createIndex(known.statements);
  const cast = createCastVotes();

  const add: VoteCollector['add'] = (participant, statement, value, at = 0) => {
    if (value !== -1 && value !== 0 && value !== 1)
      throw new OpinionError('vote-out-of-range', `A vote is −1, 0 or 1, not ${value}`);
    if (!Number.isFinite(at))
      throw new OpinionError('time-not-finite', `The time of a vote is ${at}`);
    cast.add(participants.placeOf(participant), statements.placeOf(statement), value, at);
  };

  const matrix = (): VoteMatrix => {
    const names = { participants: [...participants.names], statements: [...statements.names] };
    return { ...names, ...merged(known, cast.last(names)) };
  };
  return { add, matrix };
};

/** A new matrix with the votes of a batch added; those of the batch stand above the older ones. */
export const withVotes = (matrix: VoteMatrix, votes: Iterable<Vote>): VoteMatrix => {
  const collector = createVoteCollector(matrix);
  for (const { participant, statement, value, at } of votes)
    collector.add(participant, statement, value, at);
  return collector.matrix();
};

/** Both in one, row by row; where they differ about a vote the added one stays. */
const merged = (
  known: VoteMatrix,
  added: Keys,
): Pick<VoteMatrix, 'rowStarts' | 'columns' | 'values'> => {
  if (known.columns.length === 0) return { rowStarts: added.rowStarts, ...fromKeys(added.keys) };
  const rows = added.rowStarts.length - 1;
  const rowStarts = new Int32Array(rows + 1);
  const columns = new Int32Array(known.columns.length + added.keys.length);
  const values = new Int8Array(columns.length);
  let end = 0;
  const copy = (from: number, to: number): void => {
    columns.set(known.columns.subarray(from, to), end);
    values.set(known.values.subarray(from, to), end);
    end += to - from;
  };
  for (let row = 0; row < rows; row++) {
    let at = known.rowStarts[row] ?? known.columns.length;
    const last = known.rowStarts[row + 1] ?? at;
    for (let place = added.rowStarts[row] ?? 0; place < (added.rowStarts[row + 1] ?? 0); place++) {
      const key = added.keys[place] ?? 0;
      const column = columnOf(key);
      const upTo = at + placeOf(known.columns.subarray(at, last), column);
      copy(at, upTo);
      at = upTo < last && known.columns[upTo] === column ? upTo + 1 : upTo;
      columns[end] = column;
      values[end++] = voteOf(key);
    }
    copy(at, last);
    rowStarts[row + 1] = end;
  }
  return { rowStarts, columns: columns.slice(0, end), values: values.slice(0, end) };
};

/** How many of ascending columns are before one. */
const placeOf = (columns: Int32Array, column: number): number => {
  const place = columns.findIndex((other) => other >= column);
  return place === -1 ? columns.length : place;
};
