import {
  type Column,
  DataTable,
} from '../../../../platform/ui/components/data-table/data-table.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import type { Figure } from '../../figures/figure.ts';
import type { FigurePlace } from '../../figures/pages/place.ts';
import { wordsOf } from '../../figures/words.ts';
import { dashboardMessages } from '../../messages/dashboards/index.ts';
import { figureMessages } from '../../messages/figures/index.ts';
import type { Value } from '../../values/store.ts';

interface Row {
  readonly code: string;
  readonly name: string;
}

const valuesByArea = ({ compared, whole, wholeValue }: Figure) => {
  const values = new Map(compared.map(({ area, value }) => [area.code, value]));
  if (whole) values.set(whole.code, wholeValue);
  return values;
};

const isWithheld = (value: Value | undefined): boolean =>
  value?.value === null && value.note?.startsWith('withheld') === true;

/** Why values are withheld, each reason once: in every cell it would push the figures off the page. */
const reasonsOf = (page: PageContext, figures: readonly Figure[]): readonly string[] => [
  ...new Set(
    figures.flatMap((figure) =>
      [...valuesByArea(figure).values()]
        .filter(isWithheld)
        .map((value) => wordsOf(page, figure.indicator).reason(value?.note ?? null)),
    ),
  ),
];

const asSentence = (words: string, language: string): string =>
  `${words.charAt(0).toLocaleUpperCase(language)}${words.slice(1)}.`;

/** Several figures of all areas of a level, the whole on top. */
export const TableOnDashboard = ({
  page,
  figures,
  place,
}: {
  readonly page: PageContext;
  readonly figures: readonly Figure[];
  readonly place: FigurePlace;
}) => {
  const t = dashboardMessages[page.language];
  const messages = figureMessages[page.language];
  const names = new Map<string, string>();
  const [first] = figures;
  if (first?.whole) names.set(first.whole.code, first.whole.name);
  for (const { compared } of figures)
    for (const { area } of compared.toSorted((a, b) => a.area.name.localeCompare(b.area.name)))
      names.set(area.code, area.name);
  const rows = [...names].map(([code, name]): Row => ({ code, name }));
  const cellOf = (figure: Figure) => {
    const words = wordsOf(page, figure.indicator);
    const values = valuesByArea(figure);
    return ({ code }: Row): string => {
      const value = values.get(code);
      if (typeof value?.value === 'number') return words.number(value.value);
      return isWithheld(value) ? messages.withheld : words.reason(value?.note ?? null);
    };
  };
  const columns: Column<Row>[] = [
    {
      header: messages.area,
      isRowHeader: true,
      cell: ({ code, name }) => <a href={place.href({ area: code })}>{name}</a>,
    },
    ...figures.map((figure): Column<Row> => {
      const words = wordsOf(page, figure.indicator);
      const period = figure.period ? `, ${words.label(figure.period)}` : '';
      return {
        header: `${words.name.text}${words.unit ? ` (${words.unit})` : ''}${period}`,
        cell: cellOf(figure),
        isNumeric: true,
      };
    }),
  ];
  return (
    <div>
      <h2>{place.title ?? t.tableTitle}</h2>
      <DataTable
        page={page}
        id={place.id('table-rows')}
        caption={place.title ?? t.tableTitle}
        isCaptionHidden
        isDense
        isHighlighted={({ code }) => code === first?.area?.code}
        rows={rows}
        columns={columns}
      />
      {reasonsOf(page, figures).map((reason) => (
        <p class="polder-card__meta">{asSentence(reason, page.language)}</p>
      ))}
    </div>
  );
};
