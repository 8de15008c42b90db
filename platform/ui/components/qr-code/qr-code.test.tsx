import { describe, expect, it } from 'vitest';
import { faults, markup } from '../../testing.ts';
import { modulePath, QrCode } from './qr-code.tsx';

const content = 'otpauth://totp/Polder:noor%40polder.test?secret=JBSWY3DPEHPK3PXP&issuer=Polder';
const html = markup(<QrCode content={content} label="Key & code" />);

/** The dark modules that a scanner would see, read back from the picture. */
const modules = (): readonly (readonly boolean[])[] => {
  const size = Number(/viewBox="0 0 (\d+)/.exec(html)?.[1]);
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, width] of html.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    rows[Number(y)]?.fill(true, Number(x), Number(x) + Number(width));
  return rows;
};
const drawn = (top: number, left: number, size: number): readonly string[] =>
  modules()
    .slice(top, top + size)
    .map((row) =>
      row
        .slice(left, left + size)
        .map((isDark) => (isDark ? '#' : '.'))
        .join(''),
    );

/** ISO/IEC 18004, 5.3.3: the pattern in three corners by which a code is found. */
const finder = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'];

describe('a QR code', () => {
  const rows = modules();
  const last = rows.length - 4 - 7;

  it('has its finder patterns in three corners', () => {
    expect(drawn(4, 4, 7)).toEqual(finder);
    expect(drawn(4, last, 7)).toEqual(finder);
    expect(drawn(last, 4, 7)).toEqual(finder);
    expect(drawn(last, last, 7)).not.toEqual(finder);
  });

  it('has four white modules around it', () => {
    const border = rows.flatMap((row, y) =>
      row.filter((_, x) => Math.min(x, y, row.length - 1 - x, row.length - 1 - y) < 4),
    );
    expect(border).not.toContain(true);
    expect(html).toContain('fill="#fff"');
  });

  it('is of a size there is: 17 modules and four for each version', () => {
    expect((rows.length - 8 - 17) % 4).toBe(0);
  });

  it('has a text alternative and nothing inline', () => {
    expect(html).toContain('role="img" aria-label="Key &amp; code"');
    expect(faults(html)).toEqual([]);
  });

  it('draws runs, to the edge as well', () => {
    expect(modulePath([[true, true, false, true], [false], [true]])).toBe(
      'M0 0h2v1h-2zM3 0h1v1h-1zM0 2h1v1h-1z',
    );
  });
});
