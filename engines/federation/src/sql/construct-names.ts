/** Parts of SQL that are understood and not offered, as messages call them. */
const NAMES: Readonly<Record<string, string>> = {
  A_ArrayExpr: 'ARRAY',
  A_Indirection: 'a part of a composite value or array',
  CollateClause: 'COLLATE (text compares by bytes)',
  CurrentOfExpr: 'CURRENT OF',
  GroupingFunc: 'GROUPING',
  GroupingSet: 'GROUPING SETS, CUBE and ROLLUP',
  JsonIsPredicate: 'IS JSON',
  RangeFunction: 'a function in FROM',
  RangeTableFunc: 'XMLTABLE',
  RangeTableSample: 'TABLESAMPLE',
  JsonTable: 'JSON_TABLE',
  RowExpr: 'a row as a value',
  SetToDefault: 'DEFAULT',
  SQLValueFunction: 'a value of the session or the clock',
  XmlExpr: 'XML',
  MultiAssignRef: 'assignment',
  MergeSupportFunc: 'MERGE_ACTION',
};

/** @param kind the kind of a node of the parser's tree */
export const constructName = (kind: string): string =>
  Object.hasOwn(NAMES, kind) ? (NAMES[kind] ?? kind) : kind;
