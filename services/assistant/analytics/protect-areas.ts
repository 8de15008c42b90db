/** Questions by neighbourhood and theme in a quarter that has ended, of which no small number can be worked out. */
import { type Dimension, keyOf, protect, type Solver } from '@polder/statistics/disclosure';
import { hidesUpTo, type Shown } from './protect-topics.ts';

export interface AreaRow {
  readonly areaCode: string;
  readonly count: Shown;
  /** By theme. */
  readonly themes: ReadonlyMap<string, Shown>;
}

export interface AreaCounts {
  readonly themes: readonly string[];
  readonly areas: readonly AreaRow[];
  /** Of all neighbourhoods together. */
  readonly total: AreaRow;
}

const all = 'all';
const code = (name: string): string => `=${name}`;

export interface AreasAsked {
  readonly counts: readonly {
    readonly areaCode: string;
    readonly theme: string;
    readonly count: number;
  }[];
  /** All neighbourhoods there are: one in which nobody asked has zeros. */
  readonly areas: readonly string[];
}

export const protectAreas = ({ counts, areas }: AreasAsked, solver: Solver): AreaCounts => {
  const areaCodes = [...new Set([...areas, ...counts.map(({ areaCode }) => areaCode)])].sort();
  const themes = [...new Set(counts.map(({ theme }) => theme))].sort();
  const dimensions: readonly Dimension[] = [
    { name: 'area', hierarchy: [{ parent: all, children: areaCodes.map(code) }] },
    { name: 'theme', hierarchy: [{ parent: all, children: themes.map(code) }] },
  ];
  const sums = new Map<string, number>();
  for (const { areaCode, theme, count } of counts)
    for (const area of [all, code(areaCode)])
      for (const one of [all, code(theme)]) {
        const key = keyOf(dimensions, { area, theme: one });
        sums.set(key, (sums.get(key) ?? 0) + count);
      }
  const cells = [all, ...areaCodes.map(code)].flatMap((area) =>
    [all, ...themes.map(code)].map((theme) => ({
      coordinates: { area, theme },
      value: sums.get(keyOf(dimensions, { area, theme })) ?? 0,
    })),
  );
  const table = protect(
    { cells, dimensions, rule: { kind: 'threshold', hideUpTo: hidesUpTo, zeros: 'published' } },
    solver,
  );
  const shown = new Map(
    table.kind === 'protected'
      ? table.cells.map(({ coordinates, value }) => [
          keyOf(dimensions, coordinates),
          value ?? undefined,
        ])
      : [],
  );
  // Where hardly anybody asked, what nobody there asked about would tell what somebody did.
  const isFew = (area: string): boolean => {
    const count = sums.get(keyOf(dimensions, { area, theme: all })) ?? 0;
    return count > 0 && count <= hidesUpTo;
  };
  const row = (areaCode: string, area: string): AreaRow => {
    const at = (theme: string): Shown =>
      isFew(area) ? undefined : shown.get(keyOf(dimensions, { area, theme }));
    return {
      areaCode,
      count: at(all),
      themes: new Map(themes.map((theme) => [theme, at(code(theme))])),
    };
  };
  return {
    themes,
    areas: areaCodes.map((areaCode) => row(areaCode, code(areaCode))),
    total: row('', all),
  };
};
