/** Equal Shares: from the voters' money on the left to what it bought on the right. */

import type { ExplainedProject, Explanation } from '@polder/tally';
import { area, curveBumpX } from 'd3-shape';
import { counted, formatAmount, formatMoney, formatWhole, onOneLine } from '../words/numbers.ts';
import { paymentWords } from '../words/project-words.ts';
import { Frame, fitted, MARGIN, round, SMALL, TOP, type Tone, WIDTH } from './frame.tsx';

/** One kind of money that a project was paid with; `amount` in currency units. */
interface Share {
  readonly tone: Tone;
  readonly amount: number;
}

interface Row {
  readonly title: string;
  readonly detail: string;
  readonly cost: string;
  readonly shares: readonly Share[];
}

/** How a project was paid: by those who could in full, by what others had left, or afterwards. */
const sharesOf = ({ victory, cost }: ExplainedProject): readonly Share[] => {
  if (victory?.by === 'completion') return [{ tone: 'added', amount: cost.amount }];
  if (victory?.by !== 'equal-shares') return [];
  const sum = (isRest: boolean): number =>
    victory.payments
      .filter((payment) => payment.isRest === isRest)
      .reduce((total, { amount, voters }) => total + amount * voters, 0);
  const shares: readonly Share[] = [
    { tone: 'full', amount: sum(false) },
    { tone: 'rest', amount: sum(true) },
  ];
  return shares.filter(({ amount }) => amount > 0);
};

const detailOf = ({ victory }: ExplainedProject): string => {
  switch (victory?.by) {
    case 'equal-shares':
      return paymentWords(victory.payments);
    case 'completion':
      return 'Added afterwards, from what was left of the budget.';
    case 'funded-beforehand':
      return 'Funded before counting, not by voters.';
    default:
      return 'It costs nothing.';
  }
};

const BAR = 20;
const LEFT = MARGIN;
const RIGHT = 400;
const LABELS = RIGHT + BAR + 14;
const COST_WIDTH = 96;
/** A row has room for its name at least, and between rows is some air. */
const LEAST_ROW = 22;
const AIR = 6;
/** Pixels from which a row has room for a second line. */
const TWO_LINES = 40;
/** A flow below this has an edge of its own colour: a white one would hide it. */
const THIN = 3;
const [LEAST_TOTAL, MOST_TOTAL] = [340, 900];

const flow = area<readonly [x: number, top: number, bottom: number]>()
  .x(([x]) => x)
  .y0(([, top]) => top)
  .y1(([, , bottom]) => bottom)
  .curve(curveBumpX)
  .digits(2);

const rowsOf = (explanation: Explanation): readonly Row[] => {
  const winners = explanation.projects.filter(({ won }) => won);
  const rows = winners.map((project) => ({
    title: onOneLine(project.name) || onOneLine(project.id),
    detail: detailOf(project),
    cost: formatMoney(project.cost),
    shares: sharesOf(project),
  }));
  const added = rows
    .flatMap(({ shares }) => shares)
    .reduce((sum, { tone, amount }) => sum + (tone === 'added' ? amount : 0), 0);
  const unspent = Math.max(0, (explanation.unspentByVoters ?? 0) - added);
  if (unspent <= 0) return rows;
  const rest: Row = {
    title: 'Not spent',
    detail: added > 0 ? 'What voters had beyond all that.' : 'What voters had and did not give.',
    cost: formatAmount(unspent),
    shares: [{ tone: 'unspent', amount: unspent }],
  };
  return [...rows, rest];
};

const describe = (explanation: Explanation, rows: readonly Row[]): string =>
  [
    `${counted(explanation.voters, 'voter')} had ${explanation.endowment ? formatMoney(explanation.endowment) : '0'} each.`,
    ...rows.map(({ title, cost, detail }) => `${title}, ${cost}: ${detail}`),
  ].join(' ');

export interface PictureProps {
  readonly title: string;
  readonly rule: string;
  readonly explanation: Explanation;
}

