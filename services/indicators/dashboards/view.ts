/** Loads what a dashboard shows for one choice of area, time and part of the population. */
import type { Db } from '../../../platform/database/db.ts';
import {
  type Area,
  areasByCode,
  areasOfLevel,
  childrenOf,
  levelsOf,
  parentsOf,
} from '../../../platform/places/areas.ts';
import { type LevelNames, levelNamesOf } from '../../../platform/places/level-names.ts';
import { isProblem } from '../../../platform/problem.ts';
import { type Figure, loadFigure } from '../figures/figure.ts';
import type { Cut } from '../values/cuts.ts';
import type { Viewer } from '../values/viewer.ts';
import { type DashboardContent, indicatorsOfContent } from './content.ts';

/** What the address chose; anything missing or impossible falls back to the obvious. */
export interface DashboardChoice {
  readonly area: string | undefined;
  /** Last day of interest, or the beginning of it: `2025`, `2025-03`, `2025-03-31`. */
  readonly until: string | undefined;
  readonly sex: string | undefined;
  readonly age: string | undefined;
  /** Another area to hold beside it. */
  readonly beside: string | undefined;
}

export interface DashboardView {
  readonly content: DashboardContent;
  readonly choice: DashboardChoice;
  readonly area: Area | undefined;
  readonly whole: Area | undefined;
  /** From the whole down to the chosen area's parent. */
  readonly ancestors: readonly Area[];
  /** Parts of the chosen area. */
  readonly children: readonly Area[];
  /** The areas to choose from, by level, the largest first. */
  readonly levels: readonly { readonly level: string; readonly areas: readonly Area[] }[];
  readonly levelNames: LevelNames;
  readonly sexes: readonly string[];
  readonly ages: readonly string[];
  /** Months or years to choose from, the latest first. */
  readonly moments: readonly string[];
  readonly beside: Area | undefined;
  readonly figures: ReadonlyMap<string, Figure>;
  readonly figuresBeside: ReadonlyMap<string, Figure>;
}

/** More choices than this belong in a search, not in a list. */
const areasToChoose = 400;

/** The last day that a year, month or day can mean. */
export const lastDayOf = (until: string): string | undefined => {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(until);
  if (!match) return undefined;
  const [, year = '', month = '12', day] = match;
  if (day !== undefined) return until;
  const last = new Date(Date.UTC(Number(year), Number(month), 0));
  return Number.isNaN(last.getTime()) ? undefined : last.toISOString().slice(0, 10);
};

const ancestorsOf = async (db: Db, area: Area): Promise<readonly Area[]> => {
  const found: Area[] = [];
  let current = area;
  // Areas can have several parents; the way up is told by one of them, and ends where it would turn round.
  for (;;) {
    const [parent] = await parentsOf(db, current.geography, current.code);
    if (!parent || found.some(({ code }) => code === parent.code)) return found;
    found.unshift(parent);
    current = parent;
  }
};

const figuresOf = async (
  db: Db,
  viewer: Viewer,
  codes: readonly string[],
  choice: Parameters<typeof loadFigure>[3],
): Promise<ReadonlyMap<string, Figure>> => {
  const figures = new Map<string, Figure>();
  for (const code of codes)
    try {
      figures.set(code, await loadFigure(db, viewer, code, choice));
    } catch (error) {
      // An indicator that is gone, or not for this viewer: its block says so.
      if (!isProblem(error) || error.code !== 'not-found') throw error;
    }
  return figures;
};

const momentsOf = (figures: Iterable<Figure>): readonly string[] => {
  const all = [...figures];
  const isMonthly = all.some(({ indicator }) => indicator.frequency !== 'year');
  const length = isMonthly ? 'YYYY-MM'.length : 'YYYY'.length;
  const moments = new Set(
    all
      .filter(({ indicator }) => !isMonthly || indicator.frequency !== 'year')
      .flatMap(({ periods }) => periods.map((period) => period.slice(0, length))),
  );
  return [...moments].sort().reverse();
};

export const loadDashboard = async (
  db: Db,
  viewer: Viewer,
  content: DashboardContent,
  choice: DashboardChoice,
): Promise<DashboardView> => {
  const { geography } = content;
  const present = await levelsOf(db, geography);
  const top = present[0]?.level;
  const [whole] = top === undefined ? [] : await areasOfLevel(db, geography, top);
  const one = async (code: string | undefined) =>
    code === undefined ? undefined : (await areasByCode(db, geography, [code]))[0];
  const area = (await one(choice.area)) ?? whole;
  const beside = await one(choice.beside);
  const children = area ? await childrenOf(db, geography, area.code) : [];
  const levels = await Promise.all(
    present
      .filter(({ count }) => count <= areasToChoose)
      .map(async ({ level }) => ({ level, areas: await areasOfLevel(db, geography, level) })),
  );
  const isPart = area !== undefined && area.code !== whole?.code && children.length > 1;
  const codes = indicatorsOfContent(content);
  const asked = {
    until: choice.until === undefined ? undefined : lastDayOf(choice.until),
    group:
      choice.sex === undefined && choice.age === undefined
        ? undefined
        : { sex: (choice.sex ?? 'persons') as Cut['sex'], age: choice.age ?? '' }, // compared only
    level: isPart ? children[0]?.level : undefined,
    within: isPart ? new Set(children.map(({ code }) => code)) : undefined,
  };
  const figures = await figuresOf(db, viewer, codes, { ...asked, area: area?.code });
  const figuresBeside =
    beside && beside.code !== area?.code
      ? await figuresOf(db, viewer, codes, { ...asked, area: beside.code })
      : new Map<string, Figure>();
  const cuts = [...figures.values()].flatMap((figure) => figure.cuts);
  return {
    content,
    choice,
    area,
    whole,
    ancestors: area ? await ancestorsOf(db, area) : [],
    children,
    levels,
    levelNames: await levelNamesOf(db, geography),
    sexes: [...new Set(cuts.map(({ sex }) => sex))].filter((sex) => sex !== 'persons').sort(),
    ages: [...new Set(cuts.map(({ age }) => age))].filter((age) => age !== ''),
    moments: momentsOf(figures.values()),
    beside: beside && beside.code !== area?.code ? beside : undefined,
    figures,
    figuresBeside,
  };
};
