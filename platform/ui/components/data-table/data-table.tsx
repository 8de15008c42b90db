import type { Content } from '../../example.ts';
import { Icon } from '../../icons.tsx';
import { words } from '../../messages.ts';
import type { PageContext } from '../../page.ts';

export interface Column<Row> {
  readonly header: Content;
  readonly cell: (row: Row) => Content;
  /** Numbers stand right, with figures of equal width. */
  readonly isNumeric?: boolean | undefined;
  /** Names the row: a header cell, and the column that stays when the table scrolls. */
  readonly isRowHeader?: boolean | undefined;
  /** Makes the header a link to the sorted table; `direction` when it is sorted by this now. */
  readonly sort?:
    | { readonly href: string; readonly direction?: 'ascending' | 'descending' | undefined }
    | undefined;
}

export interface DataTableProps<Row> {
  readonly page: Pick<PageContext, 'language'>;
  /** Unique on the page. */
  readonly id: string;
  readonly caption: Content;
  /** The caption stays for screen readers only, when a heading above says the same. */
  readonly isCaptionHidden?: boolean | undefined;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Rows of the same group stand together under its name, in the order in which they come. */
  readonly group?: ((row: Row) => string) | undefined;
  /** Marks a row, for example the reader's own neighbourhood. */
  readonly isHighlighted?: ((row: Row) => boolean) | undefined;
  readonly isDense?: boolean | undefined;
  /** For many rows: the headers stay in view while they pass, where there is room for all columns. */
  readonly isLong?: boolean | undefined;
  /**
   * What becomes of it on a phone: each row a card with a label before every value, or a table that
   * scrolls sideways, for numbers that are compared. Left out, it follows from the columns.
   */
  readonly onPhones?: 'cards' | 'scroll' | undefined;
}

/** Rows that are about one thing each read well as cards; matrices and narrow tables stay tables. */
export const becomesCards = (columns: readonly Column<never>[]): boolean => {
  const others = columns.filter(({ isRowHeader }) => !isRowHeader);
  const numeric = others.filter(({ isNumeric }) => isNumeric);
  return others.length > 1 && others.length < columns.length && numeric.length < others.length / 2;
};

interface RowGroup<Row> {
  /** Undefined where rows have no groups. */
  readonly name: string | undefined;
  readonly rows: readonly Row[];
}

const groupsOf = <Row,>(
  rows: readonly Row[],
  group: ((row: Row) => string) | undefined,
): readonly RowGroup<Row>[] => {
  const groups: { name: string | undefined; rows: Row[] }[] = [];
  for (const row of rows) {
    const name = group?.(row);
    const last = groups.at(-1);
    if (last && last.name === name) last.rows.push(row);
    else groups.push({ name, rows: [row] });
  }
  return groups.length > 0 ? groups : [{ name: undefined, rows: [] }];
};

const labelOf = (header: Content): string | undefined =>
  typeof header === 'string' ? header : undefined;

const classOf = ({ isNumeric }: Pick<Column<never>, 'isNumeric'>): string | undefined =>
  isNumeric ? 'utrecht-table__cell--numeric' : undefined;

const SortLink = ({
  page,
  sort,
  header,
}: {
  readonly page: Pick<PageContext, 'language'>;
  readonly sort: NonNullable<Column<unknown>['sort']>;
  readonly header: Content;
}) => {
  const own = words[page.language];
  const { direction } = sort;
  return (
    <a class="utrecht-table__sort" href={sort.href}>
      {header}
      <Icon
        name={
          direction === undefined
            ? 'arrow-up-down'
            : direction === 'ascending'
              ? 'arrow-up'
              : 'arrow-down'
        }
      />
      {direction ? (
        <span class="polder-visually-hidden">
          {' '}
          {direction === 'ascending' ? own.sortedAscending : own.sortedDescending}
        </span>
      ) : null}
    </a>
  );
};

/**
 * A table in a frame that scrolls sideways by itself, can be reached by keyboard and says its name.
 * The frame is a group and no landmark: a page of ten tables would have ten, named as their headings.
 * On a phone, lists become cards; their roles are written out, as some browsers forget what a table
 * is when it is laid out as anything else.
 *
 * @example <DataTable page={page} id="trips" caption="Trips by year" columns={[…]} rows={years} />
 */
export const DataTable = <Row,>({
  page,
  id,
  caption,
  isCaptionHidden,
  columns,
  rows,
  group,
  isHighlighted,
  isDense,
  isLong,
  onPhones = becomesCards(columns) ? 'cards' : 'scroll',
}: DataTableProps<Row>) => {
  const role = (name: string) => (onPhones === 'cards' ? name : undefined);
  const classes = [
    'utrecht-table',
    ...(isDense ? ['utrecht-table--dense'] : []),
    ...(onPhones === 'cards' ? ['utrecht-table--cards'] : []),
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset holds fields
    <div
      class={`utrecht-table-container${isLong ? ' utrecht-table-container--long' : ''}`}
      role="group"
      tabindex={0}
      aria-labelledby={`${id}-caption`}
    >
      <table class={classes.join(' ')} id={id} role={role('table')}>
        <caption
          id={`${id}-caption`}
          class={isCaptionHidden ? 'polder-visually-hidden' : 'utrecht-table__caption'}
        >
          {caption}
        </caption>
        <thead role={role('rowgroup')}>
          <tr role={role('row')}>
            {columns.map((column) => (
              <th
                scope="col"
                role={role('columnheader')}
                class={classOf(column)}
                aria-sort={column.sort?.direction}
              >
                {column.sort ? (
                  <SortLink page={page} sort={column.sort} header={column.header} />
                ) : (
                  column.header
                )}
              </th>
            ))}
          </tr>
        </thead>
        {groupsOf(rows, group).map(({ name, rows: members }) => (
          <tbody role={role('rowgroup')}>
            {name === undefined ? null : (
              <tr class="utrecht-table__group" role={role('row')}>
                <th scope="rowgroup" colspan={columns.length} role={role('rowheader')}>
                  {name}
                </th>
              </tr>
            )}
            {members.map((row) => (
              <tr
                role={role('row')}
                class={isHighlighted?.(row) ? 'utrecht-table__row--highlighted' : undefined}
              >
                {columns.map((column) =>
                  column.isRowHeader ? (
                    <th scope="row" role={role('rowheader')} class={classOf(column)}>
                      {column.cell(row)}
                    </th>
                  ) : (
                    <td
                      role={role('cell')}
                      data-label={onPhones === 'cards' ? labelOf(column.header) : undefined}
                      class={classOf(column)}
                    >
                      {column.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
};
