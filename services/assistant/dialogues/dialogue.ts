/** Test dialogues: what residents ask, and what the assistant is to make of it. */

/** What the assistant made of a question. */
export type Expected =
  | { readonly kind: 'answer'; readonly intent: string }
  /** It asks which was meant; the intent is one of those. */
  | { readonly kind: 'choices'; readonly intent: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'person' }
  /** It asks for what a fact needs. */
  | { readonly kind: 'ask'; readonly intent: string };

export interface DialogueTurn {
  readonly question: string;
  readonly expected: Expected;
}

export interface DialogueResult {
  readonly id: number;
  readonly name: string;
  readonly passed: boolean;
  readonly turns: readonly (DialogueTurn & {
    /** As what was expected is written; the choices that were offered are several. */
    readonly found: readonly Expected[];
  })[];
}
