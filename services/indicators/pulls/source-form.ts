/** The form of a source: from its fields to what is stored, and back. */
import type { Form } from '../../../platform/http/form.ts';
import type { NamedMapping } from '../imports/formats.ts';
import type { PullMessages } from '../messages/pulls/index.ts';
import { type PullContent, type PullKind, pullKinds, type Selection } from './content.ts';
import type { PullSchedule } from './schedule.ts';

/** As it was entered; shown again when something is wrong. */
export interface SourceEntry {
  readonly name: string;
  readonly kind: PullKind;
  readonly url: string;
  readonly mappingName: string;
  readonly indicators: string;
  readonly indicatorDimension: string;
  readonly indicatorConstant: string;
  readonly areaDimension: string;
  readonly areaConstant: string;
  readonly periodDimension: string;
  readonly periodConstant: string;
  readonly sexDimension: string;
  readonly ageDimension: string;
  readonly categoryDimension: string;
  readonly codes: string;
  readonly fixed: string;
  readonly every: string;
  readonly day: string;
  readonly hour: string;
  readonly onChange: string;
}

const entryNames = [
  'name',
  'url',
  'mappingName',
  'indicators',
  'indicatorDimension',
  'indicatorConstant',
  'areaDimension',
  'areaConstant',
  'periodDimension',
  'periodConstant',
  'sexDimension',
  'ageDimension',
  'categoryDimension',
  'codes',
  'fixed',
  'every',
  'day',
  'hour',
  'onChange',
] as const satisfies readonly (keyof SourceEntry)[];

export const emptyEntry: SourceEntry = {
  name: '',
  kind: 'csv',
  url: '',
  mappingName: '',
  indicators: '',
  indicatorDimension: '',
  indicatorConstant: '',
  areaDimension: '',
  areaConstant: '',
  periodDimension: '',
  periodConstant: '',
  sexDimension: '',
  ageDimension: '',
  categoryDimension: '',
  codes: '',
  fixed: '',
  every: 'month',
  day: '1',
  hour: '6',
  onChange: 'submit',
};

export const entryOf = (form: Form): SourceEntry => ({
  ...emptyEntry,
  ...Object.fromEntries(entryNames.map((name) => [name, form.text(name)])),
  kind: pullKinds.find((kind) => kind === form.text('kind')) ?? 'csv',
});

export type ReadSource =
  | {
      readonly ok: true;
      readonly name: string;
      readonly content: PullContent;
      readonly schedule: PullSchedule;
      readonly onChange: 'submit' | 'publish';
    }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** Lines of the form `theirs = ours`. @returns undefined when one is not */
const readPairs = (text: string): Record<string, string> | undefined => {
  const pairs: Record<string, string> = {};
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    if (line === '') continue;
    const at = line.lastIndexOf('=');
    const [theirs, ours] = [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    if (at === -1 || theirs === '' || ours === '') return undefined;
    pairs[theirs] = ours;
  }
  return pairs;
};

const writePairs = (pairs: Readonly<Record<string, string>>): string =>
  Object.entries(pairs)
    .map(([theirs, ours]) => `${theirs} = ${ours}`)
    .join('\n');

const isAddress = (text: string): boolean =>
  /^https?:\/\/[^\s/]+/.test(text) && text.length <= 2000 && URL.canParse(text);

/** Figures of Statistics Netherlands are told apart by their topic, whatever the table. */
const measure = 'Measure';

