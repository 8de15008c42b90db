/** Texts without the personal data that stood in them. */
import { findPersonalData, LONGEST_SEARCHED, type PersonalDataKind } from './find.ts';

export interface Masked {
  /** The text with `[kind]` in place of each; longer texts are cut where searching ends. */
  readonly text: string;
  /** The same without them: what is left to understand. */
  readonly bare: string;
  /** What was masked, in the order of the text. */
  readonly kinds: readonly PersonalDataKind[];
}

/** @example maskPersonalData('mail an@example.org').text // 'mail [email]' */
export const maskPersonalData = (text: string): Masked => {
  const found = findPersonalData(text);
  let [masked, bare, from] = ['', '', 0];
  for (const { kind, start, end } of found) {
    masked += `${text.slice(from, start)}[${kind}]`;
    bare += text.slice(from, start);
    from = end;
  }
  const rest = text.slice(from, Math.max(from, LONGEST_SEARCHED));
  return {
    text: masked + rest,
    bare: bare + rest,
    kinds: found.map(({ kind }) => kind),
  };
};
