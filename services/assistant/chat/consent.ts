/** A plain yes or no, in any of the languages that residents write. */

const yes = new Set(
  'ja graag jazeker zeker prima goed oké oke ok okay yes please sure fine gerne bitte klar natürlich jo gern tak'.split(
    ' ',
  ),
);
const no = new Set('nee neen no nej nein niet liever nicht ikke not'.split(' '));
/** Politeness that says neither by itself. */
const polite = new Set(
  'dank u je bedankt thanks thank you danke vielen alstublieft dat mag doe maar is it that das es det ist er do yeah'.split(
    ' ',
  ),
);
const longest = 5;

/** @returns undefined for a text that says anything else */
export const yesOrNo = (text: string): boolean | undefined => {
  const words = text.toLowerCase().match(/[\p{L}]+/gu) ?? [];
  if (words.length === 0 || words.length > longest) return undefined;
  if (!words.every((word) => yes.has(word) || no.has(word) || polite.has(word))) return undefined;
  if (words.some((word) => no.has(word))) return false;
  return words.some((word) => yes.has(word)) ? true : undefined;
};
