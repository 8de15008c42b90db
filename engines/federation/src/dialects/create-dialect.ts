/** A dialect of its grammar: one writer for all. */
import type { Node } from '../plan/node.ts';
import { selectOf } from './build.ts';
import type { Dialect, Statement } from './dialect.ts';
import { type Grammar, NotWritable, refuse } from './grammar.ts';
import { createNames } from './names.ts';
import { derived, textOf } from './select.ts';
import { render } from './sql.ts';

const statementOf = (plan: Node, grammar: Grammar): Statement => {
  const names = createNames(grammar);
  const select = selectOf(grammar.settled?.(plan) ?? plan, { grammar, names });
  const isFixed = select.bare !== undefined || select.isDistinct;
  const whole = grammar.output && isFixed ? derived(select, grammar, names) : select;
  return (
    render(textOf(whole, grammar, names, true), grammar.placeholders) ??
    refuse('more parameters than the database takes')
  );
};

/** What can be written is written; the answer is kept with the plan, which never changes. */
export const createDialect = (grammar: Grammar): Dialect => {
  const written = new WeakMap<Node, Statement | NotWritable>();

  const attempt = (plan: Node): Statement | NotWritable => {
    const known = written.get(plan);
    if (known) return known;
    let result: Statement | NotWritable;
    try {
      result = statementOf(plan, grammar);
    } catch (error) {
      if (!(error instanceof NotWritable)) throw error;
      result = error;
    }
    written.set(plan, result);
    return result;
  };

  return {
    name: grammar.name,
    canWrite: (plan) => !(attempt(plan) instanceof NotWritable),
    write: (plan) => {
      const result = attempt(plan);
      if (result instanceof NotWritable)
        throw new Error(`${grammar.name} cannot answer this plan: ${result.message}`);
      return result;
    },
  };
};
