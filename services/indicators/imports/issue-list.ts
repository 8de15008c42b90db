/** The list of issues as a file. */
import { csvLine } from '../../../platform/csv.ts';
import type { ImportMessages } from '../messages/imports/index.ts';
import { withByteOrderMark } from './csv.ts';
import type { Issue } from './issue.ts';

/** @param sheet of the workbook the issues are of; undefined for a delimited file */
export const issuesAsCsv = (
  issues: readonly Issue[],
  words: ImportMessages,
  sheet: { readonly label: string; readonly name: string } | undefined,
): string => {
  const { row, column, value, reason, kind } = words.batch;
  const before = (text: string | undefined) => (text === undefined ? [] : [text]);
  return (
    withByteOrderMark(csvLine([...before(sheet?.label), row, column, value, reason, kind], ',')) +
    issues
      .map((issue) =>
        csvLine(
          [
            ...before(sheet?.name),
            String(issue.row),
            issue.column,
            issue.value,
            words.issues[issue.code](issue),
            issue.code,
          ],
          ',',
        ),
      )
      .join('')
  );
};
