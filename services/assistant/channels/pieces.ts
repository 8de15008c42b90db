/** Texts within the length that a channel takes. */

/** Where a text may be parted, the best place first. */
const partings = [/\n{2,}/g, /\n/g, /(?<=[.!?…]) /g, / /g];

/** The last place before `longest` where the text may be parted, and where it goes on. */
const partingIn = (text: string, longest: number): { end: number; next: number } => {
  for (const parting of partings) {
    const found = [...text.slice(0, longest + 1).matchAll(parting)].at(-1);
    // A piece of a few words is worse than a cut in a worse place.
    if (found && found.index >= longest / 4)
      return { end: found.index, next: found.index + found[0].length };
  }
  // Not between the halves of one character.
  const isSplit = /[\uD800-\uDBFF]/.test(text.charAt(longest - 1));
  return { end: longest - Number(isSplit), next: longest - Number(isSplit) };
};

/** @returns the text in pieces of at most `longest` characters, parted at paragraphs, lines or words */
export const piecesOf = (text: string, longest: number): readonly string[] => {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > longest) {
    const { end, next } = partingIn(rest, longest);
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(next).trimStart();
  }
  return rest === '' ? pieces : [...pieces, rest];
};

/** The beginning of a text, with a sign that it goes on. */
export const shortened = (text: string, longest: number): string =>
  text.length <= longest ? text : `${(piecesOf(text, longest - 2)[0] ?? '').trimEnd()} …`;

/** For a button: cut within a word where it must be. */
export const label = (text: string, longest: number): string => {
  const characters = [...text];
  // Channels count as JavaScript does; a character of two halves counts twice.
  while (characters.join('').length > longest - 1 && text.length > longest) characters.pop();
  return text.length <= longest ? text : `${characters.join('').trimEnd()}…`;
};
