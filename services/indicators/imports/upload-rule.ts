import type { FileRule } from '../../../platform/files/files.ts';

/** Bytes of a file with figures. */
export const bytesAtMost = 100_000_000;

export const tableRule: FileRule = {
  purpose: 'indicators.batch',
  types: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  sizeAtMost: bytesAtMost,
};
