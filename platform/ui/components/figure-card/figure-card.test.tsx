import { describe, expect, it } from 'vitest';
import { faults, markup } from '../../testing.ts';
import { FigureCard } from './figure-card.tsx';

describe('FigureCard', () => {
  it('says the change in words; the arrow is hidden', () => {
    const html = markup(
      <FigureCard
        label="Trips"
        value="38.4"
        unit="%"
        period="2025"
        interval="between 36.9 and 39.9"
        change={{ direction: 'up', meaning: 'better', text: '2.1 more' }}
        spark={[1, 2]}
      />,
    );
    expect(html).toContain('2.1 more');
    expect(html.match(/aria-hidden="true"/g)).toHaveLength(2);
    expect(html).toContain('between 36.9 and 39.9');
    expect(faults(html)).toEqual([]);
  });

  it('is one link when it leads somewhere', () => {
    const html = markup(<FigureCard label="Trips" value="1" period="2025" href="/trips" />);
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(html).toContain('<h3 class="polder-figure__label"><a href="/trips">Trips</a></h3>');
  });
});
