import { chooseText } from '../../../../platform/messages/text.ts';
import { Badge } from '../../../../platform/ui/components/badge/badge.tsx';
import { ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { definitionMessages } from '../../messages/definitions/index.ts';
import { periodLabel } from '../../values/period.ts';
import type { IndicatorEvent } from '../events-store.ts';
import { catalogueMessages } from '../messages/index.ts';
import type { Indicator } from '../store.ts';
import { cataloguePath } from './list-page.tsx';

/** The way back from a page below a definition. */
export const wayTo = (page: PageContext, indicator: Indicator) => [
  { label: catalogueMessages[page.language].list.title, href: page.href(cataloguePath) },
  {
    label: chooseText(indicator.name, page.language).text,
    href: page.href(`${cataloguePath}/${indicator.code}`),
  },
];

export const eventsPath = (code: string): string => `${cataloguePath}/${code}/events`;

/** What happened, told beside the figures of one indicator. */
export const EventsPage = ({
  page,
  indicator,
  events,
  areaNames,
}: {
  readonly page: PageContext;
  readonly indicator: Indicator;
  readonly events: readonly IndicatorEvent[];
  readonly areaNames: ReadonlyMap<string, { readonly name: string }>;
}) => {
  const t = definitionMessages[page.language].events;
  const path = eventsPath(indicator.code);
  return (
    <WorkPage
      page={page}
      title={t.title}
      lead={t.lead(chooseText(indicator.name, page.language).text)}
      breadcrumb={wayTo(page, indicator)}
      actions={
        <ButtonLink href={page.href(`${path}/new`)} icon="plus">
          {t.add}
        </ButtonLink>
      }
    >
      {events.length === 0 ? (
        <EmptyState title={t.none} icon="calendar">
          {t.noneLead}
        </EmptyState>
      ) : (
        <DataTable
          page={page}
          id="events"
          caption={t.title}
          isCaptionHidden
          rows={events}
          columns={[
            {
              header: t.what,
              isRowHeader: true,
              cell: ({ id, title, isRebase }) => {
                const chosen = chooseText(title, page.language);
                return (
                  <>
                    <a href={page.href(`${path}/${id}`)}>
                      <span lang={chosen.lang}>{chosen.text}</span>
                    </a>
                    {isRebase ? (
                      <>
                        {' '}
                        <Badge>{t.rebaseShort}</Badge>
                      </>
                    ) : null}
                  </>
                );
              },
            },
            { header: t.when, cell: ({ period }) => periodLabel(period, indicator, page.format) },
            {
              header: t.where,
              cell: ({ areas }) =>
                areas.length === 0
                  ? t.everywhere
                  : page.format.and(areas.map((code) => areaNames.get(code)?.name ?? code)),
            },
          ]}
        />
      )}
    </WorkPage>
  );
};
