/**
 * JSON that comes in pieces, cut into the items of one list in it and what is around them: a list of a
 * million items never stands in memory as one text. Only what lies between items is found here; whether all
 * of it is JSON is for who parses the parts.
 */
export interface ListCutter {
  /**
   * Takes the next piece.
   *
   * @returns the items that are whole now, as the text of an array; undefined when there are none
   * @throws SyntaxError when the list comes a second time
   */
  readonly write: (piece: string) => string | undefined;
  /** What was around the list: the same text, in which the list is empty. */
  readonly around: () => string;
}

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** The name in a quoted text; undefined when it is none. */
const nameOf = (quoted: string): string | undefined => {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return undefined;
  }
};

/** Where an item is missing there is no JSON, and there shall be none. */
const arrayOf = (items: string): string => (items.trim() === '' ? '[,]' : `[${items}]`);

/** @param path names of the members that lead to the list; none when the text is a list itself */
export const createListCutter = (path: readonly string[]): ListCutter => {
  let around = '';
  /** The beginning of an item whose end has not come. */
  let pending = '';
  let place: 'before' | 'in' | 'after' = 'before';
  let wasCut = false;
  /** Objects and lists that are open, and the outermost of them that lead to the list. */
  let depth = 0;
  let level = 0;
  /** The next value is the one on the path. */
  let isOnPath = true;
  let isInText = false;
  let isEscaped = false;
  /** A name of the innermost object on the path: where one may stand, and what has come of it. */
  let isName = false;
  let name = '';

  const open = (code: number): void => {
    const isNextLevel = isOnPath && code === OPEN_OBJECT && level < path.length;
    depth += 1;
    if (isNextLevel) level = depth;
    isName = isNextLevel;
    isOnPath = false;
  };

  const close = (): void => {
    if (depth === level) level -= 1;
    depth -= 1;
    isName = false;
    isOnPath = false;
  };

  return {
    write: (piece) => {
      let items: string | undefined;
      /** What stands before has been told, or put aside. */
      let from = 0;
      let comma = -1;
      let nameFrom = isInText && isName ? 0 : -1;
      for (let at = 0; at < piece.length; at += 1) {
        const code = piece.charCodeAt(at);
        if (isInText) {
          if (isEscaped) isEscaped = false;
          else if (code === BACKSLASH) isEscaped = true;
          else if (code === QUOTE) {
            isInText = false;
            if (nameFrom >= 0) name += piece.slice(nameFrom, at + 1);
            nameFrom = -1;
          }
          continue;
        }
        switch (code) {
          case QUOTE:
            isInText = true;
            isOnPath = false;
            if (isName && depth === level) {
              name = '';
              nameFrom = at;
            }
            break;
          case OPEN_LIST:
            if (isOnPath && level === path.length) {
              if (place !== 'before') throw new SyntaxError('the list comes twice');
              place = 'in';
              around += piece.slice(from, at + 1);
              from = at + 1;
              level = depth + 1;
            }
            open(code);
            break;
          case OPEN_OBJECT:
            open(code);
            break;
          case CLOSE_LIST:
          case CLOSE_OBJECT:
            if (place === 'in' && depth === level) {
              const last = pending + piece.slice(from, at);
              if (wasCut || last.trim() !== '') items = arrayOf(last);
              place = 'after';
              pending = '';
              from = at;
            }
            close();
            break;
          case COMMA:
            isOnPath = false;
            if (depth !== level) break;
            if (place === 'in') comma = at;
            else isName = true;
            break;
          case COLON:
            isOnPath = isName && depth === level && nameOf(name) === path[level - 1];
            isName = false;
            break;
        }
      }
      if (nameFrom >= 0) name += piece.slice(nameFrom);
      if (place !== 'in') around += piece.slice(from);
      else if (comma < 0) pending += piece.slice(from);
      else {
        items = arrayOf(pending + piece.slice(from, comma));
        pending = piece.slice(comma + 1);
        wasCut = true;
      }
      return items;
    },
    around: () => around,
  };
};
