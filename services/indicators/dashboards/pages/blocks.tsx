/** The blocks of a dashboard, each as what it is. */
import { chooseText } from '../../../../platform/messages/text.ts';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { Tile, Tiles } from '../../../../platform/ui/components/tiles/tiles.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import type { Figure } from '../../figures/figure.ts';
import { AreaMap, Ranking } from '../../figures/pages/comparison.tsx';
import type { FigurePlace } from '../../figures/pages/place.ts';
import { Trend } from '../../figures/pages/trend.tsx';
import { wordsOf } from '../../figures/words.ts';
import { dashboardMessages } from '../../messages/dashboards/index.ts';
import { FigureOnDashboard } from '../blocks/figure-block.tsx';
import { ForecastOnDashboard } from '../blocks/forecast-block.tsx';
import { FunnelOnDashboard } from '../blocks/funnel-block.tsx';
import { TableOnDashboard } from '../blocks/table-block.tsx';
import { TargetOnDashboard } from '../blocks/target-block.tsx';
import { TextOnDashboard } from '../blocks/text-block.tsx';
import type { Block, FigureBlock } from '../content.ts';
import type { DashboardView } from '../view.ts';

interface BlocksProps {
  readonly page: PageContext;
  readonly view: DashboardView;
  /** The address of the same dashboard with another area. */
  readonly hrefOf: (change: { readonly area?: string }) => string;
}

/** Where one part of the population was asked for and the indicator is not divided by it. */
const groupNote = ({ page, view }: BlocksProps, figure: Figure): string | undefined => {
  const { sex, age } = view.choice;
  if (sex === undefined && age === undefined) return undefined;
  const cut = figure.cuts.find(({ id }) => id === figure.cutId);
  const isAsked = cut?.sex === (sex ?? 'persons') && cut.age === (age ?? '');
  const t = dashboardMessages[page.language];
  return isAsked ? undefined : t.notDivided(t.group);
};

const OneFigure = ({
  block,
  figure,
  place,
  ...props
}: BlocksProps & {
  readonly block: FigureBlock;
  readonly figure: Figure;
  readonly place: FigurePlace;
}) => {
  const { page, view } = props;
  const name = wordsOf(page, figure.indicator).name.text;
  const named = { ...place, title: place.title ?? name };
  switch (block.kind) {
    case 'figure':
      return (
        <FigureOnDashboard
          {...{ page, figure, place }}
          beside={view.figuresBeside.get(block.indicator)}
        />
      );
    case 'control-chart':
      return (
        <Trend
          {...{ page, figure, place: named }}
          beside={view.figuresBeside.get(block.indicator)}
        />
      );
    case 'ranking':
      return <Ranking {...{ page, figure, place: named }} />;
    case 'map':
      return <AreaMap {...{ page, figure, place: named }} />;
    case 'funnel':
      return <FunnelOnDashboard {...{ page, figure, place }} />;
    case 'forecast':
      return <ForecastOnDashboard {...{ page, figure, place }} />;
    case 'target':
      return <TargetOnDashboard {...{ page, figure, place }} />;
  }
};

const placeOf = (block: Block, { page, hrefOf }: BlocksProps): FigurePlace => {
  const title = chooseText(block.title, page.language).text;
  return {
    id: (part) => `${part}-${block.id}`,
    level: 2,
    title: title === '' ? undefined : title,
    href: hrefOf,
  };
};

export const OneBlock = ({ block, ...props }: BlocksProps & { readonly block: Block }) => {
  const { page, view } = props;
  const t = dashboardMessages[page.language];
  if (block.kind === 'text')
    return <TextOnDashboard page={page} id={block.id} title={block.title} text={block.text} />;
  const place = placeOf(block, props);
  if (block.kind === 'table') {
    const figures = block.indicators.flatMap((code) => view.figures.get(code) ?? []);
    return figures.length === 0 ? (
      <EmptyState title={t.gone} icon="chart-line">
        {''}
      </EmptyState>
    ) : (
      <TableOnDashboard page={page} figures={figures} place={place} />
    );
  }
  const figure = view.figures.get(block.indicator);
  if (!figure)
    return (
      <EmptyState title={t.gone} icon="chart-line">
        {''}
      </EmptyState>
    );
  const note = groupNote(props, figure);
  return (
    <>
      <OneFigure {...{ ...props, block, figure, place }} />
      {note ? <p class="polder-card__meta">{note}</p> : null}
    </>
  );
};

/** All blocks in their widths. */
export const Blocks = (props: BlocksProps) => (
  <Tiles>
    {props.view.content.blocks.map((block) => (
      <Tile width={block.width}>
        <OneBlock {...props} block={block} />
      </Tile>
    ))}
  </Tiles>
);
