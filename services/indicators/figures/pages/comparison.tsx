import { ChartFigure } from '../../../../platform/ui/components/chart-figure/chart-figure.tsx';
import {
  type Column,
  DataTable,
} from '../../../../platform/ui/components/data-table/data-table.tsx';
import { RankingChart } from '../../../../platform/ui/components/ranking-chart/ranking-chart.tsx';
import { Choropleth } from '../../../../platform/ui/components/town-map/town-map.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import type { ComparedArea, Figure } from '../figure.ts';
import { type IndicatorWords, wordsOf } from '../words.ts';
import { type FigurePlace, placeOnOwnPage } from './place.ts';

interface ComparisonProps {
  readonly page: PageContext;
  readonly figure: Figure;
  /** Where it stands; its own page unless given. */
  readonly place?: FigurePlace | undefined;
}

/** Hidden for the sake of people, which is something else than not known. */
const isWithheld = (value: ComparedArea['value']): boolean =>
  value?.value === null && (value.note?.startsWith('withheld') ?? false);

const count = (
  compared: readonly ComparedArea[],
  ...kinds: readonly ComparedArea['comparison'][]
): number => compared.filter(({ comparison }) => kinds.includes(comparison)).length;

/** How many areas differ from the whole, each way, beyond chance. */
const differing = (
  compared: readonly ComparedArea[],
  whole: string,
  { messages, format }: Pick<IndicatorWords, 'messages' | 'format'>,
): readonly string[] => {
  const found = (['better', 'worse', 'higher', 'lower'] as const)
    .map((kind) => ({ kind, many: count(compared, kind) }))
    .filter(({ many }) => many > 0);
  if (found.length === 0) return [messages.noneDiffers(compared.length, whole)];
  const list = found.map(({ kind, many }) => format.plural(many, messages.differing[kind]));
  const others = compared.length - found.reduce((sum, { many }) => sum + many, 0);
  return [
    messages.differingFrom(format.and(list), whole),
    ...(others > 0 ? [format.plural(others, messages.othersSame)] : []),
  ];
};

/** Where the figure is highest and lowest: areas by name, or how many share it. */
const rangeOf = (
  withValue: readonly ComparedArea[],
  { messages, format, number }: IndicatorWords,
): string => {
  const written = ({ value }: ComparedArea) => number(value?.value ?? 0);
  const [first, last] = [withValue[0], withValue.at(-1)];
  if (!first || !last) return '';
  if (withValue.length > 1 && written(first) === written(last))
    return messages.allAreasSame(written(first));
  const named = (end: ComparedArea): string => {
    const tied = withValue.filter((one) => written(one) === written(end));
    return tied.length === 1 ? end.area.name : format.plural(tied.length, messages.areasTied);
  };
  return messages.rankingReading(named(first), named(last));
};

const spoken = (figure: Figure, words: IndicatorWords): string => {
  const { messages, format } = words;
  const withValue = figure.compared.filter(({ value }) => typeof value?.value === 'number');
  const range = rangeOf(withValue, words);
  if (withValue.every(({ value }) => value?.lower === null))
    return figure.indicator.kind === 'count' ? range : `${range} ${messages.noInterval}`;
  if (withValue.every(({ comparison }) => comparison === 'not-compared')) return range;
  const isMany = withValue.length >= 20;
  return [
    range,
    ...differing(withValue, figure.whole?.name ?? '', { messages, format }),
    ...(isMany ? [messages.manyAreas] : []),
  ].join(' ');
};

const intervalColumn = ({ messages, number }: IndicatorWords): Column<ComparedArea> => ({
  header: messages.interval,
  cell: ({ value }) =>
    typeof value?.lower === 'number' && typeof value.upper === 'number'
      ? `${number(value.lower)} – ${number(value.upper)}`
      : '',
  isNumeric: true,
});

