/** Proposes how a file is read: by a mapping that is known, else by the names of its columns. */
import { fold } from '../../../platform/places/fold.ts';
import type { NamedMapping } from './formats.ts';
import { emptyMapping, type Field, fields, type Mapping, numberFields } from './mapping.ts';
import type { WorkbookFacts } from './workbook/read-in-place.ts';
import { dateOrderOf } from './written-period.ts';

/** Names under which columns go, folded to letters and digits, the likeliest first. */
const names: Readonly<Record<Field, readonly string[]>> = {
  indicator: [
    'indicator',
    'indicatorid',
    'indicatorcode',
    'indikator',
    'indikatorcode',
    'indikatorkode',
    'onderwerpcode',
  ],
  area: [
    'area',
    'areacode',
    'gebied',
    'gebiedscode',
    'buurtcode',
    'wijkcode',
    'gemeentecode',
    'regiocode',
    'neighbourhoodcode',
    'gebiet',
    'gebietscode',
    'gebietsschlussel',
    'omrade',
    'omradekode',
    'kommunekode',
    'code',
  ],
  period: [
    'period',
    'periode',
    'periodcode',
    'perioden',
    'year',
    'jaar',
    'jahr',
    'ar',
    'timeperiod',
    'zeitraum',
    'datefrom',
    'periodstart',
    'datum',
    'date',
    'dato',
  ],
  quarter: ['quarter', 'kwartaal', 'quartal', 'kvartal'],
  month: ['month', 'maand', 'monat', 'maned'],
  periodEnd: ['dateto', 'periodend', 'einddatum', 'enddatum', 'slutdato'],
  sex: ['sex', 'geslacht', 'geschlecht', 'kon', 'gender', 'sexid'],
  age: [
    'age',
    'leeftijd',
    'alter',
    'alder',
    'agegroup',
    'leeftijdsgroep',
    'altersgruppe',
    'aldersgruppe',
    'agefromyearsinclusive',
    'ageid',
  ],
  ageTo: ['agetoyearsinclusive', 'ageto'],
  categoryType: [
    'categorytype',
    'categorietype',
    'kategorietyp',
    'kategoritype',
    'deprivationcategory',
    'categorytypeid',
  ],
  category: ['category', 'categorie', 'kategorie', 'kategori', 'deprivationdecile', 'categoryid'],
  numerator: ['numerator', 'teller', 'zahler', 'taeller', 'count', 'aantal', 'anzahl', 'antal'],
  denominator: [
    'denominator',
    'noemer',
    'nenner',
    'naevner',
    'population',
    'bevolking',
    'bevolkerung',
    'befolkning',
  ],
  value: ['value', 'waarde', 'wert', 'vaerdi'],
  lower: [
    'lower',
    'lowerci95',
    'lowerci',
    'lowerlimit',
    'ondergrens',
    'untergrenze',
    'nedregraense',
  ],
  upper: ['upper', 'upperci95', 'upperci', 'upperlimit', 'bovengrens', 'obergrenze', 'ovregraense'],
  note: ['note', 'valuenote', 'toelichting', 'opmerking', 'anmerkung', 'hinweis', 'bemaerkning'],
};

const folded = (header: string): string => fold(header).replace(/[^a-z0-9]/g, '');

/** What sources write where they withhold a figure. */
const usualMarks = ['c', 'x', '*', 'C', 'X'];

const isFraction = (cell: string, sign: '.' | ','): boolean =>
  sign === ',' ? /^-?\d+,\d+$/.test(cell) : /^-?\d+\.\d+$/.test(cell);

const countFractions = (rows: readonly (readonly string[])[], sign: '.' | ','): number =>
  rows.reduce((sum, cells) => sum + cells.filter((cell) => isFraction(cell, sign)).length, 0);

/** Each field gets the likeliest column that no earlier field took. */
export const guessMapping = (
  header: readonly string[],
  sample: readonly (readonly string[])[],
  facts?: WorkbookFacts,
): Mapping => {
  const free = new Map(header.map((column) => [folded(column), column]));
  const columns: Partial<Record<Field, string>> = {};
  for (const field of fields) {
    const name = names[field].find((one) => free.has(one));
    const column = name === undefined ? undefined : free.get(name);
    if (name === undefined || column === undefined) continue;
    columns[field] = column;
    free.delete(name);
  }
  const decimalSign = countFractions(sample, ',') > countFractions(sample, '.') ? ',' : '.';
  const cellsOf = (field: Field) => {
    const position = header.indexOf(columns[field] ?? '');
    return position === -1 ? [] : sample.map((cells) => cells[position] ?? '');
  };
  return {
    ...emptyMapping,
    columns,
    decimalSign,
    dateOrder: dateOrderOf(cellsOf('period')),
    withheld: usualMarks.filter((mark) =>
      numberFields.some((field) => cellsOf(field).includes(mark)),
    ),
    // in a workbook NA() is the way to write that there is no figure
    missing: facts && facts.errors > 0 ? ['#N/A'] : [],
  };
};

export interface Proposal {
  readonly mapping: Mapping;
  /** Name of the known mapping; undefined when it is a guess. */
  readonly name: string | undefined;
}

/**
 * The known mapping whose columns are all in the header, the one that uses most of them; else a guess.
 *
 * @param known in order of preference: the steward's own before those that come with Polder
 */
export const proposeMapping = (
  header: readonly string[],
  sample: readonly (readonly string[])[],
  known: readonly NamedMapping[],
  facts?: WorkbookFacts,
): Proposal => {
  const fitting = known
    .map((one) => ({ ...one, used: Object.values(one.mapping.columns) }))
    .filter(({ used }) => used.length > 0 && used.every((column) => header.includes(column)))
    .toSorted((a, b) => b.used.length - a.used.length);
  const [best] = fitting;
  return best
    ? { mapping: best.mapping, name: best.name }
    : { mapping: guessMapping(header, sample, facts), name: undefined };
};
