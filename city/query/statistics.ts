/** What a query took, source by source, as data and in words. */
import type { FragmentReport, QueryReport } from '@polder/federation';
import { failureWords } from './words.ts';

const rounded = (milliseconds: number): number => Math.round(milliseconds * 10) / 10;

/** The last line of `--json`. */
export const statisticsJson = ({ fragments, rows, milliseconds, isPartial }: QueryReport) => ({
  sources: fragments.map(
    ({ source, name, statement, milliseconds: took, estimatedRows, boundTo, ...rest }) => ({
      source,
      name,
      fragment: statement,
      rows: rest.rows,
      ms: rounded(took),
      status: rest.status,
      ...(rest.failure && { failure: rest.failure }),
      ...(rest.driverCode !== undefined && { code: rest.driverCode }),
      estimatedRows,
      requests: rest.requests,
      ...(boundTo && { boundTo, keys: rest.keys ?? 0 }),
    }),
  ),
  rows,
  ms: rounded(milliseconds),
  partial: isPartial,
});

const counted = (rows: number): string => (rows === 1 ? '1 row' : `${rows} rows`);

const fragmentWords = (fragment: FragmentReport): readonly string[] => {
  const { name, rows, milliseconds, status, failure, driverCode, statement, boundTo, keys } =
    fragment;
  const requests = fragment.requests > 1 ? ` in ${fragment.requests} requests` : '';
  const bound = boundTo === undefined ? '' : `, held to ${keys ?? 0} keys of ${boundTo}`;
  const missing =
    status === 'missing' ? `; ROWS ARE MISSING: ${failureWords(failure ?? '', driverCode)}` : '';
  return [
    `${name}: ${counted(rows)} (about ${fragment.estimatedRows} expected) in ${milliseconds.toFixed(1)} ms${requests}${bound}${missing}`,
    ...(statement === '' ? [] : [`    ${statement}`]),
  ];
};

/** For the terminal: with statements when the query is explained. */
export const statisticsWords = (report: QueryReport, isExplained: boolean): readonly string[] => {
  const { fragments, rows, milliseconds, isPartial } = report;
  const lines = isExplained
    ? fragments.flatMap(fragmentWords)
    : fragments
        .filter(({ status }) => status === 'missing')
        .flatMap((one) => fragmentWords(one).slice(0, 1));
  return [
    ...lines,
    `${counted(rows)} in ${milliseconds.toFixed(1)} ms${isPartial ? '; the answer is PARTIAL' : ''}`,
  ];
};
