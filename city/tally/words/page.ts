/** The result as a page for a terminal. */
import type { ExplainedProject, Explanation, PabulibFile } from '@polder/tally';
import type { Asked } from '../asked.ts';
import type { TallyReport } from '../report.ts';
import { comparisonWords, outcomeWords } from './alternatives.ts';
import { type Column, paragraph, table } from './layout.ts';
import { counted, formatAmount, formatMoney, formatWhole, GAP, onOneLine } from './numbers.ts';
import { projectWords } from './project-words.ts';
import { ruleWords, shortRule } from './rule-words.ts';

const ballotWords: Readonly<Record<PabulibFile['meta']['voteType'], string>> = {
  approval: 'voters chose any number of projects',
  'choose-1': 'voters chose one project each',
  ordinal: 'voters ranked projects',
  cumulative: 'voters divided points among projects',
  scoring: 'voters gave projects points',
};

const metaText = ({ meta }: PabulibFile, key: string): string =>
  onOneLine(meta.values.get(key) ?? '');

const heading = (file: PabulibFile, { budget }: Explanation): readonly string[] => {
  const { election, meta } = file;
  const title = [
    metaText(file, 'description') || 'An election without a description',
    [metaText(file, 'unit'), metaText(file, 'instance')].filter((text) => text !== '').join(' '),
  ].filter((text) => text !== '');
  const currency = metaText(file, 'currency');
  return [
    ...paragraph(title.join(' · ')),
    ...paragraph(
      `${counted(election.voters, 'voter')}, ${counted(election.projects.length, 'project')}, a budget of ${formatMoney(budget)}${currency === '' ? '' : `${GAP}${currency}`}; ${ballotWords[meta.voteType]}.`,
    ),
  ];
};

/** Points are told beside votes where they are something else. */
const hasPoints = ({ projects }: Explanation): boolean =>
  projects.some(({ score, votes }) => score !== votes);

const winnersTable = (explanation: Explanation, utility: string | undefined) => {
  const winners = explanation.projects.filter(({ won }) => won);
  const isScored = hasPoints(explanation);
  const isPaid = winners.some(({ victory }) => victory?.by === 'equal-shares');
  const byPoints = utility === 'borda' || utility === 'cumulative';
  const columns: readonly Column[] = [
    { title: '', align: 'right' },
    { title: 'id', align: 'left', maximum: 16 },
    { title: 'name', align: 'left', isFlexible: true },
    { title: 'cost', align: 'right' },
    { title: 'votes', align: 'right' },
    ...(isScored ? [{ title: 'points', align: 'right' } as const] : []),
    ...(isPaid
      ? [
          { title: byPoints ? 'per point' : 'per supporter', align: 'right' } as const,
          { title: byPoints ? 'effective points' : 'effective votes', align: 'right' } as const,
        ]
      : []),
  ];
  const paid = ({ victory }: ExplainedProject): readonly string[] =>
    victory?.by === 'equal-shares'
      ? [formatMoney(victory.price), formatAmount(Number(victory.effectiveVotes.toFixed(2)))]
      : ['–', '–'];
  return table(
    columns,
    winners.map((project) => [
      String(project.round ?? ''),
      onOneLine(project.id),
      onOneLine(project.name),
      formatMoney(project.cost),
      formatWhole(project.votes),
      ...(isScored ? [formatWhole(project.score)] : []),
      ...(isPaid ? paid(project) : []),
    ]),
  );
};

const moneyWords = (explanation: Explanation): string => {
  const { budget, cost, left, endowment, unspentByVoters } = explanation;
  const share =
    budget.amount > 0 ? ` (${((cost.amount / budget.amount) * 100).toFixed(1)}${GAP}%)` : '';
  const spent = `Spent ${formatMoney(cost)} of ${formatMoney(budget)}${share}; ${formatMoney(left)} is left.`;
  if (!endowment) return spent;
  return `${spent} In the count that decided every voter had ${formatMoney(endowment)}; together they did not spend ${formatAmount(unspentByVoters ?? 0)} of it.`;
};

const proofWords = ({ proof }: Explanation): readonly string[] => {
  if (proof === undefined) return [];
  return [
    proof === 'exact'
      ? 'That no other selection is better is proven exactly.'
      : 'That no other selection is better rests on the solver, within its tolerance.',
  ];
};

const tieSummary = ({ projects }: Explanation): string => {
  const tied = projects.filter(({ tie }) => tie !== undefined).length;
  return tied === 0 ? 'No tie had to be broken.' : `${counted(tied, 'tie')} had to be broken.`;
};

const reasons = (projects: readonly ExplainedProject[]): readonly string[] =>
  projects.flatMap((project) => [
    ...paragraph(
      `${onOneLine(project.id)}  ${onOneLine(project.name)} · ${formatMoney(project.cost)} · ${counted(project.votes, 'vote')}`,
      '  ',
    ),
    ...paragraph(projectWords(project), '      '),
  ]);

const section = (title: string, lines: readonly string[]): readonly string[] => [
  '',
  title,
  ...lines,
];

/** @returns lines of at most 100 columns, as long as no word is longer */
export const pageOf = (
  file: PabulibFile,
  asked: Asked,
  report: TallyReport,
  { explains }: { readonly explains: boolean },
): readonly string[] => {
  const { explanation, comparison, outcomes, seconds, rule } = report;
  const winners = explanation.projects.filter(({ won }) => won);
  const losers = explanation.projects.filter(({ won }) => !won);
  const title =
    winners.length === 0
      ? 'No project wins'
      : `${counted(winners.length, 'project wins', 'projects win')}, in this order`;
  const lines = [
    ...heading(file, explanation),
    ...section(
      'Rule',
      ruleWords(asked, file.meta.rule).flatMap((words) => paragraph(words, '  ')),
    ),
    ...(report.notes.length > 0
      ? section(
          'Note',
          report.notes.flatMap((note) => paragraph(note, '  ')),
        )
      : []),
    ...section(title, winners.length === 0 ? [] : winnersTable(explanation, rule.utility)),
    '',
    ...paragraph(moneyWords(explanation)),
    ...paragraph([...proofWords(explanation), tieSummary(explanation)].join(' ')),
    ...(outcomes ? section('All ways to break ties', outcomeWords(outcomes)) : []),
    ...(comparison
      ? section(
          `Compared with ${shortRule(comparison.with.name, comparison.with.completion)}`,
          comparisonWords(report, comparison),
        )
      : []),
    ...(explains && winners.length > 0 ? section('Why they won', reasons(winners)) : []),
    ...(explains && losers.length > 0 ? section('Why the others did not', reasons(losers)) : []),
    '',
    `Counted in ${seconds < 0.001 ? 'less than 0.001' : seconds.toFixed(3)} s.`,
  ];
  return lines.map((line) => line.replaceAll(GAP, ' '));
};
