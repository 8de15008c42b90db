import type { Components } from './components.ts';
import type { Points } from './points.ts';
import type { VoteMatrix } from './vote-matrix.ts';

/**
 * Where each participant stands: Σ (vote − centre) · component over the statements voted on, times
 * √(statements ÷ votes). The root moves those who voted on few statements out as far as the others.
 *
 * Source: polis, math/pca.clj (`sparsity-aware-project-ptpts`). Statements moderated out count as votes
 * of everybody, as their columns are filled with 0 there.
 *
 * @param silenced 1 for each statement that is moderated out
 * @returns a point for each participant, in the order of the rows
 */
export const projectParticipants = (
  { participants, statements, rowStarts, columns, values }: VoteMatrix,
  centre: Float64Array,
  [first, second]: Components,
  silenced: Uint8Array,
): Points => {
  const x = new Float64Array(participants.length);
  const y = new Float64Array(participants.length);
  const silencedCount = silenced.reduce((sum, mark) => sum + mark, 0);
  for (let row = 0; row < participants.length; row++) {
    let votes = silencedCount;
    let [along, across] = [0, 0];
    for (let at = rowStarts[row] ?? 0; at < (rowStarts[row + 1] ?? 0); at++) {
      const column = columns[at] ?? 0;
      if (silenced[column] === 1) continue;
      votes++;
      const deviation = (values[at] ?? 0) - (centre[column] ?? 0);
      along += deviation * (first[column] ?? 0);
      across += deviation * (second[column] ?? 0);
    }
    const stretch = Math.sqrt(statements.length / Math.max(1, votes));
    x[row] = along * stretch;
    y[row] = across * stretch;
  }
  return { x, y };
};

/**
 * Where somebody would stand who only agreed with one statement: that statement's place on the map.
 *
 * Source: polis, math/pca.clj (`pca-project-cmnts`).
 */
export const projectStatements = (centre: Float64Array, [first, second]: Components): Points => {
  const stretch = Math.sqrt(centre.length);
  const projected = (component: Float64Array): Float64Array =>
    component.map((value, column) => (1 - (centre[column] ?? 0)) * value * stretch);
  return { x: projected(first), y: projected(second) };
};

/**
 * How far from the middle each statement is on the map: how much it tells opinions apart.
 *
 * Source: polis, math/conversation.clj (`with-proj-and-extremtiy`).
 */
export const extremityOf = ({ x, y }: Points): Float64Array =>
  x.map((value, place) => Math.hypot(value, y[place] ?? 0));
