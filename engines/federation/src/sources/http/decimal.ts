/** Decimal numbers as text, as PostgreSQL's numeric writes them. */

/** Exponents beyond this would write out more zeros than any real number has. */
const GREATEST_EXPONENT = 400;

/** `1.50e2` → `150`, `.5` → `0.5`; undefined when it is not a decimal number. Trailing zeros stay. */
export const decimalText = (text: string): string | undefined => {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', exponentText = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  const exponent = Number(exponentText);
  if (Math.abs(exponent) > GREATEST_EXPONENT) return undefined;
  const digits = whole + fraction;
  const point = whole.length + exponent;
  const padded =
    point < 0 ? '0'.repeat(-point) + digits : digits.padEnd(Math.max(point, digits.length), '0');
  const at = Math.max(point, 0);
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '') || '0';
  const right = padded.slice(at);
  const number = right === '' ? left : `${left}.${right}`;
  return sign === '-' && /[1-9]/.test(number) ? `-${number}` : number;
};

/** Equal numbers have equal keys: without trailing zeros. */
export const decimalKey = (text: string): string | undefined => {
  const decimal = decimalText(text);
  return decimal?.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
};
