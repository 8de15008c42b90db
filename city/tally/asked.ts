/** What is asked of the engine, and what is shown of it: everything that is decided before counting. */
import {
  greedyCriteria,
  type PabulibFile,
  type Request,
  toNumber,
  totalCost,
  usualCriteria,
} from '@polder/tally';
import { constraintsOf } from './constraint-options.ts';
import { isRuleName, publishedRule, type RuleName, ruleNames } from './rule-names.ts';
import { type Options, ruleOf } from './rule-options.ts';
import { readTieCriteria } from './tie-criteria.ts';

export interface AskedRule {
  readonly name: RuleName;
  readonly request: Request & Required<Pick<Request, 'ties' | 'constraints'>>;
}

export interface Asked extends AskedRule {
  /** Whether the rule is the file's own (META `rule`). */
  readonly isFilesOwn: boolean;
  /** The outcome of another rule beside it. */
  readonly compared?: AskedRule;
  /** What a reader of the result should know, in sentences. */
  readonly notes: readonly string[];
}

const nameOf = (text: string, option: string): RuleName => {
  if (isRuleName(text)) return text;
  throw new Error(`There is no rule “${text}” for ${option}. Choose ${ruleNames.join(', ')}.`);
};

const askedRule = (
  name: RuleName,
  options: Options,
  file: PabulibFile,
  rule: Request['rule'],
): AskedRule => ({
  name,
  request: {
    rule,
    ties:
      options.ties === undefined
        ? rule.kind === 'greedy'
          ? greedyCriteria
          : usualCriteria
        : readTieCriteria(options.ties),
    constraints: constraintsOf(name, options, file),
  },
});

/** What a town decides whatever the rule. */
const townsOptions = [
  'ties',
  'minimum-votes',
  'minimum-score',
  'category-limits',
  'exclusive',
  'funded',
];

/** Ties and what the town decided stay as they are; all else is the other rule's own. */
const comparedRule = (text: string, options: Options, file: PabulibFile): AskedRule => {
  const [first = '', completion] = text.split('/', 2);
  const name = nameOf(first, '--compare');
  const own: Options = {
    ...Object.fromEntries(
      Object.entries(options).filter(([option]) => townsOptions.includes(option)),
    ),
    ...(completion !== undefined && { completion }),
  };
  return askedRule(name, own, file, ruleOf(name, own));
};

const checkFunded = ({ election }: PabulibFile, funded: readonly string[]): void => {
  const indices = election.projects.flatMap(({ id }, index) =>
    funded.includes(id) ? [index] : [],
  );
  if (toNumber(totalCost(election, indices)) > toNumber(election.budget))
    throw new Error('The projects of --funded cost more than the budget. Name fewer.');
};

const notesOf = (
  { meta, election }: PabulibFile,
  { name, request }: AskedRule,
  isCompared: boolean,
): readonly string[] => {
  const notes: string[] = [];
  if (isCompared)
    notes.push(
      `The town’s own rule is “${meta.rule}”: it funds this outcome or the greedy one, whichever more voters prefer. The comparison shows how many do.`,
    );
  if (meta.threshold !== undefined && request.constraints.minimumScore === undefined)
    notes.push(
      `The file asks for at least ${meta.threshold} votes or points for each project. ${name} does not look at that; --minimum-score ${meta.threshold} does.`,
    );
  if (meta.categoryBudgets.length > 0 && !request.constraints.categoryLimits)
    notes.push('The file has budgets per category. --category-limits keeps to them.');
  if (meta.neighborhoodBudgets.length > 0)
    notes.push('The file has budgets per neighbourhood, which are not looked at here.');
  if (election.voters === 0) notes.push('Nobody voted.');
  return notes;
};

/**
 * @throws Error for an option that cannot be meant, and for a file whose own rule is asked for and cannot
 *   be counted
 */
export const askedOf = (options: Options, file: PabulibFile): Asked => {
  const published = options.rule === undefined ? publishedRule(file.meta.rule) : undefined;
  const name = published?.name ?? nameOf(options.rule ?? '', '--rule');
  const asked = askedRule(name, options, file, ruleOf(name, options, published?.completion));
  checkFunded(file, asked.request.constraints.funded ?? []);
  const compare = options.compare ?? (published?.isCompared ? 'greedy' : undefined);
  return {
    ...asked,
    isFilesOwn: published !== undefined,
    ...(compare !== undefined && { compared: comparedRule(compare, options, file) }),
    notes: notesOf(file, asked, published?.isCompared ?? false),
  };
};
