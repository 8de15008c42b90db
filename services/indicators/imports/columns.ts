import type { Issue } from './issue.ts';
import { type Field, fields, type Mapping } from './mapping.ts';

/** Where each field stands in a row; a field without a position is constant or absent. */
export type Positions = Readonly<Partial<Record<Field, number>>>;

export type FoundColumns =
  | { readonly ok: true; readonly positions: Positions }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Finds the mapping's columns in a header: each must be there, once. */
export const findColumns = (
  mapping: Mapping,
  header: readonly string[],
  headerRow: number,
): FoundColumns => {
  const positions: Partial<Record<Field, number>> = {};
  const issues: Issue[] = [];
  for (const field of fields) {
    const column = mapping.columns[field];
    if (column === undefined) continue;
    const position = header.indexOf(column);
    const isTwice = position !== -1 && header.indexOf(column, position + 1) !== -1;
    if (position !== -1 && !isTwice) {
      positions[field] = position;
      continue;
    }
    issues.push({
      row: headerRow,
      column,
      code: isTwice ? 'duplicate-header' : 'missing-column',
      value: column,
      detail: field,
      severity: 'error',
    });
  }
  return issues.length === 0 ? { ok: true, positions } : { ok: false, issues };
};
