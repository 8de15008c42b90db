/** Why a cell is no number: the other decimal sign, a thousands sign, a spreadsheet's error, or something else. */
export type NumberTrouble = 'decimal-sign' | 'thousands' | 'cell-error' | 'text';

const withPoint = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/;
const withComma = /^[-+]?(\d+,?\d*|,\d+)([eE][-+]?\d+)?$/;
const cellError = /^#(N\/A|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/i;
const grouped = /^[-+]?\d{1,3}([., \u00A0\u202F'’]\d{3})+([.,]\d+)?$/;

/**
 * Reads a number as the mapping says it is written. Signs between thousands are refused: `1.234`
 * means a thousand in one country and one in another, and a guess would pass unseen.
 */
export const readNumber = (cell: string, decimalSign: '.' | ','): number | NumberTrouble => {
  if (decimalSign === '.') {
    if (withPoint.test(cell)) return finite(Number(cell));
    if (cellError.test(cell)) return 'cell-error';
    if (grouped.test(cell))
      return /^[-+]?\d{1,3},\d{3}$/.test(cell) || !withComma.test(cell)
        ? 'thousands'
        : 'decimal-sign';
    return withComma.test(cell) ? 'decimal-sign' : 'text';
  }
  if (withComma.test(cell)) return finite(Number(cell.replace(',', '.')));
  if (cellError.test(cell)) return 'cell-error';
  if (grouped.test(cell)) return 'thousands';
  return withPoint.test(cell) ? 'decimal-sign' : 'text';
};

const finite = (number: number): number | NumberTrouble =>
  Number.isFinite(number) ? number : 'text';

/** Half a unit in the last place of a number as it is printed: how far rounding may have moved it. */
export const roundingOf = (cell: string): number => {
  const [mantissa = '', exponent = '0'] = cell.toLowerCase().split('e');
  const decimals = /[.,](\d*)$/.exec(mantissa)?.[1]?.length ?? 0;
  return 0.5 * 10 ** (Number(exponent) - decimals);
};
