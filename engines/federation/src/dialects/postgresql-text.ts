/**
 * Text in PostgreSQL as collation "C" of a database in UTF-8 compares it. Columns with another collation are
 * put in order by `collate "C"`; equality needs that only where the collation is not deterministic, which
 * `ColumnSchema.collation` tells at its end, or where several meet. A text that the database cannot
 * hold equals none of its own; where one of the other kind is to be put in order, the bytes are compared that
 * both have in UTF-8.
 */
import { columnsIn, type Expression } from '../plan/expression.ts';
import type { SqlType, Value } from '../values.ts';
import {
  type FunctionWriter,
  type FunctionWriters,
  type Grammar,
  refuse,
  textLiteral,
  two,
  type Writer,
} from './grammar.ts';
import type { Encoding } from './postgresql-encoding.ts';
import { joined, parameter, type Sql, sql } from './sql.ts';
import { called, comparisons, isText, type Sides } from './writing.ts';

const BYTES: SqlType = { name: 'bytes' };

/** The order of its bytes is that of code points. */
const utf8 = (text: string): Uint8Array =>
  text.isWellFormed() ? new TextEncoder().encode(text) : refuse('half of a character');

const collationsIn = (expression: Expression, write: Writer): ReadonlySet<string | undefined> => {
  const found = new Set<string | undefined>();
  for (const id of columnsIn(expression)) {
    const column: Expression = { kind: 'column', id, type: { name: 'text' } };
    const origin = write.originOf(column);
    if (origin?.type.name === 'text') found.add(origin.collation);
    else {
      const definition = write.definitionOf(id);
      if (definition && 'kind' in definition)
        for (const collation of collationsIn(definition, write)) found.add(collation);
    }
  }
  return found;
};

const collated = (value: Sql): Sql => sql`(${value} collate "C")`;

/** Whether the database cannot compare it, or not as "C" does, without being told how. */
const isVague = (expression: Expression, write: Writer): boolean => {
  if (!isText(expression) || write.isSettled(expression)) return false;
  const collations = [...collationsIn(expression, write)];
  return (
    collations.length > 1 ||
    collations.some((name) => name?.endsWith('(nondeterministic)') === true)
  );
};

/** Two columns with different collations cannot be compared without saying by which. */
const areAtOdds = (left: Expression, right: Expression, write: Writer): boolean => {
  if (!isText(left)) return false;
  const all = [...collationsIn(left, write), ...collationsIn(right, write)];
  return new Set(all).size > 1;
};

const isUndecided = (left: Expression, right: Expression, write: Writer): boolean =>
  isVague(left, write) || isVague(right, write) || areAtOdds(left, right, write);

/** Whether a comparison is by collation "C" already: a literal goes along with a column. */
const areInOrder = (operands: readonly Expression[], write: Writer): boolean =>
  operands.some(write.isSettled) &&
  operands.every((operand) => operand.kind === 'literal' || write.isSettled(operand));

/** Of a database, by its encoding. */
export interface TextWriting {
  /** Refuses what the database may not hold. */
  readonly requireHeld: (value: Value) => void;
  /** Texts of a list by what the database says of them: those that it cannot hold equal nothing. */
  readonly sorted: (values: readonly Value[]) => {
    readonly held: readonly Value[];
    /** As bytes in UTF-8, to be compared with those of a text. */
    readonly unclear: readonly Uint8Array[];
  };
  /** What all of a database's texts can be compared by, also with those of others. */
  readonly inBytes: (expression: Expression, write: Writer) => Sql;
  readonly isVague: (expression: Expression, write: Writer) => boolean;
  /** So that equal means the same. */
  readonly key: (expression: Expression, write: Writer) => Sql;
  /** So that smaller means the same; other types stay as they are. */
  readonly order: (expression: Expression, write: Writer) => Sql;
  /** Whether `order` leaves it as it is. */
  readonly isInOrder: (expression: Expression, write: Writer) => boolean;
  /** Operands of what goes by the collation of one of them. */
  readonly inC: (operands: readonly Expression[], write: Writer) => readonly Sql[];
  /** The same of what gives the smallest or largest of them. */
  readonly inOrder: (operands: readonly Expression[], write: Writer) => readonly Sql[];
  readonly united: NonNullable<Grammar['united']>;
  readonly notIn: (left: Expression, right: Expression, write: Writer) => readonly [Sql, Sql];
  /** Comparisons, and what depends on the collation or on what a character is. */
  readonly functions: FunctionWriters;
}

