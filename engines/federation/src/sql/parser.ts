/** SQL text to PostgreSQL's own parse tree, by PostgreSQL's own parser. */
import type { SelectStmt, Node as Syntax } from '@pgsql/types';
import { hasSqlDetails, loadModule, parseSync } from 'libpg-query';
import { FederationError } from '../federation-error.ts';
import { keepLatest } from '../keep-latest.ts';
import { type QueryText, queryText } from './query-text.ts';
import { checkSize } from './size-limits.ts';
import { statementName } from './statement-names.ts';

let loading: Promise<void> | undefined;

/**
 * Makes the parser ready; the other functions here need it once per process.
 *
 * @param within in which it is used for the first time
 */
export const loadParser = (within = (use: () => void): void => use()): Promise<void> => {
  loading ??= loadModule().then(() => within(() => void parseSync('select 1')));
  return loading;
};

const parse = (text: QueryText): readonly Syntax[] => {
  try {
    return (parseSync(text.text).stmts ?? []).flatMap(({ stmt }) => (stmt ? [stmt] : []));
  } catch (error) {
    if (hasSqlDetails(error) && error.sqlDetails)
      throw new FederationError(
        'syntax',
        error.sqlDetails.message,
        text.atCodePoint(error.sqlDetails.cursorPosition),
      );
    // Stack overflows of the parser come as these; the limits in front should keep them away.
    if (error instanceof RangeError || error instanceof WebAssembly.RuntimeError)
      throw new FederationError('query-too-large', 'the query is too deeply nested');
    throw error;
  }
};

export interface Parsed<Tree> {
  readonly tree: Tree;
  readonly text: QueryText;
}

/** Texts whose trees are kept, and up to which length. */
const KEPT_TREES = 200;
const KEPT_LENGTH = 20_000;

/** The same screen asks the same texts again and again; trees are only ever read. */
const keptTrees = new Map<string, Parsed<SelectStmt>>();

/**
 * The one SELECT (or VALUES, TABLE) of a text.
 *
 * @throws FederationError `syntax`, `query-too-large`, or `not-supported` for any other statement
 */
export const parseSelect = (sql: string): Parsed<SelectStmt> => {
  const kept = keptTrees.get(sql);
  const parsed = kept ?? parseAnew(sql);
  // Those asked for most recently stay.
  if (sql.length <= KEPT_LENGTH) keepLatest(keptTrees, sql, parsed, KEPT_TREES);
  return parsed;
};

const parseAnew = (sql: string): Parsed<SelectStmt> => {
  checkSize(sql);
  const text = queryText(sql);
  if (sql.trim() === '') throw new FederationError('syntax', 'the query is empty', 0);
  const [statement, second] = parse(text);
  if (!statement) throw new FederationError('syntax', 'the query is empty', 0);
  if (second)
    throw new FederationError('not-supported', 'not offered: several statements in one query');
  if (!('SelectStmt' in statement))
    throw new FederationError(
      'not-supported',
      `not offered: ${statementName(statement)}; queries only read`,
      0,
    );
  return { tree: statement.SelectStmt, text };
};

const IN_FRONT = 'select ';

/** An expression that stands alone, such as the condition of a policy. */
export const parseExpression = (sql: string): Parsed<Syntax> => {
  const complete = IN_FRONT + sql;
  checkSize(complete, IN_FRONT.length);
  const text = queryText(complete, IN_FRONT.length);
  const fail = (): FederationError =>
    new FederationError('syntax', 'one expression is expected here, and nothing else', 0);
  if (sql.trim() === '') throw fail();
  const [statement, second] = parse(text);
  if (second || !statement || !('SelectStmt' in statement)) throw fail();
  const { targetList, limitOption, op, ...others } = statement.SelectStmt;
  const [target, another] = targetList ?? [];
  if (op !== 'SETOP_NONE' || limitOption !== 'LIMIT_OPTION_DEFAULT') throw fail();
  if (!target || another || Object.keys(others).length > 0 || !('ResTarget' in target))
    throw fail();
  const { val, name } = target.ResTarget;
  if (!val || name !== undefined) throw fail();
  return { tree: val, text };
};
