import { type FigureAcrossAreas, figureOfferOf } from '../../../platform/figures.ts';
import { type Area, areasOfLevel, townGeography } from '../../../platform/places/areas.ts';
import type { City } from '../../../platform/service.ts';
import type { Content } from '../../../platform/ui/example.ts';
import type { PageContext } from '../../../platform/ui/page.ts';
import type { ChallengeContent } from './content.ts';
import { type Inequality, inequalityOf, type Measured } from './inequality.ts';
import { challengeMessages } from './messages/index.ts';

export interface AreaWithFigure extends Measured {
  readonly name: string;
}

/** One of a challenge's figures, drawn, with how neighbourhoods differ. */
export interface ChallengeFigure {
  readonly figure: FigureAcrossAreas;
  readonly card: Content;
  readonly trend: Content;
  readonly comparison: Content;
  readonly map: Content;
  readonly inequality: Inequality;
  readonly highest: AreaWithFigure | undefined;
  readonly lowest: AreaWithFigure | undefined;
}

export interface ChallengeView {
  readonly content: ChallengeContent;
  readonly figures: readonly ChallengeFigure[];
  /** Names of the indicators by which actions are to be seen. */
  readonly outcomes: ReadonlyMap<string, FigureAcrossAreas>;
}

const level = 'neighbourhood';

const measuredIn = (figure: FigureAcrossAreas, areas: readonly Area[]): readonly AreaWithFigure[] =>
  areas
    .flatMap(({ code, name }): AreaWithFigure[] => {
      const found = figure.areas.get(code);
      return typeof found?.value === 'number' && found.lower !== null && found.upper !== null
        ? [{ name, value: found.value, lower: found.lower, upper: found.upper }]
        : [];
    })
    .toSorted((a, b) => b.value - a.value);

/** A challenge with its figures as everyone may see them. */
export const loadChallenge = async (
  city: City,
  page: PageContext,
  content: ChallengeContent,
): Promise<ChallengeView> => {
  const offer = figureOfferOf(city);
  if (!offer) return { content, figures: [], outcomes: new Map() };
  const messages = challengeMessages[page.language];
  const outcomes = content.actions.map(({ outcome }) => outcome).filter((code) => code !== '');
  const [across, areas] = await Promise.all([
    offer.acrossAreas(city, page, [...content.indicators, ...outcomes]),
    areasOfLevel(city.db, townGeography, level),
  ]);
  const byCode = new Map(across.map((figure) => [figure.code, figure]));
  const figures = await Promise.all(
    content.indicators.flatMap((code) => {
      const figure = byCode.get(code);
      return figure ? [drawn(figure)] : [];
    }),
  );

  async function drawn(figure: FigureAcrossAreas): Promise<ChallengeFigure> {
    const { code } = figure;
    const draw = (
      view: 'card' | 'trend' | 'comparison' | 'map',
      title: string | undefined,
    ): Promise<Content> =>
      offer?.view(city, page, { code, view, level, headingLevel: 3, title, id: code }) ??
      Promise.resolve(undefined);
    const [card, trend, comparison, map] = await Promise.all([
      draw('card', undefined),
      draw('trend', messages.throughTime),
      draw('comparison', messages.between),
      draw('map', messages.onTheMap),
    ]);
    const measured = measuredIn(figure, areas);
    return {
      figure,
      card,
      trend,
      comparison,
      map,
      inequality: inequalityOf(measured),
      highest: measured[0],
      lowest: measured.at(-1),
    };
  }

  return { content, figures, outcomes: byCode };
};
