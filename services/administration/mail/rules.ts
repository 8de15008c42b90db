export interface StoredLetter {
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly state: string;
  readonly at: Date;
}

/**
 * Whether an administrator may read the text. A letter that goes out by mail can hold a link that
 * signs its receiver in; only one that goes nowhere else is shown here.
 */
export const canBeRead = ({ state }: StoredLetter): boolean => state === 'outbox';
