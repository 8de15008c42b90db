import { parse } from 'csv-parse/sync';
import { Problem } from '../problem.ts';
import type { Address } from './addresses.ts';

/** Which column of a file holds which part of an address. */
export interface AddressFields {
  readonly id: string;
  readonly street: string;
  readonly number: string;
  readonly postcode: string;
  readonly town: string;
  readonly longitude: string;
  readonly latitude: string;
}

/**
 * Addresses from a CSV with a header, positions in WGS 84.
 * @throws Problem invalid-input with row and column
 */
export const addressesFromCsv = (
  source: string,
  fields: AddressFields,
): readonly Omit<Address, 'areaCode'>[] => {
  const rows: Record<string, string>[] = parse(source, {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  });
  return rows.map((row, index) => {
    const line = index + 2;
    const text = (column: string): string => {
      const value = row[column]?.trim() ?? '';
      if (value === '') throw new Problem('invalid-input', { row: line, column });
      return value;
    };
    const degrees = (column: string, atMost: number): number => {
      const value = Number(text(column));
      if (!(Math.abs(value) <= atMost)) throw new Problem('invalid-input', { row: line, column });
      return value;
    };
    return {
      id: text(fields.id),
      street: text(fields.street),
      number: text(fields.number),
      postcode: text(fields.postcode),
      town: text(fields.town),
      longitude: degrees(fields.longitude, 180),
      latitude: degrees(fields.latitude, 90),
    };
  });
};
