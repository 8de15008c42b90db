import { uniformDraws } from '@polder/random';
import { attack, crossTable, keyOf, loadSolver, type Solver } from '@polder/statistics/disclosure';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { protectAreas } from './protect-areas.ts';
import { hidesUpTo, protectTopics, type TopicCounts } from './protect-topics.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

/** Intents are named `theme-number`. */
const themeOf = (intent: string): string => intent.split('-')[0] ?? '';
const months = ['2026-01', '2026-02', '2026-03'];
const of = (intent: string, count: number, month = '2026-01') => ({
  month,
  theme: themeOf(intent),
  intent,
  count,
});

/** Of intents by their theme, asked about or not. */
const subjectsOf = (...intents: readonly string[]) =>
  intents.map((intent) => ({ theme: themeOf(intent), intent }));

describe('questions by subject', () => {
  const shownOf = (found: TopicCounts) =>
    Object.fromEntries(
      found.themes.flatMap(({ theme, count, intents }) => [
        [theme, count],
        ...intents.map((one) => [one.intent, one.count]),
      ]),
    );

  it('are shown where there are enough, and none where nobody asked', () => {
    const counts = [
      of('waste-1', 30),
      of('waste-1', 12, '2026-02'),
      of('tax-1', 25),
      of('tax-1', 9, '2026-02'),
    ];
    const found = protectTopics({ counts, months, subjects: subjectsOf('care-1') }, solver);
    expect(found.total).toBe(76);
    expect(found.themes).toEqual([
      { theme: 'care', count: 0, months: [0, 0, 0], intents: [{ intent: 'care-1', count: 0 }] },
      { theme: 'tax', count: 34, months: [25, 9, 0], intents: [{ intent: 'tax-1', count: 34 }] },
      {
        theme: 'waste',
        count: 42,
        months: [30, 12, 0],
        intents: [{ intent: 'waste-1', count: 42 }],
      },
    ]);
  });

  it.each([1, 2, 3, 4])('are withheld for %i, and so is what would give it away', (few) => {
    const shown = shownOf(
      protectTopics(
        {
          counts: [of('waste-1', 40), of('waste-2', few), of('waste-3', 9), of('tax-1', 30)],
          months: [],
          subjects: [],
        },
        solver,
      ),
    );
    expect(shown['waste-2']).toBeUndefined();
    // 9 is the cheapest to hide along: the sum of both stays open.
    expect(shown).toMatchObject({ 'waste-1': 40, 'tax-1': 30 });
    expect(shown['waste-3']).toBeUndefined();
  });

  it('are hidden among noughts where nothing else was asked', () => {
    const shown = shownOf(
      protectTopics(
        {
          counts: [of('waste-1', 40), of('tax-1', 3)],
          months: [],
          subjects: subjectsOf('tax-2', 'care-1'),
        },
        solver,
      ),
    );
    // 43 less 40 would tell: a theme that nobody asked about is withheld with it.
    expect([shown['tax-1'], shown.tax, shown.care]).toEqual([undefined, undefined, undefined]);
    expect(shown.waste).toBe(40);
  });

  it('stay told for the period though one of its months had hardly any question', () => {
    const counts = [
      of('waste-1', 2),
      ...['waste-1', 'tax-1', 'care-1'].map((intent) => of(intent, 30, '2026-02')),
    ];
    const found = protectTopics({ counts, months, subjects: [] }, solver);
    const [care, tax, waste] = found.themes;
    expect(waste?.months[0]).toBeUndefined();
    expect([care?.months[0], tax?.months[0]]).toContain(undefined);
    expect([care, tax, waste].map((theme) => theme?.months[1])).toContain(30);
  });

  it('are not told at all where hardly anything was asked, nor what it was about', () => {
    const asked = { months, subjects: subjectsOf('tax-1', 'tax-2', 'waste-1') };
    const few = protectTopics({ ...asked, counts: [of('waste-1', 12)] }, solver);
    const others = protectTopics({ ...asked, counts: [of('tax-1', 7), of('tax-2', 5)] }, solver);
    expect(few).toEqual(others);
    expect(few.total).toBe(12);
  });
});

