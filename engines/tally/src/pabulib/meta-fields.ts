/** Fields of META by key: numbers, amounts and paired lists, each told of where it stands. */
import type { Rational } from '../rational.ts';
import type { Findings } from './faults.ts';
import { type Place, readAmount, readList, readWhole } from './values.ts';

/** An amount that is set apart for a category or a neighbourhood. */
export interface NamedBudget {
  readonly name: string;
  /** In currency units. */
  readonly budget: Rational;
}

export interface MetaFields {
  readonly placeOf: (key: string) => Place;
  /** Without white space around it; undefined when there is none. */
  readonly valueUnder: (key: string) => string | undefined;
  readonly whole: (key: string, mayBeNegative?: boolean) => number | undefined;
  readonly amount: (key: string) => Rational | undefined;
  /** Budgets of one key, paired with the names of another. */
  readonly budgets: (namesKey: string, budgetsKey: string) => readonly NamedBudget[];
}

export const createMetaFields = (
  values: ReadonlyMap<string, string>,
  lineOf: (key: string) => number,
  findings: Findings,
): MetaFields => {
  const { error } = findings;
  const placeOf = (key: string): Place => ({ line: lineOf(key), column: key });
  const valueUnder = (key: string): string | undefined => {
    const value = values.get(key)?.trim();
    return value === '' ? undefined : value;
  };

  const whole = (key: string, mayBeNegative = false): number | undefined => {
    const value = valueUnder(key);
    if (value === undefined) return undefined;
    return readWhole(value, placeOf(key), findings, { mayBeNegative });
  };
  const amount = (key: string): Rational | undefined => {
    const value = valueUnder(key);
    return value === undefined ? undefined : readAmount(value, placeOf(key), findings);
  };

  const budgets = (namesKey: string, budgetsKey: string): readonly NamedBudget[] => {
    const budgetsText = valueUnder(budgetsKey);
    if (budgetsText === undefined) return [];
    const place = placeOf(budgetsKey);
    const names = readList(valueUnder(namesKey) ?? '', placeOf(namesKey), findings);
    const amounts = readList(budgetsText, place, findings).map((text) =>
      readAmount(text, place, findings),
    );
    if (names.length !== amounts.length)
      error({
        ...place,
        code: 'lists-not-paired',
        message: `There are ${amounts.length} budgets for ${names.length} ${namesKey}. Write one for each.`,
      });
    return names.flatMap((name, index) => {
      const budget = amounts[index];
      return budget ? [{ name, budget }] : [];
    });
  };

  return { placeOf, valueUnder, whole, amount, budgets };
};
