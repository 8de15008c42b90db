import { describe, expect, it } from 'vitest';
import { checkFile } from './check-file.ts';
import { createIssueLog } from './issue.ts';
import { type Mapping, mappingShape } from './mapping.ts';
import type { Known, KnownIndicator } from './validate.ts';

const indicator = (id: number, code: string, more: Partial<KnownIndicator>): KnownIndicator => ({
  id,
  code,
  kind: 'proportion',
  multiplier: 100,
  method: 'wilson',
  frequency: 'year',
  yearKind: 'calendar',
  geography: 'town',
  dimensions: ['sex', 'age'],
  ...more,
});

const indicators = [
  indicator(1, 'cycling', {}),
  indicator(2, 'accidents', { kind: 'rate', multiplier: 1000, method: 'byar', frequency: 'month' }),
  indicator(3, 'life', { kind: 'mean', multiplier: 1, method: 'published', dimensions: [] }),
  indicator(4, 'school', { frequency: 'quarter', dimensions: [] }),
];

const known: Known = {
  indicators: new Map(indicators.map((one) => [one.code, one])),
  areas: new Map([['town', new Set(['N01', 'N02'])]]),
};

const header = 'what,where,when,sex,age,part,whole,value,lower,upper,note';

const mapping = (more: Partial<Mapping> = {}): Mapping =>
  mappingShape.parse({
    columns: {
      indicator: 'what',
      area: 'where',
      period: 'when',
      sex: 'sex',
      age: 'age',
      numerator: 'part',
      denominator: 'whole',
      value: 'value',
      lower: 'lower',
      upper: 'upper',
      note: 'note',
    },
    missing: ['x'],
    ...more,
  });

const check = async (rows: readonly string[], more: Partial<Mapping> = {}) => {
  const log = createIssueLog(100);
  const bytes = new TextEncoder().encode([header, ...rows].join('\n'));
  const checked = await checkFile(bytes, mapping(more), known, { log });
  return {
    ...checked,
    issues: log
      .kept()
      .map(({ row, column, code, severity }) => `${row} ${column} ${code} ${severity}`),
    details: log.kept().map(({ detail }) => detail),
  };
};

const stored = async (row: string, more: Partial<Mapping> = {}) => {
  const { rows, issues } = await check([row], more);
  const columns = rows?.slice(0, 1, [1]);
  return {
    issues,
    value: columns?.value[0],
    lower: columns?.lower[0],
    upper: columns?.upper[0],
    publishedLower: columns?.publishedLower[0],
    note: columns?.notes[0],
    period: columns?.periods[0],
  };
};

describe('a row is refused, with its line and column,', () => {
  it.each<[string, string, string]>([
    [
      'whose indicator is not known',
      'walking,N01,2024,,,1,2,,,,',
      '2 what unknown-indicator error',
    ],
    ['whose area is not known', 'cycling,N99,2024,,,1,2,,,,', '2 where unknown-area error'],
    ['with a text for a number', 'cycling,N01,2024,,,many,20,,,,', '2 part wrong-number error'],
    [
      'with a comma for a decimal point',
      'cycling,N01,2024,,,1,20,"5,0",,,',
      '2 value wrong-number error',
    ],
    [
      'with signs between thousands',
      'cycling,N01,2024,,,"1,234",2000,,,,',
      '2 part wrong-number error',
    ],
    [
      'with an error of a spreadsheet',
      'cycling,N01,2024,,,#DIV/0!,20,,,,',
      '2 part wrong-number error',
    ],
    ['with a count below zero', 'cycling,N01,2024,,,-1,20,,,,', '2 part negative-count error'],
    [
      'with a part above its whole',
      'cycling,N01,2024,,,21,20,,,,',
      '2 part numerator-above-denominator error',
    ],
    ['with a whole of zero', 'cycling,N01,2024,,,0,0,5,,,', '2 whole zero-denominator error'],
    [
      'with a month that does not exist',
      'accidents,N01,2024-13,,,1,20,,,,',
      '2 when wrong-period error',
    ],
    [
      'with a day that does not exist',
      'accidents,N01,2024-02-30,,,1,20,,,,',
      '2 when wrong-period error',
    ],
    [
      'with a year where months are counted',
      'accidents,N01,2024,,,1,20,,,,',
      '2 when wrong-period error',
    ],
    ['with a sex we cannot read', 'cycling,N01,2024,purple,,1,20,,,,', '2 sex unknown-sex error'],
    [
      'with limits the wrong way round',
      'life,N01,2024,,,,,80,82,78,',
      '2 lower interval-reversed error',
    ],
    [
      'with a value outside the interval it keeps',
      'life,N01,2024,,,,,79,81,82,',
      '2 value value-outside-interval error',
    ],
    ['with a cell too few', 'cycling,N01,2024,,,1,20', '2  ragged-row error'],
  ])('%s', async (_, row, expected) => {
    const { issues, counts } = await check([row]);
    expect(issues).toEqual([expected]);
    expect(counts).toEqual({ read: 1, accepted: 0, setAside: 0, wrong: 1 });
  });

  it('and every error of a row is told, not only the first', async () => {
    const { issues } = await check(['cycling,N99,never,,,a,b,,,,']);
    expect(issues).toEqual([
      '2 where unknown-area error',
      '2 when wrong-period error',
      '2 part wrong-number error',
      '2 whole wrong-number error',
    ]);
  });
});

