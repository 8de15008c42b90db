/** Names of statements that are not offered, for messages. */
import type { Node as Syntax } from '@pgsql/types';

const NAMES: Readonly<Record<string, string>> = {
  InsertStmt: 'INSERT',
  UpdateStmt: 'UPDATE',
  DeleteStmt: 'DELETE',
  MergeStmt: 'MERGE',
  CopyStmt: 'COPY',
  ExplainStmt: 'EXPLAIN',
  VariableSetStmt: 'SET',
  VariableShowStmt: 'SHOW',
  TransactionStmt: 'a transaction',
  CreateTableAsStmt: 'CREATE TABLE AS',
  DoStmt: 'DO',
  CallStmt: 'CALL',
};

/** `CreateStmt` is not in the list and becomes CREATE, `AlterTableStmt` ALTER TABLE. */
export const statementName = (statement: Syntax): string => {
  const kind = Object.keys(statement)[0] ?? '';
  return (
    NAMES[kind] ??
    kind
      .replace(/Stmt$/, '')
      .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
      .toUpperCase()
  );
};
