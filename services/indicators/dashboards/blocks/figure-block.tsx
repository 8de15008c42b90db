import { FigureCard } from '../../../../platform/ui/components/figure-card/figure-card.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { changeOf, rebasesFor } from '../../figures/change.ts';
import type { Figure } from '../../figures/figure.ts';
import type { FigurePlace } from '../../figures/pages/place.ts';
import { wordsOf } from '../../figures/words.ts';
import { dashboardMessages } from '../../messages/dashboards/index.ts';
import type { Value } from '../../values/store.ts';

const monthsPerSparkline = 24;

/** The figure that a choice of time leads to: the last one up to it. */
export const valueUpTo = (figure: Figure): Value | undefined =>
  figure.series.findLast(
    ({ value, period }) =>
      value !== null && (figure.period === undefined || period <= figure.period),
  );

/** A figure with its change and its line, and beside it the same of another area. */
export const FigureOnDashboard = ({
  page,
  figure,
  beside,
  place,
}: {
  readonly page: PageContext;
  readonly figure: Figure;
  readonly beside: Figure | undefined;
  readonly place: FigurePlace;
}) => {
  const words = wordsOf(page, figure.indicator);
  const t = dashboardMessages[page.language];
  const shown = figure.series.filter(
    ({ period }) => figure.period === undefined || period <= figure.period,
  );
  const latest = valueUpTo(figure);
  const other = beside && valueUpTo(beside);
  const area = figure.area?.name ?? '';
  const withheld = shown.findLast(({ period }) => period === figure.period);
  const address = new URLSearchParams(figure.area ? { area: figure.area.code } : {});
  return (
    <FigureCard
      level={place.level}
      label={place.title ?? words.name.text}
      href={page.href(`/figures/${figure.indicator.code}?${address}`)}
      value={
        typeof latest?.value === 'number'
          ? words.number(latest.value)
          : withheld
            ? words.reason(withheld.note)
            : words.messages.noValue
      }
      unit={typeof latest?.value === 'number' ? words.unit : undefined}
      period={latest ? `${area}, ${words.label(latest.period)}` : area}
      interval={
        beside?.area && typeof other?.value === 'number'
          ? t.figureBeside(beside.area.name, words.measure(other.value))
          : typeof latest?.lower === 'number' && typeof latest.upper === 'number'
            ? words.messages.between(words.number(latest.lower), words.number(latest.upper))
            : undefined
      }
      change={changeOf(
        figure.indicator,
        shown,
        rebasesFor(figure.annotations, figure.area?.code ?? ''),
        words,
      )}
      spark={
        shown.length > 2 ? shown.slice(-monthsPerSparkline).map(({ value }) => value) : undefined
      }
    />
  );
};
