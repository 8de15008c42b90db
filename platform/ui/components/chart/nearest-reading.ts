/** Which reading of a chart is meant by a pointer or a key. */
import type { Readings, WrittenReading } from './readings.ts';

export type Way = Readings['way'];

const distance = (
  [along, heights]: WrittenReading,
  way: Way,
  x: number,
  y: number,
  width: number,
): number => {
  const across = Math.abs(along - x) * width;
  if (way === 'along') return across;
  const down =
    heights.length === 0
      ? Number.POSITIVE_INFINITY
      : Math.min(...heights.map((height) => Math.abs(height - y)));
  return way === 'down' ? down : Math.hypot(across, down);
};

/**
 * The index of the reading that lies nearest.
 *
 * @param x from 0 to 1 along the plot
 * @param y pixels from the top of the chart
 * @param width of the plot in pixels
 */
export const nearest = (
  places: readonly WrittenReading[],
  way: Way,
  x: number,
  y: number,
  width: number,
): number => {
  let found = 0;
  let least = Number.POSITIVE_INFINITY;
  places.forEach((place, index) => {
    const far = distance(place, way, x, y, width);
    if (far < least) {
      least = far;
      found = index;
    }
  });
  return found;
};

/** How far Page Up and Page Down go. */
const page = 10;

/** Where a key leads; undefined for a key that leads nowhere. */
export const nextIndex = (key: string, index: number, count: number): number | undefined => {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowUp: -1,
    ArrowRight: 1,
    ArrowDown: 1,
    PageUp: -page,
    PageDown: page,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  return step === undefined ? undefined : Math.min(count - 1, Math.max(0, index + step));
};