describe('a row is stored', () => {
  it('with value and interval from its counts when it has no value column', async () => {
    const { columns, ...rest } = mapping();
    const { value: _, ...others } = columns;
    const row = await stored('cycling,N01,2024,,,65,100,,,,', { ...rest, columns: others });
    expect(row).toMatchObject({ issues: [], value: 65, period: '2024-01-01' });
    expect(row.lower).toBeCloseTo(55.25, 2);
    expect(row.upper).toBeCloseTo(73.64, 2);
  });

  it('with the unrounded value when the file prints it rounded', async () => {
    const row = await stored('cycling,N01,2024,,,1,3,33.3,,,');
    expect(row.value).toBeCloseTo(33.3333333, 6);
    expect(row.issues).toEqual([]);
  });

  it('with the file’s value and interval, and a warning, when its counts give another', async () => {
    const row = await stored('cycling,N01,2024,,,1,3,40,35,45,');
    expect(row).toMatchObject({
      issues: ['2 value value-differs warning'],
      value: 40,
      lower: 35,
      upper: 45,
    });
  });

  it('with the source’s interval beside the computed one', async () => {
    const row = await stored('cycling,N01,2024,,,65,100,65,55,74,');
    expect(row.publishedLower).toBe(55);
    expect(row.lower).toBeCloseTo(55.25, 2);
  });

  it('without a value when the source withholds it, and with its mark as the note', async () => {
    const row = await stored('cycling,N01,2024,,,x,100,x,,,');
    expect(row).toMatchObject({ issues: [], value: null, lower: null, note: 'x' });
  });

  it('with more events than people in a rate', async () => {
    const row = await stored('accidents,N01,2024-03,,,30,20,,,,', {
      columns: { ...mapping().columns, value: 'note' },
    });
    expect(row.issues).toEqual([]);
  });

  it('with a comma for decimals when the mapping says so', async () => {
    const row = await stored('cycling,N01,2024,,,1,4,"25,0",,,', { decimalSign: ',' });
    expect(row).toMatchObject({ issues: [], value: 25 });
  });
});

describe('rows with the same key', () => {
  const first = 'cycling,N01,2024,,,1,4,25,,,';
  const other = 'cycling,N01,2024,,,2,4,50,,,';

  it('that say the same are counted once', async () => {
    const { issues, details, counts } = await check([first, first, first]);
    expect(issues).toEqual(['3  repeat set-aside', '4  repeat set-aside']);
    expect(details).toEqual(['2', '2']);
    expect(counts).toEqual({ read: 3, accepted: 1, setAside: 2, wrong: 0 });
  });

  it('that contradict each other are an error that names the first', async () => {
    const { issues, details } = await check([first, other]);
    expect(issues).toEqual(['3  duplicate-key error']);
    expect(details).toEqual(['2']);
  });

  it('are settled for the first when the mapping says so', async () => {
    const { issues, rows } = await check([first, other], { duplicates: 'first' });
    expect(issues).toEqual(['3  duplicate-key set-aside']);
    expect(rows?.slice(0, 1, [1]).value).toEqual([25]);
  });

  it('are settled for the last when the mapping says so', async () => {
    const { issues, rows, counts } = await check([first, other], { duplicates: 'last' });
    expect(issues).toEqual(['2  duplicate-key set-aside']);
    expect(rows?.slice(0, 1, [1]).value).toEqual([50]);
    expect(counts).toEqual({ read: 2, accepted: 1, setAside: 1, wrong: 0 });
  });

  it('in other groups, areas or periods stand beside each other', async () => {
    const { counts } = await check([
      first,
      'cycling,N01,2024,female,,1,4,25,,,',
      'cycling,N01,2024,,65+,1,4,25,,,',
      'cycling,N02,2024,,,1,4,25,,,',
      'cycling,N01,2023,,,1,4,25,,,',
    ]);
    expect(counts.accepted).toBe(5);
  });
});

