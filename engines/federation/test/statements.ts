/** Plans that stand for statements written by hand, so that connectors are tested without a dialect. */
import type { Dialect, Statement } from '../src/dialects/dialect.ts';
import type { Node } from '../src/plan/node.ts';
import type { SqlType, Value } from '../src/values.ts';

const statements = new WeakMap<Node, Statement>();

/** Give names of types, or whole types. */
export const planOf = (
  text: string,
  types: readonly (SqlType | SqlType['name'])[],
  parameters: Statement['parameters'] = [],
): Node => {
  const plan: Node = {
    kind: 'values',
    columns: types.map((type, id) => ({
      id,
      name: `c${id}`,
      // A name alone is a type of its own, as far as connectors look.
      type: typeof type === 'string' ? ({ name: type } as SqlType) : type,
    })),
    rows: [],
  };
  statements.set(plan, { text, parameters });
  return plan;
};

/** Writes what `planOf` was given. */
export const writtenByHand = (name: Dialect['name']): Dialect => ({
  name,
  canWrite: (plan) => statements.has(plan),
  write: (plan) => {
    const statement = statements.get(plan);
    if (!statement) throw new Error('Not a plan of planOf');
    return statement;
  },
});

/** All rows of a stream. */
export const rowsOf = async (
  stream: AsyncIterable<readonly (readonly Value[])[]>,
): Promise<(readonly Value[])[]> => {
  const rows: (readonly Value[])[] = [];
  for await (const batch of stream) rows.push(...batch);
  return rows;
};
