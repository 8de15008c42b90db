/** The rules by the names that people type, and what a file's own rule is called among them. */

export const ruleNames = [
  'greedy',
  'greedy-threshold',
  'greedy-no-skip',
  'equal-shares',
  'phragmen',
  'max-welfare',
] as const;

export type RuleName = (typeof ruleNames)[number];

export const isRuleName = (text: string): text is RuleName =>
  ruleNames.some((name) => name === text);

/** The rule that a published file tells of, in the words of this command. */
export interface PublishedRule {
  readonly name: RuleName;
  /** Of Equal Shares only. */
  readonly completion?: 'none' | 'add1';
  /** The town funds this outcome or the greedy one, whichever more voters prefer. */
  readonly isCompared: boolean;
}

/** `rule` in META (https://pabulib.org/format); `greedy-custom`, `greedy-exclusive` have rules of their own. */
const publishedRules: ReadonlyMap<string, PublishedRule> = new Map([
  ['greedy', { name: 'greedy', isCompared: false }],
  ['greedy-threshold', { name: 'greedy-threshold', isCompared: false }],
  ['greedy-no-skip', { name: 'greedy-no-skip', isCompared: false }],
  ['equalshares', { name: 'equal-shares', completion: 'none', isCompared: false }],
  ['equalshares-comparison', { name: 'equal-shares', completion: 'none', isCompared: true }],
  ['equalshares/add1', { name: 'equal-shares', completion: 'add1', isCompared: false }],
  ['equalshares/add1-comparison', { name: 'equal-shares', completion: 'add1', isCompared: true }],
]);

/**
 * @param text the value of `rule` in META
 * @throws Error for no rule, or one that cannot be counted from the file alone; it names those that can
 */
export const publishedRule = (text: string | undefined): PublishedRule => {
  const rule = publishedRules.get(text ?? '');
  if (rule) return rule;
  const what =
    text === undefined
      ? 'The file does not say by which rule it was counted.'
      : `The file was counted by the rule “${text}”, which it does not describe in full.`;
  throw new Error(`${what} Choose one with --rule: ${ruleNames.join(', ')}.`);
};
