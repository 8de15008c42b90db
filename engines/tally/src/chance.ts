/** What a losing project lacked. */
export interface Chance {
  readonly project: number;
  /**
   * The highest cost, in whole smallest money units, with which it would have won, all else being as it
   * was; zero when none would have, undefined when the rule does not tell.
   */
  readonly winningCost: bigint | undefined;
  /**
   * The fewest further voters who choose this project alone with which it would have won (votes or points
   * where a rule goes by score); infinite when no number would have, as far as is known.
   */
  readonly furtherVoters: number;
}
