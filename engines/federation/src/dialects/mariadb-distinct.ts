/**
 * Different rows of which the first are left out, as MariaDB takes them: where all columns are constants, or
 * of the one row that a key gives, it reads a single row and gives that, whatever the offset. Such rows
 * become a table of their own.
 */
import { column } from '../plan/expression.ts';
import { type Node, outputOf, withInputs } from '../plan/node.ts';

/** A projection of all columns makes a table of what is below it. */
const asTable = (node: Node): Node => {
  switch (node.kind) {
    case 'distinct':
      return {
        kind: 'project',
        input: node,
        columns: outputOf(node).map((output) => ({
          ...output,
          expression: column(output.id, output.type),
        })),
      };
    case 'sort':
    case 'filter':
    case 'limit':
      return withInputs(node, asTable);
    default:
      return node;
  }
};

export const distinctApart = (node: Node): Node => {
  const changed = withInputs(node, distinctApart);
  return changed.kind === 'limit' && changed.offset > 0 ? withInputs(changed, asTable) : changed;
};
