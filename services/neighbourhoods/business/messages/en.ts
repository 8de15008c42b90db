import type { BusinessSubject, Day, Line, PassingAge } from '../content.ts';

export const en = {
  customers: 'Who comes by, and when',
  onDay: {
    weekday: 'On a working day',
    saturday: 'On Saturday',
    sunday: 'On Sunday',
  } satisfies Record<Day, string>,
  dayReading: (hours: string, count: string, age: string) =>
    `Busiest ${hours}: about ${count} people. Over the day most are ${age}.`,
  quiet: 'Hardly anyone was counted.',
  between: (from: string, to: string) => `between ${from} and ${to} o’clock`,
  ages: {
    '0-19': 'younger than 20',
    '20-39': '20 to 39',
    '40-64': '40 to 64',
    '65+': '65 and older',
  } satisfies Record<PassingAge, string>,
  peopleAnHour: 'people an hour',
  passersTitle: (area: string, day: string, year: number) =>
    `People passing by in ${area}, ${day}, ${year}`,
  passersDescription: 'A column for each hour, made of four groups of age.',
  hour: 'Hour',
  together: 'Together',
  passersNote:
    'Counts are averages over the year, rounded to tens. Nobody is followed or recognised.',
  noPassers: 'Nobody has been counted on the street here.',
  spending: 'What people have to spend',
  income: 'Disposable income of a household in the middle',
  aYear: (euros: string) => `€ ${euros} a year`,
  inTown: (town: string) => `${town}, middle of the neighbourhoods`,
  dailySpending: 'Spent on daily goods in shops here',
  millions: (number: string) => `€ ${number} million a year`,
  fromElsewhere: 'Of which by people from elsewhere',
  withheld: 'not shown: too few people',
  others: 'Other businesses',
  othersReading: (count: string, most: string) =>
    `There are ${count} businesses here. Most common: ${most}.`,
  kind: 'Kind',
  line: 'Line of business',
  here: 'Here',
  inWholeTown: 'In the whole town',
  perThousand: 'Here per 1,000 residents',
  noBusinesses: 'We know of no businesses here.',
  allKinds: (count: string) => `All ${count} kinds`,
  premises: 'Premises: empty, opened, closed',
  premisesReading: (share: string, vacant: string, all: string, year: number) =>
    `In ${year} ${vacant} of ${all} premises stood empty: ${share}.`,
  year: 'Year',
  all: 'Premises',
  vacant: 'Empty',
  vacantShare: 'Empty (%)',
  openings: 'Opened',
  closings: 'Closed',
  chartTitle: (area: string) => `Empty premises in ${area}`,
  chartDescription: (count: number) =>
    `Line with the share of premises that stood empty in ${count} years.`,
  loaded: (name: string, source: string, licence: string, date: string) =>
    `${name}: ${source}, ${licence}, loaded on ${date}`,
  subjects: {
    'passers-by': 'People passing by',
    businesses: 'Businesses by kind',
    market: 'Income, spending and premises',
  } satisfies Record<BusinessSubject, string>,
  lines: {
    daily: 'Daily goods',
    shops: 'Other shops',
    food: 'Food, drink and stay',
    personal: 'Personal care',
    health: 'Health and care',
    offices: 'Offices and advice',
    crafts: 'Crafts and building',
    industry: 'Industry and transport',
    leisure: 'Culture and lessons',
    other: 'Other',
  } satisfies Record<Line, string>,
  kinds: {} as Readonly<Record<string, string>>,
  loadedAction: 'Business figures loaded',
};

export type Messages = typeof en;
