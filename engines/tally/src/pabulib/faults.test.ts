import { describe, expect, it } from 'vitest';
import { errors } from './error-cases.ts';
import { PabulibError, type PabulibFault, pabulibFaultCodes } from './faults.ts';
import { readPabulib } from './reader.ts';
import { addMeta, changed, cumulative, ordinal, valid } from './samples.ts';
import { warnings } from './warning-cases.ts';

const faultsOf = (text: string): readonly PabulibFault[] => {
  try {
    readPabulib(text);
    return [];
  } catch (error) {
    if (error instanceof PabulibError) return error.faults;
    throw error;
  }
};

const short = ({ line, column, code }: PabulibFault): string =>
  [line, ...(column === undefined ? [] : [column]), code].join(' ');

describe('a file is refused, with its line, for', () => {
  it.each(errors)('%s', (_, text, ...expected) => {
    expect(faultsOf(text).map(short)).toEqual(expected);
  });
});

describe('a file is read, with a warning, for', () => {
  it.each(warnings)('%s', (_, text, ...expected) => {
    expect(readPabulib(text).warnings.map(short)).toEqual(expected);
  });
});

describe('a file is read without a remark', () => {
  it.each([
    ['as it should be', valid],
    ['with points', cumulative],
    ['with costs exactly at max_sum_cost', addMeta(valid, 'max_sum_cost;1100.50')],
    [
      'with ordinal scores by max_length',
      addMeta(
        changed(changed(ordinal, 'a;600;2', 'a;600;6'), '500.50;2', '500.50;5'),
        'max_length;3',
      ),
    ],
    [
      'with ordinal scores by the length of each ballot',
      addMeta(changed(ordinal, 'a;600;2', 'a;600;3'), 'max_length;3'),
    ],
    ['with years as dates', changed(changed(valid, '01.02.2026', '2026'), '28.02.2026', '2026')],
    [
      'with unknown keys and columns',
      addMeta(changed(valid, 'vote;age', 'vote;shoe size'), 'weather;fine'),
    ],
  ])('%s', (_, text) => {
    expect(readPabulib(text).warnings).toEqual([]);
  });
});

describe('a report', () => {
  it('has a case for every code, those of large files aside', () => {
    const cases = [...errors, ...warnings].flatMap(([, , ...faults]) => faults);
    const tested = new Set(cases.map((fault) => fault.split(' ').at(-1)));

    expect(pabulibFaultCodes.filter((code) => !tested.has(code))).toEqual([
      'line-too-long',
      'file-too-long',
      'too-many-projects',
      'too-many-votes',
    ]);
  });

  it('tells several faults in one pass, by line, each with what to do', () => {
    const text = changed(changed(changed(valid, '1000', '1.000,00'), '600', 'x'), '3;b', '3;c');

    expect(() => readPabulib(text)).toThrow(
      [
        'This is not a valid Pabulib file',
        'line 9, budget: “1.000,00” has a comma. Write decimals with a point.',
        'line 16, cost: “x” is not a number. Write digits only, such as 1250.50.',
        'line 22, vote: There is no project “c” in PROJECTS. Check the id.',
      ].join('\n'),
    );
  });

  it('lists ten faults of a kind, and counts the others', () => {
    const votes = Array.from({ length: 100 }, (_, voter) => `${voter};nobody;`).join('\n');
    const text = changed(valid, valid.slice(valid.indexOf('1;a;40')), votes);

    expect(() => readPabulib(text)).toThrow(/and 90 more$/);
    expect(faultsOf(text).map(short).slice(0, 2)).toEqual([
      '8 num_votes number-of-votes',
      '20 vote unknown-project',
    ]);
  });

  it('is short, whatever the file holds', () => {
    const text = changed(valid, 'a;600', `a;${'x\u0007'.repeat(100_000)}`);

    expect(faultsOf(text)[0]?.message.length).toBeLessThan(150);
    expect(faultsOf(text)[0]?.message).not.toContain('\u0007');
  });
});
