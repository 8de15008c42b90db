/** The words of an explanation: money in currency units, projects by id, ready to be written as JSON. */
import type { Payment } from '../equal-shares/purchase-log.ts';
import type { TieCriterion } from '../tie-order.ts';

/** An amount of money: exactly, and as a number to show. */
export interface Money {
  readonly exact: string;
  readonly amount: number;
}

export interface ExplainedPayment extends Omit<Payment, 'amount'> {
  /** Currency units that each of the voters paid. */
  readonly amount: number;
}

export interface ExplainedTie {
  /** Ids of all that were equally good, the chosen one among them. */
  readonly among: readonly string[];
  readonly decidedBy: TieCriterion['by'];
}

/** How a project came to win. */
export type Victory =
  | { readonly by: 'funded-beforehand' }
  | { readonly by: 'costs-nothing' }
  /** Its turn came while it fitted. */
  | { readonly by: 'merit' | 'completion'; readonly left: Money }
  | {
      readonly by: 'equal-shares';
      /** What a supporter of weight 1 paid who could. */
      readonly price: Money;
      /** Supporters who could pay in full count as one, the others in proportion: utility per money. */
      readonly effectiveVotes: number;
      readonly payments: readonly ExplainedPayment[];
    }
  /** What each supporter had paid for all projects when it was bought. */
  | { readonly by: 'phragmen'; readonly load: Money }
  /** Nobody chose it, and it fitted when nothing that is supported was left. */
  | { readonly by: 'left-over' }
  | { readonly by: 'welfare' };

/** Why a project lost. */
export type Defeat =
  | { readonly because: 'too-little-support' }
  | { readonly because: 'no-supporters' }
  | { readonly because: 'does-not-fit'; readonly left: Money }
  | { readonly because: 'count-had-ended' }
  /** With cost utilities what costs nothing gains nobody anything. */
  | { readonly because: 'no-utility' }
  | { readonly because: 'supporters-could-not-pay' }
  | { readonly because: 'others-together-serve-voters-more' }
  | { readonly because: 'category-full'; readonly category: string }
  | { readonly because: 'excluded-by'; readonly ids: readonly string[] };

export interface ExplainedProject {
  readonly id: string;
  readonly name: string;
  readonly cost: Money;
  readonly votes: number;
  /** Votes, or points where ballots carry them. */
  readonly score: number;
  readonly won: boolean;
  /** From 1; of winners in the order of winning. */
  readonly round?: number;
  readonly tie?: ExplainedTie;
  readonly victory?: Victory;
  readonly defeat?: Defeat;
  /** What would have made it win, all else being as it was. */
  readonly lacked?: {
    /** Further voters who choose it alone; votes or points where the rule goes by score. */
    readonly furtherSupport?: number;
    readonly unit: 'voters' | 'votes' | 'points';
    /** The highest cost with which it would have won; absent when none would have, or none is known. */
    readonly winningCost?: Money;
  };
}

export interface Explanation {
  readonly budget: Money;
  readonly cost: Money;
  readonly left: Money;
  readonly voters: number;
  /** What every voter had to spend in the count that decided; of Equal Shares only. */
  readonly endowment?: Money;
  /** Currency units that voters did not spend, together; of Equal Shares only. */
  readonly unspentByVoters?: number;
  /** Whether the result is proven; of maximal welfare only. */
  readonly proof?: 'exact' | 'solver';
  /** Winners in the order of winning, then the others by votes. */
  readonly projects: readonly ExplainedProject[];
}
