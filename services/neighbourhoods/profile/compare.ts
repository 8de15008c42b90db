/** A neighbourhood's figures beside the town, its district and similar neighbourhoods. */
import { type BenchmarkComparison, compareWithBenchmark } from '@polder/statistics';
import type { AreaFigure, FigureAcrossAreas } from '../../../platform/figures.ts';

export interface ComparedFigure {
  readonly figure: FigureAcrossAreas;
  readonly here: AreaFigure;
  readonly town: number | null;
  readonly district: number | null;
  /** Middle of the similar neighbourhoods that have a figure; null when none has. */
  readonly similar: number | null;
  /** Lowest and highest of all neighbourhoods. */
  readonly lowest: number | null;
  readonly highest: number | null;
  /** Against the town, by interval and polarity. */
  readonly verdict: BenchmarkComparison;
}

export interface Beside {
  readonly area: string;
  readonly town: string | undefined;
  readonly district: string | undefined;
  readonly similar: readonly string[];
  readonly neighbourhoods: readonly string[];
}

const valueIn = ({ areas }: FigureAcrossAreas, code: string | undefined): number | null =>
  (code === undefined ? undefined : areas.get(code)?.value) ?? null;

const valuesIn = (figure: FigureAcrossAreas, codes: readonly string[]): readonly number[] =>
  codes
    .map((code) => valueIn(figure, code))
    .filter((value) => value !== null)
    .toSorted((a, b) => a - b);

const middle = (sorted: readonly number[]): number | null => {
  const at = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
};

/** More than chance explains. */
export const isDifferent = (verdict: BenchmarkComparison): boolean =>
  verdict !== 'similar' && verdict !== 'not-compared';

/** Figures that this neighbourhood has, those that differ from the town first. Counts are left out: they follow size. */
export const compareFigures = (
  figures: readonly FigureAcrossAreas[],
  beside: Beside,
): readonly ComparedFigure[] =>
  figures
    .filter(({ isCount, areas }) => !isCount && areas.has(beside.area))
    .flatMap((figure): ComparedFigure[] => {
      const here = figure.areas.get(beside.area);
      if (!here) return [];
      const town = valueIn(figure, beside.town);
      const all = valuesIn(figure, beside.neighbourhoods);
      return [
        {
          figure,
          here,
          town,
          district: valueIn(figure, beside.district),
          similar: middle(valuesIn(figure, beside.similar)),
          lowest: all[0] ?? null,
          highest: all.at(-1) ?? null,
          verdict: compareWithBenchmark(
            here.lower === null || here.upper === null
              ? null
              : { lower: here.lower, upper: here.upper },
            town,
            figure.polarity,
          ),
        },
      ];
    })
    .toSorted((a, b) => Number(isDifferent(b.verdict)) - Number(isDifferent(a.verdict)));

export interface Tally {
  readonly compared: number;
  readonly better: number;
  readonly worse: number;
  /** Higher or lower where neither is good or bad. */
  readonly other: number;
}

export const tallyOf = (compared: readonly ComparedFigure[]): Tally => {
  const count = (...wanted: readonly BenchmarkComparison[]) =>
    compared.filter(({ verdict }) => wanted.includes(verdict)).length;
  return {
    compared: compared.length - count('not-compared'),
    better: count('better'),
    worse: count('worse'),
    other: count('higher', 'lower'),
  };
};
