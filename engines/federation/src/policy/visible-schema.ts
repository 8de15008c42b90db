/** A source's tables as one asker sees them. */
import type { ColumnSchema, SourceSchema, TableSchema, UnreadableTable } from '../schema.ts';
import type { CatalogueSource, CatalogueTable } from '../sql/context.ts';
import { closedBy, type TableDecision } from './decide.ts';
import { maskedType } from './mask.ts';
import { obligationsOn } from './obligations.ts';

/** The power of ten that is nearest, on a logarithmic scale. */
const magnitude = (count: number): number =>
  count < 1 ? count : 10 ** Math.round(Math.log10(count));

const sized = <Sized extends { readonly distinct?: number }>({
  distinct,
  ...rest
}: Sized): Omit<Sized, 'distinct'> & { readonly distinct?: number } => ({
  ...rest,
  ...(distinct !== undefined && { distinct: magnitude(distinct) }),
});

/**
 * A table of which rows are hidden, with orders of magnitude for numbers: estimates are shown, and decide
 * who waits for whom, so that exact ones would count the hidden rows.
 */
export const coarse = ({ estimatedRows, ...table }: TableSchema): TableSchema => ({
  ...table,
  columns: table.columns.map(sized),
  ...(estimatedRows !== undefined && { estimatedRows: magnitude(estimatedRows) }),
});

const visibleTable = (table: TableSchema, decision: TableDecision): TableSchema => {
  const { masks, without } = obligationsOn(decision, table);
  const { columns, ...rest } = decision.rows.length > 0 ? coarse(table) : table;
  const isPlain = (name: string): boolean => !without.has(name) && !masks.has(name);
  return {
    ...rest,
    columns: columns
      .filter(({ name }) => !without.has(name))
      .map((one): ColumnSchema => {
        const mask = masks.get(one.name);
        if (!mask) return one;
        const { distinct: _, ...masked } = one;
        return { ...masked, type: maskedType(mask, one.type), isNullable: true };
      }),
    // What a mask leaves need not tell rows apart.
    keys: table.keys.filter((key) => key.every(isPlain)),
  };
};

/**
 * A table that cannot be read: for those who may not see it closed, as it is when it can be read. The reason
 * may tell of any row and column, and is for those who may see all of them.
 */
const visibleUnreadable = (
  { name, reason }: UnreadableTable,
  decide: (table: TableSchema) => TableDecision,
): CatalogueTable => {
  const table: TableSchema = { name, path: [name], columns: [], keys: [] };
  const decision = decide(table);
  const { isAllowed, rows, masks, without } = decision;
  if (!isAllowed) return { ...table, closed: closedBy(decision) };
  const isWhole = rows.length === 0 && masks.size === 0 && without.size === 0;
  return { ...table, unreadable: { reason: isWhole ? reason : undefined } };
};

/**
 * Hidden columns are not there, masked ones have the type of what is left of them. Tables that are closed
 * stay, so that it can be said that they are, and without their columns.
 */
export const visibleSchema = (
  { tables, unreadable = [] }: SourceSchema,
  decide: (table: TableSchema) => TableDecision,
): CatalogueSource => ({
  tables: [
    ...tables.map((table): CatalogueTable => {
      const decision = decide(table);
      return decision.isAllowed
        ? visibleTable(table, decision)
        : { name: table.name, path: table.path, columns: [], keys: [], closed: closedBy(decision) };
    }),
    ...unreadable.map((table) => visibleUnreadable(table, decide)),
  ],
});
