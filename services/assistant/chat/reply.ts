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
  /** Written by a language model from these passages alone, each of its statements with its source. */
  | {
      readonly kind: 'composed';
      readonly text: string;
      readonly passages: readonly CitedPassage[];
    }
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
  /** How to reach a person, in a town whose contact centre does not answer here. */
  | { readonly kind: 'person' }
  /** May the conversation be shown to a person of the contact centre? */
  | { readonly kind: 'consent' }
  /** Nobody of the contact centre is there: a message can be left. */
  | { readonly kind: 'away'; readonly opensAt?: OpensAt | undefined }
  /** A person has been asked for; so many wait longer. */
  | { readonly kind: 'waiting'; readonly ahead: number }
  | { readonly kind: 'joined' }
  /** The conversation is with the assistant again. */
  | { readonly kind: 'left' }
  | { readonly kind: 'message-kept' };

/** A day and an hour of the town. */
export interface OpensAt {
  readonly day: string;
  readonly time: string;
}
