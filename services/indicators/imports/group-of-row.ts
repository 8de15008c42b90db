/** Which part of the population a row is about. */
import { type Cut, cutKey } from '../values/cuts.ts';

export interface RowGroup {
  readonly cut: Cut;
  readonly key: string;
}

/** Parts by which a row's group is told apart, in the words of a definition's `dimensions`. */
const dimensionOf = {
  sex: 'sex',
  age: 'age',
  categoryType: 'category',
  category: 'category',
} as const;
type Part = keyof typeof dimensionOf;

const parts: readonly Part[] = ['sex', 'age', 'categoryType', 'category'];
const whole: Cut = { sex: 'persons', age: '', categoryType: '', category: '' };

export interface GroupTrouble {
  readonly part: Part;
  /** What the rows before said. */
  readonly expected: string;
}

/**
 * Folds what an indicator is not divided by: the ages of an indicator on people of 65 and over are
 * all `65+`, and its rows are about everyone it counts. A second age in such an indicator is an error.
 */
export const createGrouping = () => {
  const seen = new Map<number, Partial<Record<Part, string>>>();
  const groups = new Map<string, RowGroup>();
  return (
    indicator: { readonly id: number; readonly dimensions: readonly string[] },
    given: Cut,
  ): RowGroup | GroupTrouble => {
    const folded: Record<Part, string> = { ...given };
    for (const part of parts) {
      if (indicator.dimensions.includes(dimensionOf[part])) continue;
      const firsts = seen.get(indicator.id) ?? {};
      seen.set(indicator.id, firsts);
      const first = firsts[part];
      if (first === undefined) firsts[part] = given[part];
      else if (first !== given[part]) return { part, expected: first };
      folded[part] = whole[part];
    }
    const cut: Cut = { ...folded, sex: folded.sex as Cut['sex'] }; // one of `given` or `whole`
    const key = cutKey(cut);
    const known = groups.get(key);
    if (known) return known;
    const group = { cut, key };
    groups.set(key, group);
    return group;
  };
};
