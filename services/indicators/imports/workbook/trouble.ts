/** Why a workbook cannot be read, in words that the messages translate. */
export const workbookTroubles = [
  /** Not a workbook, or half of one. */
  'damaged',
  /** Protected with a password. */
  'encrypted',
  /** Unpacks to more than we take in, says so or not. */
  'too-large',
  /** Took longer, or more memory, than a file of figures needs. */
  'too-heavy',
  /** The chosen sheet is not in it. */
  'no-sheet',
] as const;
export type TroubleReason = (typeof workbookTroubles)[number];

export class WorkbookTrouble extends Error {
  readonly reason: TroubleReason;
  constructor(reason: TroubleReason, message: string = reason) {
    super(message);
    this.reason = reason;
  }
}
