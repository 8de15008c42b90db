/** What the assistant says, as data; the page puts it into words. */
import type { Refusal } from '@polder/language';
import type { CitedPassage } from '../content/passages.ts';

export type Reply =
  /** Answers an intent, by its article where it has one. */
  | { readonly kind: 'answer'; readonly intent: string }
  /** Which of these was meant. */
  | { readonly kind: 'choices'; readonly intents: readonly string[] }
  /** Nothing was understood; passages that may help, cited as they stand. */
  | { readonly kind: 'none'; readonly passages: readonly CitedPassage[] }
  /** Nothing has been learned yet; `isTaught` where there is something to learn. */
  | { readonly kind: 'not-ready'; readonly isTaught: boolean }
  /** What a fact needs to be looked up. */
  | { readonly kind: 'ask'; readonly fact: string; readonly input: string; readonly again: boolean }
  | {
      readonly kind: 'fact';
      readonly fact: string;
      readonly text: string;
      readonly link?: string | undefined;
    }
  | { readonly kind: 'fact-unknown'; readonly fact: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'cancelled' }
  /** How to reach a person, after it was not understood twice. */
  | { readonly kind: 'person' };