describe('questions by neighbourhood', () => {
  const asked = (areaCode: string, theme: string, count: number) => ({ areaCode, theme, count });
  const counts = [
    asked('N1', 'waste', 40),
    asked('N1', 'tax', 12),
    asked('N2', 'waste', 30),
    asked('N2', 'tax', 22),
  ];
  const of = (given: typeof counts) =>
    protectAreas({ counts: given, areas: ['N1', 'N2', 'N3'] }, solver);

  it('are shown with their sums, and with noughts where nobody asked', () => {
    const { areas, total } = of(counts);
    expect(areas.map(({ areaCode, count }) => [areaCode, count])).toEqual([
      ['N1', 52],
      ['N2', 52],
      ['N3', 0],
    ]);
    expect(areas[2]?.themes).toEqual(
      new Map([
        ['tax', 0],
        ['waste', 0],
      ]),
    );
    expect(total.themes.get('waste')).toBe(70);
  });

  it('are not told at all of one in which hardly anybody asked, not even what nobody did', () => {
    const { areas } = of([...counts, asked('N3', 'tax', 2)]);
    expect(areas[2]?.count).toBeUndefined();
    expect([...(areas[2]?.themes.values() ?? [])]).toEqual([undefined, undefined]);
  });
});

/** Counts as towns have them: many of nothing and little, some large. */
const count = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: hidesUpTo }) },
  { weight: 3, arbitrary: fc.integer({ min: 5, max: 60 }) },
);

interface Seen {
  readonly key: string;
  readonly value: number;
  readonly isShown: boolean;
  /** What they know of it when it is withheld. */
  readonly atLeast?: number;
}

/** What somebody can work out who sees the table with its totals: the small numbers among it. */
const workedOut = (
  cells: readonly Seen[],
  relations: Parameters<typeof attack>[0]['relations'],
): readonly string[] => {
  const { recoverable } = attack(
    {
      cells: cells.map(({ key, value, isShown, atLeast = 0 }) => ({
        key,
        value,
        known: { lower: isShown ? 0 : atLeast, upper: Number.POSITIVE_INFINITY },
        form: { kind: isShown ? ('exact' as const) : ('hidden' as const) },
      })),
      relations,
    },
    solver,
  );
  const small = cells.filter(({ value }) => value > 0 && value <= hidesUpTo);
  return small.map(({ key }) => key).filter((key) => recoverable.includes(key));
};

