import { describe, expect, it } from 'vitest';
import { paragraph, table, WIDTH } from './layout.ts';
import { cut, formatAmount, formatMoney, formatWhole, GAP, onOneLine } from './numbers.ts';
import { paymentWords } from './project-words.ts';

const spaced = (text: string): string => text.replaceAll(GAP, ' ');

describe('numbers', () => {
  it.each([
    [0, '0'],
    [12, '12'],
    [1234.5, '1 234.50'],
    [-1234567, '−1 234 567'],
    [99.999, '100'],
    [3.1, '3.10'],
    [0.05, '0.050'],
    [0.00012345, '0.00012'],
  ])('%d is written %s', (amount, written) => {
    expect(spaced(formatAmount(amount))).toBe(written);
  });

  it.each([
    ['308298.85', 308298.85, '308 298.85'],
    ['12345678901234567890.5', 1.2345678901234567e19, '12 345 678 901 234 567 890.50'],
    ['7200/43', 167.4418604651163, '167.44'],
    ['-5', -5, '−5'],
  ])('money of %s is told as far as two decimals go', (exact, amount, written) => {
    expect(spaced(formatMoney({ exact, amount }))).toBe(written);
  });

  it('whole numbers have thousands apart', () => {
    expect(spaced(formatWhole(1234567))).toBe('1 234 567');
  });
});

describe('texts of the file', () => {
  it('stand on one line, without signs that steer a terminal', () => {
    expect(onOneLine(' A\tb\n\u001B[31mc\u202Ed ')).toBe('A b [31mc d');
  });

  it('are cut between letters as people see them', () => {
    expect(cut('Cafe\u0301s', 4)).toBe('Caf…');
    expect(cut('👩‍👧 park', 3)).toBe('👩‍👧…');
    expect(cut('park', 4)).toBe('park');
  });
});

describe('who paid', () => {
  const payment = (voters: number, amount: number, isRest = false) => ({ voters, amount, isRest });

  it.each([
    [
      [payment(212, 23.5), payment(14, 3.1, true)],
      '212 voters paid 23.50 each and 14 gave the 3.10 they had left.',
    ],
    [
      [payment(1, 5), payment(1, 2, true), payment(3, 0, true)],
      '1 voter paid 5, 1 gave the 2 that was left and 3 had nothing left.',
    ],
    [
      [payment(9, 5), ...[4, 3, 2, 1].map((amount) => payment(2, amount, true))],
      '9 voters paid 5 each and 8 gave what they had left, between 1 and 4 (together 20).',
    ],
    [[1, 2, 3, 4].map((amount) => payment(1, amount)), '4 voters paid between 1 and 4 each.'],
    [[], 'Nobody paid.'],
  ])('%j', (payments, told) => {
    expect(spaced(paymentWords(payments))).toBe(told);
  });
});

describe('the layout', () => {
  it('breaks a text at its spaces and never within a number', () => {
    const lines = paragraph(`${'word '.repeat(18)}ends 12${GAP}345${GAP}678`, '  ');

    expect(lines).toHaveLength(2);
    expect(lines[1]).toBe(`  12${GAP}345${GAP}678`);
  });

  it('gives the name what other columns leave', () => {
    const lines = table(
      [
        { title: 'name', align: 'left', isFlexible: true },
        { title: 'cost', align: 'right' },
      ],
      [
        ['x'.repeat(200), '12'],
        ['y', '3456'],
      ],
    );

    expect(lines.map((line) => line.length)).toEqual([WIDTH, WIDTH, WIDTH, WIDTH]);
    expect(lines[3]).toMatch(/^ {2}y +3456$/);
  });
});
