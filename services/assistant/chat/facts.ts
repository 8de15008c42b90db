/** Facts of other services as intents: what is asked for, and a form with what they need to be told. */
import type { Form, Slot } from '@polder/language';
import type { City, Fact } from '../../../platform/service.ts';

const prefix = 'fact:';
const longestInput = 120;

export interface FactIntent {
  /** What the model calls it. */
  readonly key: string;
  readonly fact: Fact;
}

export const factIntents = ({ services }: Pick<City, 'services'>): readonly FactIntent[] =>
  services.flatMap(({ offers }) =>
    (offers?.facts ?? []).map((fact) => ({ key: `${prefix}${fact.name}`, fact })),
  );

export const factOf = (city: Pick<City, 'services'>, key: string): Fact | undefined =>
  factIntents(city).find((one) => one.key === key)?.fact;

const formOf = ({ key, fact }: FactIntent): Form => ({
  intent: key,
  isLookUp: true,
  slots: Object.keys(fact.inputs.shape).map(
    (name): Slot => ({ kind: 'text', name, longest: longestInput }),
  ),
});

/** One form for each fact that needs to be told something. */
export const factForms = (city: Pick<City, 'services'>): readonly Form[] =>
  factIntents(city)
    .map(formOf)
    .filter(({ slots }) => slots.length > 0);
