/**
 * `$filter` evaluated as OData 4.01 says (Part 2, section 5.1.1): two truth values, NULL equals NULL and is
 * neither above nor below anything. For servers in tests.
 */

import { memberAt } from '../json-text.ts';

type Entity = Readonly<Record<string, unknown>>;
type Evaluate = (entity: Entity) => unknown;

const TOKEN =
  /\s*('(?:[^']|'')*'|\d{4}-\d\d-\d\dT[\d:.]+Z|\d{4}-\d\d-\d\d|-?\d+(?:\.\d+)?|[A-Za-z_][\w/]*|[(),])/y;

const tokensOf = (text: string): string[] => {
  const tokens: string[] = [];
  const token = new RegExp(TOKEN);
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (!match?.[1]) throw new Error(`not a filter at ${at}`);
    tokens.push(match[1]);
  }
  return tokens;
};

/** @param foldsCase whether the server takes `a` and `A` for the same */
export const evaluator = (filter: string, foldsCase: boolean): Evaluate => {
  const tokens = tokensOf(filter);
  const take = (): string => tokens.shift() ?? '';
  const expect = (token: string): void => {
    if (take() !== token) throw new Error(`no ${token}`);
  };
  const folded = (value: unknown): unknown =>
    typeof value === 'string' && foldsCase ? value.toLowerCase().trimEnd() : value;

  const operand = (): Evaluate => {
    const token = take();
    if (token === 'null') return () => null;
    if (token === 'true' || token === 'false') return () => token === 'true';
    if (token.startsWith("'")) {
      const text = token.slice(1, -1).replaceAll("''", "'");
      return () => folded(text);
    }
    if (/^-?\d/.test(token)) return () => (/^-?[\d.]+$/.test(token) ? Number(token) : token);
    return (entity) => folded(memberAt(entity, token.split('/')) ?? null);
  };

  const compared = (left: unknown, operator: string, right: unknown): boolean => {
    if (operator === 'eq') return left === right;
    if (operator === 'ne') return left !== right;
    if (left === null || right === null || left === undefined || right === undefined) return false;
    const difference = left < right ? -1 : left > right ? 1 : 0;
    const isMet = { lt: difference < 0, le: difference <= 0, gt: difference > 0 };
    return operator === 'ge' ? difference >= 0 : isMet[operator as keyof typeof isMet];
  };

  const primary = (): Evaluate => {
    const [token = ''] = tokens;
    if (token === '(') {
      take();
      const inner = either();
      expect(')');
      return inner;
    }
    if (token === 'not') {
      take();
      const inner = primary();
      // Of null it is null.
      return (entity) => {
        const value = inner(entity);
        return value === null ? null : value === false;
      };
    }
    if (['startswith', 'endswith', 'contains'].includes(token)) {
      take();
      expect('(');
      const text = operand();
      expect(',');
      const part = operand();
      expect(')');
      return (entity) => {
        const [whole, piece] = [text(entity), String(part(entity))];
        if (typeof whole !== 'string') return null;
        if (token === 'contains') return whole.includes(piece);
        return token === 'startswith' ? whole.startsWith(piece) : whole.endsWith(piece);
      };
    }
    const left = operand();
    const operator = tokens[0] ?? '';
    if (operator === 'in') {
      take();
      expect('(');
      const list = [operand()];
      while (tokens[0] === ',') {
        take();
        list.push(operand());
      }
      expect(')');
      return (entity) => list.some((each) => each(entity) === left(entity));
    }
    if (!['eq', 'ne', 'lt', 'le', 'gt', 'ge'].includes(operator)) return left;
    take();
    const right = operand();
    return (entity) => compared(left(entity), operator, right(entity));
  };
  const all = (): Evaluate => {
    const parts = [primary()];
    while (tokens[0] === 'and') {
      take();
      parts.push(primary());
    }
    if (parts.length === 1 && parts[0]) return parts[0];
    return (entity) => parts.every((part) => part(entity) === true);
  };
  const either = (): Evaluate => {
    const parts = [all()];
    while (tokens[0] === 'or') {
      take();
      parts.push(all());
    }
    return parts.length === 1 && parts[0]
      ? parts[0]
      : (entity) => parts.some((part) => part(entity) === true);
  };
  const whole = either();
  if (tokens.length > 0) throw new Error(`too much: ${tokens[0]}`);
  return whole;
};
