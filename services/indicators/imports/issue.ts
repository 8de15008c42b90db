/** Everything that can be said of a row; texts stand in `messages/imports`. */
export const issueCodes = [
  // of the file
  'wrong-encoding',
  'unreadable-workbook',
  'empty-file',
  'no-rows',
  'no-header',
  'too-many-columns',
  'missing-column',
  'duplicate-header',
  'ragged-row',
  'broken-quotes',
  'endless-row',
  // of a row
  'unknown-indicator',
  'unknown-area',
  'area-ended',
  'area-not-yet',
  'wrong-number',
  'formula-without-value',
  'negative-count',
  'numerator-above-denominator',
  'zero-denominator',
  'wrong-period',
  'ambiguous-date',
  'unknown-sex',
  'unexpected-group',
  'duplicate-key',
  'repeat',
  'interval-reversed',
  'value-outside-interval',
  'value-differs',
  'schema',
] as const;
export type IssueCode = (typeof issueCodes)[number];

/** `error` refuses the file, `set-aside` leaves the row out on the mapping's word, `warning` only tells. */
export type Severity = 'error' | 'set-aside' | 'warning';

export interface Issue {
  /** Line in the file as an editor shows it, from 1; 0 for the file as a whole. */
  readonly row: number;
  /** Header of the column; empty for the row as a whole. */
  readonly column: string;
  readonly code: IssueCode;
  /** What stands in the file. */
  readonly value: string;
  /** What it was held against: the first row with the same key, the computed value, the frequency. */
  readonly detail: string;
  readonly severity: Severity;
}

export interface IssueCount {
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly count: number;
  readonly firstRows: readonly number[];
}

const firstRowsShown = 5;

/** Counts every issue and keeps the first `keepAtMost` of each severity. */
export const createIssueLog = (keepAtMost: number) => {
  const kept: Issue[] = [];
  const keptBySeverity = new Map<Severity, number>();
  const counts = new Map<
    string,
    { code: IssueCode; severity: Severity; count: number; firstRows: number[] }
  >();
  return {
    add: (issue: Issue): void => {
      const key = `${issue.severity} ${issue.code}`;
      const entry = counts.get(key) ?? {
        code: issue.code,
        severity: issue.severity,
        count: 0,
        firstRows: [],
      };
      entry.count++;
      if (entry.firstRows.length < firstRowsShown) entry.firstRows.push(issue.row);
      counts.set(key, entry);
      const already = keptBySeverity.get(issue.severity) ?? 0;
      if (already >= keepAtMost) return;
      keptBySeverity.set(issue.severity, already + 1);
      kept.push(issue);
    },
    kept: (): readonly Issue[] => kept,
    counts: (): readonly IssueCount[] => [...counts.values()].sort((a, b) => b.count - a.count),
  };
};

export type IssueLog = ReturnType<typeof createIssueLog>;
