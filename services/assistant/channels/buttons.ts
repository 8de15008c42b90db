/** What stands in a button's id: which message offered it, and what it means. */

export interface Pressed {
  readonly messageId: number;
  readonly meaning:
    | { readonly kind: 'choice'; readonly number: number }
    | { readonly kind: 'none-of-these' }
    | { readonly kind: 'consent'; readonly isGiven: boolean };
}

const shape = /^(choice|consent):(\d{1,10}):(\d{1,2})$/;

/** @param number from 1; 0 is none of these */
export const choiceId = (messageId: number, number: number): string =>
  `choice:${messageId}:${number}`;

export const consentId = (messageId: number, isGiven: boolean): string =>
  `consent:${messageId}:${Number(isGiven)}`;

/** @returns undefined for a button that is none of ours */
export const pressedIn = (id: string): Pressed | undefined => {
  const [, kind, message, told] = shape.exec(id) ?? [];
  if (!kind) return undefined;
  const number = Number(told);
  const messageId = Number(message);
  if (kind === 'consent') return { messageId, meaning: { kind: 'consent', isGiven: number === 1 } };
  return {
    messageId,
    meaning: number === 0 ? { kind: 'none-of-these' } : { kind: 'choice', number },
  };
};
