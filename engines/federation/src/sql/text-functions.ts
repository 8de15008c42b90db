/** Functions that give text and are composed of simpler ones, so that every source computes them. */
import { call, type Expression, literal } from '../plan/expression.ts';
import { failure, notSupported } from './context.ts';
import { asText, coerced } from './conversion.ts';
import type { FunctionCall } from './functions.ts';
import { INTEGER, TEXT } from './type-rules.ts';

const text = (name: Parameters<typeof call>[0], ...operands: readonly Expression[]): Expression =>
  call(name, operands, TEXT);

export const joined = (...parts: readonly Expression[]): Expression =>
  parts.reduce((left, right) => text('concatenate', left, right));

const number = (value: number): Expression => literal(value, INTEGER);

const lengthOf = (operand: Expression): Expression => call('length', [operand], INTEGER);

const orEmpty = (operand: Expression): Expression => text('coalesce', operand, literal('', TEXT));

/** An operand as `concat` writes it. */
export const asWritten = (on: FunctionCall, operand: Expression): Expression => {
  if (operand.type.name === 'boolean')
    return {
      kind: 'case',
      branches: [
        { when: operand, result: literal('t', TEXT) },
        { when: call('not', [operand]), result: literal('f', TEXT) },
      ],
      type: TEXT,
    };
  if (operand.type.name === 'bytes')
    throw failure(
      on.query,
      'wrong-type',
      `${on.name} does not take ${operand.type.name}`,
      on.location,
    );
  return coerced(on.query, operand, TEXT);
};

/** NULLs are left out, with what would stand before them. */
export const concatWithSeparator = (
  operands: readonly [Expression, ...Expression[]],
  on: FunctionCall,
): Expression => {
  const [first, ...others] = operands;
  const separator = asText(on.query, first, on.name);
  const parts = others.map((operand) => orEmpty(joined(separator, asWritten(on, operand))));
  const start = call('add', [lengthOf(separator), number(1)], INTEGER);
  return text('substring', joined(...parts), start);
};

export const startsWith = (
  [operand, prefix]: readonly [Expression, ...Expression[]],
  { query, name }: FunctionCall,
): Expression => {
  const start = asText(query, prefix ?? operand, name);
  return call('equal', [text('left', asText(query, operand, name), lengthOf(start)), start]);
};

/** Characters to which a text may be filled up. */
const LONGEST = 1_000;

const requireLiteral = (operand: Expression, on: FunctionCall): string | number | null => {
  const value = operand.kind === 'literal' ? operand.value : undefined;
  if (typeof value !== 'string' && typeof value !== 'number' && value !== null)
    throw notSupported(on.query, `${on.name} with operands that are computed`, on.location);
  return value;
};

const filledUp = (operand: Expression, count: number, filling: string, isLeft: boolean) => {
  const characters = [...filling];
  if (count <= 0) return text('left', operand, number(0));
  const cut = text('left', operand, number(count));
  if (characters.length === 0) return cut;
  const whole = Array.from({ length: count }, (_, at) => characters[at % characters.length]);
  const missing = call('subtract', [number(count), lengthOf(operand)], INTEGER);
  const added = text('left', literal(whole.join(''), TEXT), missing);
  const filled = isLeft ? joined(added, operand) : joined(operand, added);
  return {
    kind: 'case',
    branches: [{ when: call('less', [lengthOf(operand), number(count)]), result: filled }],
    otherwise: cut,
    type: TEXT,
  } as const;
};

/** `lpad` and `rpad` to a length that stands in the query. */
export const padded =
  (side: 'left' | 'right') =>
  (operands: readonly [Expression, ...Expression[]], on: FunctionCall): Expression => {
    const [first, count, filling] = operands;
    const operand = asText(on.query, first, on.name);
    const size = requireLiteral(coerced(on.query, count ?? first, INTEGER), on);
    const by = filling ? requireLiteral(asText(on.query, filling, on.name), on) : ' ';
    if (size === null || by === null) return literal(null, TEXT);
    if (Number(size) > LONGEST)
      throw notSupported(on.query, `${on.name} to more than ${LONGEST} characters`, on.location);
    return filledUp(operand, Number(size), String(by), side === 'left');
  };

/** A number with leading zeros. */
export const zeroPadded = (on: FunctionCall, digits: Expression, count: number): Expression => {
  const written = coerced(on.query, digits, TEXT);
  const filled = filledUp(written, count, '0', true);
  // More digits than that are kept.
  return {
    kind: 'case',
    branches: [{ when: call('greater', [lengthOf(written), number(count)]), result: written }],
    otherwise: filled,
    type: TEXT,
  };
};
