import { ChartFigure } from '../../../../platform/ui/components/chart-figure/chart-figure.tsx';
import { ComparisonBar } from '../../../../platform/ui/components/comparison-bar/comparison-bar.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { rebasesFor } from '../../figures/change.ts';
import type { Figure } from '../../figures/figure.ts';
import type { FigurePlace } from '../../figures/pages/place.ts';
import { inWords, readSeries } from '../../figures/reading.ts';
import { wordsOf } from '../../figures/words.ts';
import { dashboardMessages } from '../../messages/dashboards/index.ts';
import { valueUpTo } from './figure-block.tsx';

interface TargetProps {
  readonly page: PageContext;
  readonly figure: Figure;
  readonly place: FigurePlace;
}

/** Whether a value keeps its target; without a direction only the target itself does. */
export const keepsTarget = (
  value: number,
  target: number,
  polarity: Figure['indicator']['polarity'],
): boolean =>
  polarity === 'higher-is-better'
    ? value >= target
    : polarity === 'lower-is-better'
      ? value <= target
      : value === target;

/** How far a figure is from what the town wants, and whether the process can be expected to get there. */
export const TargetOnDashboard = ({ page, figure, place }: TargetProps) => {
  const t = dashboardMessages[page.language];
  const { indicator, series } = figure;
  const words = wordsOf(page, indicator);
  const latest = valueUpTo(figure);
  const { target } = indicator;
  const title = place.title ?? t.targetTitle(words.name.text);
  const id = place.id('target');
  if (target === null || typeof latest?.value !== 'number') {
    const reason = target === null ? t.targetNone : words.reason(latest?.note ?? null);
    return (
      <div>
        <h2>{title}</h2>
        <p>{reason}</p>
      </div>
    );
  }
  const value = words.measure(latest.value);
  const isKept = keepsTarget(latest.value, target, indicator.polarity);
  const sentence = isKept
    ? t.targetReached(value, words.measure(target))
    : t.targetMissed(value, words.measure(Math.abs(latest.value - target)), words.measure(target));
  const rebaseAt = rebasesFor(figure.annotations, figure.area?.code ?? '');
  const reading = readSeries(indicator, series, rebaseAt);
  const outlook =
    reading.kind === 'control-chart'
      ? inWords(reading, series, indicator, { ...words, areaName: figure.area?.name ?? '' }).slice(
          1,
        )
      : [];
  const items = [
    {
      label: figure.area?.name ?? '',
      value: latest.value,
      lower: latest.lower ?? undefined,
      upper: latest.upper ?? undefined,
      isHighlighted: true,
    },
    { label: words.messages.target, value: target },
  ];
  return (
    <ChartFigure
      page={page}
      id={id}
      level={place.level}
      title={title}
      reading={<p>{[sentence, ...outlook].join(' ')}</p>}
      chart={<ComparisonBar items={items} format={words.measure} />}
      table={
        <DataTable
          page={page}
          id={place.id('target-table')}
          caption={title}
          isCaptionHidden
          isDense
          rows={items}
          columns={[
            { header: words.messages.area, cell: ({ label }) => label, isRowHeader: true },
            {
              header: words.messages.value,
              cell: (item) => words.measure(item.value),
              isNumeric: true,
            },
          ]}
        />
      }
    />
  );
};
