import { keeperPermission } from '../../../platform/identity/permissions.ts';

export interface StoredLetter {
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly state: string;
  readonly isSecret: boolean;
  readonly at: Date;
}

export interface LetterReader {
  readonly email: string;
  readonly permissions: ReadonlySet<string>;
}

/**
 * Whether someone may read a letter here: one that goes nowhere else, and with a link to sign in only
 * whoever it is for. In a demo town this page is the only way to such a link: there whoever can give every
 * right anyway may read it.
 */
export const canBeRead = (letter: StoredLetter, reader: LetterReader, isDemo: boolean): boolean =>
  letter.state === 'outbox' &&
  (!letter.isSecret ||
    letter.recipient === reader.email ||
    (isDemo && reader.permissions.has(keeperPermission)));