describe('rows that do not fit are set aside when the mapping says so', () => {
  it.each<[string, string, Partial<Mapping>]>([
    ['unknown areas', 'cycling,N99,2024,,,oops,2,,,,', { unknownAreas: 'set-aside' }],
    ['unknown indicators', 'walking,N01,2024,,,1,2,,,,', { unknownIndicators: 'set-aside' }],
    ['years of a quarterly indicator', 'school,N01,2024,,,1,2,,,,', { unfitPeriods: 'set-aside' }],
  ])('%s', async (_, row, policy) => {
    const { counts, issues } = await check([row, 'cycling,N01,2024,,,1,4,25,,,'], policy);
    expect(issues).toHaveLength(1);
    expect(counts).toEqual({ read: 2, accepted: 1, setAside: 1, wrong: 0 });
  });

  it('but never a date that does not exist', async () => {
    const { counts } = await check(['school,N01,2024-02-30,,,1,2,,,,'], {
      unfitPeriods: 'set-aside',
    });
    expect(counts.wrong).toBe(1);
  });
});

describe('an indicator that is not divided', () => {
  it('takes the one group of its rows as everyone', async () => {
    const { rows, issues } = await check([
      'life,N01,2024,female,65+,,,20,19,21,',
      'life,N02,2024,female,65+,,,20,19,21,',
    ]);
    expect(issues).toEqual([]);
    expect(rows?.cuts).toEqual([{ sex: 'persons', age: '', categoryType: '', category: '' }]);
  });

  it('refuses a second group', async () => {
    const { issues } = await check([
      'life,N01,2024,female,65+,,,20,19,21,',
      'life,N02,2024,female,75+,,,20,19,21,',
    ]);
    expect(issues).toEqual(['3 age unexpected-group error']);
  });
});

describe('columns', () => {
  it('that the mapping names and the file lacks are told by name', async () => {
    const { issues } = await check([], {});
    expect(issues).toEqual(['1  no-rows error']);
    const { issues: missing } = await check(['cycling,N01,2024,,,1,4,25,,,'], {
      columns: { ...mapping().columns, area: 'gemeente' },
    });
    expect(missing).toEqual(['1 gemeente missing-column error']);
  });
});

describe('a figure that its source withholds', () => {
  it.each([
    ['a part below five', 'cycling,N01,2024,,,<5,200,,,,', {}, 'withheld: <5'],
    [
      'a value by the mark of the mapping',
      'life,N01,2024,,,,,c,,,',
      { withheld: ['c'] },
      'withheld: c',
    ],
    ['with its own words', 'life,N01,2024,,,,,c,,,too few', { withheld: ['c'] }, 'too few'],
  ])('is stored without a value, not as missing: %s', async (_, row, more, note) => {
    expect(await stored(row, more)).toMatchObject({ issues: [], value: null, note });
  });

  it('keeps the value that is given beside a withheld part', async () => {
    expect(await stored('cycling,N01,2024,,,<5,200,1.5,,,')).toMatchObject({
      value: 1.5,
      note: null,
    });
  });
});

describe('a date of figures alone', () => {
  it('that could be two days is told, until the mapping says which', async () => {
    const row = 'accidents,N01,01-03-2024,,,1,20,,,,';
    const { issues, details } = await check([row]);
    expect([issues, details]).toEqual([['2 when ambiguous-date error'], ['2024-03-01|2024-01-03']]);
    expect(await stored(row, { dateOrder: 'day-first' })).toMatchObject({ period: '2024-03-01' });
  });

  it('is read in words of four languages', async () => {
    for (const when of ['maart 2024', 'März 2024', 'marts 2024', 'Mar 2024', '2024MM03'])
      expect(await stored(`accidents,N01,${when},,,1,20,,,,`)).toMatchObject({
        period: '2024-03-01',
      });
    expect(await stored('school,N01,2. kvartal 2024,,,1,20,,,,')).toMatchObject({
      period: '2024-04-01',
    });
  });
});

describe('an area whose code held in other years', () => {
  const moved: Known = {
    ...known,
    validity: new Map([
      ['town', new Map([['N01', { from: null, to: '2024-01-01', before: [], after: ['N02'] }]])],
    ]),
  };
  const issuesOf = async (row: string, more: Partial<Mapping> = {}) => {
    const log = createIssueLog(100);
    const bytes = new TextEncoder().encode(`${header}\n${row}`);
    const { counts } = await checkFile(bytes, mapping(more), moved, { log });
    return [log.kept().map(({ code, detail }) => `${code} ${detail}`), counts.accepted];
  };
  const late = 'cycling,N01,2024,,,1,20,,,,';

  it('is told with what holds since, set aside, or kept, as the mapping says', async () => {
    expect(await issuesOf('cycling,N01,2023,,,1,20,,,,')).toEqual([[], 1]);
    expect(await issuesOf(late)).toEqual([['area-ended 2024-01-01|N02'], 0]);
    expect(await issuesOf(late, { otherBoundaries: 'set-aside' })).toEqual([
      ['area-ended 2024-01-01|N02'],
      0,
    ]);
    expect(await issuesOf(late, { otherBoundaries: 'keep' })).toEqual([[], 1]);
  });
});
