import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelBox, placeLabels } from './place-labels.ts';

const room = { widths: [220, 440, 1100], top: 0, bottom: 300 };

const label = fc.record({
  along: fc.double({ min: 0, max: 1, noNaN: true }),
  y: fc.integer({ min: 0, max: 300 }),
  text: fc.string({ minLength: 1, maxLength: 18 }),
});

describe('placeLabels', () => {
  it('lets no label cover another or a mark, nor leave the plot, at any width', () => {
    fc.assert(
      fc.property(fc.array(label, { maxLength: 20 }), (wanted) => {
        const placed = placeLabels(wanted, wanted, room);
        for (const width of room.widths) {
          const boxes = placed.map((one) => labelBox(one, width));
          for (const [index, box] of boxes.entries()) {
            expect(box.left >= 0 && box.right <= width).toBe(true);
            for (const other of boxes.slice(index + 1))
              expect(
                box.right <= other.left ||
                  other.right <= box.left ||
                  box.bottom <= other.top ||
                  other.bottom <= box.top,
              ).toBe(true);
            for (const { along, y } of wanted)
              expect(
                along * width > box.left &&
                  along * width < box.right &&
                  y > box.top &&
                  y < box.bottom,
              ).toBe(false);
          }
        }
      }),
    );
  });

  it('keeps room for the most important when there is too little', () => {
    const here = { along: 0.5, y: 10 };
    const crowd = Array.from({ length: 9 }, (_, index) => ({ ...here, text: `Place ${index}` }));
    const placed = placeLabels(crowd, [here], { ...room, bottom: 40 });
    expect(placed.length).toBeLessThan(9);
    expect(placed[0]?.text).toBe('Place 0');
  });

  it('moves a label to the side where the plot goes on', () => {
    expect(placeLabels([{ along: 1, y: 150, text: 'East' }], [], room)[0]?.side).toBe('before');
    expect(placeLabels([{ along: 0, y: 150, text: 'West' }], [], room)[0]?.side).toBe('after');
  });
});
