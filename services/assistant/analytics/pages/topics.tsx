import { ChartFigure } from '../../../../platform/ui/components/chart-figure/chart-figure.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { LineChart } from '../../../../platform/ui/components/line-chart/line-chart.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { analyticsMessages } from '../messages/index.ts';
import type { Overview } from '../overview.ts';
import { isTold, type Shown, type ThemeCounts } from '../protect-topics.ts';
import { changeFrom } from '../shares.ts';
import { isBesides, type Topics } from '../themes.ts';
import { Cell, monthName, periodName, whole } from './words.tsx';

interface Props {
  readonly page: PageContext;
  readonly overview: Overview;
  readonly names: Topics;
}

/** Those in view: what is withheld is some, so it stands after what is known to be more. */
const bySize = (one: ThemeCounts, other: ThemeCounts): number =>
  Number(isBesides(one.theme)) - Number(isBesides(other.theme)) ||
  (other.count ?? 0.5) - (one.count ?? 0.5);

/** As many as the chart can tell apart. */
const mostLines = 5;
/** Fewer do not make a line. */
const fewestMonths = 3;

const askedThemes = ({ topics }: Overview): readonly ThemeCounts[] =>
  topics.themes.filter(({ count }) => count !== 0).toSorted(bySize);

export const Themes = ({ page, overview, names }: Props) => {
  const { topics, months } = overview;
  const t = analyticsMessages[page.language].topics;
  const themes = askedThemes(overview);
  const drawn = themes
    .filter(({ theme, count }) => !isBesides(theme) && count !== undefined)
    .slice(0, mostLines);
  const [most] = drawn;
  if (!most || months.length < fewestMonths) return null;
  return (
    <ChartFigure
      page={page}
      id="themes"
      level={2}
      title={t.themesTitle}
      reading={
        <p>
          {t.themesReading(
            names.nameOfTheme(most.theme),
            whole(page, most.count ?? 0),
            page.format.number((100 * (most.count ?? 0)) / topics.total, 1),
          )}
        </p>
      }
      chart={
        <LineChart
          id="themes-chart"
          language={page.language}
          labels={months.map((month) => monthName(page, month, 'shortMonth'))}
          series={drawn.map(({ theme, months: counts }) => ({
            name: names.nameOfTheme(theme),
            values: counts.map((count) => count ?? null),
          }))}
          format={(value) => whole(page, value)}
          title={t.themesTitle}
          description={t.themesDescription(whole(page, drawn.length))}
          axisLabels={{ y: t.axis }}
          includesZero
        />
      }
      table={
        <DataTable
          page={page}
          id="themes-table"
          caption={t.themesTitle}
          isCaptionHidden
          isDense
          columns={[
            { header: t.theme, cell: ({ theme }) => names.nameOfTheme(theme), isRowHeader: true },
            {
              header: t.count,
              cell: ({ count }) => <Cell page={page} value={count} />,
              isNumeric: true,
            },
            ...months.map((month, index) => ({
              header: monthName(page, month, 'shortMonth'),
              cell: ({ months: counts }: ThemeCounts) => <Cell page={page} value={counts[index]} />,
              isNumeric: true,
            })),
          ]}
          rows={themes}
        />
      }
      source={analyticsMessages[page.language].withheldMeaning}
    />
  );
};

interface Row {
  readonly theme: ThemeCounts;
  readonly intent: string;
  readonly count: Shown;
}

/** How the number differs from the one before, where both are told. */
const Change = ({
  page,
  before,
  now,
}: {
  readonly page: PageContext;
  readonly before: Shown;
  readonly now: Shown;
}) => {
  const t = analyticsMessages[page.language];
  if (before === undefined || now === undefined) return <Cell page={page} value={undefined} />;
  const percent = changeFrom(before, now);
  if (percent === undefined) return <>{now > 0 ? t.topics.fresh : '0'}</>;
  const rounded = Math.round(percent);
  return <>{`${rounded > 0 ? '+' : rounded < 0 ? '−' : ''}${whole(page, Math.abs(rounded))}`}</>;
};

export const Subjects = ({ page, overview, names }: Props) => {
  const { topics, filter, before } = overview;
  const t = analyticsMessages[page.language].topics;
  const period = periodName(page, filter);
  const rows = askedThemes(overview).flatMap((theme) =>
    theme.intents
      .filter(({ count }) => count !== 0)
      .toSorted((one, other) => (other.count ?? 0.5) - (one.count ?? 0.5))
      .map((one): Row => ({ theme, ...one })),
  );
  const groupName = ({ theme }: Row): string =>
    theme.count === undefined
      ? names.nameOfTheme(theme.theme)
      : `${names.nameOfTheme(theme.theme)}: ${whole(page, theme.count)}`;
  return (
    <section aria-labelledby="subjects">
      <Stack>
        <h2 id="subjects">{t.title}</h2>
        {isTold(topics) ? (
          <>
            <p>{before ? t.lead(period, periodName(page, before.period)) : t.leadAlone(period)}</p>
            <p>{analyticsMessages[page.language].withheldMeaning}</p>
            <DataTable
              page={page}
              id="subjects-table"
              caption={t.title}
              isCaptionHidden
              isDense
              isLong
              group={groupName}
              columns={[
                {
                  header: t.subject,
                  cell: ({ intent }) => names.nameOfIntent(intent),
                  isRowHeader: true,
                },
                {
                  header: t.count,
                  cell: ({ count }) => <Cell page={page} value={count} />,
                  isNumeric: true,
                },
                {
                  header: t.share,
                  cell: ({ count }) =>
                    count === undefined ? (
                      <Cell page={page} value={undefined} />
                    ) : (
                      page.format.number((100 * count) / topics.total, 1)
                    ),
                  isNumeric: true,
                },
                ...(before
                  ? [
                      {
                        header: t.change,
                        cell: ({ intent, count }: Row) => (
                          <Change page={page} before={before.countOf(intent)} now={count} />
                        ),
                        isNumeric: true,
                      },
                    ]
                  : []),
              ]}
              rows={rows}
            />
          </>
        ) : (
          <p>{t.few}</p>
        )}
      </Stack>
    </section>
  );
};
