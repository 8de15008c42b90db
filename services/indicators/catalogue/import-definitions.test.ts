import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { definitionFormat } from '../imports/formats.ts';
import type { IndicatorDefinition } from './definition.ts';
import {
  definitionsByFormat,
  definitionsFromJson,
  readRecords,
  WrongDefinition,
} from './import-definitions.ts';
import { plainText } from './plain-text.ts';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, '../shared/data/indicators/fingertips/next');
const isThere = existsSync(folder);

const format = () => {
  const found = definitionFormat(root, 'fingertips');
  if (!found) throw new Error('formats/fingertips-definitions.json is gone');
  return found;
};

const byCode = (definitions: readonly IndicatorDefinition[]) =>
  new Map(definitions.map((definition) => [definition.code, definition]));

describe('a publisher’s metadata', () => {
  const record = {
    IndicatorID: 241,
    IndicatorName: 'Diabetes',
    ValueType: 'Proportion',
    ciMethod: 'Wilson Score method',
    unitLabel: '%',
    Polarity: 'Low is good',
    Frequency: 'quarterly',
    PeriodType: 'Financial',
    hasMultipleSexes: 'True',
    hasMultipleAges: 'False',
  };

  it('is read field by field, whatever the case of its names', () => {
    const found = byCode(definitionsByFormat([record], format(), new Map())).get('241');
    expect(found).toMatchObject({
      name: { en: 'Diabetes' },
      kind: 'proportion',
      method: 'wilson',
      multiplier: 100,
      polarity: 'lower-is-better',
      frequency: 'quarter',
      yearKind: 'financial',
      dimensions: ['sex'],
      geography: 'england',
    });
  });

  it('leaves what it does not say as it was', () => {
    const before = byCode(definitionsByFormat([record], format(), new Map()));
    const after = byCode(
      definitionsByFormat(
        [{ IndicatorID: '241', IndicatorName: 'Diabetes in adults' }],
        format(),
        before,
      ),
    );
    expect(after.get('241')).toEqual({ ...before.get('241'), name: { en: 'Diabetes in adults' } });
  });
});

describe('our own shape', () => {
  it('names the field that is wrong', () => {
    const read = () => definitionsFromJson('[{"code":"Too Long","name":{}}]');
    expect(read).toThrow(WrongDefinition);
    expect(read).toThrow(/lower-case letters/);
  });
});

describe('plain text', () => {
  it.each([
    ['a &amp; b&nbsp;c', 'a & b c'],
    ['<p>one</p><p>two</p>', 'one\ntwo'],
    ['&ldquo;most deprived&rdquo;', '“most deprived”'],
    ['one\r\n\r\n\r\n\r\ntwo  three', 'one\n\ntwo three'],
    ['&unknown; &#233;', '&unknown; é'],
  ])('of %j is %j', (source, expected) => expect(plainText(source)).toBe(expected));
});

describe.skipIf(!isThere)(
  `the Fingertips lists${isThere ? '' : ' (skipped: ../shared/data is not here)'}`,
  () => {
    const list = (file: string) =>
      readRecords(readFileSync(join(folder, file), 'utf8'), file.endsWith('.csv'));
    const both = (files: readonly string[]) => {
      let known = new Map<string, IndicatorDefinition>();
      for (const file of files)
        known = new Map([...known, ...byCode(definitionsByFormat(list(file), format(), known))]);
      return known;
    };
    const files = ['indicators.csv', 'indicators-metadata-35.json'];

    it('give a whole definition for each of the 31 indicators of the extract', () => {
      const codes = new Set(
        readFileSync(join(folder, 'healthdata_33e18454.csv'), 'utf8')
          .split('\n')
          .slice(1)
          .map((line) => line.split(',')[0] ?? '')
          .filter((code) => code !== ''),
      );
      const known = both(files);
      expect(codes.size).toBe(31);
      for (const code of codes) expect(known.get(code)?.definition.en, code).toBeTruthy();
    });

    it('say the same in either order', () => {
      expect(both(files.toReversed())).toEqual(both(files));
    });
  },
);
