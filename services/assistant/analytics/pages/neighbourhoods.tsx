import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { analyticsMessages } from '../messages/index.ts';
import type { Overview } from '../overview.ts';
import type { AreaRow } from '../protect-areas.ts';
import type { Topics } from '../themes.ts';
import { Cell, quarterName, whole } from './words.tsx';

export interface NeighbourhoodsProps {
  readonly page: PageContext;
  readonly areas: Overview['areas'];
  readonly names: Topics;
  readonly nameOfArea: (code: string) => string;
}

/** Questions of a quarter by neighbourhood and theme, the themes with most of them first. */
export const Neighbourhoods = ({ page, areas, names, nameOfArea }: NeighbourhoodsProps) => {
  const messages = analyticsMessages[page.language];
  const t = messages.areas;
  const content = () => {
    if (!areas) return <p>{t.none}</p>;
    const { themes, areas: rows, total } = areas.counts;
    const isTold = [total, ...rows].some(
      ({ count, themes: counts }) =>
        count !== undefined || [...counts.values()].some((one) => one !== undefined),
    );
    if (!isTold) return <p>{t.few}</p>;
    const sorted = themes.toSorted(
      (one, other) => (total.themes.get(other) ?? 0.5) - (total.themes.get(one) ?? 0.5),
    );
    return (
      <>
        <p>
          {t.lead(
            quarterName(page, areas.quarter),
            total.count === undefined ? t.countWithheld : whole(page, total.count),
          )}
        </p>
        <p>{messages.withheldMeaning}</p>
        <DataTable
          page={page}
          id="neighbourhoods-table"
          caption={t.title}
          isCaptionHidden
          isDense
          onPhones="scroll"
          columns={[
            {
              header: t.area,
              cell: ({ areaCode }: AreaRow) => (areaCode === '' ? t.town : nameOfArea(areaCode)),
              isRowHeader: true,
            },
            {
              header: t.all,
              cell: ({ count }: AreaRow) => <Cell page={page} value={count} />,
              isNumeric: true,
            },
            ...sorted.map((theme) => ({
              header: names.nameOfTheme(theme),
              cell: (row: AreaRow) => <Cell page={page} value={row.themes.get(theme)} />,
              isNumeric: true,
            })),
          ]}
          isHighlighted={({ areaCode }) => areaCode === ''}
          rows={[
            total,
            ...rows.toSorted((one, other) =>
              nameOfArea(one.areaCode).localeCompare(nameOfArea(other.areaCode), page.language),
            ),
          ]}
        />
      </>
    );
  };
  return (
    <section aria-labelledby="neighbourhoods">
      <Stack>
        <h2 id="neighbourhoods">{t.title}</h2>
        {content()}
      </Stack>
    </section>
  );
};
