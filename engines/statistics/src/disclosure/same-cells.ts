import type { Deviations } from './deviations.ts';

/**
 * Which cells are the same cell under several names: a district of one neighbourhood, or a total of
 * which all other parts are published zeros.
 *
 * @returns for each deviator the first one that it is the same as; mostly itself
 */
export const sameCells = ({ deviators, relations, withheld }: Deviations): readonly number[] => {
  const first = [...deviators.keys()];
  const find = (cell: number): number => {
    let root = cell;
    for (let next = first[root]; next !== undefined && next !== root; next = first[root])
      root = next;
    return root;
  };
  for (const { columns, coefficients } of relations) {
    const present = columns.flatMap((cell, at) =>
      deviators[cell]?.value === 0 && withheld[cell] !== true
        ? []
        : [{ cell, coefficient: coefficients[at] ?? 0 }],
    );
    const [one, other] = present;
    if (present.length !== 2 || one === undefined || other === undefined) continue;
    if (one.coefficient + other.coefficient !== 0) continue;
    const [a, b] = [find(one.cell), find(other.cell)];
    first[Math.max(a, b)] = Math.min(a, b);
  }
  return first.map((_, cell) => find(cell));
};
