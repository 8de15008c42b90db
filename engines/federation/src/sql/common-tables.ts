/** WITH: common table expressions, each seen by those after it. */
import type { SelectStmt } from '@pgsql/types';
import { type CommonTable, failure, notSupported, type Surroundings, textsOf } from './context.ts';

export interface WithCommonTables {
  readonly surroundings: Surroundings;
  /** Binds those that were not used, for what is wrong in them. */
  readonly checkUnused: () => void;
}

/** @throws FederationError `not-supported` for recursive ones and for those that write */
export const withCommonTables = (
  around: Surroundings,
  { withClause }: SelectStmt,
): WithCommonTables => {
  const { query } = around;
  if (withClause?.recursive) throw notSupported(query, 'WITH RECURSIVE', withClause.location ?? 0);
  const { keepsUnknown: _, ...base } = around;
  const tables: CommonTable[] = [];
  let known = around.commonTables;
  const names = new Set<string>();
  for (const item of withClause?.ctes ?? []) {
    if (!('CommonTableExpr' in item)) continue;
    const { ctename = '', ctequery, aliascolnames, location } = item.CommonTableExpr;
    if (!ctequery || !('SelectStmt' in ctequery))
      throw notSupported(query, `${ctename}: WITH of anything but a query`, location);
    if (names.has(ctename))
      throw failure(query, 'ambiguous-column', `WITH has ${ctename} twice`, location);
    names.add(ctename);
    const table: CommonTable = {
      statement: ctequery.SelectStmt,
      columnNames: textsOf(aliascolnames),
      surroundings: { ...base, commonTables: known, depth: around.depth + 1 },
      location,
      uses: { count: 0 },
    };
    tables.push(table);
    known = new Map([...known, [ctename, table]]);
  }
  return {
    surroundings: { ...around, commonTables: known },
    checkUnused: () => {
      for (const table of tables.toReversed())
        if (table.uses.count === 0) query.bindQuery(table.statement, table.surroundings);
    },
  };
};
