/** From the figures of a cube to rows of a file that the ordinary check reads. */
import { csvLine } from '../imports/csv.ts';
import { type Mapping, mappingShape } from '../imports/mapping.ts';
import type { Selection } from './content.ts';
import type { Observation } from './read/observation.ts';
import { PullTrouble } from './reason.ts';

const columns = ['indicator', 'area', 'period', 'sex', 'age', 'category', 'value', 'note'] as const;

/** How the rows made here are read: areas that are not ours are set aside, not refused. */
export const pullMapping: Mapping = mappingShape.parse({
  columns: Object.fromEntries(columns.map((name) => [name, name])),
  unknownAreas: 'set-aside',
});

const notes: Readonly<Record<Observation['status'], string>> = {
  withheld: 'withheld: by the source',
  missing: 'not delivered',
  '': '',
};

type Place = Selection['area'];

const used = ({ indicator, area, period, sex, age, category, fixed }: Selection) =>
  new Set(
    [
      ...[indicator, area, period, sex, age, category].map(({ dimension }) => dimension),
      ...Object.keys(fixed),
    ].filter((name) => name !== ''),
  );

/** What is in a dimension without being chosen would put several figures in one place. */
const checkDimensions = (selection: Selection, observations: readonly Observation[]): void => {
  const [first] = observations;
  if (first === undefined) throw new PullTrouble('no-rows');
  const names = used(selection);
  for (const name of names)
    if (!observations.some(({ codes }) => name in codes))
      throw new PullTrouble('wrong-shape', name);
  for (const name of Object.keys(first.codes)) {
    if (names.has(name)) continue;
    const code = first.codes[name];
    if (observations.some(({ codes }) => codes[name] !== code))
      throw new PullTrouble('wrong-shape', `${name} = ?`);
  }
};

/** @returns the rows that are ours, header first, in the order of the source */
export const rowsOfObservations = (
  selection: Selection,
  observations: readonly Observation[],
): string => {
  const { fixed, indicators, codes: words } = selection;
  const isOurs = ({ codes }: Observation): boolean =>
    Object.entries(fixed).every(
      ([name, code]) => codes[name] === undefined || codes[name] === code,
    );
  const ours = observations.filter(isOurs);
  if (observations.length > 0 && ours.length === 0) throw new PullTrouble('no-rows');
  checkDimensions(selection, ours);
  const read = ({ dimension, constant }: Place, { codes }: Observation): string => {
    const code = dimension === '' ? constant : (codes[dimension] ?? '');
    return words[code] ?? code;
  };
  const indicatorOf = (one: Observation): string | undefined => {
    const code =
      selection.indicator.dimension === ''
        ? selection.indicator.constant
        : (one.codes[selection.indicator.dimension] ?? '');
    return Object.keys(indicators).length === 0 ? code : indicators[code];
  };
  const lines: string[] = [];
  for (const one of ours) {
    const indicator = indicatorOf(one);
    if (indicator === undefined) continue;
    lines.push(
      csvLine(
        [
          indicator,
          read(selection.area, one),
          read(selection.period, one),
          read(selection.sex, one),
          read(selection.age, one),
          read(selection.category, one),
          one.value === null ? '' : String(one.value),
          notes[one.status],
        ],
        ',',
      ),
    );
  }
  if (lines.length === 0) throw new PullTrouble('no-rows');
  return csvLine(columns, ',') + lines.join('');
};
