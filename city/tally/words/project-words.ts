/** Why a project won or lost, in a sentence or three. */
import type {
  Defeat,
  ExplainedPayment,
  ExplainedProject,
  ExplainedTie,
  TieCriterion,
  Victory,
} from '@polder/tally';
import { counted, formatAmount, formatMoney, formatWhole, onOneLine } from './numbers.ts';
import { criterionWords } from './rule-words.ts';

/** Amounts that are told one by one; more are told from the least to the most. */
const TOLD_AMOUNTS = 3;

const votersOf = (payments: readonly ExplainedPayment[]): number =>
  payments.reduce((sum, { voters }) => sum + voters, 0);

const sumOf = (payments: readonly ExplainedPayment[]): number =>
  payments.reduce((sum, { voters, amount }) => sum + voters * amount, 0);

const rangeOf = (payments: readonly ExplainedPayment[]): string => {
  const amounts = payments.map(({ amount }) => amount);
  return `between ${formatAmount(Math.min(...amounts))} and ${formatAmount(Math.max(...amounts))}`;
};

const fullWords = (payments: readonly ExplainedPayment[]): readonly string[] =>
  payments.length > TOLD_AMOUNTS
    ? [`${counted(votersOf(payments), 'voter')} paid ${rangeOf(payments)} each`]
    : payments.map(
        ({ voters, amount }) =>
          `${counted(voters, 'voter')} paid ${formatAmount(amount)}${voters === 1 ? '' : ' each'}`,
      );

const restWords = (payments: readonly ExplainedPayment[]): readonly string[] =>
  payments.length > TOLD_AMOUNTS
    ? [
        `${formatWhole(votersOf(payments))} gave what they had left, ${rangeOf(payments)} (together ${formatAmount(sumOf(payments))})`,
      ]
    : payments.map(
        ({ voters, amount }) =>
          `${formatWhole(voters)} gave the ${formatAmount(amount)} ${voters === 1 ? 'that was' : 'they had'} left`,
      );

/** `212 voters paid 23.50 each, 14 gave the 3.10 they had left, and 9 had nothing left.` */
export const paymentWords = (payments: readonly ExplainedPayment[]): string => {
  const empty = votersOf(payments.filter(({ amount }) => amount <= 0));
  const paying = payments.filter(({ amount }) => amount > 0);
  const parts = [
    ...fullWords(paying.filter(({ isRest }) => !isRest)),
    ...restWords(paying.filter(({ isRest }) => isRest)),
    ...(empty > 0 ? [`${formatWhole(empty)} had nothing left`] : []),
  ];
  const last = parts.pop() ?? 'Nobody paid';
  return `${parts.length === 0 ? last : `${parts.join(', ')} and ${last}`}.`;
};

const victoryWords = (victory: Victory): string => {
  switch (victory.by) {
    case 'funded-beforehand':
      return 'Funded before counting.';
    case 'costs-nothing':
      return 'It costs nothing.';
    case 'left-over':
      return 'Nobody chose it; it was added at the end, for there was money left.';
    case 'merit':
      return `Its turn came with ${formatMoney(victory.left)} left, and it fitted.`;
    case 'completion':
      return `Voters together did not buy it; it was added afterwards, with ${formatMoney(victory.left)} left.`;
    case 'equal-shares':
      return paymentWords(victory.payments);
    case 'phragmen':
      return `Bought when each supporter had paid ${formatMoney(victory.load)} in all.`;
    case 'welfare':
      return 'One of the projects that together are worth most to voters.';
  }
};

const defeatWords = (defeat: Defeat): string => {
  switch (defeat.because) {
    case 'too-little-support':
      return 'It has less support than is asked for.';
    case 'no-supporters':
      return 'Nobody chose it.';
    case 'does-not-fit':
      return `When its turn came ${formatMoney(defeat.left)} was left.`;
    case 'count-had-ended':
      return 'The count had ended before its turn.';
    case 'supporters-could-not-pay':
      return 'Its supporters together had too little left.';
    case 'no-utility':
      return 'It costs nothing, and by money spent nobody gains from it.';
    case 'others-together-serve-voters-more':
      return 'Others together are worth more to voters.';
    case 'category-full':
      return `The limit of ${onOneLine(defeat.category)} leaves no room for it.`;
    case 'excluded-by':
      return `Only one of ${defeat.ids.map(onOneLine).join(', ')} may win, and another one did.`;
  }
};

const unitWords: Readonly<Record<string, readonly [one: string, many: string]>> = {
  voters: ['further voter who chooses it alone', 'further voters who choose it alone'],
  votes: ['further vote', 'further votes'],
  points: ['further point', 'further points'],
};

const lackedWords = (lacked: ExplainedProject['lacked']): string => {
  if (!lacked) return '';
  const { furtherSupport, unit, winningCost } = lacked;
  const [one, many] = unitWords[unit] ?? [unit, unit];
  const ways = [
    ...(furtherSupport === undefined ? [] : [counted(furtherSupport, one, many)]),
    ...(winningCost === undefined ? [] : [`a cost of at most ${formatMoney(winningCost)}`]),
  ];
  return ways.length === 0 ? '' : `It lacked ${ways.join(', or ')}.`;
};

/** Tied projects that are named; of more the number is told. */
const NAMED = 6;

const criteria: Readonly<Record<TieCriterion['by'], string>> = {
  'lowest-cost': criterionWords({ by: 'lowest-cost' }),
  'highest-cost': criterionWords({ by: 'highest-cost' }),
  'most-votes': criterionWords({ by: 'most-votes' }),
  lexicographic: criterionWords({ by: 'lexicographic' }),
  lot: 'the lot',
  order: 'the order given',
  listed: criterionWords({ by: 'listed' }),
};

const tieWords = (id: string, { among, decidedBy }: ExplainedTie): string => {
  const others = among.filter((other) => other !== id);
  const named =
    others.length > NAMED
      ? `${formatWhole(others.length)} others`
      : others.map(onOneLine).join(', ');
  return `Tied with ${named}: ${criteria[decidedBy]} put it first.`;
};

export const projectWords = ({ id, victory, defeat, lacked, tie }: ExplainedProject): string =>
  [
    victory ? victoryWords(victory) : '',
    defeat ? defeatWords(defeat) : '',
    tie ? tieWords(id, tie) : '',
    lackedWords(lacked),
  ]
    .filter((words) => words !== '')
    .join(' ');
