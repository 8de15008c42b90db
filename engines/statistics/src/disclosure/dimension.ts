import { DisclosureError } from './disclosure-error.ts';

/**
 * One way in which a parent splits into children. A parent may have several: a town into districts
 * and, apart from that, into rural and urban.
 */
export interface Split {
  readonly parent: string;
  readonly children: readonly string[];
}

/** A dimension of a cross table. Without splits its codes have no margin, such as years. */
export interface Dimension {
  readonly name: string;
  readonly hierarchy?: readonly Split[];
}

/** The code of a cell in each dimension, by the dimension's name. */
export type Coordinates = Readonly<Record<string, string>>;

/** One text for the coordinates, the same for equal ones. @throws DisclosureError `dimension-missing` */
export const keyOf = (dimensions: readonly Dimension[], coordinates: Coordinates): string =>
  JSON.stringify(
    dimensions.map(({ name }) => {
      const code = coordinates[name];
      if (code === undefined) {
        throw new DisclosureError('dimension-missing', `A cell has no code for ${name}.`);
      }
      return code;
    }),
  );

/** @throws DisclosureError `hierarchy-circular` when a code is among its own descendants */
export const requireHierarchy = ({ name, hierarchy = [] }: Dimension): void => {
  const children = Map.groupBy(hierarchy, ({ parent }) => parent);
  const finished = new Set<string>();
  const visit = (code: string, above: ReadonlySet<string>): void => {
    if (above.has(code)) {
      throw new DisclosureError('hierarchy-circular', `In ${name}, ${code} is part of itself.`);
    }
    if (finished.has(code)) return;
    const path = new Set(above).add(code);
    for (const split of children.get(code) ?? [])
      for (const child of split.children) visit(child, path);
    finished.add(code);
  };
  for (const { parent } of hierarchy) visit(parent, new Set());
};