const selectionOf = (
  entry: SourceEntry,
  errors: Record<string, string>,
  words: PullMessages,
): Selection => {
  const pairs = (name: 'indicators' | 'codes' | 'fixed') => {
    const read = readPairs(entry[name]);
    if (read === undefined) errors[name] = words.pairsWrong;
    return read ?? {};
  };
  const place = (dimension: string, constant = '') => ({ dimension, constant });
  const isCbs = entry.kind === 'cbs-odata';
  const selection: Selection = {
    indicators: pairs('indicators'),
    indicator: place(isCbs ? measure : entry.indicatorDimension, entry.indicatorConstant),
    area: place(entry.areaDimension, entry.areaConstant),
    period: place(entry.periodDimension, entry.periodConstant),
    sex: place(entry.sexDimension),
    age: place(entry.ageDimension),
    category: place(entry.categoryDimension),
    codes: pairs('codes'),
    fixed: pairs('fixed'),
  };
  const isSaid = ({ dimension, constant }: Selection['area']) =>
    dimension !== '' || constant !== '';
  if (isCbs && Object.keys(selection.indicators).length === 0)
    errors.indicators ??= words.indicatorsMissing;
  if (!isSaid(selection.indicator)) errors.indicatorDimension = words.placeMissing;
  if (!isSaid(selection.area)) errors.areaDimension = words.placeMissing;
  if (!isSaid(selection.period)) errors.periodDimension = words.placeMissing;
  return selection;
};

const wholeNumber = (text: string, least: number, most: number): number | undefined => {
  const number = Number(text);
  return /^\d{1,2}$/.test(text) && number >= least && number <= most ? number : undefined;
};

/** @param known mappings that a CSV may be read by */
export const readSource = (
  entry: SourceEntry,
  known: readonly NamedMapping[],
  words: PullMessages,
): ReadSource => {
  const errors: Record<string, string> = {};
  if (entry.name === '' || entry.name.length > 80) errors.name = words.nameWrong;
  if (!isAddress(entry.url)) errors.url = words.urlWrong;
  const mapping = known.find(({ name }) => name === entry.mappingName)?.mapping;
  if (entry.kind === 'csv' && mapping === undefined) errors.mappingName = words.mappingMissing;
  const selection = entry.kind === 'csv' ? undefined : selectionOf(entry, errors, words);
  const every = (['day', 'week', 'month'] as const).find((one) => one === entry.every) ?? 'day';
  const lastDay = { day: 28, week: 7, month: 28 }[every];
  const day = every === 'day' ? 1 : wholeNumber(entry.day, 1, lastDay);
  if (day === undefined) errors.day = words.dayWrong(String(lastDay));
  const hour = wholeNumber(entry.hour, 0, 23);
  if (hour === undefined) errors.hour = words.hourWrong;
  if (Object.keys(errors).length > 0 || day === undefined || hour === undefined)
    return { ok: false, errors };
  const { url } = entry;
  const content: PullContent =
    selection === undefined || entry.kind === 'csv'
      ? { kind: 'csv', url, mappingName: entry.mappingName, mapping: mapping as never } // there without errors
      : { kind: entry.kind, url, selection };
  return {
    ok: true,
    name: entry.name,
    content,
    schedule: { every, day, hour },
    onChange: entry.onChange === 'publish' ? 'publish' : 'submit',
  };
};

/** The entry a stored source would have been made from. */
export const entryOfSource = (source: {
  readonly name: string;
  readonly content: PullContent;
  readonly schedule: PullSchedule;
  readonly onChange: 'submit' | 'publish';
}): SourceEntry => {
  const { name, content, schedule, onChange } = source;
  const base = {
    ...emptyEntry,
    name,
    kind: content.kind,
    url: content.url,
    every: schedule.every,
    day: String(schedule.day),
    hour: String(schedule.hour),
    onChange,
  };
  if (content.kind === 'csv') return { ...base, mappingName: content.mappingName };
  const { selection } = content;
  return {
    ...base,
    indicators: writePairs(selection.indicators),
    indicatorDimension: selection.indicator.dimension,
    indicatorConstant: selection.indicator.constant,
    areaDimension: selection.area.dimension,
    areaConstant: selection.area.constant,
    periodDimension: selection.period.dimension,
    periodConstant: selection.period.constant,
    sexDimension: selection.sex.dimension,
    ageDimension: selection.age.dimension,
    categoryDimension: selection.category.dimension,
    codes: writePairs(selection.codes),
    fixed: writePairs(selection.fixed),
  };
};
