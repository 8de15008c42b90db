/** The value and interval of one row, from counts where they are there, else from what the source prints. */
import type { IntervalMethod, Kind } from '../catalogue/definition.ts';
import { intervalOf } from '../values/interval.ts';
import type { Figures } from './accepted-rows.ts';
import type { IssueCode, Severity } from './issue.ts';
import type { NumberField } from './mapping.ts';
import { roundingOf } from './read-number.ts';

export interface Measure {
  readonly kind: Kind;
  readonly multiplier: number;
  readonly method: IntervalMethod;
}

/** Numbers of a row; NaN where the file has none. */
export type RowNumbers = Readonly<Record<NumberField, number>>;

export interface Finding {
  readonly field: NumberField;
  readonly code: IssueCode;
  readonly detail: string;
  readonly severity: Severity;
}

/** Printed counts are rounded themselves: below this part of a value nothing is said. */
const relativeTolerance = 1e-6;

const isGiven = (number: number): boolean => !Number.isNaN(number);

const ofCounts = (
  { kind, multiplier }: Measure,
  { numerator, denominator }: RowNumbers,
): number => {
  if (kind === 'count') return numerator;
  const isRatio = kind === 'proportion' || kind === 'rate' || kind === 'ratio';
  return isRatio && denominator > 0 ? (numerator / denominator) * multiplier : Number.NaN;
};

const finding = (
  field: NumberField,
  code: IssueCode,
  detail: string | number = '',
  severity: Severity = 'error',
): Finding => ({ field, code, detail: String(detail), severity });

const countFindings = (
  measure: Measure,
  numbers: RowNumbers,
  isValueMissing: boolean,
): Finding[] => {
  const { numerator, denominator } = numbers;
  const found: Finding[] = [];
  if (numerator < 0) found.push(finding('numerator', 'negative-count'));
  if (denominator < 0) found.push(finding('denominator', 'negative-count'));
  if (denominator === 0 && !isValueMissing) found.push(finding('denominator', 'zero-denominator'));
  const isPart = measure.kind === 'proportion' || measure.method === 'wilson';
  if (isPart && denominator > 0 && numerator > denominator)
    found.push(finding('numerator', 'numerator-above-denominator', denominator));
  return found;
};

const intervalFindings = (
  numbers: RowNumbers,
  cells: Readonly<Record<NumberField, string>>,
  isUsed: boolean,
): Finding[] => {
  const { value, lower, upper } = numbers;
  if (!isGiven(lower) || !isGiven(upper)) return [];
  if (lower > upper) return [finding('lower', 'interval-reversed', upper)];
  if (!isGiven(value)) return [];
  const room = roundingOf(cells.value) * 1.000001;
  const isInside =
    value >= lower - room - roundingOf(cells.lower) &&
    value <= upper + room + roundingOf(cells.upper);
  return isInside
    ? []
    : [
        finding(
          'value',
          'value-outside-interval',
          `${lower} – ${upper}`,
          isUsed ? 'error' : 'warning',
        ),
      ];
};

/**
 * Value and 95 % interval of a row.
 *
 * Where the source's value is the quotient of its counts rounded, the quotient is stored, so that
 * value and computed interval belong together; where it is another number (adjusted, weighted), the
 * source's value and interval stand, with a warning.
 *
 * @param cells as printed, for how far each number was rounded
 * @param hasValue whether the file gives values at all: an empty cell then means “withheld”
 */
export const figuresOfRow = (
  measure: Measure,
  numbers: RowNumbers,
  cells: Readonly<Record<NumberField, string>>,
  hasValue: boolean,
): { readonly figures: Figures; readonly findings: readonly Finding[] } => {
  const { numerator, denominator, value: given, lower, upper } = numbers;
  const isValueMissing = hasValue && !isGiven(given);
  const findings = countFindings(measure, numbers, isValueMissing);
  const computed = findings.length > 0 ? Number.NaN : ofCounts(measure, numbers);
  const lastPlace = 2 * roundingOf(cells.value); // some sources cut where others round
  const tolerance = Math.max(lastPlace, Math.abs(given) * relativeTolerance) * 1.000001;
  const differs = isGiven(given) && isGiven(computed) && Math.abs(given - computed) > tolerance;
  if (differs)
    findings.push(finding('value', 'value-differs', Number(computed.toPrecision(7)), 'warning'));

  const value = isGiven(given)
    ? isGiven(computed) && !differs
      ? computed
      : given
    : hasValue
      ? Number.NaN
      : computed;
  const isEstimable =
    isGiven(value) && isGiven(computed) && !differs && denominator > 0 && findings.length === 0;
  const estimate = isEstimable ? intervalOf(measure, numerator, denominator) : undefined;
  const hasPublished = isGiven(lower) && isGiven(upper);
  const isPublishedUsed =
    estimate === undefined && hasPublished && isGiven(value) && measure.method !== 'none';
  findings.push(
    ...intervalFindings(numbers, cells, isPublishedUsed && measure.method === 'published'),
  );
  return {
    figures: {
      numerator,
      denominator,
      value,
      lower: estimate?.lower ?? (isPublishedUsed ? lower : Number.NaN),
      upper: estimate?.upper ?? (isPublishedUsed ? upper : Number.NaN),
      publishedLower: hasPublished ? lower : Number.NaN,
      publishedUpper: hasPublished ? upper : Number.NaN,
    },
    findings,
  };
};
