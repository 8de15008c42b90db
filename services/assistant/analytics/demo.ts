/** What the demo town's residents asked in a year and a half: fictional, drawn from its people and the seasons. */
import { hashText, uniformDraws } from '@polder/random';
import type { Db } from '../../../platform/database/db.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import type { City, DemoContext } from '../../../platform/service.ts';
import { dayInTown } from '../../../platform/town-time.ts';
import { factIntents } from '../chat/facts.ts';
import type { ChannelName } from '../chat/schema.ts';
import { municipalIntents } from '../demo/municipal.ts';
import { type AreaCount, addCounts, type DayCount } from './figures-store.ts';
import type { Measure, outcomes } from './measures.ts';
import { monthOf, monthsFrom, weekOf } from './period.ts';

const months = 18;
const millisecondsPerDay = 86_400_000;

type Draw = () => number;

/** One of the things, as likely as its weight is of all weights. */
const weighted = <Thing>(things: readonly (readonly [Thing, number])[]) => {
  const total = things.reduce((sum, [, weight]) => sum + weight, 0);
  return (draw: Draw): Thing => {
    let left = draw() * total;
    for (const [thing, weight] of things) {
      left -= weight;
      if (left < 0) return thing;
    }
    return (things.at(-1) as readonly [Thing, number])[0]; // none of the lists here is empty
  };
};

/** How much more is asked about a theme in a month than in others, January first. */
const seasons: Readonly<Record<string, readonly number[]>> = {
  taxes: [1.4, 2.6, 2.2, 1.2, 0.8, 0.7, 0.6, 0.6, 0.8, 0.8, 0.8, 0.9],
  documents: [0.8, 0.9, 1, 1.2, 1.5, 1.6, 1.3, 0.9, 0.8, 0.8, 0.7, 0.8],
  waste: [1.5, 0.9, 1, 1, 1, 1, 1.1, 1, 0.9, 1, 1.1, 1.5],
  green: [0.6, 0.7, 1.1, 1.3, 1.3, 1.2, 1, 1, 1.1, 1.3, 1.1, 0.6],
  leisure: [0.7, 0.7, 0.9, 1.1, 1.3, 1.5, 1.4, 1.2, 1, 0.8, 0.7, 0.9],
  education: [1.1, 1.2, 1, 0.9, 0.9, 0.9, 0.7, 1.6, 1.5, 0.9, 0.8, 0.7],
};

/** What people ask towns about most; the others are as rare as each other. */
const popularity: Readonly<Record<string, number>> = {
  waste: 3.2,
  documents: 2.8,
  moving: 2.2,
  parking: 2,
  taxes: 1.7,
  contact: 1.5,
  care: 1.4,
  streets: 1.3,
  building: 1.2,
};

const channelOf = weighted<ChannelName>([
  ['web', 84],
  ['whatsapp', 12],
  ['messenger', 4],
]);

const languageOf = weighted<Language>([
  ['nl', 82],
  ['en', 10],
  ['de', 6],
  ['da', 2],
]);

/** Monday to Sunday. */
const weekdayOf = weighted([
  [0, 20],
  [1, 18],
  [2, 17],
  [3, 17],
  [4, 14],
  [5, 7],
  [6, 7],
] as const);

/** Part of the questions of which somebody named the address that they are about. */
const withArea = 0.45;
const questionsPerConversation = 1.9;
const ratedShare = 0.14;
/** Questions in a week, of every thousand residents, in the first and in the last week. */
const weeklyPerThousand = { first: 5.5, last: 9.5 };

type Outcome = (typeof outcomes)[number];

/** How questions end, at the start of the year and a half and at its end: the town teaches its assistant. */
const outcomesAt = (progress: number, isFact: boolean) => {
  const declined = 0.2 - 0.09 * progress;
  const clarified = 0.14 - 0.03 * progress;
  const person = 0.05 - 0.02 * progress;
  return weighted<Outcome>([
    [isFact ? 'looked-up' : 'answered', 1 - declined - clarified - person],
    ['clarified', clarified],
    ['declined', declined],
    ['person-wanted', person],
  ]);
};

/** Every week that has a day in the months, with its days that lie in them and before today. */
const weeksOf = (today: string): readonly (readonly string[])[] => {
  const first = `${monthsFrom(monthOf(today), 1 - months)}-01`;
  const days: string[] = [];
  for (let moment = Date.parse(`${first}T00:00:00Z`); ; moment += millisecondsPerDay) {
    const day = new Date(moment).toISOString().slice(0, 10);
    if (day >= today) break;
    days.push(day);
  }
  return [...Map.groupBy(days, weekOf).values()];
};