describe('whatever the counts', () => {
  it('no small count of a subject stands there or follows from what does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(count, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 7 }),
        (rows) => {
          const counts = rows.flatMap((row, index) =>
            row.flatMap((value, month) =>
              value === 0 ? [] : [of(`${'abc'[index % 3]}-${index}`, value, months[month] ?? '')],
            ),
          );
          const found = protectTopics(
            { counts, months, subjects: subjectsOf('a-0', 'b-1', 'c-2') },
            solver,
          );
          const dimensions = [
            {
              name: 'topic',
              hierarchy: [
                { parent: 'all', children: found.themes.map(({ theme }) => theme) },
                ...found.themes.map(({ theme, intents }) => ({
                  parent: theme,
                  children: intents.map(({ intent }) => intent),
                })),
              ],
            },
            { name: 'when', hierarchy: [{ parent: 'all', children: months }] },
          ];
          const sumWhere = (isIn: (intent: string) => boolean, month?: string) =>
            counts
              .filter((one) => isIn(one.intent) && (month === undefined || one.month === month))
              .reduce((sum, one) => sum + one.count, 0);
          const cells = [
            {
              topic: 'all',
              when: 'all',
              value: found.total,
              shown: found.total as number | undefined,
            },
            ...months.map((when) => {
              const value = sumWhere(() => true, when);
              return { topic: 'all', when, value, shown: value as number | undefined };
            }),
            ...found.themes.flatMap(({ theme, count: shown, months: byMonth, intents }) => [
              {
                topic: theme,
                when: 'all',
                value: sumWhere((one) => themeOf(one) === theme),
                shown,
              },
              ...months.map((when, index) => ({
                topic: theme,
                when,
                value: sumWhere((one) => themeOf(one) === theme, when),
                shown: byMonth[index],
              })),
              ...intents.map((intent) => ({
                topic: intent.intent,
                when: 'all',
                value: sumWhere((one) => one === intent.intent),
                shown: intent.count,
              })),
            ]),
          ].map((cell) => ({
            coordinates: { topic: cell.topic, when: cell.when },
            key: keyOf(dimensions, { topic: cell.topic, when: cell.when }),
            value: cell.value,
            isShown: cell.shown !== undefined,
            isTotal: cell.topic === 'all',
            shown: cell.shown,
          }));
          for (const cell of cells) {
            if (cell.isShown) expect(cell.shown).toBe(cell.value);
            if (!cell.isTotal && cell.value > 0 && cell.value <= hidesUpTo)
              expect(cell.isShown).toBe(false);
          }
          expect(workedOut(cells, crossTable(cells, dimensions).relations)).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('no small count of a neighbourhood stands there or follows from what does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(count, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
        (rows) => {
          const counts = rows.flatMap((row, area) =>
            row.flatMap((value, theme) =>
              value === 0
                ? []
                : [{ areaCode: `N${area}`, theme: 'abc'[theme] ?? '', count: value }],
            ),
          );
          const table = protectAreas({ counts, areas: rows.map((_, area) => `N${area}`) }, solver);
          const dimensions = [
            {
              name: 'area',
              hierarchy: [{ parent: '', children: table.areas.map(({ areaCode }) => areaCode) }],
            },
            { name: 'theme', hierarchy: [{ parent: '', children: table.themes }] },
          ];
          const cells = [table.total, ...table.areas].flatMap((row) =>
            ['', ...table.themes].map((theme) => {
              const shown = theme === '' ? row.count : row.themes.get(theme);
              const coordinates = { area: row.areaCode, theme };
              const value = counts
                .filter(
                  (one) =>
                    (row.areaCode === '' || one.areaCode === row.areaCode) &&
                    (theme === '' || one.theme === theme),
                )
                .reduce((sum, one) => sum + one.count, 0);
              return {
                coordinates,
                key: keyOf(dimensions, coordinates),
                value,
                isShown: shown !== undefined,
                shown,
              };
            }),
          );
          for (const cell of cells) {
            if (cell.isShown) expect(cell.shown).toBe(cell.value);
            if (cell.value > 0 && cell.value <= hidesUpTo) expect(cell.isShown).toBe(false);
          }
          // Noughts are told, unless nothing of a neighbourhood is.
          const told = new Set(
            cells.flatMap(({ coordinates, isShown }) => (isShown ? [coordinates.area] : [])),
          );
          const seen = cells.map((cell) => ({
            ...cell,
            atLeast: told.has(cell.coordinates.area) ? 1 : 0,
          }));
          expect(workedOut(seen, crossTable(cells, dimensions).relations)).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('a town of many subjects is protected in a moment', () => {
    const draw = uniformDraws(7);
    const counts = Array.from({ length: 118 }, (_, intent) =>
      months.map((month) =>
        of(`t${intent % 18}-${intent}`, 1 + Math.floor(40 * draw() ** 4), month),
      ),
    ).flat();
    const found = protectTopics({ counts, months, subjects: [] }, solver);
    const shown = found.themes
      .flatMap(({ intents }) => intents)
      .filter((one) => one.count !== undefined);
    expect(found.total).toBeGreaterThan(1000);
    expect(shown.length).toBeGreaterThan(60);
  });
});
