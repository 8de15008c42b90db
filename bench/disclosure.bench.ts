import {
  ANOTHER_VALUE,
  attack,
  crossTable,
  keyOf,
  type LinearTable,
  loadSolver,
  type ProtectableTable,
  protect,
  type Solver,
  suppress,
  type TableCell,
} from '@polder/statistics/disclosure';
import { cheapestCost } from '../engines/statistics/src/disclosure/test/cheapest.ts';
import { matrix } from '../engines/statistics/src/disclosure/test/matrix.ts';
import {
  randomCrossTable,
  randomFrom,
  randomLinkedTable,
} from '../engines/statistics/src/disclosure/test/random-table.ts';
import { atMost, type Bench, median, withoutLimit } from './bench.ts';

const linkedTables = 1000;
const smallTables = 60;
const crossTables = 5;

const timed = <Result>(work: () => Result): { readonly result: Result; readonly ms: number } => {
  const started = performance.now();
  const result = work();
  return { result, ms: performance.now() - started };
};

/** What somebody recovers from the table as it is published, by an attack of its own. */
const recoverable = (table: ProtectableTable, solver: Solver): number => {
  const result = protect(table, solver);
  if (result.kind !== 'protected') return result.failures.length;
  const cells = result.cells.map(({ coordinates, value }, index): TableCell => {
    const truth = table.cells[index]?.value ?? 0;
    const isHidden = value === null;
    return {
      key: keyOf(table.dimensions, coordinates),
      value: truth,
      form: { kind: isHidden ? 'hidden' : 'exact' },
      known: { lower: isHidden ? 1 : 0, upper: Number.POSITIVE_INFINITY },
      ...(isHidden && truth <= 4 ? { protection: ANOTHER_VALUE } : {}),
    };
  });
  const { relations } = crossTable(table.cells, table.dimensions);
  const found = attack({ cells, relations }, solver);
  return found.recoverable.length + found.insufficient.length;
};

/** 3 × 3 with margins, small enough to try all choices of secondary cells. */
const smallTable = (seed: number): LinearTable => {
  const random = randomFrom(seed);
  const values = Array.from({ length: 3 }, () =>
    Array.from({ length: 3 }, () => 1 + Math.floor(random() ** 2 * 40)),
  );
  const small = matrix(values).cells.flatMap(({ key, value }) => (value <= 4 ? [key] : []));
  return matrix(values, { primary: small.filter(() => random() < 0.4) });
};

/** How much dearer than the cheapest choices: in percent, and the share of tables with the cheapest. */
const gapOf = (solver: Solver): { readonly percent: number; readonly cheapest: number } => {
  let [spent, least, same] = [0, 0, 0];
  for (let seed = 1; seed <= smallTables; seed++) {
    const table = smallTable(seed);
    const result = suppress(table, solver);
    if (result.kind !== 'suppressed') throw new Error(`Small table ${seed} is not protected`);
    const cheapest = cheapestCost(table, solver, result.cost) ?? result.cost;
    spent += result.cost;
    least += cheapest;
    if (cheapest === result.cost) same++;
  }
  return { percent: (spent / least - 1) * 100, cheapest: (same / smallTables) * 100 };
};

export default {
  name: 'disclosure',
  limit: `Hiding cells of a table of 30 × 24 with margins and 15 % small counts, proof included (less than 2 s, median of ${crossTables} tables), and what an attack recovers from ${linkedTables} random linked tables (nothing).`,
  run: async ({ say }) => {
    const loading = performance.now();
    const solver = await loadSolver();
    const loaded = performance.now() - loading;

    const whole = Array.from({ length: crossTables }, (_, seed) =>
      timed(() => protect(randomCrossTable(seed + 1, 30, 24, 0.15), solver)),
    );
    const sparse = timed(() => protect(randomCrossTable(1, 30, 24, 0.03), solver));
    say(`30 × 24: ${whole.map(({ ms }) => ms.toFixed(0)).join(', ')} ms`);

    let found = 0;
    const linked = timed(() => {
      for (let seed = 1; seed <= linkedTables; seed++) {
        found += recoverable(randomLinkedTable(seed), solver);
        if (seed % 250 === 0) say(`${seed} linked tables, ${found} cells recovered`);
      }
    });
    const gap = gapOf(solver);

    return [
      withoutLimit({ metric: 'loading the solver', value: loaded, unit: 'ms' }),
      atMost(2, {
        metric: '30 × 24, 15 % small',
        value: median(whole.map(({ ms }) => ms)) / 1000,
        unit: 's',
      }),
      atMost(2, { metric: '30 × 24, 3 % small', value: sparse.ms / 1000, unit: 's' }),
      atMost(0, {
        metric: `recovered cells of ${linkedTables} linked tables`,
        value: found,
        unit: 'cells',
      }),
      withoutLimit({
        metric: 'linked table, protected and attacked anew',
        value: linked.ms / linkedTables,
        unit: 'ms',
      }),
      withoutLimit({ metric: '3 × 3: dearer than the cheapest', value: gap.percent, unit: '%' }),
      withoutLimit({ metric: '3 × 3: tables with the cheapest', value: gap.cheapest, unit: '%' }),
    ];
  },
} satisfies Bench;
