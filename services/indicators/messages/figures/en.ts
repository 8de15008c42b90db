import type { BenchmarkComparison, Direction, XmrRule } from '@polder/statistics';
import type { PluralForms } from '../../../../platform/messages/format.ts';
import type { Frequency, Theme } from '../../catalogue/definition.ts';

export const en = {
  navigationAbout: 'How the town and its neighbourhoods are doing, in numbers and plain words.',
  title: 'Figures',
  lead: 'How is the town doing? Figures about people, health, work, housing and more, with what they can and cannot tell you.',
  description: 'Figures about the town and its neighbourhoods.',
  search: 'Search the figures',
  area: 'Area',
  period: 'Period',
  group: 'Group of people',
  level: 'Compare with',
  chooseArea: 'Choose an area',
  choose: 'Choose area, period and group',
  show: 'Show',
  allPeople: 'Everyone',
  female: 'Women and girls',
  male: 'Men and boys',
  found: { one: '# figure found', other: '# figures found' } as PluralForms,
  nothingFound: 'No figure matches these words. Try another word, or look through the subjects.',
  allFigures: 'All figures',
  noValue: 'No figure',
  noValues: 'There are no figures for this area yet.',
  withheld: 'withheld',
  notes: {
    withheld: 'withheld: too few people',
    'withheld: privacy': 'withheld: too few people, or it would give away such a figure',
    'withheld: unchecked': 'not shown yet: being checked for privacy',
    'not delivered': 'not delivered by the source',
    'no cases': 'nothing to count',
    incomplete: 'incomplete',
  } as Readonly<Record<string, string>>,
  between: (lower: string, upper: string) => `between ${lower} and ${upper}`,
  intervalMeaning:
    'By chance alone the figure can be a little higher or lower. Limits made in this way hold the true level 95 times out of 100.',
  latestNone: (period: string, area: string) => `In ${period} there were none in ${area}.`,
  latest: (value: string, period: string, area: string) =>
    `In ${period} it was ${value} in ${area}.`,
  changeFromBefore: (difference: string, direction: Direction, before: string) =>
    `${difference} ${direction === 'up' ? 'more' : 'less'} than in ${before}`,
  percentagePoints: (difference: string) => `${difference} percentage points`,
  sameAsBefore: (before: string) => `the same as in ${before}`,
  trendTitle: 'Through time',
  commonCause:
    'The figures go up and down within their usual range. That is ordinary variation: nothing points to a real change.',
  rules: {
    'outside-limits': (direction: Direction) =>
      `The latest figure is ${direction === 'up' ? 'higher' : 'lower'} than ordinary variation usually explains. Something is different.`,
    trend: (direction: Direction) =>
      `The figure has been ${direction === 'up' ? 'rising' : 'falling'} for a long run of periods. That is more than chance.`,
    'two-of-three': (direction: Direction) =>
      `Two of the last three figures are close to the ${direction === 'up' ? 'upper' : 'lower'} limit. That may be the start of a change.`,
    shift: (direction: Direction) =>
      `For a long run of periods the figure has been ${direction === 'up' ? 'above' : 'below'} its average. The level has changed.`,
  } satisfies Record<XmrRule, (direction: Direction) => string>,
  signals: {
    'outside-limits': (direction: Direction) =>
      direction === 'up' ? 'above the upper limit' : 'below the lower limit',
    trend: (direction: Direction) => (direction === 'up' ? 'long rise' : 'long fall'),
    'two-of-three': (direction: Direction) =>
      direction === 'up' ? 'close to the upper limit' : 'close to the lower limit',
    shift: (direction: Direction) =>
      direction === 'up' ? 'long above the average' : 'long below the average',
  } as Record<XmrRule, (direction: Direction) => string>,
  improvement: 'This is an improvement.',
  concern: 'This is a reason for concern.',
  since: (period: string) => `It began in ${period}.`,
  pass: (target: string) => `As things go now, the target of ${target} will consistently be met.`,
  targetUnclear: (target: string) =>
    `The latest figures do not fit the usual range, so it cannot be said whether the target of ${target} will be met.`,
  fail: (target: string) =>
    `As things go now, the target of ${target} will not be met. Only another way of working can change that.`,
  hitOrMiss: (target: string) =>
    `As things go now, the target of ${target} will sometimes be met and sometimes not, by chance.`,
  fewPoints: (count: number) =>
    `There are only ${count} figures so far: too few to say what its usual range is.`,
  fewPointsBand: 'The band shows how uncertain each figure is.',
  lineDescriptionPlain: (count: number) => `Line with ${count} figures.`,
  recentRise: 'Over the last five periods the figure rose, more than chance explains.',
  recentFall: 'Over the last five periods the figure fell, more than chance explains.',
  recentSame: 'Over the last five periods there is no steady rise or fall.',
  missingSince: {
    one: 'The last # figure is missing.',
    other: 'The last # figures are missing.',
  } as PluralForms,
  chartTitle: (name: string, area: string) => `${name}, ${area}`,
  controlChartDescription: (count: number, mean: string, lower: string, upper: string) =>
    `Line with ${count} figures, their average of ${mean} and the limits of ordinary variation, ${lower} and ${upper}.`,
  lineDescription: (count: number) => `Line with ${count} figures and the uncertainty of each.`,
  average: 'Average',
  lowerLimit: 'Lower limit',
  upperLimit: 'Upper limit',
  value: 'Figure',
  interval: '95 % interval',
  signal: 'Sign of change',
  events: 'What happened',
  rankingTitle: 'Areas compared',
  rankingDescription: (count: number) =>
    `${count} areas in order of the figure, with the interval where there is one.`,
  areasTied: { one: '# area', other: '# areas' } as PluralForms,
  allAreasSame: (value: string) => `The figure is ${value} everywhere.`,
  rankingReading: (highest: string, lowest: string) =>
    `Highest in ${highest}, lowest in ${lowest}.`,
  comparedWith: (whole: string) => `Compared with ${whole}`,
  compared: {
    better: 'better',
    worse: 'worse',
    higher: 'higher',
    lower: 'lower',
    similar: 'about the same',
    'not-compared': 'not compared',
  } satisfies Record<BenchmarkComparison, string>,
  differing: {
    better: { one: '# area does better', other: '# areas do better' },
    worse: { one: '# area does worse', other: '# areas do worse' },
    higher: { one: '# area is higher', other: '# areas are higher' },
    lower: { one: '# area is lower', other: '# areas are lower' },
  } as Readonly<Record<'better' | 'worse' | 'higher' | 'lower', PluralForms>>,
  differingFrom: (list: string, whole: string) =>
    `${list} than ${whole}, more than chance explains.`,
  othersSame: {
    one: 'The other one is about the same.',
    other: 'The other # are about the same.',
  } as PluralForms,
  noneDiffers: (count: number, whole: string) =>
    `None of the ${count} areas differs from ${whole} more than chance explains.`,
  manyAreas: 'With this many areas about one in twenty will differ by chance alone.',
  sinceChange: (period: string, what: string) =>
    `Since ${period} (${what}) the level is another one; what follows is about the time since then.`,
  noInterval: 'This kind of figure has no interval: small differences may be chance.',
  fromTo: (lowest: string, highest: string) => `${lowest} – ${highest}`,
  betweenAreas: 'Lowest and highest area',
  allOfTheme: (count: string, theme: string) => `All ${count} figures: ${theme}`,
  themesLabel: 'Subjects',
  sourceFails: 'These are the last good figures',
  sourceFailsSince: (date: string) =>
    `Their source has not given figures that can be used since ${date}. We try again by ourselves.`,
  mapTitle: 'On the map',
  mapReading:
    'The colours go in steps from low to high; what they stand for is told below the map. A large area catches the eye, but not always more people live there.',
  mapDescription: (count: number) => `Map of ${count} areas, in five steps from low to high.`,
  about: 'About this figure',
  definition: 'What is counted',
  rationale: 'Why it matters',
  numerator: 'Numerator',
  denominator: 'Out of',
  source: 'Source',
  licence: 'Licence',
  owner: 'Who answers for it',
  method: 'How sure it is',
  methods: {
    wilson: '95 % interval by Wilson’s method',
    byar: '95 % interval by Byar’s method, exact below ten cases',
    published: '95 % interval as published by the source',
    none: 'No interval',
  },
  polarity: 'Better is',
  polarities: { 'higher-is-better': 'higher', 'lower-is-better': 'lower', neutral: 'neither' },
  target: 'Target',
  updated: 'Last changed',
  cannotTell: 'What it cannot tell',
  cannotTellText:
    'The figure describes a group, not a person. It does not say why something happens: for that, ask the people who live and work there.',
  download: 'Take the figures with you',
  openApi: 'Description of the interface for programmers',
  frequencies: { year: 'yearly', quarter: 'quarterly', month: 'monthly' } satisfies Record<
    Frequency,
    string
  >,
  themes: {
    people: 'People',
    health: 'Health and care',
    work: 'Work and income',
    housing: 'Housing',
    safety: 'Safety',
    environment: 'Surroundings and climate',
    mobility: 'Getting around',
    participation: 'Taking part and services',
    education: 'Education',
  } satisfies Record<Theme, string>,
  geographies: 'Other areas',
  blockTitle: 'This neighbourhood in figures',
  blockWithheld: 'Too few people live here to show figures without telling of a single person.',
  blockMore: 'All figures of this neighbourhood',
  factQuestion: 'What is the latest figure of an indicator in an area?',
  homeTitle: 'Something is changing',
  homeLead: 'Figures that moved more than chance explains.',
  homeMore: 'All figures',
  inTown: (value: string, town: string) => `${town}: ${value}`,
};

export type Messages = typeof en;
