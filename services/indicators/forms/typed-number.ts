/** Numbers as people type them on a phone: with comma or point, and spaces or signs between thousands. */

export type NumberTrouble = 'not-a-number' | 'unclear-number' | 'too-many-decimals';

export type TypedNumber =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly trouble: NumberTrouble };

/** Space, no-break space, thin space, narrow no-break space, and the apostrophe of Swiss and tired thumbs. */
const gap = "[ \\u00A0\\u2009\\u202F'’]";
const grouped = new RegExp(`^[-+]?\\d{1,3}(${gap}\\d{3})+([.,]\\d+)?$`);
const gaps = new RegExp(gap, 'g');
const plain = /^([-+]?)(\d*)(?:([.,])(\d*))?$/;

const refused = (trouble: NumberTrouble): TypedNumber => ({ ok: false, trouble });

/** `1.234.567` or `1,234.5` → `1234567`, `1234.5`; undefined when the signs do not divide thousands. */
const withoutThousands = (text: string): string | undefined => {
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const hasBoth = text.includes('.') && text.includes(',');
  const whole = hasBoth ? text.slice(0, last) : text;
  const sign = /[.,]/.exec(whole)?.[0] ?? '';
  const groups = whole.replace(/^[-+]/, '').split(sign);
  const isGrouped =
    /^\d{1,3}$/.test(groups[0] ?? '') && groups.slice(1).every((group) => /^\d{3}$/.test(group));
  if (!isGrouped) return undefined;
  const fraction = hasBoth ? `.${text.slice(last + 1)}` : '';
  return `${text.startsWith('-') ? '-' : ''}${groups.join('')}${fraction}`;
};

/**
 * Reads a number. One point or comma is the decimal sign, unless three digits after it cannot be
 * decimals: then it divides thousands where no decimals are asked, and is refused as unclear where
 * some are, because `1.234` means a thousand in one country and one in another.
 *
 * @param decimals how many decimals the question takes at most
 * @example readTypedNumber('1 234,5', 1) // { ok: true, value: 1234.5 }
 */
export const readTypedNumber = (typed: string, decimals: number): TypedNumber => {
  let text = typed.trim().replace('−', '-');
  if (grouped.test(text)) text = text.replace(gaps, '');
  if (!/\d/.test(text) || text.length > 20) return refused('not-a-number');
  const signs = text.match(/[.,]/g)?.length ?? 0;
  if (signs > 1) {
    const bare = withoutThousands(text);
    if (bare === undefined) return refused('not-a-number');
    text = bare;
  }
  const found = plain.exec(text);
  if (!found) return refused('not-a-number');
  const [, minus = '', whole = '', sign, fraction = ''] = found;
  const looksGrouped =
    sign !== undefined && signs === 1 && fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  if (looksGrouped && decimals === 0)
    return { ok: true, value: Number(`${minus}${whole}${fraction}`) };
  if (looksGrouped && decimals < 3) return refused('unclear-number');
  if (fraction.replace(/0+$/, '').length > decimals) return refused('too-many-decimals');
  return { ok: true, value: Number(`${minus}${whole || '0'}.${fraction || '0'}`) };
};
