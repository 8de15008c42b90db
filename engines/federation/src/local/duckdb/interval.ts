/** Intervals in transit (ISO 8601) as DuckDB's months, days and microseconds. */
import { DuckDBIntervalValue } from '@duckdb/node-api';
import { FederationError } from '../../federation-error.ts';

const PATTERN =
  /^P(?:(-?\d+)Y)?(?:(-?\d+)M)?(?:(-?\d+)W)?(?:(-?\d+)D)?(?:T(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?)(\d+)(?:\.(\d{1,6}))?S)?)?$/;

/** @throws FederationError `value` for text that is no interval */
export const intervalOf = (text: string): DuckDBIntervalValue => {
  const match = PATTERN.exec(text);
  if (!match) throw new FederationError('value', 'text that is no interval');
  const part = (index: number): number => Number(match[index] ?? 0);
  const seconds = BigInt(`${match[8] ?? '0'}${(match[9] ?? '').padEnd(6, '0')}`);
  const ofClock = BigInt(part(5) * 3600 + part(6) * 60) * 1_000_000n;
  return new DuckDBIntervalValue(
    part(1) * 12 + part(2),
    part(3) * 7 + part(4),
    ofClock + (match[7] === '-' ? -seconds : seconds),
  );
};

const written = (value: number | bigint, unit: string): string =>
  Number(value) === 0 ? '' : `${value}${unit}`;

export const intervalText = ({ months, days, micros }: DuckDBIntervalValue): string => {
  const date = `${written(Math.trunc(months / 12), 'Y')}${written(months % 12, 'M')}${written(days, 'D')}`;
  const sign = micros < 0n ? '-' : '';
  const size = micros < 0n ? -micros : micros;
  const hours = size / 3_600_000_000n;
  const minutes = (size / 60_000_000n) % 60n;
  const seconds = (size / 1_000_000n) % 60n;
  const fraction = size % 1_000_000n;
  const digits = fraction === 0n ? '' : `.${String(fraction).padStart(6, '0').replace(/0+$/, '')}`;
  const shownSeconds = seconds === 0n && digits === '' ? '' : `${sign}${seconds}${digits}S`;
  const time = `${hours === 0n ? '' : `${sign}${hours}H`}${minutes === 0n ? '' : `${sign}${minutes}M`}${shownSeconds}`;
  if (date === '' && time === '') return 'PT0S';
  return `P${date}${time === '' ? '' : `T${time}`}`;
};
