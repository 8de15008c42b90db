/** How much an import would do, and what of it is refused. */
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import { Prose, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { exchangeMessages } from '../messages/index.ts';
import type { Preview } from '../preview.ts';
import type { ListName, Refused } from '../taught.ts';

interface CountRow {
  readonly list: ListName;
  readonly made: number;
  readonly more: number;
  readonly unchanged: number;
  readonly refused: number;
}

const rowsOf = ({ plan, taught, refused }: Preview): readonly CountRow[] => {
  const rowOf = (list: ListName, states: readonly { readonly state: string }[]): CountRow => {
    const count = (...wanted: readonly string[]) =>
      states.filter(({ state }) => wanted.includes(state)).length;
    return {
      list,
      made: count('made'),
      more: count('renewed', 'extended'),
      unchanged: count('unchanged'),
      refused: refused.filter((one) => one.list === list).length,
    };
  };
  return [
    rowOf('articles', plan),
    rowOf('subjects', taught.subjects),
    rowOf('nearDomains', taught.nearDomains),
    rowOf('dialogues', taught.dialogues),
  ];
};

/** How much of everything is new, extended, unchanged and refused. */
export const Counts = ({
  page,
  preview,
}: {
  readonly page: PageContext;
  readonly preview: Preview;
}) => {
  const { taught: t } = exchangeMessages[page.language];
  const column = (header: string, of: (row: CountRow) => number) => ({
    header,
    cell: (row: CountRow) => page.format.number(of(row), 0),
    isNumeric: true,
  });
  return (
    <DataTable
      page={page}
      id="counts"
      caption={t.counts.caption}
      onPhones="cards"
      columns={[
        {
          header: t.counts.what,
          cell: ({ list }: CountRow) => t.lists[list],
          isRowHeader: true,
        },
        column(t.counts.made, ({ made }) => made),
        column(t.counts.more, ({ more }) => more),
        column(t.counts.unchanged, ({ unchanged }) => unchanged),
        column(t.counts.refused, ({ refused }) => refused),
      ]}
      rows={rowsOf(preview)}
    />
  );
};

/** Refused entries that stand on the page. */
const mostRefused = 100;

export const RefusedEntries = ({
  page,
  refused,
}: {
  readonly page: PageContext;
  readonly refused: readonly Refused[];
}) => {
  const { taught: t } = exchangeMessages[page.language];
  if (refused.length === 0) return null;
  return (
    <Details summary={t.refused(page.format.number(refused.length, 0))} isOpen>
      <Stack space="2">
        <Prose>
          <ul>
            {refused.slice(0, mostRefused).map(({ list, name, reason, place }) => (
              <li>
                {t.lists[list]}
                {name === '' ? '' : ` – ${name}`}: {t.reasons[reason]}{' '}
                {t.place(page.format.number(place.line, 0))} <code>{place.path}</code>
              </li>
            ))}
          </ul>
        </Prose>
        {refused.length > mostRefused ? (
          <p>{t.firstRefused(page.format.number(mostRefused, 0))}</p>
        ) : null}
      </Stack>
    </Details>
  );
};
