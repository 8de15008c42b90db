/** What a count's record tells of each project that it came by: how it won, or why it was passed over. */
import type { Chance } from '../chance.ts';
import type { Hindrance } from '../constraints.ts';
import type { Outcome } from '../count.ts';
import type { Purchase } from '../equal-shares/purchase-log.ts';
import type { GreedyRound } from '../greedy.ts';
import { toNumber } from '../rational.ts';
import type { BrokenTie } from '../tie-order.ts';
import { type Currency, currencyOf } from './in-currency.ts';
import type { Defeat, ExplainedTie, Money, Victory } from './terms.ts';

export interface Fate {
  readonly victory?: Victory;
  readonly defeat?: Defeat;
  readonly tie?: ExplainedTie;
}

export interface Fates {
  readonly of: ReadonlyMap<number, Fate>;
  readonly chances: readonly Chance[];
}

export const defeatBy = (
  passedOver: Hindrance | { readonly kind: 'does-not-fit' },
  left: Money,
): Defeat => {
  switch (passedOver.kind) {
    case 'does-not-fit':
      return { because: 'does-not-fit', left };
    case 'category-full':
      return { because: 'category-full', category: passedOver.category };
    case 'excluded-by':
      return { because: 'excluded-by', ids: passedOver.ids };
  }
};

type TieOf = (tie: BrokenTie) => Pick<Fate, 'tie'>;

const byTurn = (
  { left, passedOver, tie }: GreedyRound,
  by: 'merit' | 'completion',
  currency: Currency,
  tieOf: TieOf,
): Fate => ({
  ...(passedOver
    ? { defeat: defeatBy(passedOver, currency.ofWholeUnits(left)) }
    : { victory: { by, left: currency.ofWholeUnits(left) } }),
  ...tieOf(tie),
});

const byPurchase = (
  { price, effectiveVotes, payments, tie }: Purchase,
  currency: Currency,
  tieOf: TieOf,
): Fate => ({
  victory: {
    by: 'equal-shares',
    price: currency.ofUnits(price),
    effectiveVotes: toNumber(effectiveVotes),
    payments: payments.map((payment) => ({
      ...payment,
      amount: currency.asNumber(payment.amount),
    })),
  },
  ...tieOf(tie),
});

export const fatesOf = ({ election, preparation, record }: Outcome): Fates => {
  const currency = currencyOf(preparation.money.unitsPerCurrency);
  const tieOf: TieOf = ({ tied, decidedBy }) =>
    decidedBy === 'alone'
      ? {}
      : {
          tie: {
            among: tied.map((project) => election.projects[project]?.id ?? ''),
            decidedBy,
          },
        };
  const fates = new Map<number, Fate>();
  switch (record.kind) {
    case 'greedy':
      for (const round of record.rounds)
        fates.set(round.project, byTurn(round, 'merit', currency, tieOf));
      return { of: fates, chances: record.chances() };
    case 'equal-shares':
      for (const purchase of record.purchases)
        fates.set(purchase.project, byPurchase(purchase, currency, tieOf));
      for (const round of record.completion)
        fates.set(round.project, byTurn(round, 'completion', currency, tieOf));
      return { of: fates, chances: record.chances() };
    case 'phragmen':
      for (const { project, load, tie } of record.rounds)
        fates.set(project, {
          victory: { by: 'phragmen', load: currency.ofUnits(load) },
          ...tieOf(tie),
        });
      return { of: fates, chances: record.chances() };
    case 'max-welfare':
      return { of: fates, chances: record.chances() };
  }
};
