/**
 * The upload cases of FingertipsNext and of its predecessor (`data/indicators/fingertips`, MIT),
 * under our rules: an interval whose limits are the wrong way round is an error here, and so are rows
 * that contradict each other; columns may stand in any order, and those nobody asked for are left alone.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFile } from './check-file.ts';
import { formatMappings } from './formats.ts';
import { createIssueLog } from './issue.ts';
import { type Mapping, mappingShape } from './mapping.ts';
import type { Known, KnownIndicator } from './validate.ts';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, '../shared/data/indicators/fingertips');
const isThere = existsSync(folder);
const title = isThere ? '' : ' (skipped: ../shared/data is not here)';

const mappingOf = (
  name: string,
  constants: Mapping['constants'] = {},
  without: readonly string[] = [],
): Mapping => {
  const format = formatMappings(root).find((one) => one.name === name);
  const columns = Object.entries(format?.mapping.columns ?? {}).filter(
    ([field]) => !without.includes(field),
  );
  return mappingShape.parse({
    ...format?.mapping,
    constants,
    columns: Object.fromEntries(columns),
  });
};

const anyCode: ReadonlySet<string> = Object.assign(new Set<string>(), { has: () => true });

const known = (...indicators: readonly Partial<KnownIndicator>[]): Known => ({
  indicators: new Map(
    indicators.map((one, index) => [
      one.code ?? '',
      {
        id: index + 1,
        code: '',
        kind: 'score',
        multiplier: 1,
        method: 'published',
        frequency: 'year',
        yearKind: 'calendar',
        geography: 'england',
        dimensions: ['sex', 'age', 'category'],
        ...one,
      },
    ]),
  ),
  areas: new Map([['england', anyCode]]),
});

const check = async (file: string, mapping: Mapping, definitions: Known) => {
  const log = createIssueLog(2000);
  const { counts } = await checkFile(
    new Uint8Array(readFileSync(join(folder, file))),
    mapping,
    definitions,
    { log },
  );
  return {
    counts,
    issues: log.kept().map(({ row, column, code }) => `${row} ${column} ${code}`),
    codes: [...new Set(log.kept().map(({ code }) => code))],
  };
};

describe.skipIf(!isThere)(`uploads of FingertipsNext${title}`, () => {
  const one = known({ code: '1' });
  const all = mappingOf('fingertips-upload', { indicator: '1' });
  const withoutInterval = mappingOf('fingertips-upload', { indicator: '1' }, ['lower', 'upper']);
  const upload = (file: string, mapping = withoutInterval) =>
    check(`next/upload-csv/${file}`, mapping, one);

  it('refuses an empty file', async () =>
    expect((await upload('Empty.csv')).codes).toEqual(['empty-file']));

  it('refuses a header without rows', async () =>
    expect((await upload('ValidHeadersAndNoDataRows.csv')).codes).toEqual(['no-rows']));

  it('refuses rows without a header', async () =>
    expect((await upload('NoHeadersAndValidDataRows.csv')).codes).toEqual(['no-header']));

  it('names every column that is not there', async () => {
    const { issues } = await upload('InvalidHeadersAndInvalidDataRows.csv');
    expect(issues).toHaveLength(Object.keys(withoutInterval.columns).length);
    expect(issues).toContain('1 area_code missing-column');
  });

  it('names a column that is there twice, and the one it displaced', async () =>
    expect((await upload('DuplicateHeadersAndValidDataRows.csv')).issues).toEqual([
      '1 date_from duplicate-header',
      '1 date_to missing-column',
    ]));

  it('points at the dates that do not exist, by row and column', async () =>
    expect((await upload('ValidHeadersInvalidDataRows.csv')).issues.slice(0, 2)).toEqual([
      '2 date_from wrong-period',
      '3 date_to wrong-period',
    ]));

  it.each([
    'ValidHeadersAndValidDataRows.csv',
    'ValidHeadersAndValidDataRowsWithEmptyLines.csv',
    'ExtraHeadersAndValidDataRows.csv',
    'MostlyValidHeadersAndValidDataRows.csv',
  ])(
    'accepts %s when the interval is not asked for and the first of contradicting rows stands',
    async (file) => {
      const { codes, counts } = await upload(file, { ...withoutInterval, duplicates: 'first' });
      expect(codes.filter((code) => code !== 'repeat' && code !== 'duplicate-key')).toEqual([]);
      expect(counts).toMatchObject({ wrong: 0, read: counts.accepted + counts.setAside });
    },
  );

  it('finds columns by name where dates have changed places, and refuses the dates', async () =>
    expect((await upload('SwitchedHeadersAndValidDataRows.csv')).codes).toContain('wrong-period'));

  it('refuses limits the wrong way round, which the source let pass', async () =>
    expect((await upload('ValidHeadersAndValidDataRows.csv', all)).codes).toContain(
      'interval-reversed',
    ));
});

describe.skipIf(!isThere)(`uploads of the older Fingertips${title}`, () => {
  const pholio = mappingOf('fingertips-pholio');
  const definitions = known(
    { code: '91491', dimensions: ['sex', 'age'] },
    { code: '92175', kind: 'count', method: 'none', frequency: 'month' },
    { code: '91340' },
    { code: '92708', kind: 'count', method: 'none' },
  );
  const upload = (file: string) => check(`old/${file}`, pholio, definitions);

  it('takes minus one for none', async () =>
    expect(await upload('upload-new-data.csv')).toMatchObject({
      codes: [],
      counts: { accepted: 2 },
    }));

  it('finds columns in another order', async () =>
    expect(await upload('upload-new-data-columns-different-order.csv')).toMatchObject({
      codes: [],
      counts: { accepted: 2 },
    }));

  it('names the columns that are missing', async () =>
    expect((await upload('upload-new-data-missing-columns.csv')).issues).toEqual([
      '1 CategoryTypeId missing-column',
      '1 CategoryId missing-column',
    ]));

  it('sets an exact repeat aside and counts it', async () =>
    expect(await upload('upload-duplicate-rows.csv')).toMatchObject({
      issues: ['3  repeat'],
      counts: { read: 2, accepted: 1, setAside: 1 },
    }));

  it('accounts for every row of a large file with repeats', async () => {
    const { counts } = await upload('upload-duplicate-rows_complex_grouping.csv');
    expect(counts.read).toBe(counts.accepted + counts.setAside + counts.wrong);
    expect(counts.read).toBeGreaterThan(1000);
  });

  it('refuses errors of a spreadsheet', async () => {
    const columns = {
      indicator: 'INDICATORID',
      area: 'AREACODE',
      period: 'YEAR',
      sex: 'SEXID',
      age: 'AGEID',
      value: 'VALUE',
    };
    const { issues } = await check(
      'old/upload-non-numeric-data.csv',
      mappingShape.parse({ ...pholio, columns }),
      definitions,
    );
    expect(issues).toContain('2 VALUE wrong-number');
  });
});
