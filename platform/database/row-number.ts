const largest = 2_147_483_647;

/** Whether a number from an address or form can be that of a row: PostgreSQL's `integer`, from 1. */
export const isRowNumber = (number: number): boolean =>
  Number.isInteger(number) && number > 0 && number <= largest;
