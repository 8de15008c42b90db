/** The columns of a table that a decision is about, whatever the case in which a policy writes them. */
import type { TableSchema } from '../schema.ts';
import type { TableDecision } from './decide.ts';
import { bothMasks } from './mask.ts';
import type { Mask } from './policy.ts';

/** Columns of a name; all that differ in case only when none is written so, as queries find them, too. */
const named = ({ columns }: TableSchema, name: string): readonly string[] => {
  const all = columns.map((one) => one.name);
  if (all.includes(name)) return [name];
  return all.filter((one) => one.toLowerCase() === name.toLowerCase());
};

export interface Obligations {
  readonly masks: ReadonlyMap<string, Mask>;
  readonly without: ReadonlySet<string>;
}

/** Masks and hidden columns by the names that the table has. */
export const obligationsOn = (
  { masks, without }: Pick<TableDecision, 'masks' | 'without'>,
  table: TableSchema,
): Obligations => {
  const own = new Map<string, Mask>();
  for (const [name, mask] of masks)
    for (const column of named(table, name)) {
      const known = own.get(column);
      own.set(column, known ? bothMasks(known, mask) : mask);
    }
  return { masks: own, without: new Set([...without].flatMap((name) => named(table, name))) };
};

/** What a decision is about and the table does not have, although it should. */
export const missingColumns = (
  { masks, without, mayLack }: TableDecision,
  table: TableSchema,
): readonly string[] =>
  [...masks.keys(), ...without].filter(
    (name) => !mayLack?.has(name) && named(table, name).length === 0,
  );
