/** Ways to break ties, as they are typed: `lowest-cost,most-votes,lot:2026-05-01`. */
import type { TieCriterion } from '@polder/tally';

const plainCriteria = [
  'lowest-cost',
  'highest-cost',
  'most-votes',
  'lexicographic',
  'listed',
] as const;

const isPlain = (text: string): text is (typeof plainCriteria)[number] =>
  plainCriteria.some((name) => name === text);

const refuse = (criterion: string): never => {
  throw new Error(
    `“${criterion}” is no way to break ties. Choose from ${plainCriteria.join(', ')}, lot:SEED and, as the last, order:ID,ID…`,
  );
};

const criterionOf = (text: string): TieCriterion => {
  if (isPlain(text)) return { by: text };
  const seed = /^lot:(.+)$/.exec(text)?.[1];
  return seed === undefined ? refuse(text) : { by: 'lot', seed };
};

/**
 * Criteria in the order in which they are asked. `order:` takes all that follows it as ids.
 *
 * @throws Error for a criterion that there is not
 */
export const readTieCriteria = (text: string): readonly TieCriterion[] => {
  const [before = '', listed] = text.split(/(?:^|,)order:/, 2);
  const criteria = before === '' ? [] : before.split(',').map((part) => criterionOf(part.trim()));
  if (listed === undefined) return criteria.length > 0 ? criteria : refuse(text);
  const ids = listed.split(',').map((id) => id.trim());
  return ids.includes('') ? refuse(`order:${listed}`) : [...criteria, { by: 'order', ids }];
};

/** As `readTieCriteria` reads it. */
export const writeTieCriterion = (criterion: TieCriterion): string => {
  switch (criterion.by) {
    case 'lot':
      return `lot:${criterion.seed}`;
    case 'order':
      return `order:${criterion.ids.join(',')}`;
    default:
      return criterion.by;
  }
};
