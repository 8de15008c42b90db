/** How a plan is written in one source's SQL. */
import type { Node } from '../plan/node.ts';
import type { Value } from '../values.ts';

export interface Statement {
  /** With the dialect's own placeholders; identifiers quoted; no value inside. */
  readonly text: string;
  readonly parameters: readonly (Value | readonly Value[])[];
}

export interface Dialect {
  readonly name: 'postgresql' | 'mariadb' | 'sqlite' | 'sqlserver' | 'oracle' | 'duckdb' | 'trino';
  /**
   * Whether the plan, run by this database, gives the same rows as PostgreSQL: every node, function and
   * type in it is one whose meaning agrees, or that is written so that it does.
   */
  readonly canWrite: (plan: Node) => boolean;
  /** One statement; columns in the order of `outputOf(plan)`, named c0, c1, … */
  readonly write: (plan: Node) => Statement;
}
