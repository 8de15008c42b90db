/** What a town decides beside the rule, out of what was typed and what the file says. */
import type { Constraints, PabulibFile } from '@polder/tally';
import type { RuleName } from './rule-names.ts';
import { minimumScoreOf, type Options } from './rule-options.ts';

/** @throws Error for what is no whole number from 0 */
const wholeOf = (options: Options, name: string): number | undefined => {
  const text = options[name];
  if (text === undefined) return undefined;
  if (!/^\d{1,12}$/.test(text))
    throw new Error(`--${name} is “${text}”: give a whole number, such as 100.`);
  return Number(text);
};

const idsOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');

/** @throws Error for a set of less than two projects */
const exclusiveOf = (text: string): readonly (readonly string[])[] =>
  text.split(';').map((part) => {
    const ids = idsOf(part);
    if (ids.length < 2)
      throw new Error(
        `--exclusive is “${text}”: give sets of two or more project ids, such as "a,b;c,d".`,
      );
    return ids;
  });

/** @throws Error where the file has no budgets per category */
const categoryLimitsOf = ({ meta, election }: PabulibFile) => {
  if (meta.categoryBudgets.length === 0)
    throw new Error(
      'The file has no budgets per category: META needs categories and budget_per_category.',
    );
  const used = new Set(election.projects.flatMap(({ categories }) => categories));
  // A budget for a category that no project is of limits nothing.
  return meta.categoryBudgets
    .filter(({ name }) => used.has(name))
    .map(({ name, budget }) => ({ category: name, limit: budget }));
};

/** @throws Error for ids that no project has, and for all that cannot be meant */
export const constraintsOf = (name: RuleName, options: Options, file: PabulibFile): Constraints => {
  const { exclusive, funded } = options;
  const minimumVotes = wholeOf(options, 'minimum-votes');
  const minimumScore = minimumScoreOf(name, wholeOf(options, 'minimum-score'), file.meta);
  const constraints: Constraints = {
    ...(minimumVotes !== undefined && { minimumVotes }),
    ...(minimumScore !== undefined && { minimumScore }),
    ...('category-limits' in options && { categoryLimits: categoryLimitsOf(file) }),
    ...(exclusive !== undefined && { exclusive: exclusiveOf(exclusive) }),
    ...(funded !== undefined && { funded: idsOf(funded) }),
  };
  const known = new Set(file.election.projects.map(({ id }) => id));
  for (const id of [...(constraints.exclusive ?? []).flat(), ...(constraints.funded ?? [])])
    if (!known.has(id)) throw new Error(`The file has no project “${id}”.`);
  return constraints;
};
