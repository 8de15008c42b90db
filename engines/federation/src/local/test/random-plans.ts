/** Random plans over small random fragments, for tests that compare engines. */
import { uniformDraws } from '@polder/random';
import { call, column, type Expression, literal } from '../../plan/expression.ts';
import {
  type AggregateColumn,
  type ComputedColumn,
  type Fragment,
  type JoinType,
  type Node,
  type OutputColumn,
  outputOf,
  type SortKey,
} from '../../plan/node.ts';
import type { FrameBound, WindowColumn, WindowFrame } from '../../plan/window.ts';
import type { Row, SqlType, Value } from '../../values.ts';

const INTEGER: SqlType = { name: 'integer' };
const BIGINT: SqlType = { name: 'bigint' };
const NUMERIC: SqlType = { name: 'numeric', precision: 8, scale: 2 };
const TEXT: SqlType = { name: 'text' };
const DATE: SqlType = { name: 'date' };
const TIMESTAMP: SqlType = { name: 'timestamp' };
const BOOLEAN: SqlType = { name: 'boolean' };

const TYPES = [INTEGER, BIGINT, NUMERIC, TEXT, DATE, TIMESTAMP, BOOLEAN] as const;

const TEXTS = ['', 'a', 'A', 'ab', 'aé', 'é', '\u{1f600}', '\uffee', 'a%', 'a_b', ' a ', 'Zeeland'];

export interface RandomPlan {
  readonly plan: Node;
  readonly rows: ReadonlyMap<string, readonly Row[]>;
  /** Whether the plan says in which order its rows come. */
  readonly isOrdered: boolean;
}

