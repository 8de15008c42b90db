/**
 * Text in MariaDB and MySQL as PostgreSQL compares it: with a collation that compares code points and does
 * not pad. On the side of a literal it leaves the column's index usable.
 */
import type { Expression } from '../plan/expression.ts';
import type { SqlType } from '../values.ts';
import { isNullLiteral, type Writer } from './grammar.ts';
import { parameter, type Sql, sql } from './sql.ts';
import { isText } from './writing.ts';

export interface TextComparison {
  /** A text by which rows are ordered, grouped and made distinct. */
  readonly key: (expression: Expression, write: Writer) => Sql;
  readonly isKeyWrapped: (expression: Expression, write: Writer) => boolean;
  /** The same, also where it compares so by itself: columns of two collations do not go together. */
  readonly explicit: (expression: Expression, write: Writer) => Sql;
  /** A literal or computed text beside a column. */
  readonly collated: (value: Sql) => Sql;
  /** Both sides of a comparison of text. */
  readonly sides: (left: Expression, right: Expression, write: Writer) => readonly [Sql, Sql];
  /**
   * The literal in the column's own character set, for a first condition that an index answers; undefined
   * where none is needed. What the character set does not have becomes `?`, so that it is never enough.
   */
  readonly inCharset: (column: Expression, literal: Expression, write: Writer) => Sql | undefined;
}

export const textComparison = (collation: string): TextComparison => {
  const collated = (value: Sql): Sql => sql`${value} collate ${collation}`;

  const isPlain = (expression: Expression, write: Writer): boolean =>
    expression.kind === 'column' && write.originOf(expression)?.nativeType === undefined;

  const charsetOf = (expression: Expression, write: Writer): string | undefined =>
    isPlain(expression, write)
      ? /^[a-z0-9]+(?=_)/.exec(write.originOf(expression)?.collation ?? '')?.[0]
      : undefined;

  const isKeyWrapped = (expression: Expression, write: Writer): boolean =>
    isText(expression) && !isNullLiteral(expression) && !write.isSettled(expression);

  const explicit = (expression: Expression, write: Writer): Sql => {
    const value = write.value(expression);
    const isReady = expression.kind === 'literal' || charsetOf(expression, write) === 'utf8mb4';
    return sql`(${collated(isReady ? value : sql`convert(${value} using utf8mb4)`)})`;
  };

  const key = (expression: Expression, write: Writer): Sql =>
    isKeyWrapped(expression, write) ? explicit(expression, write) : write.value(expression);

  return {
    key,
    isKeyWrapped,
    explicit,
    collated,
    sides: (left, right, write) => {
      const areReady =
        [left, right].some(write.isSettled) &&
        [left, right].every((side) => side.kind === 'literal' || write.isSettled(side));
      if (areReady || isNullLiteral(left) || isNullLiteral(right))
        return [write.value(left), write.value(right)];
      return left.kind === 'literal'
        ? [explicit(left, write), write.value(right)]
        : [write.value(left), explicit(right, write)];
    },
    inCharset: (column, literal, write) => {
      const charset = charsetOf(column, write);
      if (charset === undefined || charset === 'utf8mb4' || literal.kind !== 'literal')
        return undefined;
      const type: SqlType = { name: 'text' };
      return sql`convert(${parameter(literal.value, type)} using ${charset})`;
    },
  };
};
