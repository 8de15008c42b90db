/** Tables of the catalogue by the names that queries call them. */
import type { RangeVar } from '@pgsql/types';
import type { TableSchema } from '../schema.ts';
import { type CatalogueTable, failure, type QueryContext } from './context.ts';
import { suggestion } from './nearest-name.ts';
import { named } from './scope.ts';

export interface FoundTable {
  readonly source: string;
  readonly table: TableSchema;
}

/** What is said of a table that is not open to whoever asks. */
export const closedWords = (id: string, why: NonNullable<CatalogueTable['closed']>): string =>
  why === 'undecided'
    ? `Whether ${id} is open could not be decided`
    : `${id} is not open to this role for this purpose`;

/** What follows the last dot of a table's name. */
export const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** The schema that is meant when none is written and several have such a table. */
const DEFAULT_SCHEMA = 'public';

const inSchemas = (tables: readonly CatalogueTable[], name: string): readonly CatalogueTable[] => {
  const byLastPart = tables.map((table) => ({ name: lastPart(table.name), table }));
  const found = named(byLastPart, name).map(({ table }) => table);
  const preferred = found.filter(({ name: full }) =>
    full.toLowerCase().startsWith(`${DEFAULT_SCHEMA}.`),
  );
  return preferred.length === 1 ? preferred : found;
};

/**
 * The table that `source.table` or `source.schema.table` means. The schema may be left out where one table
 * of that name is in `public`, or anywhere only one is.
 *
 * @throws FederationError `unknown-table`, with the nearest name that is open, or why the table cannot be
 * read; `forbidden`
 */
export const findTable = (
  query: QueryContext,
  { catalogname, schemaname, relname = '', location }: RangeVar,
): FoundTable => {
  const path = [catalogname, schemaname, relname].filter((part) => part !== undefined);
  const written = path.join('.');
  const fail = (message: string) => failure(query, 'unknown-table', message, location);
  const isOpen = ({ closed }: CatalogueTable): boolean => closed === undefined;
  const sources = [...query.catalogue.sources].map(([name, schema]) => ({ name, schema }));
  const allTables = function* (): Iterable<string> {
    for (const { name, schema } of sources)
      for (const table of schema.tables.filter(isOpen)) {
        yield `${name}.${table.name}`;
        yield `${name}.${lastPart(table.name)}`;
      }
  };

  if (path.length === 1) {
    const owners = sources.filter(
      ({ schema }) => inSchemas(schema.tables.filter(isOpen), relname).length > 0,
    );
    const hint =
      owners[0] === undefined
        ? suggestion(relname, [...allTables()].map(lastPart))
        : `; did you mean ${owners[0].name}.${relname}?`;
    throw fail(`${written} is no table: tables are written source.table${hint}`);
  }

  const [source, another] = named(sources, path[0] ?? '');
  if (!source) {
    const names = sources.map(({ name }) => name);
    throw fail(`there is no source ${path[0]}${suggestion(path[0] ?? '', names)}`);
  }
  if (another)
    throw fail(`there are sources ${source.name} and ${another.name}: write one exactly`);

  const name = path.slice(1).join('.');
  const complete = named(source.schema.tables, name);
  const byPath = source.schema.tables.map((table) => ({ name: table.path.join('.'), table }));
  const whole = complete.length > 0 ? complete : named(byPath, name).map(({ table }) => table);
  const found = whole.length > 0 ? whole : inSchemas(source.schema.tables, name);
  const [table, other] = found;
  if (!table) {
    const hint = suggestion(`${source.name}.${name}`, allTables());
    throw fail(`there is no table ${source.name}.${name}${hint}`);
  }
  if (other)
    throw fail(`${written} may mean ${source.name}.${table.name} or ${source.name}.${other.name}`);
  if (table.closed !== undefined)
    throw failure(
      query,
      'forbidden',
      closedWords(`${source.name}.${table.name}`, table.closed),
      location,
    );
  if (table.unreadable) {
    const { reason } = table.unreadable;
    const why = reason === undefined ? '' : `: ${reason}`;
    throw fail(`${source.name}.${table.name} cannot be read${why}`);
  }
  return { source: source.name, table };
};
