import type { FigureOffer } from '../../../../platform/figures.ts';
import { isProblem } from '../../../../platform/problem.ts';
import { thePublic } from '../../values/viewer.ts';
import { rebasesFor } from '../change.ts';
import { type Figure, loadFigure } from '../figure.ts';
import { addressOf } from '../pages/address.ts';
import { AreaMap, Ranking } from '../pages/comparison.tsx';
import { IndicatorCard } from '../pages/overview-page.tsx';
import { Trend } from '../pages/trend.tsx';
import { wordsOf } from '../words.ts';

type View = FigureOffer['view'];

const known = async (load: () => Promise<Figure>): Promise<Figure | undefined> => {
  try {
    return await load();
  } catch (error) {
    if (isProblem(error) && error.code === 'not-found') return undefined;
    throw error;
  }
};

/** One indicator for another service's page, with the same words and charts as on its own. */
export const view: View = async ({ db }, page, request) => {
  const { code, area, level, id, headingLevel, title, more } = request;
  const figure = await known(() => loadFigure(db, thePublic, code, { area, level }));
  if (!figure?.series.some(({ value }) => value !== null)) return undefined;
  const place = {
    id: (part: string) => `${id}-${part}`,
    level: headingLevel,
    title,
    more,
    href: (change: Parameters<typeof addressOf>[2]) => addressOf(page, figure, change),
  };
  const words = wordsOf(page, figure.indicator);
  const latest = figure.series.findLast(({ value }) => value !== null);
  switch (request.view) {
    case 'card':
      return (
        <IndicatorCard
          page={page}
          level={headingLevel}
          area={figure.area?.code === figure.whole?.code ? undefined : figure.area?.code}
          whole={
            typeof latest?.lower === 'number' && typeof latest.upper === 'number'
              ? words.messages.between(words.number(latest.lower), words.number(latest.upper))
              : undefined
          }
          item={{
            indicator: figure.indicator,
            series: figure.series,
            rebaseAt: rebasesFor(figure.annotations, figure.area?.code ?? ''),
          }}
        />
      );
    case 'trend':
      return <Trend page={page} figure={figure} place={place} />;
    case 'comparison':
      return <Ranking page={page} figure={figure} place={place} />;
    case 'map':
      return <AreaMap page={page} figure={figure} place={place} />;
  }
};
