/** Text and numbers as they stand in markup. */

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text made safe inside markup and between double quotes. */
export const escapeText = (text: string): string =>
  /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign) : text;

/** Two decimals: a fiftieth of a pixel on the widest chart. */
export const round = (value: number): number => Math.round(value * 100) / 100;

export const percent = (fraction: number): string => `${round(fraction * 100)}%`;
