import type { Content } from '../../example.ts';
import { words } from '../../messages.ts';
import type { PageContext } from '../../page.ts';
import { Details } from '../details/details.tsx';

export interface ChartFigureProps {
  readonly page: Pick<PageContext, 'language'>;
  /** Unique on the page, and other than the chart's own id. */
  readonly id: string;
  readonly title: string;
  readonly level?: 2 | 3 | 4 | undefined;
  /** What the chart says, in a sentence or two, for everyone. */
  readonly reading?: Content;
  readonly chart: Content;
  /** The same figures as a `DataTable`. */
  readonly table: Content;
  /** Where the figures come from, and when they were last changed. */
  readonly source?: Content;
}

/** A chart is never alone: its heading, its reading in words, and its figures as a table. */
export const ChartFigure = ({
  page,
  id,
  title,
  level = 3,
  reading,
  chart,
  table,
  source,
}: ChartFigureProps) => (
  <section class="polder-chart-figure" aria-labelledby={id}>
    {level === 2 ? (
      <h2 id={id}>{title}</h2>
    ) : level === 3 ? (
      <h3 id={id}>{title}</h3>
    ) : (
      <h4 id={id}>{title}</h4>
    )}
    {reading ? <div class="polder-chart-figure__reading">{reading}</div> : null}
    {chart}
    <Details summary={words[page.language].figuresAsTable}>{table}</Details>
    {source ? <p class="polder-card__meta">{source}</p> : null}
  </section>
);
