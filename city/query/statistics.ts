/** What a query took, source by source, as data and in words. */
import type { FragmentReport, QueryReport, Subject } from '@polder/federation';
import { failureWords } from './words.ts';

const rounded = (milliseconds: number): number => Math.round(milliseconds * 10) / 10;

export interface Told {
  /** Who asked, as it was typed: it stands beside the answer. */
  readonly subject: Subject;
  /** Sources whose statements the asker is not shown. */
  readonly withheld: ReadonlySet<string>;
}

const isAnybody = ({ id, roles, purpose }: Subject): boolean =>
  id === '' && roles.length === 0 && purpose === '';

/** The last line of `--json`. */
export const statisticsJson = (
  { fragments, rows, milliseconds, isPartial }: QueryReport,
  { subject, withheld }: Told,
) => ({
  sources: fragments.map(
    ({ source, name, statement, milliseconds: took, estimatedRows, boundTo, ...rest }) => ({
      source,
      name,
      fragment: withheld.has(source) ? null : statement,
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
  ...(!isAnybody(subject) && {
    asked: { user: subject.id, roles: subject.roles, purpose: subject.purpose },
  }),
});

const counted = (rows: number): string => (rows === 1 ? '1 row' : `${rows} rows`);

const fragmentWords = (
  fragment: FragmentReport,
  withheld: ReadonlySet<string>,
): readonly string[] => {
  const { name, rows, milliseconds, status, failure, driverCode, statement, boundTo, keys } =
    fragment;
  const requests = fragment.requests > 1 ? ` in ${fragment.requests} requests` : '';
  const bound = boundTo === undefined ? '' : `, held to ${keys ?? 0} keys of ${boundTo}`;
  const missing =
    status === 'missing' ? `; ROWS ARE MISSING: ${failureWords(failure ?? '', driverCode)}` : '';
  const sent = withheld.has(fragment.source)
    ? '(not shown: a policy’s condition is about columns that are hidden from you)'
    : statement;
  return [
    `${name}: ${counted(rows)} (about ${fragment.estimatedRows} expected) in ${milliseconds.toFixed(1)} ms${requests}${bound}${missing}`,
    ...(statement === '' ? [] : [`    ${sent}`]),
  ];
};

const askerWords = (subject: Subject): readonly string[] => {
  if (isAnybody(subject)) return [];
  const { id, roles, purpose } = subject;
  const parts = [
    ...(id === '' ? [] : [`user ${id}`]),
    ...(roles.length === 0 ? [] : [`role ${roles.join(', ')}`]),
    ...(purpose === '' ? [] : [`purpose ${purpose}`]),
  ];
  return [`asked by ${parts.join('; ')}`];
};

/** For the terminal: with statements when the query is explained. */
export const statisticsWords = (
  report: QueryReport,
  isExplained: boolean,
  { subject, withheld }: Told,
): readonly string[] => {
  const { fragments, rows, milliseconds, isPartial } = report;
  const lines = isExplained
    ? [
        ...askerWords(subject),
        ...fragments.flatMap((fragment) => fragmentWords(fragment, withheld)),
      ]
    : fragments
        .filter(({ status }) => status === 'missing')
        .flatMap((one) => fragmentWords(one, withheld).slice(0, 1));
  return [
    ...lines,
    `${counted(rows)} in ${milliseconds.toFixed(1)} ms${isPartial ? '; the answer is PARTIAL' : ''}`,
  ];
};