export const MoneyFlow = ({ title, rule, explanation }: PictureProps) => {
  const rows = rowsOf(explanation);
  const amounts = rows.flatMap(({ shares }) => shares.map(({ amount }) => amount));
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const pixels = Math.min(MOST_TOTAL, Math.max(LEAST_TOTAL, rows.length * 18));
  const heightOf = (amount: number): number => (total > 0 ? (amount / total) * pixels : 0);

  let y = TOP + 20;
  const placed = rows.map((row) => {
    const money = row.shares.reduce((sum, { amount }) => sum + heightOf(amount), 0);
    const height = Math.max(LEAST_ROW, money);
    const at = { row, top: y, height, barTop: y + (height - money) / 2 };
    y += height + AIR;
    return at;
  });
  const bottom = Math.max(y, TOP + 20 + LEAST_ROW);
  const leftTop = TOP + 20;

  let leftAt = leftTop;
  const flows = placed.flatMap(({ row, barTop }) => {
    let rightAt = barTop;
    return row.shares.map(({ tone, amount }) => {
      const height = heightOf(amount);
      const path = flow([
        [LEFT + BAR, leftAt, leftAt + height],
        [RIGHT, rightAt, rightAt + height],
      ]);
      const bar = { tone, top: rightAt, height };
      leftAt += height;
      rightAt += height;
      return { tone, path, bar, isThin: height < THIN };
    });
  });

  const tones = new Set(flows.map(({ tone }) => tone));
  const legend = [
    { tone: 'full', label: 'paid in full by supporters' } as const,
    { tone: 'rest', label: 'the rest that supporters had' } as const,
    { tone: 'added', label: 'added afterwards from what was left' } as const,
    { tone: 'unspent', label: 'not spent' } as const,
  ].filter(({ tone }) => tones.has(tone));
  const each = explanation.endowment ? formatMoney(explanation.endowment) : '0';

  return (
    <Frame
      title={title}
      subtitle={`${rule} · ${counted(explanation.voters, 'voter')} with ${each} each · budget ${formatMoney(explanation.budget)}, spent ${formatMoney(explanation.cost)}`}
      description={describe(explanation, rows)}
      legend={legend}
      height={bottom + MARGIN}
    >
      <text class="small" x={LEFT} y={leftTop - 8}>
        Voters had {formatAmount(Number(total.toFixed(2)))}
      </text>
      {total > 0 ? (
        <rect class="base edge" x={LEFT} y={round(leftTop)} width={BAR} height={round(pixels)} />
      ) : null}
      {flows.map(({ tone, path, isThin }) => (
        <path class={`${tone} ${isThin ? 'thread' : 'flow'}`} d={path ?? ''} />
      ))}
      {flows.map(({ bar }) => (
        <rect
          class={`${bar.tone} edge`}
          x={RIGHT}
          y={round(bar.top)}
          width={BAR}
          height={round(Math.max(0.5, bar.height))}
        />
      ))}
      {placed.map(({ row, top, height }) => {
        const hasDetail = height >= TWO_LINES;
        const base = top + height / 2 + (hasDetail ? -3 : 5);
        return (
          <g>
            <text x={LABELS} y={round(base)}>
              {fitted(row.title, WIDTH - MARGIN - COST_WIDTH - LABELS)}
            </text>
            <text class="number" x={WIDTH - MARGIN} y={round(base)} text-anchor="end">
              {row.cost}
            </text>
            {hasDetail ? (
              <text class="small" x={LABELS} y={round(base + 18)}>
                {fitted(row.detail, WIDTH - MARGIN - LABELS, SMALL)}
              </text>
            ) : null}
          </g>
        );
      })}
      {rows.length === 0 ? (
        <text x={LABELS} y={TOP + 36}>
          {formatWhole(0)} projects were bought, and no voter had money.
        </text>
      ) : null}
    </Frame>
  );
};