export const textWriting = ({ holds, hasCharacters, ...encoding }: Encoding): TextWriting => {
  const isHeld = (expression: Expression): boolean | undefined =>
    expression.kind !== 'literal' || typeof expression.value !== 'string' || !isText(expression)
      ? true
      : holds(expression.value);

  const requireHeld = (value: Value): void => {
    if (typeof value === 'string' && holds(value) !== true)
      refuse('a text that the database may not hold');
  };

  const inBytes = (expression: Expression, write: Writer): Sql => {
    if (expression.kind !== 'literal') return sql`convert_to(${write.value(expression)}, 'UTF8')`;
    const { value } = expression;
    return typeof value === 'string' ? sql`${parameter(utf8(value), BYTES)}::bytea` : 'null::bytea';
  };

  const isInOrder = (expression: Expression, write: Writer): boolean =>
    !isText(expression) || (encoding.isInOrder && write.isSettled(expression));

  const order = (expression: Expression, write: Writer): Sql => {
    if (isInOrder(expression, write)) return write.value(expression);
    return encoding.isInOrder ? collated(write.value(expression)) : inBytes(expression, write);
  };

  const inC = (operands: readonly Expression[], write: Writer): readonly Sql[] => {
    const isDecided = operands.some((one) => isText(one) && one.kind !== 'literal');
    return operands.map((operand) => {
      const isAsItIs =
        !isText(operand) || (operand.kind === 'literal' ? isDecided : write.isSettled(operand));
      return isAsItIs ? write.value(operand) : collated(write.value(operand));
    });
  };

  const inOrder = (operands: readonly Expression[], write: Writer): readonly Sql[] =>
    encoding.isInOrder || !operands.some(isText)
      ? inC(operands, write)
      : refuse('order of texts in this encoding');

  const sides: Sides = (left, right, isOrdered, write) => {
    const areTexts = isText(left) && isText(right);
    const areHeld = isHeld(left) === true && isHeld(right) === true;
    if (areTexts && !(areHeld && (encoding.isInOrder || !isOrdered)))
      return [inBytes(left, write), inBytes(right, write)];
    const isCollated =
      (isOrdered && isText(left) && !areInOrder([left, right], write)) ||
      isUndecided(left, right, write);
    const first = write.value(left);
    const second = write.value(right);
    return [first, isCollated ? collated(second) : second];
  };

  /** A comparison, and what it comes to where one side is a text that the database cannot hold. */
  const orAbsent =
    (usual: FunctionWriter, beside: (other: Sql) => Sql): FunctionWriter =>
    (operands, write, type) => {
      const [left, right] = two(operands);
      const [isLeft, isRight] = [isHeld(left) !== false, isHeld(right) !== false];
      if (isLeft === isRight) return usual(operands, write, type);
      return beside(write.value(isLeft ? left : right));
    };

  const compared = comparisons(sides);

  const distinguished: FunctionWriter = (operands, write) => {
    const [left, right] = sides(...two(operands), false, write);
    return sql`(${left} is distinct from ${right})`;
  };

  const nullIf: FunctionWriter = (operands, write) => {
    const [left, right] = two(operands);
    const value = write.value(left);
    if (isHeld(right) === false) return value;
    // Its sides would be bytes, which are not what is asked for.
    if (isHeld(right) === undefined) return refuse('a text that the database may not hold');
    return sql`nullif(${joined(sides(left, right, false, write), ', ')})`;
  };

  const matching =
    (word: 'like' | 'ilike'): FunctionWriter =>
    (operands, write) => {
      const [text, pattern, escaping] = operands;
      if (!text || !pattern) return refuse(`${word} without a pattern`);
      if (!hasCharacters && textLiteral(pattern)?.includes('_') !== false)
        return refuse(`${word} of single characters`);
      const isCollated =
        word === 'ilike' || isVague(text, write) || areAtOdds(text, pattern, write);
      const value = write.value(text);
      const first = isCollated && !write.isSettled(text) ? collated(value) : value;
      const last = escaping ? sql` escape ${write.value(escaping)}` : '';
      return sql`(${first} ${word} ${write.value(pattern)}${last})`;
    };

  const calledInC =
    (name: string, written = inC): FunctionWriter =>
    (operands, write) =>
      sql`${name}(${joined(written(operands, write), ', ')})`;

  // What is trimmed away are characters.
  const trimArity = hasCharacters ? [1, 2] : [1];

  /** Functions to which it matters how many bytes a character has. */
  const counting = (usual: FunctionWriter): FunctionWriter =>
    hasCharacters ? usual : () => refuse('characters of texts without an encoding');

  return {
    requireHeld,
    sorted: (values) => ({
      held: values.filter((value) => typeof value !== 'string' || holds(value) === true),
      unclear: values.flatMap((value) =>
        typeof value === 'string' && holds(value) === undefined ? [utf8(value)] : [],
      ),
    }),
    inBytes,
    isVague,
    key: (expression, write) => {
      const value = write.value(expression);
      return isVague(expression, write) ? collated(value) : value;
    },
    order,
    isInOrder,
    inC,
    inOrder,
    united: (left, right, write) =>
      isUndecided(left, right, write)
        ? (expression) => collated(write.value(expression))
        : undefined,
    notIn: (left, right, write) => {
      const first = write.value(left);
      // What the subquery gives has no say in the collation.
      return [isUndecided(left, right, write) ? collated(first) : first, write.value(right)];
    },
    functions: {
      ...compared,
      equal: orAbsent(compared.equal, (other) => sql`(${other} is null and null)`),
      'not-equal': orAbsent(compared['not-equal'], (other) => sql`(${other} is not null or null)`),
      'is-distinct': orAbsent(distinguished, () => 'true'),
      'null-if': nullIf,
      greatest: calledInC('greatest', inOrder),
      least: calledInC('least', inOrder),
      like: matching('like'),
      ilike: matching('ilike'),
      lower: calledInC('lower'),
      upper: calledInC('upper'),
      replace: calledInC('replace'),
      position: counting(calledInC('strpos')),
      trim: called('btrim', ...trimArity),
      'left-trim': called('ltrim', ...trimArity),
      'right-trim': called('rtrim', ...trimArity),
      length: counting(called('length', 1)),
      substring: counting(called('substring', 2, 3)),
      left: counting(called('left', 2)),
      right: counting(called('right', 2)),
    },
  };
};
