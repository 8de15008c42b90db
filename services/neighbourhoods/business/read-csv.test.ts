import { describe, expect, it } from 'vitest';
import { businessKindsFromCsv, marketsFromCsv, passersByFromCsv } from './read-csv.ts';

const areas = new Set(['A', 'B']);

describe('business figures from a file', () => {
  it('are read by the names of their columns, with counts of people in tens', () => {
    expect(
      passersByFromCsv('area,year,day,hour,age,count\nA,2025,saturday,14,65+,347\n', areas),
    ).toEqual([{ area: 'A', year: 2025, day: 'saturday', hour: 14, age: '65+', count: 350 }]);
    expect(
      businessKindsFromCsv('year,area,kind,line,count\n2025,B,bakery,daily,3\n', areas),
    ).toEqual([{ area: 'B', year: 2025, kind: 'bakery', line: 'daily', count: 3 }]);
  });

  it('may be unknown in part: an empty cell is not zero', () => {
    const [one] = marketsFromCsv(
      'area,year,household_income,premises,vacant_premises,spending_from_elsewhere\nA,2025,,40,0,0.4\n',
      areas,
    );
    expect(one).toMatchObject({
      householdIncome: null,
      premises: 40,
      vacantPremises: 0,
      spendingFromElsewhere: 0.4,
      openings: null,
    });
  });

  it.each([
    ['an area that is not there', 'Z,2025,weekday,9,0-19,10', 'area'],
    ['a day that is none', 'A,2025,friday,9,0-19,10', 'day'],
    ['an hour that is none', 'A,2025,weekday,24,0-19,10', 'hour'],
    ['part of a person', 'A,2025,weekday,9,0-19,1.5', 'count'],
    ['a negative count', 'A,2025,weekday,9,0-19,-3', 'count'],
    ['an empty count', 'A,2025,weekday,9,0-19,', 'count'],
  ])('are refused with row and column for %s', (_, line, column) => {
    expect(() =>
      passersByFromCsv(`area,year,day,hour,age,count\nA,2025,weekday,8,0-19,10\n${line}\n`, areas),
    ).toThrow(expect.objectContaining({ code: 'invalid-input', details: { row: 3, column } }));
  });
});
