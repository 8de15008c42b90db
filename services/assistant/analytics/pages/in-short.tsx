import {
  FigureCard,
  type FigureChange,
} from '../../../../platform/ui/components/figure-card/figure-card.tsx';
import { Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { Tile, Tiles } from '../../../../platform/ui/components/tiles/tiles.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import type { Measure } from '../measures.ts';
import { analyticsMessages } from '../messages/index.ts';
import type { Overview } from '../overview.ts';
import {
  answeredIn,
  type Counts,
  changeFrom,
  clarifiedIn,
  containedIn,
  countIn,
  declinedIn,
  helpedIn,
  type Share,
} from '../shares.ts';
import { periodName, whole } from './words.tsx';

type Wanted = 'more' | 'less' | undefined;

/** Neither good nor bad where chance alone may explain it. */
const meaningOf = (before: Share, now: Share, wanted: Wanted): FigureChange['meaning'] => {
  const isMore = now.lower > before.upper;
  const isLess = now.upper < before.lower;
  if (wanted === undefined || (!isMore && !isLess)) return 'neutral';
  return isMore === (wanted === 'more') ? 'better' : 'worse';
};

const directionOf = (difference: number): FigureChange['direction'] =>
  difference > 0 ? 'up' : difference < 0 ? 'down' : 'same';

interface Place {
  readonly page: PageContext;
  readonly now: Counts;
  readonly before: Counts | undefined;
}

/** How a number differs from the one before, in whole percent. */
const countChange = (
  { page, now, before }: Place,
  read: (counts: Counts) => number,
): FigureChange | undefined => {
  const percent = before && changeFrom(read(before), read(now));
  if (percent === undefined) return undefined;
  const t = analyticsMessages[page.language].tiles;
  const rounded = Math.round(percent);
  const said = whole(page, Math.abs(rounded));
  return {
    direction: directionOf(rounded),
    meaning: 'neutral',
    text: rounded === 0 ? t.same : rounded > 0 ? t.more(said) : t.less(said),
  };
};

const shareChange = (
  { page, now, before }: Place,
  read: (counts: Counts) => Share | undefined,
  wanted: Wanted,
): FigureChange | undefined => {
  const [then, today] = [before && read(before), read(now)];
  if (!then || !today) return undefined;
  const t = analyticsMessages[page.language].tiles;
  const points = Math.round(10 * (today.percent - then.percent)) / 10;
  const said = page.format.number(Math.abs(points), 1);
  return {
    direction: directionOf(points),
    meaning: meaningOf(then, today, wanted),
    text: points === 0 ? t.pointsSame : points > 0 ? t.pointsMore(said) : t.pointsLess(said),
  };
};

const ShareCard = ({
  place,
  label,
  read,
  of,
  wanted,
  more,
  noneText,
}: {
  readonly place: Place;
  readonly label: string;
  readonly read: (counts: Counts) => Share | undefined;
  /** “12 of 40 questions”. */
  readonly of: (part: string, whole: string) => string;
  readonly wanted?: Wanted;
  readonly more?: string | undefined;
  readonly noneText: string;
}) => {
  const { page, now } = place;
  const t = analyticsMessages[page.language].tiles;
  const share = read(now);
  const percent = (value: number): string => page.format.number(value, 1);
  const said = share && of(whole(page, share.part), whole(page, share.whole));
  return (
    <Tile width="third">
      <FigureCard
        label={label}
        value={share ? percent(share.percent) : noneText}
        unit={share ? '%' : undefined}
        change={shareChange(place, read, wanted)}
        period={said === undefined ? '' : more === undefined ? said : `${said}, ${more}`}
        interval={share && t.interval(percent(share.lower), percent(share.upper))}
      />
    </Tile>
  );
};

/** The period in a handful of figures, each with how many of how many. */
export const InShort = ({
  page,
  overview: { filter, totals, before },
}: {
  readonly page: PageContext;
  readonly overview: Overview;
}) => {
  const t = analyticsMessages[page.language].tiles;
  const place: Place = { page, now: totals, before: before?.totals };
  const period = periodName(page, filter);
  const count =
    (...which: readonly Measure[]) =>
    (counts: Counts): number =>
      countIn(counts, ...which);
  const [conversations, questions, handedOver] = [
    count('conversations'),
    count('questions'),
    count('handed-over'),
  ];
  const told = (...which: readonly Measure[]): string => whole(page, count(...which)(totals));
  return (
    <section aria-labelledby="in-short">
      <Stack>
        <h2 id="in-short">{t.title(period)}</h2>
        <Tiles>
          <Tile width="third">
            <FigureCard
              label={t.conversations}
              value={whole(page, conversations(totals))}
              change={countChange(place, conversations)}
              period={period}
            />
          </Tile>
          <ShareCard
            place={place}
            label={t.contained}
            read={containedIn}
            of={t.ofConversations}
            noneText={t.none}
          />
          <Tile width="third">
            <FigureCard
              label={t.handedOver}
              value={whole(page, handedOver(totals))}
              change={countChange(place, handedOver)}
              period={t.claimed(told('claimed'), told('message-left'))}
            />
          </Tile>
          <Tile width="third">
            <FigureCard
              label={t.questions}
              value={whole(page, questions(totals))}
              change={countChange(place, questions)}
              period={period}
            />
          </Tile>
          <ShareCard
            place={place}
            label={t.answered}
            read={answeredIn}
            of={t.ofQuestions}
            wanted="more"
            more={t.lookedUp(told('looked-up'))}
            noneText={t.none}
          />
          <ShareCard
            place={place}
            label={t.clarified}
            read={clarifiedIn}
            of={t.ofQuestions}
            noneText={t.none}
          />
          <ShareCard
            place={place}
            label={t.declined}
            read={declinedIn}
            of={t.ofQuestions}
            wanted="less"
            noneText={t.none}
          />
          <ShareCard
            place={place}
            label={t.helped}
            read={helpedIn}
            of={t.ofRatings}
            wanted="more"
            noneText={t.noRatings}
          />
        </Tiles>
      </Stack>
    </section>
  );
};