/** Adds one to each named count. */
const tally = <Key extends object>() => {
  const counts = new Map<string, Key & { count: number }>();
  return {
    add: (key: Key): void => {
      const name = Object.values(key).join('\0');
      const known = counts.get(name);
      if (known) known.count += 1;
      else counts.set(name, { ...key, count: 1 });
    },
    all: (): readonly (Key & { readonly count: number })[] => [...counts.values()],
  };
};

export const fillAnalytics = async (
  city: Pick<City, 'services'>,
  tx: Db,
  { town, today }: Pick<DemoContext, 'town' | 'today'>,
): Promise<void> => {
  const draw = uniformDraws(hashText('assistant figures', town.seed));
  const people = Map.groupBy(town.population, ({ neighbourhoodCode }) => neighbourhoodCode);
  const areas = [...people].map(
    ([code, own]) => [code, own.reduce((sum, { count }) => sum + count, 0)] as const,
  );
  const residents = areas.reduce((sum, [, count]) => sum + count, 0);
  const areaOf = weighted(areas);
  const facts = new Set(factIntents(city).map(({ key }) => key));
  // The first of a theme are what most people come for.
  const subjects = [
    ...[...Map.groupBy(municipalIntents(), ({ theme }) => theme)].flatMap(([theme, own]) =>
      own.map(({ id }, place) => ({
        key: id,
        theme,
        weight: ((popularity[theme] ?? 0.8) * (0.75 + 0.5 * draw())) / (place + 1.5),
      })),
    ),
    ...[...facts].map((key) => ({ key, theme: '', weight: 0.3 + 0.3 * draw() })),
  ];
  const subjectIn = Array.from({ length: 12 }, (_, month) =>
    weighted(
      subjects.map(({ key, theme, weight }) => [key, weight * (seasons[theme]?.[month] ?? 1)]),
    ),
  );
  const days = tally<Omit<DayCount, 'count'>>();
  const byArea = tally<Omit<AreaCount, 'count'>>();
  const weeks = weeksOf(dayInTown(today));

  for (const [index, week] of weeks.entries()) {
    const progress = index / Math.max(1, weeks.length - 1);
    const perThousand =
      weeklyPerThousand.first + (weeklyPerThousand.last - weeklyPerThousand.first) * progress;
    const number = Math.round(
      (((residents / 1000) * perThousand * week.length) / 7) * (0.9 + 0.2 * draw()),
    );
    // What one asks about one thing in one way falls on one day of the week: fewer rows, the same weeks.
    const dayOf = new Map<string, string>();
    const dayFor = (key: string): string => {
      const known = dayOf.get(key);
      if (known !== undefined) return known;
      const day = week[weekdayOf(draw) % week.length] ?? week[0] ?? '';
      dayOf.set(key, day);
      return day;
    };
    const ended = { fact: outcomesAt(progress, true), other: outcomesAt(progress, false) };
    for (let asked = 0; asked < number; asked++) {
      const [channel, language] = [channelOf(draw), languageOf(draw)];
      const subject = subjectIn[Number(week[0]?.slice(5, 7)) - 1]?.(draw) ?? '';
      const outcome = (facts.has(subject) ? ended.fact : ended.other)(draw);
      // Half of what is not known is like nothing at all.
      const intent = outcome === 'declined' && draw() < 0.5 ? '' : subject;
      const day = dayFor([channel, language, intent].join('\0'));
      const add = (measure: Measure, about = ''): void =>
        days.add({ day, channel, language, measure, intent: about });
      add('questions', intent);
      add(outcome, intent);
      if (draw() < 1 / questionsPerConversation) {
        add('conversations');
        if (draw() < 0.21 - 0.09 * progress) {
          add('with-person');
          const way = draw();
          if (way < 0.7) {
            add('handed-over');
            if (draw() < 0.94) {
              add('claimed');
              add('closed');
            }
          } else if (way < 0.9) add('message-left');
        }
      }
      if ((outcome === 'answered' || outcome === 'looked-up') && draw() < ratedShare)
        add(draw() < 0.68 + 0.14 * progress ? 'rated-up' : 'rated-down', intent);
      if (draw() < withArea) byArea.add({ month: monthOf(day), areaCode: areaOf(draw), intent });
    }
  }
  await addCounts(tx, days.all(), byArea.all());
};
