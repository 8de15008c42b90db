/** The rule that was counted by, in sentences. */
import { formatRational, type Rule, type TieCriterion, toNumber } from '@polder/tally';
import type { Asked, AskedRule } from '../asked.ts';
import { counted, formatAmount, formatMoney, onOneLine } from './numbers.ts';

const gains: Readonly<Record<string, string>> = {
  cost: 'the money spent on the projects a voter chose',
  cardinality: 'the number of winning projects a voter chose',
  borda: 'how many choices a voter ranked below a winning one',
  cumulative: 'the points a voter gave to winning projects',
};

const meritWords = (merit: string): string =>
  merit === 'score'
    ? 'by votes or points'
    : `by utility per cost, where utility is ${gains[merit] ?? merit}`;

const completionWords = (rule: Extract<Rule, { kind: 'equal-shares' }>): string => {
  const { completion, endowment, stopsEarly, increment } = rule;
  const step = formatMoney({ exact: formatRational(increment), amount: toNumber(increment) });
  const start =
    endowment === 'integral'
      ? 'from the whole number below the budget divided by voters'
      : 'from the budget divided by voters';
  const end = stopsEarly
    ? 'until no further supported project fits, or the outcome would cost more than the budget'
    : 'until the outcome would cost more than the budget';
  switch (completion) {
    case 'none':
      return 'What voters do not spend stays unspent.';
    case 'greedy':
      return 'What is left is then spent greedily, by the same utility.';
    case 'add1':
      return `What every voter has is raised by ${step} at a time, ${start}, ${end}.`;
    case 'add1u':
      return `What every voter has is raised by ${step} at a time, ${start}, ${end}; what is left then goes to projects with the most votes.`;
  }
};

const ruleSentences = ({ name, request: { rule } }: AskedRule): string => {
  switch (rule.kind) {
    case 'greedy':
      return rule.skipsMisfits
        ? `Greedy: projects are funded ${meritWords(String(rule.merit))}, one after the other; what does not fit is passed over.`
        : `Greedy without skipping: projects are funded ${meritWords(String(rule.merit))} until one does not fit; only those dearer than the whole budget are passed over.`;
    case 'equal-shares':
      return `Equal Shares: every voter has the same share of the budget, and supporters buy projects together, those first that cost each of them least for what they gain. A gain is ${gains[String(rule.utility)] ?? 'given'}. ${completionWords(rule)}`;
    case 'phragmen':
      return 'Phragmén: money flows to all voters at the same pace, and a project is bought as soon as its supporters can pay it together; the count ends where the next one does not fit.';
    case 'max-welfare':
      return `Maximal welfare: of all selections within the budget the one with the greatest total of ${gains[String(rule.utility)] ?? name}.`;
  }
};

export const criterionWords = (criterion: TieCriterion): string => {
  switch (criterion.by) {
    case 'lowest-cost':
      return 'the lowest cost';
    case 'highest-cost':
      return 'the highest cost';
    case 'most-votes':
      return 'the most votes';
    case 'lexicographic':
      return 'the id, letter by letter';
    case 'lot':
      return `the lot drawn with the seed “${onOneLine(criterion.seed)}”`;
    case 'order':
      return 'the order given';
    case 'listed':
      return 'the order in the file';
  }
};

const constraintSentences = ({ request: { constraints } }: AskedRule): readonly string[] => {
  const { minimumVotes, minimumScore, categoryLimits, exclusive, funded } = constraints;
  return [
    ...(minimumVotes === undefined
      ? []
      : [`Projects with fewer than ${counted(minimumVotes, 'vote')} are left out.`]),
    ...(minimumScore === undefined
      ? []
      : [`Projects with a score below ${formatAmount(minimumScore)} are left out.`]),
    ...(categoryLimits === undefined
      ? []
      : [
          `Spent at most: ${categoryLimits
            .map(
              ({ category, limit }) =>
                `${formatMoney({ exact: formatRational(limit), amount: toNumber(limit) })} on ${onOneLine(category)}`,
            )
            .join(', ')}.`,
        ]),
    ...(exclusive ?? []).map((ids) => `At most one wins of ${ids.map(onOneLine).join(', ')}.`),
    ...(funded === undefined || funded.length === 0
      ? []
      : [`Funded before counting: ${funded.map(onOneLine).join(', ')}.`]),
  ];
};

/** What the rule is called where it is one of two. */
export const shortRule = (name: string, completion?: string): string =>
  completion === undefined || completion === 'none' ? name : `${name} with ${completion}`;

export const ruleWords = (asked: Asked, published: string | undefined): readonly string[] => [
  `${ruleSentences(asked)}${asked.isFilesOwn ? ` This is the file’s own rule (${onOneLine(published ?? '')}).` : ''}`,
  ...constraintSentences(asked),
  `Ties go to ${asked.request.ties.map(criterionWords).join(', then to ')}.`,
];
