/** Other rules: the budget spent project by project, what is left, and who would have exceeded it. */
import type { ExplainedProject, Explanation } from '@polder/tally';
import { scaleLinear } from 'd3-scale';
import { counted, formatAmount, formatMoney, onOneLine } from '../words/numbers.ts';
import { Frame, fitted, MARGIN, round, SMALL, TOP, textWidth, WIDTH } from './frame.tsx';
import type { PictureProps } from './money-flow.tsx';

/** Losing projects that are drawn. */
const SHOWN_LOSERS = 5;
/** The scale goes on beyond the budget by at most this share of it; longer bars are cut there. */
const BEYOND = 0.25;

const ROW = 26;
const BAR = 16;
const BARS = 356;
const COST_WIDTH = 100;
const BARS_END = WIDTH - MARGIN - COST_WIDTH;

interface Exceeding {
  readonly project: ExplainedProject;
  /** Currency units that were spent when it would have been bought. */
  readonly from: number;
}

/** The first losers that money stopped, each from where the spending stood at its turn. */
const exceedingOf = ({ projects, budget, cost }: Explanation): readonly Exceeding[] =>
  projects
    .flatMap((project) => {
      const { defeat } = project;
      if (defeat?.because === 'does-not-fit')
        return [{ project, from: budget.amount - defeat.left.amount }];
      const isStopped =
        defeat?.because === 'count-had-ended' ||
        defeat?.because === 'others-together-serve-voters-more';
      return isStopped ? [{ project, from: cost.amount }] : [];
    })
    .filter(({ project, from }) => from + project.cost.amount > budget.amount)
    .slice(0, SHOWN_LOSERS);

const nameOf = ({ name, id }: ExplainedProject): string => onOneLine(name) || onOneLine(id);

const describe = (
  { budget, left }: Explanation,
  winners: readonly ExplainedProject[],
  losers: readonly Exceeding[],
): string =>
  [
    `The budget is ${formatMoney(budget)}.`,
    winners.length === 0
      ? 'No project is funded.'
      : `Funded, in this order: ${winners.map((project) => `${nameOf(project)} for ${formatMoney(project.cost)}`).join(', ')}.`,
    `${formatMoney(left)} is left.`,
    ...(losers.length === 0
      ? []
      : [
          `The first that no longer fitted: ${losers.map(({ project }) => `${nameOf(project)} for ${formatMoney(project.cost)}`).join(', ')}.`,
        ]),
  ].join(' ');

const Label = (props: { readonly y: number; readonly name: string; readonly cost: string }) => (
  <>
    <text x={MARGIN} y={props.y}>
      {fitted(props.name, BARS - MARGIN - 12)}
    </text>
    <text class="number" x={WIDTH - MARGIN} y={props.y} text-anchor="end">
      {props.cost}
    </text>
  </>
);

export const BudgetBars = ({ title, rule, explanation }: PictureProps) => {
  const { budget, cost, left } = explanation;
  const winners = explanation.projects.filter(({ won }) => won);
  const losers = exceedingOf(explanation);
  const furthest = Math.max(...losers.map(({ project, from }) => from + project.cost.amount), 0);
  const end = Math.max(
    Math.min(furthest, budget.amount * (1 + BEYOND)),
    budget.amount,
    cost.amount,
  );
  const scale = scaleLinear([0, end > 0 ? end : 1], [BARS, BARS_END]).clamp(true);
  const top = TOP + 24;
  const yOf = (row: number): number => top + row * ROW;
  const hasLeft = left.amount > 0;
  const firstLoser = winners.length + (hasLeft ? 1 : 0) + (losers.length > 0 ? 1 : 0);
  const bottom = yOf(firstLoser + losers.length);
  const budgetAt = round(scale(budget.amount));

  const budgetText = `budget ${formatMoney(budget)}`;
  const isClear = (tick: number): boolean =>
    Math.abs(scale(tick) - budgetAt) >
    12 + (textWidth(budgetText, SMALL) + textWidth(formatAmount(tick), SMALL)) / 2;

  let spent = 0;
  const bars = winners.map((project, row) => {
    const from = spent;
    spent += project.cost.amount;
    return { project, from: scale(from), to: scale(spent), y: yOf(row) };
  });

  return (
    <Frame
      title={title}
      subtitle={`${rule} · ${counted(explanation.voters, 'voter')} · budget ${formatMoney(budget)}, spent ${formatMoney(cost)}`}
      description={describe(explanation, winners, losers)}
      legend={[
        ...(winners.length > 0 ? [{ tone: 'full', label: 'spent' } as const] : []),
        ...(hasLeft ? [{ tone: 'unspent', label: 'left' } as const] : []),
        ...(losers.length > 0 ? [{ tone: 'beyond', label: 'beyond the budget' } as const] : []),
      ]}
      height={bottom + MARGIN}
    >
      {scale.ticks(4).map((tick) => (
        <>
          <path class="grid" d={`M${round(scale(tick))} ${top - 6}V${bottom}`} />
          {isClear(tick) ? (
            <text class="small number" x={round(scale(tick))} y={top - 12} text-anchor="middle">
              {formatAmount(tick)}
            </text>
          ) : null}
        </>
      ))}
      {bars.map(({ project, from, to, y }, index) => (
        <g>
          {index > 0 ? <path class="line" d={`M${round(from)} ${y - ROW + BAR}V${y}`} /> : null}
          <rect
            class="full edge"
            x={round(from)}
            y={y}
            width={round(Math.max(1, to - from))}
            height={BAR}
          />
          <Label y={y + 13} name={nameOf(project)} cost={formatMoney(project.cost)} />
        </g>
      ))}
      {hasLeft ? (
        <g>
          <rect
            class="unspent edge"
            x={round(scale(cost.amount))}
            y={yOf(winners.length)}
            width={round(Math.max(1, budgetAt - scale(cost.amount)))}
            height={BAR}
          />
          <Label y={yOf(winners.length) + 13} name="Left" cost={formatMoney(left)} />
        </g>
      ) : null}
      {losers.length > 0 ? (
        <text class="small" x={MARGIN} y={yOf(firstLoser - 1) + 18}>
          The first that no longer fitted:
        </text>
      ) : null}
      {losers.map(({ project, from }, index) => {
        const y = yOf(firstLoser + index);
        const [start, to] = [scale(from), scale(from + project.cost.amount)];
        return (
          <g>
            <rect
              class="beyond"
              x={budgetAt}
              y={y}
              width={round(Math.max(0, to - budgetAt))}
              height={BAR}
            />
            <rect
              class="outline"
              x={round(start)}
              y={y}
              width={round(Math.max(1, to - start))}
              height={BAR}
            />
            {from + project.cost.amount > end ? (
              <path class="line" d={`M${round(to + 4)} ${y + 3}l5 5l-5 5`} />
            ) : null}
            <Label y={y + 13} name={nameOf(project)} cost={formatMoney(project.cost)} />
          </g>
        );
      })}
      <path class="budget" d={`M${budgetAt} ${top - 6}V${bottom}`} />
      <text class="small number" x={budgetAt} y={top - 12} text-anchor="middle">
        {budgetText}
      </text>
    </Frame>
  );
};
