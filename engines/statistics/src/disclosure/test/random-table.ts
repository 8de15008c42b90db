/** Tables for tests and measurements, the same for the same seed. */
import type { Split } from '../dimension.ts';
import type { ProtectableCell, ProtectableTable } from '../protect.ts';

export type Random = () => number;

/** Numbers in 0 … 1, never 1. Source: Marsaglia (2003), "Xorshift RNGs". */
export const randomFrom = (seed: number): Random => {
  let state = (seed * 2654435761 + 1) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
};

interface Shape {
  readonly name: string;
  readonly leaves: readonly string[];
  readonly hierarchy: readonly Split[];
}

const names = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);

/** Leaves with a total. */
const flat = (name: string, count: number): Shape => {
  const leaves = names(name, count);
  return { name, leaves, hierarchy: [{ parent: `all ${name}`, children: leaves }] };
};

/** Neighbourhoods that add up to districts and, apart from that, to kinds of place: linked tables. */
const linkedAreas = (count: number, random: Random): Shape => {
  const leaves = names('area', count);
  const groups = (prefix: string, size: number): readonly Split[] => {
    const group = new Map(leaves.map((leaf) => [leaf, `${prefix}${Math.floor(random() * size)}`]));
    const children = Map.groupBy(leaves, (leaf) => group.get(leaf) ?? '');
    const splits = [...children].map(([parent, members]) => ({ parent, children: members }));
    return [{ parent: 'town', children: splits.map(({ parent }) => parent) }, ...splits];
  };
  return {
    name: 'area',
    leaves,
    hierarchy: [...groups('district', Math.max(2, Math.floor(count / 3))), ...groups('kind', 2)],
  };
};

/** Every code of a shape with the leaves it stands for. */
const membersOf = ({ leaves, hierarchy }: Shape): ReadonlyMap<string, readonly string[]> => {
  const members = new Map<string, readonly string[]>(leaves.map((leaf) => [leaf, [leaf]]));
  const resolve = (code: string): readonly string[] => {
    const known = members.get(code);
    if (known !== undefined) return known;
    const split = hierarchy.find(({ parent }) => parent === code);
    const found = (split?.children ?? []).flatMap(resolve);
    members.set(code, found);
    return found;
  };
  for (const { parent } of hierarchy) resolve(parent);
  return members;
};

const combinations = (axes: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  axes.reduce<readonly (readonly string[])[]>(
    (rows, axis) => rows.flatMap((row) => axis.map((code) => [...row, code])),
    [[]],
  );

/** All cells of the shapes, margins included; `draw` gives the value of a cell without children. */
const tableOf = (shapes: readonly Shape[], draw: Random, hideUpTo: number): ProtectableTable => {
  const members = shapes.map(membersOf);
  const leafValues = new Map(
    combinations(shapes.map(({ leaves }) => leaves)).map((codes) => [codes.join('|'), draw()]),
  );
  const cells = combinations(members.map((codes) => [...codes.keys()])).map(
    (codes): ProtectableCell => {
      const below = combinations(codes.map((code, axis) => members[axis]?.get(code) ?? []));
      return {
        coordinates: Object.fromEntries(
          codes.map((code, axis) => [shapes[axis]?.name ?? '', code]),
        ),
        value: below.reduce((sum, leaf) => sum + (leafValues.get(leaf.join('|')) ?? 0), 0),
      };
    },
  );
  return {
    cells,
    dimensions: shapes.map(({ name, hierarchy }) => ({ name, hierarchy })),
    rule: { kind: 'threshold', hideUpTo, zeros: 'published' },
  };
};

/** Two dimensions with margins, of whose inner cells about a share `small` is 1 to 4. */
export const randomCrossTable = (
  seed: number,
  rows: number,
  columns: number,
  small: number,
): ProtectableTable => {
  const random = randomFrom(seed);
  const draw = (): number =>
    random() < small ? 1 + Math.floor(random() * 4) : 5 + Math.floor(random() * 200);
  return tableOf([flat('row', rows), flat('column', columns)], draw, 4);
};

/** Areas in two hierarchies × age × sex, with zeros and a tenth to a third of small cells. */
export const randomLinkedTable = (seed: number): ProtectableTable => {
  const random = randomFrom(seed);
  const small = 0.1 + random() / 4;
  const draw = (): number => {
    if (random() < 0.08) return 0;
    return random() < small ? 1 + Math.floor(random() * 4) : 5 + Math.floor(random() ** 2 * 120);
  };
  const areas = linkedAreas(4 + Math.floor(random() * 5), random);
  const ages = flat('age', 2 + Math.floor(random() * 3));
  return tableOf(random() < 0.5 ? [areas, ages] : [areas, ages, flat('sex', 2)], draw, 4);
};
