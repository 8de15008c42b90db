/** From the values of a slice to what protection needs: counts, which are small, and what adds up to what. */
import type { DisclosureRule, Kind } from '../catalogue/definition.ts';
import { tilings } from './age-bands.ts';
import type { SliceValue } from './slices-store.ts';

export interface SliceCell {
  readonly key: string;
  readonly area: string;
  readonly cutId: number;
  readonly count: number;
  /** The most it can be, as everybody knows: the denominator of a part of a whole. */
  readonly atMost: number | undefined;
  readonly isSmall: boolean;
}

export interface SliceRelation {
  readonly total: string;
  readonly parts: readonly string[];
  /** Whether the parts are all there is: then total less the others gives the last one. */
  readonly isComplete: boolean;
}

export interface SliceTable {
  readonly cells: readonly SliceCell[];
  readonly relations: readonly SliceRelation[];
  /** Values whose count is not known: they cannot be judged, and are withheld. */
  readonly unknown: readonly Pick<SliceValue, 'area' | 'cutId'>[];
}

/** Where each area lies. */
export interface Hierarchy {
  readonly parents: ReadonlyMap<string, readonly string[]>;
  readonly levels: ReadonlyMap<string, string>;
}

const keyOf = ({ area, cutId }: Pick<SliceValue, 'area' | 'cutId'>): string => `${area}\0${cutId}`;

/** The count behind a value: its numerator, or a count's own value. */
const countOf = ({ numerator, value }: SliceValue, kind: Kind): number | null =>
  numerator ?? (kind === 'count' ? value : null);

/**
 * Whether the rule withholds a count: for itself, for those it leaves over, or because the group it is a
 * part of is that small, where "none of these three" tells about three people.
 */
export const isSmall = (
  count: number,
  denominator: number | null,
  kind: Kind,
  rule: DisclosureRule,
): boolean => {
  const isFew = (number: number) =>
    number === 0 ? rule.hidesZero : number > 0 && number <= rule.hideUpTo;
  const leftOver =
    rule.hidesComplement && kind === 'proportion' && denominator !== null
      ? denominator - count
      : undefined;
  const isFewPeople =
    (kind === 'proportion' || kind === 'rate') &&
    denominator !== null &&
    denominator > 0 &&
    denominator <= rule.hideUpTo;
  return isFewPeople || isFew(count) || (leftOver !== undefined && isFew(Math.max(0, leftOver)));
};

const tolerance = (total: number): number => 1e-6 * Math.max(1, Math.abs(total));

const areaRelations = (
  values: readonly SliceValue[],
  { parents, levels }: Hierarchy,
): readonly (readonly [string, readonly string[]])[] => {
  const groups = new Map<string, { total: string; parts: string[] }>();
  for (const one of values)
    for (const parent of parents.get(one.area) ?? []) {
      const group = [parent, levels.get(one.area) ?? '', one.cutId].join('\0');
      const known = groups.get(group);
      if (known) known.parts.push(keyOf(one));
      else
        groups.set(group, {
          total: keyOf({ area: parent, cutId: one.cutId }),
          parts: [keyOf(one)],
        });
    }
  return [...groups.values()].map(({ total, parts }) => [total, parts] as const);
};

/** Within one area: both sexes, bands of age, categories of a kind. */
const cutRelations = (
  values: readonly SliceValue[],
): readonly (readonly [string, readonly string[]])[] => {
  const found: (readonly [string, readonly string[]])[] = [];
  const groupsBy = (key: (one: SliceValue) => string) => Map.groupBy(values, key).values();
  for (const group of groupsBy((one) =>
    [one.area, one.age, one.categoryType, one.category].join('\0'),
  )) {
    const bySex = new Map(group.map((one) => [one.sex, keyOf(one)]));
    const [persons, female, male] = ['persons', 'female', 'male'].map((sex) => bySex.get(sex));
    if (persons && female && male) found.push([persons, [female, male]]);
  }
  for (const group of groupsBy((one) =>
    [one.area, one.sex, one.categoryType, one.category].join('\0'),
  )) {
    const byAge = new Map(group.map((one) => [one.age, keyOf(one)]));
    for (const { whole, parts } of tilings([...byAge.keys()]))
      found.push([byAge.get(whole) ?? '', parts.map((age) => byAge.get(age) ?? '')]);
  }
  for (const group of groupsBy((one) => [one.area, one.sex, one.age].join('\0'))) {
    const total = group.find(({ categoryType }) => categoryType === '');
    if (!total) continue;
    for (const [type, members] of Map.groupBy(group, ({ categoryType }) => categoryType))
      if (type !== '' && members.length > 1) found.push([keyOf(total), members.map(keyOf)]);
  }
  return found;
};

/**
 * Counts and what ties them. A relation is kept where the figures bear it out: parts that add up to
 * their total give each other away; parts that stay below it only bound each other; parts that exceed
 * it (overlapping catchments) tell nothing. A count that the source left out is worked out where a
 * relation gives it away, and then counts as small.
 */
export const sliceTable = (
  values: readonly SliceValue[],
  kind: Kind,
  rule: DisclosureRule,
  hierarchy: Hierarchy,
): SliceTable => {
  const counts = new Map<string, number>();
  const left = new Map<string, SliceValue>();
  for (const one of values) {
    const count = countOf(one, kind);
    if (count === null) left.set(keyOf(one), one);
    else counts.set(keyOf(one), count);
  }
  const sums = [...areaRelations(values, hierarchy), ...cutRelations(values)];
  const derived = new Set<string>();
  for (const [total, parts] of sums) {
    const missing = [total, ...parts].filter((key) => !counts.has(key));
    const [only] = missing;
    if (missing.length !== 1 || only === undefined || !left.has(only)) continue;
    const known = parts.reduce((sum, key) => sum + (counts.get(key) ?? 0), 0);
    const count = only === total ? known : (counts.get(total) ?? 0) - known;
    // Nothing left over: the source left it out of the total too, unless a zero itself is withheld.
    if (count < 0 || (count === 0 && !rule.hidesZero)) continue;
    counts.set(only, count);
    derived.add(only);
  }
  const relations = sums.flatMap(([total, parts]): SliceRelation[] => {
    const sum = counts.get(total);
    if (sum === undefined) return [];
    const known = parts.filter((key) => counts.has(key));
    const partSum = known.reduce((all, key) => all + (counts.get(key) ?? 0), 0);
    if (known.length === 0 || partSum > sum + tolerance(sum)) return [];
    // Parts that the source left out add nothing then, and everybody may guess so.
    const isComplete = Math.abs(partSum - sum) <= tolerance(sum);
    return [{ total, parts: known, isComplete }];
  });
  const cells = values.flatMap((one): SliceCell[] => {
    const key = keyOf(one);
    const count = counts.get(key);
    if (count === undefined) return [];
    return [
      {
        key,
        area: one.area,
        cutId: one.cutId,
        count,
        atMost:
          kind === 'proportion' && one.denominator !== null && one.denominator >= count
            ? one.denominator
            : undefined,
        isSmall: derived.has(key) || isSmall(count, one.denominator, kind, rule),
      },
    ];
  });
  const unknown = [...left.values()]
    .filter((one) => !counts.has(keyOf(one)) && one.value !== null)
    .map(({ area, cutId }) => ({ area, cutId }));
  return { cells, relations, unknown };
};
