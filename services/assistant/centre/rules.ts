/** Who of the contact centre is there, and what agents may write. */

/** Whoever has shown no sign of life for so long is away, whatever they said before. */
const presentMinutes = 3;

export interface Presence {
  readonly isAvailable: boolean;
  readonly seenAt: Date;
}

/** Whether somebody can be given a conversation. */
export const isPresent = ({ isAvailable, seenAt }: Presence, now: Date): boolean =>
  isAvailable && now.getTime() - seenAt.getTime() < presentMinutes * 60_000;

/** The moment from which on somebody must have been seen to count as present. */
export const presentSince = (now: Date): Date => new Date(now.getTime() - presentMinutes * 60_000);

/** Characters of an answer, a note and a message that is left. */
export const longestAnswer = 4000;
export const longestNote = 2000;
export const longestLeft = 2000;
