import type {
  Frequency,
  IndicatorDefinition,
  IntervalMethod,
  Kind,
  Polarity,
  Theme,
  YearKind,
} from '../definition.ts';

const kinds: Readonly<Record<Kind, string>> = {
  proportion: 'Part of a whole',
  rate: 'Events in a population',
  count: 'Count',
  ratio: 'Ratio of observed to expected',
  mean: 'Average',
  score: 'Score',
  standardised: 'Standardised by the source',
};

const methods: Readonly<Record<IntervalMethod, string>> = {
  wilson: 'Wilson, for a part of a whole',
  byar: 'Byar, for events; exact below 10',
  published: 'As the source gives it',
  none: 'None',
};

const polarities: Readonly<Record<Polarity, string>> = {
  'higher-is-better': 'Higher',
  'lower-is-better': 'Lower',
  neutral: 'Neither',
};

const frequencies: Readonly<Record<Frequency, string>> = {
  year: 'Every year',
  quarter: 'Every quarter',
  month: 'Every month',
};

const yearKinds: Readonly<Record<YearKind, string>> = {
  calendar: 'January to December',
  financial: 'April to March',
  academic: 'September to August',
};

const themes: Readonly<Record<Theme, string>> = {
  people: 'People',
  health: 'Health',
  work: 'Work and income',
  housing: 'Housing',
  safety: 'Safety',
  environment: 'Environment',
  mobility: 'Mobility',
  participation: 'Taking part',
  education: 'Education',
};

const fields: Readonly<Record<keyof IndicatorDefinition, string>> = {
  code: 'Code',
  name: 'Name',
  definition: 'Definition',
  rationale: 'Why it matters',
  numerator: 'Part: what is counted',
  denominator: 'Whole: out of what',
  unit: 'Unit',
  source: 'Source',
  sourceUrl: 'Address of the source',
  licence: 'Licence',
  theme: 'Theme',
  kind: 'Kind of figure',
  multiplier: 'Multiplied by',
  decimals: 'Decimals',
  polarity: 'What is better',
  method: '95 % interval',
  frequency: 'How often',
  yearKind: 'The year runs from',
  target: 'Target',
  geography: 'Areas',
  owner: 'Who answers for it',
  dimensions: 'Broken down by',
  disclosure: 'Small counts',
  audience: 'Who may read it',
  expectedWithin: 'Days until a figure is expected',
};

const dimensions: Readonly<Record<string, string>> = {
  sex: 'Sex',
  age: 'Age',
  category: 'Category',
};

export const en = {
  kinds,
  methods,
  polarities,
  frequencies,
  yearKinds,
  themes,
  fields,
  dimensions,
  nav: 'Indicators',
  navAbout: 'Say what a figure means, and put events beside it.',
  navGroup: 'Figures',
  permission: 'Describe indicators',
  list: {
    title: 'Indicators',
    lead: 'What each figure means, where it comes from, and who answers for it.',
    search: 'Search by name, code or definition',
    caption: 'Indicators',
    empty: 'No indicator found',
    emptyAdvice: 'Try another word, or describe a new indicator.',
    add: 'New indicator',
    version: 'Version',
    found: { one: '# indicator', other: '# indicators' },
  },
  page: {
    edit: 'Change',
    uploads: 'Upload figures',
    values: 'Published values',
    extent: (values: string, areas: string, first: string, last: string) =>
      `${values} values of ${areas} areas, ${first} to ${last}`,
    noValues: 'No values are published yet.',
    version: (version: string, date: string) => `Version ${version}, ${date}`,
    languages: 'In other languages',
    none: '–',
    definition: 'Definition',
  },
  form: {
    title: (name: string) => `Change “${name}”`,
    newTitle: 'Describe a new indicator',
    lead: 'Write each text in the languages you have. Readers of another language see it marked.',
    codeHint: 'Lower-case letters, digits and hyphens. It stands in addresses and files.',
    multiplierHint: '100 for per cent, 1 000 for “per 1 000 residents”.',
    methodHint: 'A new method holds for files that are checked from now on.',
    ownerHint: 'A post or team, not a person.',
    dimensionsHint: 'Parts of the population for which the files have separate figures.',
    texts: 'In words',
    numbers: 'How it is calculated',
    origin: 'Where it comes from',
    save: 'Save',
    saved: 'The description is saved.',
    same: 'Nothing was changed.',
    nameMissing: 'Give a name in at least one language.',
    methodUnfit: 'Wilson is for parts of a whole; Byar is for events in a population.',
    taken: 'This code is in use. Choose another.',
    newer:
      'Someone else changed this description in the meantime. Look at it again before you save.',
  },
};

export type Messages = typeof en;
