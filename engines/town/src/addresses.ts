/** House numbers and postcodes: odd on the left of a street, even on the right. */
import type { Built, BuiltDoor } from './buildings.ts';
import type { Curve } from './curve.ts';
import { cyclic } from './cyclic.ts';
import type { Point } from './point.ts';
import { toPosition } from './projection.ts';
import type { Address } from './town.ts';

interface NumberedDoor {
  readonly door: BuiltDoor;
  readonly built: Built;
  readonly buildingId: string;
  /** In metres along the street, counted on over all lines that carry its name. */
  readonly along: number;
  readonly isLeft: boolean;
}

/** Where along a line a door stands, and on which side. */
const locate = (
  curve: Curve,
  point: Point,
): { readonly along: number; readonly isLeft: boolean } => {
  let [nearest, along, isLeft, passed] = [Infinity, 0, true, 0];
  let from: Point | undefined;
  for (const to of curve) {
    if (from) {
      const x = to[0] - from[0];
      const y = to[1] - from[1];
      const offsetX = point[0] - from[0];
      const offsetY = point[1] - from[1];
      const length = Math.sqrt(x * x + y * y);
      const share = Math.min(1, Math.max(0, (offsetX * x + offsetY * y) / (length * length)));
      const away = (offsetX - x * share) ** 2 + (offsetY - y * share) ** 2;
      if (away < nearest) {
        nearest = away;
        along = passed + share * length;
        isLeft = x * offsetY - y * offsetX > 0;
      }
      passed += length;
    }
    from = to;
  }
  return { along, isLeft };
};

/** Longer than any line: keeps the lines of one street name apart. */
const LINE_SPAN = 100_000;

const LETTERS = 'ABCDEGHJKLMNPRTUVWXZ';

/**
 * An invented postcode: Dutch in form, but it starts with a zero, which no real one does.
 * Some twenty addresses share one.
 */
const postcode = (neighbourhoodCode: string, group: number): string => {
  const first = cyclic([...LETTERS], Math.floor(group / LETTERS.length));
  const second = cyclic([...LETTERS], group);
  return `01${neighbourhoodCode.slice(2)} ${first}${second}`;
};

const SUFFIXES = 'abcdefghijklmnopqrstuvwxyz';

/** Numbers for what lies behind one door: up to three share a number, more get their own. */
const numbersBehind = (units: number, next: number): { numbers: string[]; following: number } => {
  if (units <= 3) {
    const numbers = Array.from({ length: units }, (_, unit) =>
      unit === 0 ? `${next}` : `${next}${SUFFIXES[unit - 1]}`,
    );
    return { numbers, following: next + 2 };
  }
  return {
    numbers: Array.from({ length: units }, (_, unit) => `${next + 2 * unit}`),
    following: next + 2 * units,
  };
};

/** Every dwelling and every business premises gets an address. `lines` are the ground lines. */
export const createAddresses = (
  buildings: readonly { readonly id: string; readonly built: Built }[],
  lines: readonly { readonly points: Curve }[],
): Address[] => {
  const streets = new Map<string, NumberedDoor[]>();
  for (const { id, built } of buildings) {
    for (const door of built.doors) {
      const { along, isLeft } = locate(cyclic(lines, door.line).points, door.point);
      const doors = streets.get(door.street) ?? [];
      doors.push({
        door,
        built,
        buildingId: id,
        along: door.line * LINE_SPAN + along,
        isLeft,
      });
      streets.set(door.street, doors);
    }
  }
  const addresses: Address[] = [];
  const groups = new Map<string, number>();
  const openGroups = new Map<string, { group: number; size: number }>();
  const postcodeOf = (code: string, street: string, isLeft: boolean): string => {
    const key = `${code} ${street} ${isLeft}`;
    let open = openGroups.get(key);
    if (!open || open.size >= 24) {
      const group = groups.get(code) ?? 0;
      groups.set(code, group + 1);
      open = { group, size: 0 };
      openGroups.set(key, open);
    }
    open.size += 1;
    return postcode(code, open.group);
  };
  for (const [street, doors] of [...streets].sort(([a], [b]) => (a < b ? -1 : 1))) {
    doors.sort((a, b) => a.along - b.along);
    const next = { odd: 1, even: 2 };
    for (const { door, built, buildingId, isLeft } of doors) {
      const side = isLeft ? 'odd' : 'even';
      const units = (door.hasBusiness ? 1 : 0) + door.dwellings;
      const { numbers, following } = numbersBehind(units, next[side]);
      next[side] = following;
      const code = built.neighbourhood.code;
      numbers.forEach((number, unit) => {
        addresses.push({
          id: `A${String(addresses.length + 1).padStart(5, '0')}`,
          street,
          number,
          postcode: postcodeOf(code, street, isLeft),
          position: toPosition(door.point),
          neighbourhoodCode: code,
          buildingId,
          isDwelling: !(door.hasBusiness && unit === 0),
        });
      });
    }
  }
  return addresses;
};
