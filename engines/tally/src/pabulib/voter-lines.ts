/**
 * On which line each voter stands. Most files number their voters: such ids are kept as numbers in a
 * table of 12 bytes for each place, which is faster and smaller than a map of a million texts.
 */

export interface VoterLines {
  /** The line of a voter who stands there already; undefined for a new one, who is added. */
  readonly add: (id: string, line: number) => number | undefined;
}

/** Numbers of so many digits are exact. */
const MAXIMUM_DIGITS = 15;

/** A file made to collide ends in the map after so many steps, and is no slower than that. */
const MAXIMUM_STEPS = 32;

const FIRST_SIZE = 1024;

const ZERO = 48;

/** A number of which the id is the only spelling; 0 when there is none. */
const numberOf = (id: string): number => {
  if (id.length > MAXIMUM_DIGITS || id.charCodeAt(0) === ZERO) return 0;
  let value = 0;
  for (let index = 0; index < id.length; index += 1) {
    const digit = id.charCodeAt(index) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return 0;
    value = value * 10 + digit;
  }
  return value;
};

/** Shorter pieces of a text are copied by the engine itself. */
const SHORT = 13;

/** A piece of a chunk that does not keep the whole chunk in memory. */
export const detached = (text: string): string =>
  text.length < SHORT ? text : ` ${text}`.slice(1);

interface Table {
  /** 0 where the place is empty. */
  readonly ids: Float64Array;
  readonly lines: Int32Array;
}

const newTable = (size: number): Table => ({
  ids: new Float64Array(size),
  lines: new Int32Array(size),
});

/** Spreads numbers that follow each other, and large ones, over a table of a power of two. */
const placeOf = (id: number, size: number): number => {
  const low = id | 0;
  const high = Math.floor(id / 0x1_0000_0000);
  const mixed = Math.imul(low ^ Math.imul(high, 0x85eb_ca6b), 0x9e37_79b1);
  return (mixed ^ (mixed >>> 15)) & (size - 1);
};

/** The place of a number, or where it would stand; −1 when that is too far. */
const find = ({ ids }: Table, id: number): number => {
  const size = ids.length;
  let place = placeOf(id, size);
  for (let step = 0; step < MAXIMUM_STEPS; step += 1) {
    const there = ids[place];
    if (there === id || there === 0) return place;
    place = (place + 1) & (size - 1);
  }
  return -1;
};

export const createVoterLines = (): VoterLines => {
  let table = newTable(FIRST_SIZE);
  let filled = 0;
  const others = new Map<string, number>();

  const addOther = (id: string, line: number): number | undefined => {
    const known = others.get(id);
    if (known === undefined) others.set(detached(id), line);
    return known;
  };

  const grow = (): void => {
    const former = table;
    table = newTable(former.ids.length * 2);
    former.ids.forEach((id, index) => {
      if (id === 0) return;
      const place = find(table, id);
      if (place < 0) {
        others.set(String(id), former.lines[index] ?? 0);
        return;
      }
      table.ids[place] = id;
      table.lines[place] = former.lines[index] ?? 0;
    });
  };

  return {
    add: (id, line) => {
      const number = numberOf(id);
      if (number === 0) return addOther(id, line);
      const place = find(table, number);
      if (place < 0) return addOther(id, line);
      if (table.ids[place] === number) return table.lines[place];
      const known = others.size === 0 ? undefined : others.get(id);
      if (known !== undefined) return known;
      table.ids[place] = number;
      table.lines[place] = line;
      filled += 1;
      if (filled * 2 > table.ids.length) grow();
      return undefined;
    },
  };
};
