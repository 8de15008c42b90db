import { describe, expect, it } from 'vitest';
import { Icon } from './icons.tsx';
import { faults, markup } from './testing.ts';

describe('Icon', () => {
  it('is drawn inline and hidden from screen readers', () => {
    const html = markup(<Icon name="house" />);
    expect(html).toContain('aria-hidden="true"');
    expect(html).toContain('<path d="');
    expect(faults(html)).toEqual([]);
  });

  it('draws nothing for a name it does not know', () => {
    expect(markup(<Icon name="__proto__" />)).toBe('');
    expect(markup(<Icon name={undefined} />)).toBe('');
  });
});
