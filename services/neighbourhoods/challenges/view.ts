import {
  type FigureAcrossAreas,
  type FigureView,
  figureOfferOf,
} from '../../../platform/figures.ts';
import { type Area, areasOfLevel, townGeography } from '../../../platform/places/areas.ts';
import type { City } from '../../../platform/service.ts';
import type { Content } from '../../../platform/ui/example.ts';
import type { PageContext } from '../../../platform/ui/page.ts';
import type { ChallengeContent } from './content.ts';
import { inequalityOf, type Measured } from './inequality.ts';
import { challengeMessages } from './messages/index.ts';

/** One of a challenge's figures, drawn, with how neighbourhoods differ. */
export interface ChallengeFigure {
  readonly figure: FigureAcrossAreas;
  readonly card: Content;
  readonly trend: Content;
  readonly comparison: Content;
  readonly map: Content;
}

export interface ChallengeView {
  readonly content: ChallengeContent;
  readonly figures: readonly ChallengeFigure[];
  /** Names of the indicators by which actions are to be seen. */
  readonly outcomes: ReadonlyMap<string, FigureAcrossAreas>;
}

const level = 'neighbourhood';

const measuredIn = (figure: FigureAcrossAreas, areas: readonly Area[]): readonly Measured[] =>
  areas.flatMap(({ code }): Measured[] => {
    const found = figure.areas.get(code);
    return typeof found?.value === 'number' && found.lower !== null && found.upper !== null
      ? [{ value: found.value, lower: found.lower, upper: found.upper }]
      : [];
  });

/** How far neighbourhoods are apart, in words. */
const apart = (
  figure: FigureAcrossAreas,
  areas: readonly Area[],
  messages: (typeof challengeMessages)['en'],
): string => {
  const found = inequalityOf(measuredIn(figure, areas));
  if (found.kind === 'too-few') return messages.tooFew;
  if (!found.isBeyondChance) return messages.noGap;
  const { number, unit } = figure;
  const inUnit = unit === '%' ? messages.percentagePoints : unit === '' ? messages.points : unit;
  return messages.gap(`${number(found.gap)} ${inUnit}`, number(found.lower), number(found.upper));
};

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

  return { content, figures, outcomes: byCode };

  async function drawn(figure: FigureAcrossAreas): Promise<ChallengeFigure> {
    const { code, name } = figure;
    const draw = (view: FigureView, what?: string, more?: string): Promise<Content> =>
      offer?.view(city, page, {
        code,
        view,
        level,
        headingLevel: 3,
        id: code,
        title: what === undefined ? undefined : messages.of(name.text, what),
        more,
      }) ?? Promise.resolve(undefined);
    const [card, trend, comparison, map] = await Promise.all([
      draw('card'),
      draw('trend', messages.throughTime),
      draw('comparison', messages.between, apart(figure, areas, messages)),
      draw('map', messages.onTheMap),
    ]);
    return { figure, card, trend, comparison, map };
  }
};