/** The figures of all areas of a level as a table. */
export const AreaTable = ({
  page,
  figure,
  words,
  id,
  place = placeOnOwnPage(page, figure),
}: ComparisonProps & { readonly words: IndicatorWords; readonly id: string }) => {
  const { messages, number } = words;
  return (
    <DataTable
      page={page}
      id={id}
      caption={`${words.name.text}, ${figure.period ? words.label(figure.period) : ''}`}
      isCaptionHidden
      isDense
      isHighlighted={({ area }) => area.code === figure.area?.code}
      columns={[
        {
          header: messages.area,
          cell: ({ area }) => <a href={place.href({ area: area.code })}>{area.name}</a>,
          isRowHeader: true,
        },
        {
          header: `${messages.value}${words.unit ? ` (${words.unit})` : ''}`,
          cell: ({ value }) =>
            typeof value?.value === 'number'
              ? number(value.value)
              : words.reason(value?.note ?? null),
          isNumeric: true,
        },
        ...(figure.compared.some(({ value }) => typeof value?.lower === 'number')
          ? [intervalColumn(words)]
          : []),
        ...(figure.compared.some(({ comparison }) => comparison !== 'not-compared')
          ? [
              {
                header: messages.comparedWith(figure.whole?.name ?? ''),
                cell: ({ comparison }: ComparedArea) => messages.compared[comparison],
              },
            ]
          : []),
      ]}
      rows={figure.compared}
    />
  );
};

/** The areas of one level beside each other, with the whole as yardstick. */
export const Ranking = ({
  page,
  figure,
  place = placeOnOwnPage(page, figure),
}: ComparisonProps) => {
  const words = wordsOf(page, figure.indicator);
  const { messages } = words;
  if (figure.compared.length === 0) return null;
  const { wholeValue, whole } = figure;
  return (
    <ChartFigure
      page={page}
      id={place.id('ranking')}
      level={place.level}
      title={place.title ?? messages.rankingTitle}
      reading={
        <>
          <p>{spoken(figure, words)}</p>
          {place.more ? <p>{place.more}</p> : null}
        </>
      }
      chart={
        <RankingChart
          id={place.id('ranking-chart')}
          language={page.language}
          areas={figure.compared.map(({ area, value, comparison }) => ({
            label: area.name,
            value: value?.value ?? null,
            lower: value?.lower ?? undefined,
            upper: value?.upper ?? undefined,
            reason: words.reason(value?.note ?? null),
            isWithheld: isWithheld(value),
            isHighlighted: area.code === figure.area?.code,
            standing: comparison === 'not-compared' ? undefined : comparison,
          }))}
          benchmark={
            whole && figure.indicator.kind !== 'count' && typeof wholeValue?.value === 'number'
              ? { label: whole.name, value: wholeValue.value }
              : undefined
          }
          format={words.number}
          title={messages.rankingTitle}
          description={messages.rankingDescription(figure.compared.length)}
          axisLabel={words.unit}
        />
      }
      table={<AreaTable {...{ page, figure, words, place }} id={place.id('ranking-table')} />}
    />
  );
};

/** The same areas on the map; nothing when they have no outlines. */
export const AreaMap = ({
  page,
  figure,
  place = placeOnOwnPage(page, figure),
}: ComparisonProps) => {
  const words = wordsOf(page, figure.indicator);
  const { messages } = words;
  const drawn = figure.compared.filter(({ area }) => area.outline !== null);
  if (drawn.length < 2) return null;
  return (
    <ChartFigure
      page={page}
      id={place.id('map')}
      level={place.level}
      title={place.title ?? messages.mapTitle}
      reading={<p>{messages.mapReading}</p>}
      chart={
        <Choropleth
          id={place.id('map-chart')}
          language={page.language}
          areas={drawn.map(({ area, value }) => ({
            id: area.code,
            name: area.name,
            geometry: { type: 'MultiPolygon', coordinates: area.outline ?? [] },
            value: value?.value ?? null,
            isWithheld: isWithheld(value),
            href: place.href({ area: area.code }),
            isHighlighted: area.code === figure.area?.code,
          }))}
          format={words.number}
          unit={words.unit || words.name.text}
          labels="highlighted"
          title={`${words.name.text}, ${figure.period ? words.label(figure.period) : ''}`}
          description={messages.mapDescription(drawn.length)}
        />
      }
      table={<AreaTable {...{ page, figure, words, place }} id={place.id('map-table')} />}
    />
  );
};
