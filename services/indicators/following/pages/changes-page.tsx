import type { XmrRule } from '@polder/statistics';
import { Status } from '../../../../platform/ui/components/badge/badge.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { Pagination } from '../../../../platform/ui/components/pagination/pagination.tsx';
import { Tabs } from '../../../../platform/ui/components/tabs/tabs.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import type { Indicator } from '../../catalogue/store.ts';
import { type IndicatorWords, wordsOf } from '../../figures/words.ts';
import { dashboardMessages } from '../../messages/dashboards/index.ts';
import { figureMessages } from '../../messages/figures/index.ts';
import type { Alert } from '../store.ts';

export interface ChangeLine {
  readonly alert: Alert;
  readonly indicator: Indicator;
  readonly areaName: string;
  readonly value: number;
}

const tones = { better: 'positive', worse: 'negative', neutral: 'neutral' } as const;

const isXmrRule = (rule: string, { signals }: IndicatorWords['messages']): rule is XmrRule =>
  Object.hasOwn(signals, rule);

const whatChanged = (
  { rule, direction }: Pick<Alert, 'rule' | 'direction'>,
  { messages }: IndicatorWords,
): string => {
  const way = direction === 'up' ? 'up' : 'down';
  return messages.signals[isXmrRule(rule, messages) ? rule : 'trend'](way);
};

/** Every change that the rules found, for those who work with figures. */
export const ChangesPage = ({
  page,
  path,
  lines,
  meaning,
  current,
  pages,
}: {
  readonly page: PageContext;
  readonly path: string;
  readonly lines: readonly ChangeLine[];
  readonly meaning: 'better' | 'worse' | undefined;
  readonly current: number;
  readonly pages: number;
}) => {
  const t = dashboardMessages[page.language];
  const address = (wanted: typeof meaning, number = 1): string => {
    const query = new URLSearchParams({
      ...(wanted === undefined ? {} : { meaning: wanted }),
      ...(number === 1 ? {} : { page: String(number) }),
    });
    return page.href(query.size === 0 ? path : `${path}?${query}`);
  };
  return (
    <WorkPage page={page} title={t.alertsTitle} lead={t.alertsLead}>
      <Stack space="4">
        <Tabs
          label={t.alertsCaption}
          items={([undefined, 'worse', 'better'] as const).map((one) => ({
            label: t.alertsFilter[one ?? 'all'],
            href: address(one),
            isCurrent: one === meaning,
          }))}
        />
        {lines.length === 0 ? (
          <EmptyState title={t.alertsNone} icon="chart-line" />
        ) : (
          <DataTable
            page={page}
            id="changes"
            caption={t.alertsCaption}
            isCaptionHidden
            isDense
            onPhones="cards"
            rows={lines.map((line) => ({ ...line, words: wordsOf(page, line.indicator) }))}
            columns={[
              {
                header: figureMessages[page.language].value,
                isRowHeader: true,
                cell: ({ alert, indicator, words }) => (
                  <a
                    href={page.href(
                      `/figures/${indicator.code}?area=${encodeURIComponent(alert.area)}`,
                    )}
                    lang={words.name.lang}
                  >
                    {words.name.text}
                  </a>
                ),
              },
              { header: t.area, cell: ({ areaName }) => areaName },
              { header: t.period, cell: ({ alert, words }) => words.label(alert.period) },
              { header: t.alertValue, cell: ({ value, words }) => words.measure(value) },
              {
                header: t.what,
                cell: ({ alert, words }) => (
                  <Status tone={tones[alert.meaning]}>
                    {t.meanings[alert.meaning]}: {whatChanged(alert, words)}
                  </Status>
                ),
              },
              {
                header: t.found,
                cell: ({ alert }) => (
                  <time datetime={alert.foundAt.toISOString()}>
                    {page.format.date(alert.foundAt)}
                  </time>
                ),
              },
            ]}
          />
        )}
        <Pagination
          page={page}
          current={current}
          total={pages}
          href={(number) => address(meaning, number)}
        />
      </Stack>
    </WorkPage>
  );
};
