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

interface Row {
  readonly code: string;
  readonly name: string;
}

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
    const values = new Map(figure.compared.map(({ area, value }) => [area.code, value]));
    if (figure.whole) values.set(figure.whole.code, figure.wholeValue);
    return ({ code }: Row): string => {
      const value = values.get(code);
      return typeof value?.value === 'number'
        ? words.number(value.value)
        : words.reason(value?.note ?? null);
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
    </div>
  );
};
