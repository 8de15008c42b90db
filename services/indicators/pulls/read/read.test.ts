import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PullTrouble } from '../reason.ts';
import { nextPage, readCbs } from './cbs-odata.ts';
import { readJsonStat } from './json-stat.ts';
import { readSdmxCsv, readSdmxJson } from './sdmx.ts';

const reasonOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof PullTrouble ? `${error.reason} ${error.detail}`.trim() : String(error);
  }
};

const brief = (observations: ReturnType<typeof readJsonStat>) =>
  observations.map(({ codes, value, status }) => [
    Object.keys(codes)
      .sort()
      .map((name) => codes[name])
      .join(' '),
    value,
    status,
  ]);

describe('JSON-stat', () => {
  const dataset = {
    version: '2.0',
    class: 'dataset',
    id: ['area', 'year'],
    size: [2, 2],
    dimension: {
      area: { category: { index: { B: 1, A: 0 } } },
      year: { category: { index: ['2023', '2024'] } },
    },
    value: [1, 2, null, 4],
    status: { '2': 'c' },
  };

  it('runs through its dimensions, the last first, by the order of each index', () => {
    expect(brief(readJsonStat(dataset))).toEqual([
      ['A 2023', 1, ''],
      ['A 2024', 2, ''],
      ['B 2023', null, 'withheld'],
      ['B 2024', 4, ''],
    ]);
  });

  it('may list values by their place, and leave others out', () => {
    expect(brief(readJsonStat({ ...dataset, value: { '3': 4 }, status: undefined }))).toEqual([
      ['A 2023', null, 'missing'],
      ['A 2024', null, 'missing'],
      ['B 2023', null, 'missing'],
      ['B 2024', 4, ''],
    ]);
  });

  it('may have a dimension of one category, named by its label alone', () => {
    const one = {
      ...dataset,
      id: ['unit'],
      size: [1],
      dimension: { unit: { category: { label: { P: 'persons' } } } },
      value: [7],
      status: undefined,
    };
    expect(brief(readJsonStat(one))).toEqual([['P', 7, '']]);
  });

  it.each([
    ['of which half is missing', { ...dataset, value: [1, 2] }, 'incomplete 2/4'],
    [
      'whose sizes do not fit',
      { ...dataset, size: [3, 2], value: Array(6).fill(1) },
      'wrong-format area: 2/3',
    ],
    ['that is a list', [], 'wrong-format object'],
    ['that is something else', { error: 'no such table' }, 'wrong-format dataset'],
  ])('%s is refused', (_, json, expected) =>
    expect(reasonOf(() => readJsonStat(json))).toBe(expected),
  );

  const folder = join(import.meta.dirname, '../../../../../shared/data/indicators/json-stat');
  const isThere = existsSync(folder);
  describe.skipIf(!isThere)(
    `real${isThere ? '' : ' (skipped: ../shared/data is not here)'}`,
    () => {
      const json = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

      it('order.json says itself in which order its figures stand', () => {
        const { value } = json('order.json');
        const cells = readJsonStat({
          ...json('order.json'),
          value: value.map((_: string, at: number) => at),
        });
        const named = cells.map(({ codes }) => `A${codes.A}B${codes.B}C${codes.C}`);
        // its twelfth label is a slip of the source: A1B1C4 where A2B1C4 is meant
        expect(named).toEqual(value.toSpliced(11, 1, 'A2B1C4'));
      });

      it('a bundle of the first version is read, every figure accounted for', () => {
        const cells = readJsonStat(json('oecd-canada.json'));
        expect(cells).toHaveLength(36 * 12);
        expect(cells.find(({ codes }) => codes.area === 'AU' && codes.year === '2003')?.value).toBe(
          5.943826289,
        );
      });
    },
  );
});

describe('Statistics Netherlands', () => {
  it('in its third version gives a column per topic', () => {
    const page = {
      'odata.metadata': 'x',
      value: [
        {
          ID: 0,
          WijkenEnBuurten: 'GM1680    ',
          Perioden: '2024JJ00',
          Inwoners_1: 25845,
          Dichtheid_2: null,
        },
        {
          ID: 1,
          WijkenEnBuurten: 'WK168000  ',
          Perioden: '2024JJ00',
          Inwoners_1: 3590,
          Dichtheid_2: 245,
        },
      ],
    };
    expect(brief(readCbs(page, ['Inwoners_1', 'Dichtheid_2']))).toEqual([
      ['Inwoners_1 2024JJ00 GM1680', 25845, ''],
      ['Dichtheid_2 2024JJ00 GM1680', null, 'missing'],
      ['Inwoners_1 2024JJ00 WK168000', 3590, ''],
      ['Dichtheid_2 2024JJ00 WK168000', 245, ''],
    ]);
    expect(reasonOf(() => readCbs(page, ['Gone_9']))).toBe('wrong-shape Gone_9');
  });

  it('in its fourth version gives a row per figure, and says which are confidential', () => {
    const page = {
      '@odata.nextLink': 'https://cbs.example/Observations?$skip=2',
      value: [
        {
          Id: 1,
          Measure: 'M000352',
          ValueAttribute: 'None',
          Value: 25845,
          StringValue: null,
          RegioS: 'GM1680',
        },
        {
          Id: 2,
          Measure: 'M000352',
          ValueAttribute: 'Confidential',
          Value: null,
          StringValue: null,
          RegioS: 'WK168000',
        },
      ],
    };
    expect(brief(readCbs(page, ['M000352']))).toEqual([
      ['M000352 GM1680', 25845, ''],
      ['M000352 WK168000', null, 'withheld'],
    ]);
    expect(nextPage(page)).toBe('https://cbs.example/Observations?$skip=2');
  });

  it('with an error instead of a table is refused', () => {
    expect(reasonOf(() => readCbs({ error: 'no' }, ['a']))).toBe('wrong-format value');
  });
});

describe('SDMX', () => {
  it('as CSV has its dimensions in columns, with codes before labels', () => {
    const text =
      'DATAFLOW,GEO:Region,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS\nX,A: Aalborg,2024,12.5,A,\nX,B: Billund,2024,,,C\n';
    expect(readSdmxCsv(text)).toEqual([
      { codes: { GEO: 'A', TIME_PERIOD: '2024' }, value: 12.5, status: '' },
      { codes: { GEO: 'B', TIME_PERIOD: '2024' }, value: null, status: 'withheld' },
    ]);
    expect(reasonOf(() => readSdmxCsv('a,b\n1,2\n'))).toBe('wrong-format OBS_VALUE');
  });

  const dimension = (id: string, ...codes: string[]) => ({
    id,
    values: codes.map((code) => ({ id: code })),
  });

  it('as JSON comes flat or by series', () => {
    const flat = {
      data: {
        structure: {
          dimensions: {
            observation: [dimension('GEO', 'A', 'B'), dimension('TIME', '2023', '2024')],
          },
        },
        dataSets: [{ observations: { '0:1': [12.5, 0], '1:0': [null] } }],
      },
    };
    expect(brief(readSdmxJson(flat))).toEqual([
      ['A 2024', 12.5, ''],
      ['B 2023', null, 'missing'],
    ]);
    const series = {
      structure: {
        dimensions: { series: [dimension('GEO', 'A')], observation: [dimension('TIME', '2023')] },
      },
      dataSets: [{ series: { '0': { observations: { '0': [3] } } } }],
    };
    expect(brief(readSdmxJson(series))).toEqual([['A 2023', 3, '']]);
    expect(reasonOf(() => readSdmxJson({ structure: series.structure }))).toBe(
      'wrong-format dataSets',
    );
  });
});
