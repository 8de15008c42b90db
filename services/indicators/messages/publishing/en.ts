import type { PluralForms } from '../../../../platform/messages/format.ts';
import type { Column } from '../../publishing/rows.ts';
import type { Status } from '../../publishing/status.ts';

const columns: Readonly<Record<Column, string>> = {
  indicator: 'Code of the figure',
  indicator_name: 'Figure',
  unit: 'Unit',
  area: 'Code of the area',
  area_name: 'Area',
  level: 'Level',
  period: 'Period',
  period_start: 'Begins on',
  sex: 'Sex',
  age: 'Age',
  category_type: 'Divided by',
  category: 'Category',
  numerator: 'Part',
  denominator: 'Whole',
  value: 'Value',
  lower: '95 % interval from',
  upper: '95 % interval to',
  status: 'Status',
  note: 'Note',
};

const statuses: Readonly<Record<Status, string>> = {
  observed: 'given',
  incomplete: 'given, but parts were not there',
  withheld: 'withheld',
  'not-delivered': 'not delivered by the source',
  'no-cases': 'nothing to count',
  missing: 'missing',
};

export const en = {
  columns,
  statuses,
  sexes: { persons: 'Everyone', female: 'Women and girls', male: 'Men and boys' } as Readonly<
    Record<string, string>
  >,
  allAges: 'All ages',
  allCategories: 'Not divided',
  dimensions: { area: 'Area', time: 'Period', measure: 'Measure' },
  sheets: { figures: 'Figures', about: 'About', notes: 'Notes' },
  about: {
    figure: 'Figure',
    definition: 'What is counted',
    rationale: 'Why it matters',
    numerator: 'Part',
    denominator: 'Whole',
    unit: 'Unit',
    interval: '95 % interval',
    source: 'Source',
    sourceUrl: 'Address of the source',
    licence: 'Licence',
    owner: 'Who answers for it',
    changed: 'Description last changed',
    page: 'On the site',
    areas: 'Areas',
    downloaded: 'Downloaded on',
  },
  notes: {
    status: 'The column “Status” says whether there is a value, and if not, why.',
    withheld:
      'A withheld value is known and is not shown: it could tell of a single person, or give away another such value. It is not zero and not missing.',
    interval:
      'By chance alone a value can be a little higher or lower. The interval holds the true level 95 times out of 100.',
    empty: 'No sex, age or category means everyone.',
    period: 'The column “Begins on” is the first day of the period.',
    events: 'What happened',
  },
  downloads: {
    lead: 'Everything in this figure, for all areas and periods, or the chosen area only. Withheld values are marked as withheld.',
    all: 'All areas and periods',
    one: (area: string) => `${area} only`,
    rows: { one: '# row', other: '# rows' } as PluralForms,
    tooLong: (rows: string) => `Excel holds at most ${rows} rows here: choose one area, or CSV.`,
    formats: {
      xlsx: 'Excel workbook',
      csv: 'CSV, for any spreadsheet or program',
      parquet: 'Parquet, for data analysis',
      'jsonstat.json': 'JSON-stat, for statistics and charts',
    },
    short: { xlsx: 'Excel', csv: 'CSV', parquet: 'Parquet', 'jsonstat.json': 'JSON-stat' },
    about: (size: string) => `about ${size}`,
    kilobytes: (size: string) => `${size} kB`,
    megabytes: (size: string) => `${size} MB`,
    of: (figure: string) => `Download ${figure}`,
    catalogue: 'Catalogue of all open figures (DCAT-AP)',
    everything: 'All figures of the town in one file',
  },
  catalogue: {
    title: (town: string) => `Open figures of ${town}`,
    description: (town: string) =>
      `Figures about ${town} and its areas: how they are made, and their values by area and period. Everyone may use them.`,
    whole: (town: string) => `All figures of ${town}`,
    wholeDescription:
      'The values of all indicators by area and period in one table, with the reason where a value is not shown.',
    distribution: (title: string, format: string) => `${title} (${format})`,
    service: (town: string) => `Interface to the figures of ${town}`,
    theme: (theme: string) => `Figures: ${theme}`,
  },
};

export type Messages = typeof en;
