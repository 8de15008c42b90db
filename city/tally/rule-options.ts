/** The rule out of what was typed and what the file says. */
import {
  type EqualSharesRule,
  equalShares,
  greedy,
  greedyNoSkip,
  maxWelfare,
  type PabulibMeta,
  parseRational,
  phragmen,
  type Rational,
  type Rule,
} from '@polder/tally';
import type { CommandArguments } from '../../platform/service.ts';
import type { RuleName } from './rule-names.ts';

export type Options = CommandArguments['options'];

const utilities = ['cost', 'cardinality', 'borda', 'cumulative'] as const;
const completions = ['none', 'add1', 'add1u', 'greedy'] as const;
const endowments = ['fractional', 'integral'] as const;

/** Options that only some rules know. */
const rulesOf: Readonly<Record<string, readonly RuleName[]>> = {
  utility: ['greedy', 'greedy-threshold', 'greedy-no-skip', 'equal-shares', 'max-welfare'],
  completion: ['equal-shares'],
  endowment: ['equal-shares'],
  'stop-early': ['equal-shares'],
  increment: ['equal-shares'],
};

/** The option's value if it is one of those; undefined when it is not given. */
const choice = <Value extends string>(
  options: Options,
  name: string,
  values: readonly Value[],
): Value | undefined => {
  const given = options[name];
  if (given === undefined) return undefined;
  const value = values.find((one) => one === given);
  if (value === undefined) throw new Error(`--${name} is “${given}”: choose ${values.join(', ')}.`);
  return value;
};

/** @throws Error for what is no amount of money above zero */
const incrementOf = (text: string): Rational => {
  const isAmount = /^\d{1,20}(\.\d{1,20})?$/.test(text) && /[1-9]/.test(text);
  if (!isAmount)
    throw new Error(`--increment is “${text}”: give an amount above 0, such as 1 or 0.50.`);
  return parseRational(text);
};

const equalSharesOf = (
  options: Options,
  published: EqualSharesRule['completion'] | undefined,
): EqualSharesRule => {
  const completion = choice(options, 'completion', completions) ?? published ?? 'none';
  const isRaised = completion === 'add1' || completion === 'add1u';
  const endowment =
    choice(options, 'endowment', endowments) ?? (isRaised ? 'integral' : 'fractional');
  const needsRaising = [
    ...(endowment === 'integral' ? ['endowment integral'] : []),
    ...['stop-early', 'increment'].filter((name) => name in options),
  ];
  if (!isRaised && needsRaising.length > 0)
    throw new Error(
      `--${needsRaising[0]} is about raising what voters have: add --completion add1 or add1u.`,
    );
  return {
    kind: 'equal-shares',
    utility: choice(options, 'utility', utilities) ?? equalShares.utility,
    completion,
    endowment,
    stopsEarly: 'stop-early' in options,
    increment:
      options.increment === undefined ? equalShares.increment : incrementOf(options.increment),
  };
};

/**
 * @param published how the file's own rule spends what is left, when that rule is asked for
 * @throws Error for a value that there is not, or an option of another rule
 */
export const ruleOf = (
  name: RuleName,
  options: Options,
  published?: EqualSharesRule['completion'],
): Rule => {
  for (const [option, rules] of Object.entries(rulesOf))
    if (option in options && !rules.includes(name))
      throw new Error(`--${option} is not for ${name}. It goes with: ${rules.join(', ')}.`);
  const utility = choice(options, 'utility', utilities);
  switch (name) {
    case 'greedy':
    case 'greedy-threshold':
      return { ...greedy, merit: utility ?? greedy.merit };
    case 'greedy-no-skip':
      return { ...greedyNoSkip, merit: utility ?? greedyNoSkip.merit };
    case 'equal-shares':
      return equalSharesOf(options, published);
    case 'phragmen':
      return phragmen;
    case 'max-welfare':
      return { ...maxWelfare, utility: utility ?? maxWelfare.utility };
  }
};

/**
 * The votes or points that a project needs: as typed, else as the file says where the rule has such a
 * threshold. Official results without skipping keep to it as well.
 *
 * @throws Error for a rule with a threshold where neither gives one
 */
export const minimumScoreOf = (
  name: RuleName,
  given: number | undefined,
  { threshold }: PabulibMeta,
): number | undefined => {
  if (given !== undefined) return given;
  if (name === 'greedy-threshold' && threshold === undefined)
    throw new Error(
      'The file has no min_project_score_threshold: give --minimum-score, or choose --rule greedy.',
    );
  return name === 'greedy-threshold' || name === 'greedy-no-skip' ? threshold : undefined;
};
