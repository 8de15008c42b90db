/** Columns of a sheet by letter: A is 0. */
export const lettersOf = (position: number): string => {
  const rest = Math.floor(position / 26);
  return `${rest > 0 ? lettersOf(rest - 1) : ''}${String.fromCharCode(65 + (position % 26))}`;
};

/** @returns the position of a reference such as `AB12`, or undefined when it is none */
export const positionOf = (reference: string): number | undefined => {
  let position = 0;
  let at = 0;
  for (; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    position = position * 26 + letter;
  }
  return at === 0 ? undefined : position - 1;
};
