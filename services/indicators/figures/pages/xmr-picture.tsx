import type { XmrChart } from '@polder/statistics';
import type { Language } from '../../../../platform/messages/languages.ts';
import { ControlChart } from '../../../../platform/ui/components/control-chart/control-chart.tsx';
import type { Value } from '../../values/store.ts';
import type { IndicatorWords } from '../words.ts';

/** A series with its limits, as pages and letters show it. */
export const XmrPicture = ({
  language,
  words,
  series,
  chart,
  areaName,
  target,
  note = () => undefined,
  id,
}: {
  readonly language: Language;
  readonly words: IndicatorWords;
  readonly series: readonly Value[];
  readonly chart: XmrChart;
  readonly areaName: string;
  readonly target: number | undefined;
  /** What happened in a period. */
  readonly note?: (period: string) => string | undefined;
  readonly id: string;
}) => {
  const { messages, number, shortLabel } = words;
  const limits = chart.groups.findLast((group) => group.limits !== null)?.limits;
  return (
    <ControlChart
      id={id}
      language={language}
      points={series.map((value, index) => {
        const point = chart.points[index];
        return {
          label: shortLabel(value.period),
          value: value.value,
          kind: point === undefined || point.kind === 'missing' ? 'common-cause' : point.kind,
          note: note(value.period),
        };
      })}
      groups={chart.groups.flatMap((group) =>
        group.limits === null
          ? []
          : [
              {
                from: group.first,
                to: group.last,
                mean: group.limits.centre,
                lower: group.limits.lower,
                upper: group.limits.upper,
              },
            ],
      )}
      target={target}
      format={number}
      title={messages.chartTitle(words.name.text, areaName)}
      description={messages.controlChartDescription(
        chart.reading.measured,
        number(limits?.centre ?? 0),
        number(limits?.lower ?? 0),
        number(limits?.upper ?? 0),
      )}
      axisLabels={{ y: words.unit }}
    />
  );
};