export const randomPlan = (seed: number): RandomPlan => {
  const random = uniformDraws(seed);
  const below = (count: number): number => Math.floor(random() * count);
  const chance = (probability: number): boolean => random() < probability;
  const oneOf = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  };
  const rows = new Map<string, readonly Row[]>();
  let ids = 0;
  const nextId = (): number => {
    ids += 1;
    return ids;
  };

  const known = (type: SqlType): Value => {
    switch (type.name) {
      case 'integer':
        return below(7) - 2;
      case 'bigint':
        return BigInt(below(7) - 2);
      case 'numeric':
        return oneOf(['0.00', '1.00', '2.50', '-1.25', '3.00', '4.99']);
      case 'date':
        return oneOf(['2024-02-29', '2023-12-31', '1999-01-01', '2024-03-01']);
      case 'timestamp':
        return oneOf(['2024-02-29 00:00:00', '2023-12-31 23:59:59.5', '1969-07-20 20:17:40']);
      case 'boolean':
        return chance(0.5);
      default:
        return oneOf(TEXTS);
    }
  };
  const value = (type: SqlType): Value => (chance(0.2) ? null : known(type));

  const fragment = (): Fragment => {
    const name = `source#${rows.size}`;
    const columns: OutputColumn[] = [
      { id: nextId(), name: 'key', type: INTEGER },
      ...Array.from({ length: 1 + below(4) }, (_, index) => ({
        id: nextId(),
        name: `column${index}`,
        type: oneOf(TYPES),
      })),
    ];
    rows.set(
      name,
      Array.from({ length: below(9) }, () => columns.map(({ type }) => value(type))),
    );
    const plan: Node = { kind: 'values', columns, rows: [] };
    return { kind: 'fragment', name, source: 'source', plan, estimatedRows: 5 };
  };

  const columnOf = (node: Node, type: SqlType): Expression | undefined => {
    const fitting = outputOf(node).filter((output) => output.type.name === type.name);
    const found = fitting.length > 0 ? oneOf(fitting) : undefined;
    return found && column(found.id, found.type);
  };

  const ofType = (node: Node, type: SqlType, depth: number): Expression => {
    if (type.name === 'boolean' && depth > 0) return condition(node, depth);
    if (depth > 0 && chance(0.5)) {
      const inside = (inner: SqlType): Expression => ofType(node, inner, depth - 1);
      if (chance(0.2)) return call('coalesce', [inside(type), inside(type)], type);
      if (chance(0.2)) {
        const branches = [{ when: condition(node, depth - 1), result: inside(type) }];
        return { kind: 'case', branches, otherwise: inside(type), type };
      }
      if (chance(0.1)) return call('null-if', [inside(type), inside(type)], type);
      if (chance(0.1))
        return call(oneOf(['greatest', 'least']), [inside(type), inside(type)], type);
      switch (type.name) {
        case 'integer':
          return oneOf([
            () =>
              call(
                oneOf(['add', 'subtract', 'multiply']),
                [inside(INTEGER), inside(INTEGER)],
                INTEGER,
              ),
            () =>
              call(
                oneOf(['divide', 'modulo']),
                [inside(INTEGER), literal(oneOf([2, 3, -2]), INTEGER)],
                INTEGER,
              ),
            () => call('length', [inside(TEXT)], INTEGER),
            () => call('position', [inside(TEXT), inside(TEXT)], INTEGER),
            () => call(oneOf(['year', 'month', 'day']), [inside(DATE)], INTEGER),
            () => call('days-between', [inside(DATE), inside(DATE)], INTEGER),
            () => call(oneOf(['negate', 'absolute']), [inside(INTEGER)], INTEGER),
          ])();
        case 'text':
          return oneOf([
            () => call('concatenate', [inside(TEXT), inside(TEXT)], TEXT),
            () => call(oneOf(['trim', 'left-trim', 'right-trim']), [inside(TEXT)], TEXT),
            () =>
              call(
                oneOf(['lower', 'upper']),
                // Parameters alone have the collation of PGlite's database, which is not "C".
                [columnOf(node, TEXT) ?? literal('Ab', TEXT)],
                TEXT,
              ),
            () =>
              call(
                'substring',
                [inside(TEXT), literal(below(4) - 1, INTEGER), literal(below(4), INTEGER)],
                TEXT,
              ),
            () =>
              call(oneOf(['left', 'right']), [inside(TEXT), literal(below(5) - 2, INTEGER)], TEXT),
            () => call('replace', [inside(TEXT), literal('a', TEXT), inside(TEXT)], TEXT),
            () => cast(inside(oneOf([INTEGER, BIGINT, DATE, TIMESTAMP, BOOLEAN])), TEXT),
          ])();
        case 'numeric':
          return oneOf([
            () => cast(inside(INTEGER), type),
            () =>
              cast(
                call(oneOf(['add', 'subtract']), [inside(NUMERIC), inside(NUMERIC)], {
                  name: 'numeric',
                }),
                { name: 'numeric', precision: 30, scale: 2 },
              ),
          ])();
        case 'bigint':
          return cast(inside(INTEGER), BIGINT);
        case 'date':
          return oneOf([
            () => call('add-days', [inside(DATE), literal(below(80) - 40, INTEGER)], DATE),
            () => cast(inside(TIMESTAMP), DATE),
          ])();
        case 'timestamp':
          return oneOf([
            () => cast(inside(DATE), TIMESTAMP),
            () =>
              call(
                'date-truncate',
                [
                  literal(oneOf(['year', 'quarter', 'month', 'week', 'day', 'hour']), TEXT),
                  inside(TIMESTAMP),
                ],
                TIMESTAMP,
              ),
          ])();
      }
    }
    return (
      (chance(0.8) ? columnOf(node, type) : undefined) ??
      literal(chance(0.1) ? null : known(type), type)
    );
  };

  const cast = (operand: Expression, type: SqlType): Expression => ({
    kind: 'cast',
    operand,
    type,
  });

  const condition = (node: Node, depth: number): Expression => {
    const type = oneOf(TYPES);
    const inside = (inner: SqlType = type): Expression => ofType(node, inner, depth - 1);
    if (depth <= 0) return ofType(node, BOOLEAN, 0);
    return oneOf([
      () =>
        call(
          oneOf([
            'equal',
            'not-equal',
            'less',
            'less-or-equal',
            'greater',
            'greater-or-equal',
            'is-distinct',
          ]),
          [inside(), inside()],
        ),
      () => call(oneOf(['and', 'or']), [condition(node, depth - 1), condition(node, depth - 1)]),
      () => call('not', [condition(node, depth - 1)]),
      () => call('is-null', [inside()]),
      () =>
        call(oneOf(['like', 'ilike']), [
          inside(TEXT),
          literal(oneOf(['a%', '%a', '_', '%\\%', 'A_b', '%é%']), TEXT),
        ]),
      (): Expression => ({
        kind: 'in',
        operand: inside(),
        list: Array.from({ length: 1 + below(3) }, () => literal(value(type), type)),
        type: BOOLEAN,
      }),
    ])();
  };

  const equality = (left: Node, right: Node): Expression => {
    const type = oneOf([INTEGER, INTEGER, oneOf(TYPES)]);
    return call('equal', [ofType(left, type, 0), ofType(right, type, 0)]);
  };

  const join = (depth: number): Node => {
    // One group of all rows is only made where all of it is read.
    const side = (): Node => (chance(0.1) ? aggregate(node(depth - 1), 0) : node(depth - 1));
    const left = side();
    const right = side();
    const type: JoinType = oneOf(['inner', 'inner', 'left', 'full', 'semi', 'anti']);
    const both: Node = { kind: 'join', type: 'inner', left, right };
    const equal = equality(left, right);
    if (type === 'full') {
      // PostgreSQL has no full join but by equality of columns.
      const [key, otherKey] = [columnOf(left, INTEGER), columnOf(right, INTEGER)];
      if (!key || !otherKey) return { kind: 'join', type: 'left', left, right, condition: equal };
      return { kind: 'join', type, left, right, condition: call('equal', [key, otherKey]) };
    }
    const isNullAware = type === 'anti' && chance(0.5);
    const on = chance(0.3) ? call('and', [equal, condition(both, 1)]) : equal;
    return { kind: 'join', type, left, right, condition: on, ...(isNullAware && { isNullAware }) };
  };

  const aggregate = (input: Node, keyCount = below(3)): Node => {
    const keys = Array.from({ length: keyCount }, (): ComputedColumn => {
      const expression = ofType(input, oneOf(TYPES), chance(0.3) ? 1 : 0);
      return { id: nextId(), name: 'key', type: expression.type, expression };
    });
    const aggregates = Array.from({ length: 1 + below(3) }, (): AggregateColumn => {
      const made = (
        name: AggregateColumn['function'],
        type: SqlType,
        operands: Expression[],
      ): AggregateColumn => ({
        id: nextId(),
        name,
        type,
        function: name,
        operands,
        isDistinct: operands.length > 0 && chance(0.3),
        ...(chance(0.2) && { filter: condition(input, 1) }),
      });
      return oneOf([
        () => made('count', BIGINT, []),
        () => made('count', BIGINT, [ofType(input, oneOf(TYPES), 0)]),
        () => made('sum', BIGINT, [ofType(input, INTEGER, 1)]),
        () => made('sum', { name: 'numeric' }, [ofType(input, BIGINT, 0)]),
        () => made('sum', { name: 'numeric' }, [ofType(input, NUMERIC, 0)]),
        () => made(oneOf(['bool-and', 'bool-or']), BOOLEAN, [ofType(input, BOOLEAN, 1)]),
        () => {
          const operand = ofType(
            input,
            oneOf([INTEGER, BIGINT, NUMERIC, TEXT, DATE, TIMESTAMP]),
            1,
          );
          return made(oneOf(['min', 'max']), operand.type, [operand]);
        },
      ])();
    });
    return { kind: 'aggregate', input, keys, aggregates };
  };

  const direction = (expression: Expression): SortKey => ({
    expression,
    isDescending: chance(0.5),
    areNullsFirst: chance(0.5),
  });

  const bound = (side: 'start' | 'end', distance: () => Expression | undefined): FrameBound => {
    const offset = distance();
    if (offset?.kind === 'literal' && chance(0.6)) {
      const isOutward = chance(0.7);
      return { kind: (side === 'start') === isOutward ? 'preceding' : 'following', offset };
    }
    return { kind: chance(0.5) ? 'unbounded' : 'current-row' };
  };

  /** Rows are counted only where their order is total, so that the answer is certain. */
  const frame = (order: readonly SortKey[], isTotal: boolean): WindowFrame => {
    const [key, another] = order;
    const count = (): Expression => literal(BigInt(below(3)), BIGINT);
    const distance = (): Expression | undefined => {
      if (!key || another) return undefined;
      switch (key.expression.type.name) {
        case 'integer':
        case 'bigint':
          return literal(BigInt(below(3)), BIGINT);
        case 'numeric':
          return literal(oneOf(['0', '1.25', '2.50']), { name: 'numeric' });
        case 'date':
        case 'timestamp':
          return literal(oneOf(['P1M', 'P31D', 'P1DT12H', 'PT0S', 'P1Y']), { name: 'interval' });
        default:
          return undefined;
      }
    };
    const unit = oneOf<WindowFrame['unit']>([
      'range',
      'range',
      ...(order.length > 0 ? (['groups'] as const) : []),
      ...(isTotal ? (['rows', 'rows'] as const) : []),
    ]);
    const start = bound('start', unit === 'range' ? distance : count);
    const end = bound('end', unit === 'range' ? distance : count);
    const isBackwards =
      (start.kind === 'following' && end.kind !== 'unbounded' && end.kind !== 'following') ||
      (start.kind === 'current-row' && end.kind === 'preceding');
    return {
      unit,
      start: isBackwards ? { kind: 'unbounded' } : start,
      end,
      ...(chance(0.2) && { exclude: oneOf(['current-row', 'group', 'ties'] as const) }),
    };
  };

  const window = (input: Node): Node => {
    const isTotal = chance(0.5);
    const columns = outputOf(input).map(({ id, type }) => column(id, type));
    const chosen = Array.from({ length: below(isTotal ? 2 : 3) }, () =>
      ofType(input, oneOf(TYPES), chance(0.3) ? 1 : 0),
    );
    const order = (isTotal ? [...chosen, ...columns] : chosen).map(direction);
    const made = (
      name: WindowColumn['function'],
      type: SqlType,
      operands: readonly Expression[] = [],
    ): WindowColumn => ({
      id: nextId(),
      name,
      type,
      function: name,
      operands,
      frame: frame(order, isTotal),
    });
    const filtered = (known: WindowColumn): WindowColumn =>
      chance(0.2) ? { ...known, filter: condition(input, 1) } : known;
    const ofRows = (): WindowColumn => {
      const operand = ofType(input, oneOf(TYPES), 1);
      const away = literal(below(3), INTEGER);
      return oneOf([
        () => made('row-number', BIGINT),
        () => made('ntile', INTEGER, [literal(1 + below(4), INTEGER)]),
        () => made(oneOf(['lag', 'lead']), operand.type, [operand, away]),
        () =>
          made(oneOf(['lag', 'lead']), operand.type, [
            operand,
            away,
            ofType(input, operand.type, 0),
          ]),
        () => made(oneOf(['first-value', 'last-value']), operand.type, [operand]),
        () => made('nth-value', operand.type, [operand, literal(1 + below(3), INTEGER)]),
      ])();
    };
    const ofPeers = (): WindowColumn =>
      oneOf([
        () => made(oneOf(['rank', 'dense-rank']), BIGINT),
        () => made(oneOf(['percent-rank', 'cume-dist']), { name: 'double' }),
        () => filtered(made('count', BIGINT)),
        () => filtered(made('count', BIGINT, [ofType(input, oneOf(TYPES), 0)])),
        () => filtered(made('sum', BIGINT, [ofType(input, INTEGER, 1)])),
        () => filtered(made('sum', { name: 'numeric' }, [ofType(input, BIGINT, 0)])),
        () => filtered(made('sum', { name: 'numeric' }, [ofType(input, NUMERIC, 0)])),
        () => filtered(made(oneOf(['bool-and', 'bool-or']), BOOLEAN, [ofType(input, BOOLEAN, 1)])),
        () => {
          const operand = ofType(
            input,
            oneOf([INTEGER, BIGINT, NUMERIC, TEXT, DATE, TIMESTAMP]),
            1,
          );
          return filtered(made(oneOf(['min', 'max']), operand.type, [operand]));
        },
      ])();
    return {
      kind: 'window',
      input,
      partition: Array.from({ length: below(3) }, () => ofType(input, oneOf(TYPES), 0)),
      order,
      columns: Array.from({ length: 1 + below(3) }, () =>
        isTotal && chance(0.6) ? ofRows() : ofPeers(),
      ),
    };
  };

  const project = (input: Node): Node => ({
    kind: 'project',
    input,
    columns: [
      ...Array.from({ length: 1 + below(4) }, () => {
        const expression = ofType(input, oneOf(TYPES), 2);
        return { id: nextId(), name: 'computed', type: expression.type, expression };
      }),
    ],
  });

  const set = (depth: number): Node => {
    const types = Array.from({ length: 1 + below(3) }, () => oneOf(TYPES));
    const side = (): Node => {
      const input = node(depth - 1);
      return {
        kind: 'project',
        input,
        columns: types.map((type) => ({
          id: nextId(),
          name: 'side',
          type,
          expression: cast(ofType(input, type, 1), type),
        })),
      };
    };
    return {
      kind: 'set',
      operation: oneOf(['union', 'intersect', 'except']),
      isAll: chance(0.5),
      left: side(),
      right: side(),
      columns: types.map((type) => ({ id: nextId(), name: 'set', type })),
    };
  };

  const node = (depth: number): Node => {
    if (depth <= 0) return fragment();
    return oneOf([
      () => join(depth),
      () => join(depth),
      (): Node => {
        const input = node(depth - 1);
        return { kind: 'filter', input, condition: condition(input, 2) };
      },
      () => project(node(depth - 1)),
      () => aggregate(node(depth - 1)),
      () => window(node(depth - 1)),
      () => window(node(depth - 1)),
      (): Node => ({ kind: 'distinct', input: node(depth - 1) }),
      () => set(depth),
    ])();
  };

  const body = chance(0.1) ? aggregate(node(below(3)), 0) : node(1 + below(3));
  if (chance(0.5)) return { plan: body, rows, isOrdered: false };
  const sorted: Node = {
    kind: 'sort',
    input: body,
    keys: outputOf(body).map(({ id, type }) => ({
      expression: column(id, type),
      isDescending: chance(0.5),
      areNullsFirst: chance(0.5),
    })),
  };
  if (chance(0.5)) return { plan: sorted, rows, isOrdered: true };
  return {
    plan: { kind: 'limit', input: sorted, count: below(6), offset: below(3) },
    rows,
    isOrdered: true,
  };
};
