/** The policy reading's comparison as a file. */
import { stringify } from 'csv-stringify/sync';
import { harmlessCell } from '../../../platform/csv.ts';
import type { ComparedFigure } from './compare.ts';

const headers = [
  'area',
  'indicator',
  'name',
  'theme',
  'unit',
  'period',
  'value',
  'lower',
  'upper',
  'note',
  'town',
  'district',
  'similar_median',
  'lowest_neighbourhood',
  'highest_neighbourhood',
  'compared_with_town',
] as const;

/** CSV with a header in English, for programs; numbers with a point, withheld ones empty with a note. */
export const comparisonCsv = (area: string, compared: readonly ComparedFigure[]): string =>
  stringify([
    headers,
    ...compared.map(({ figure, here, town, district, similar, lowest, highest, verdict }) =>
      [
        area,
        figure.code,
        figure.name.text,
        figure.theme,
        figure.unit,
        figure.period,
        here.value,
        here.lower,
        here.upper,
        here.reason,
        town,
        district,
        similar,
        lowest,
        highest,
        verdict,
      ].map(harmlessCell),
    ),
  ]);
