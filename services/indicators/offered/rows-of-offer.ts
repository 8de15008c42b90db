import type { OfferedValue } from '../../../platform/figures.ts';
import { csvLine } from '../imports/csv.ts';
import { type Mapping, mappingShape } from '../imports/mapping.ts';

const numbers = ['numerator', 'denominator', 'value'] as const;

/** Those that the service gives: an empty column of values would say that each is missing. */
const givenIn = (values: readonly OfferedValue[]) =>
  numbers.filter((name) => values.some((value) => value[name] !== undefined));

/** How the rows made here are read. An area that is not the town's is an error: the service should know. */
export const offerMapping = (code: string, values: readonly OfferedValue[]): Mapping =>
  mappingShape.parse({
    columns: Object.fromEntries(['area', 'period', ...givenIn(values)].map((name) => [name, name])),
    constants: { indicator: code },
  });

/** The values as a file, in one order whatever order they came in, so that equal values make equal files. */
export const fileOfOffer = (values: readonly OfferedValue[]): string => {
  const given = givenIn(values);
  const lines = values
    .map((value) =>
      csvLine([value.area, value.period, ...given.map((name) => `${value[name] ?? ''}`)], ','),
    )
    .sort();
  return csvLine(['area', 'period', ...given], ',') + lines.join('');
};
