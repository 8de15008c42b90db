/** What a query took, source by source, as data and in words. */
import {
  FederationError,
  type FragmentReport,
  type QueryReport,
  type SourceError,
} from '@polder/federation';

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

const failureWords: Readonly<Record<string, string>> = {
  unreachable: 'it cannot be reached',
  credentials: 'it refused the user or the password',
  forbidden: 'it refused access',
  'schema-changed': 'its tables have changed',
  'connection-lost': 'the connection broke off',
  deadline: 'it did not answer in time',
  cancelled: 'the query was cancelled',
  'too-many-rows': 'it has more rows than one source may give',
  'too-much-data': 'it sent more than one source may give',
  'rate-limited': 'it takes no more requests for now',
  resting: 'it failed too often just now and is not asked',
  rejected: 'it refused what it was asked, or answered with something else',
};

/** Codes that say more than what kind of failure it is. */
const codeWords: Readonly<Record<string, string>> = {
  '3D000': 'it has no database of that name',
  ER_BAD_DB_ERROR: 'it has no database of that name',
  ER_DBACCESS_DENIED_ERROR: 'its user may not use that database, or there is none of that name',
  SQLITE_14: 'the file cannot be opened: is it there, and may it be read',
  SQLITE_26: 'the file is no SQLite database',
  SQLITE_266: 'the file cannot be read: is it a folder',
  ENOENT: 'there is no such file or folder',
  EACCES: 'the right to read is missing',
  ECONNREFUSED: 'nobody listens at that address and port',
  ENOTFOUND: 'there is no host of that name',
  ETIMEDOUT: 'the address does not answer',
  'HTTP 401': 'it refused the key, or the user or the password',
  'HTTP 404': 'there is nothing at that address',
};

const wordsOf = (failure: string, code: string | undefined): string => {
  const words = codeWords[code ?? ''] ?? failureWords[failure] ?? failure;
  return code === undefined ? words : `${words} (${code})`;
};

/** Why a source's tables could not be listed, or why a strict query ended; its settings may be why. */
export const sourceErrorWords = ({ source, failure, driverCode, cause }: SourceError): string => {
  if (cause instanceof FederationError)
    return `The source ${source} cannot be used: ${cause.message}`;
  return `The source ${source} cannot be used: ${wordsOf(failure, driverCode)}.`;
};

/** What is wrong with the query or with policies: who asks here may read what is behind it. */
export const queryErrorWords = ({ message, cause }: FederationError): string =>
  cause instanceof FederationError ? `${message}: ${cause.message}` : message;

const counted = (rows: number): string => (rows === 1 ? '1 row' : `${rows} rows`);

const fragmentWords = (fragment: FragmentReport): readonly string[] => {
  const { name, rows, milliseconds, status, failure, driverCode, statement, boundTo, keys } =
    fragment;
  const requests = fragment.requests > 1 ? ` in ${fragment.requests} requests` : '';
  const bound = boundTo === undefined ? '' : `, held to ${keys ?? 0} keys of ${boundTo}`;
  const missing =
    status === 'missing' ? `; ROWS ARE MISSING: ${wordsOf(failure ?? '', driverCode)}` : '';
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
