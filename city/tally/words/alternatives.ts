/** What else could have been: other ways to break ties, and another rule. */
import type { ComparisonRecord, TallyReport } from '../report.ts';
import { paragraph, table } from './layout.ts';
import { counted, formatWhole, onOneLine } from './numbers.ts';
import { shortRule } from './rule-words.ts';

/** Tied outcomes that are listed; of more the number is told, and JSON has them all. */
const LISTED_OUTCOMES = 20;

/** @param outcomes sets of ids, one at least */
export const outcomeWords = (outcomes: readonly (readonly string[])[]): readonly string[] => {
  if (outcomes.length === 1) return paragraph('However ties are broken, the same projects win.');
  const everywhere = (outcomes[0] ?? []).filter((id) => outcomes.every((ids) => ids.includes(id)));
  return [
    ...paragraph(
      `${counted(outcomes.length, 'outcome')} are possible, depending on how ties are broken. In all of them win: ${everywhere.map(onOneLine).join(', ') || 'none'}.`,
    ),
    ...outcomes.slice(0, LISTED_OUTCOMES).flatMap((ids) => {
      const own = ids.filter((id) => !everywhere.includes(id)).map(onOneLine);
      return paragraph(`– ${own.length === 0 ? 'no other' : own.join(', ')}`, '  ');
    }),
    ...(outcomes.length > LISTED_OUTCOMES
      ? [`  and ${formatWhole(outcomes.length - LISTED_OUTCOMES)} more; --json lists them all`]
      : []),
  ];
};

export const comparisonWords = (
  { rule, winners }: TallyReport,
  { with: other, winners: theirs, byProjects, byMoney }: ComparisonRecord,
): readonly string[] => {
  const own = shortRule(rule.name, rule.completion);
  const its = shortRule(other.name, other.completion);
  const onlyHere = winners.filter((id) => !theirs.includes(id)).map(onOneLine);
  const onlyThere = theirs.filter((id) => !winners.includes(id)).map(onOneLine);
  return [
    ...paragraph(
      `Only ${own} funds: ${onlyHere.join(', ') || 'none'}. Only ${its} funds: ${onlyThere.join(', ') || 'none'}.`,
    ),
    ...table(
      [
        { title: 'voters', align: 'left' },
        { title: 'by winning projects', align: 'right' },
        { title: 'by money spent', align: 'right' },
      ],
      [
        [`better off with ${own}`, byProjects.betterInFirst, byMoney.betterInFirst] as const,
        [`better off with ${its}`, byProjects.betterInSecond, byMoney.betterInSecond] as const,
        ['as well off with either', byProjects.alike, byMoney.alike] as const,
      ].map(([label, projects, money]) => [label, formatWhole(projects), formatWhole(money)]),
    ),
    ...paragraph(
      `Without any winning choice: ${counted(byProjects.withoutWinnerInFirst, 'voter')} with ${own}, ${formatWhole(byProjects.withoutWinnerInSecond)} with ${its}.`,
    ),
  ];
};
