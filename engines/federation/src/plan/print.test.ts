import { describe, expect, test } from 'vitest';
import { call, column, literal } from './expression.ts';
import type { Node, Scan } from './node.ts';
import { printExpression, printPlan } from './print.ts';

const integer = { name: 'integer' } as const;
const text = { name: 'text' } as const;

const people: Scan = {
  kind: 'scan',
  source: 'crm',
  table: { name: 'people', path: ['people'], columns: [], keys: [] },
  columns: [
    { id: 1, name: 'id', column: 'id', type: integer },
    { id: 2, name: 'name', column: 'name', type: text },
  ],
};

const notes = { id: 3, name: 'notes', column: 'notes', type: text } as const;

const found: Node = {
  kind: 'limit',
  count: 5,
  offset: 0,
  input: {
    kind: 'filter',
    input: people,
    condition: call('equal', [column(2, text), literal("d'Artagnan", text)]),
  },
};

describe('a plan as text', () => {
  test('has one line for each node, inputs below and indented', () => {
    expect(printPlan(found, { showsLiterals: true })).toBe(
      ['limit 5', "  filter name#2 = 'd''Artagnan'", '    scan crm.people: id#1, name#2'].join(
        '\n',
      ),
    );
  });

  test('shows no literals unless it is asked to', () => {
    expect(printPlan(found)).toContain('filter name#2 = ?');
    const rows: Node = {
      kind: 'values',
      columns: [{ id: 1, name: 'name', type: text }],
      rows: [['secret'], [null]],
    };
    expect(printPlan(rows)).toBe('values name#1: (?), (null)');
  });

  test('shows types when it is asked to', () => {
    expect(printPlan(people, { showsTypes: true })).toBe(
      'scan crm.people: id#1 integer, name#2 text',
    );
  });

  test('shows fragments with their source and what is expected of them', () => {
    const fragment: Node = {
      kind: 'fragment',
      name: 'f1',
      source: 'crm',
      plan: people,
      estimatedRows: 12,
    };
    expect(printPlan(fragment).split('\n')[0]).toBe('fragment f1 on crm, about 12 rows');
  });

  describe('of rows that a policy restricts', () => {
    const scan = { ...people, columns: [...people.columns, notes] };
    const restricted: Node = {
      kind: 'filter',
      input: scan,
      condition: call('equal', [column(3, text), column(2, text)]),
      isBarrier: true,
    };
    const shown = (...ids: readonly number[]): Node => ({
      kind: 'project',
      input: restricted,
      columns: ids.map((id) => ({
        ...{ id: id + 10, name: 'shown', type: text },
        expression: column(id, text),
      })),
    });

    test('says that there is a policy, and neither its condition nor what it alone reads', () => {
      expect(printPlan(shown(2), { showsLiterals: true })).toBe(
        [
          'project shown#12 = name#2',
          '  filter by policy',
          '    scan crm.people: id#1, name#2',
        ].join('\n'),
      );
    });

    test('shows what the query reads, too', () => {
      expect(printPlan(shown(2, 3))).toContain('scan crm.people: id#1, name#2, notes#3');
      expect(printPlan(restricted)).toContain('notes#3');
      const both = { kind: 'set', operation: 'union', isAll: true, columns: [notes] } as const;
      expect(printPlan({ ...both, left: restricted, right: restricted })).toContain(
        'scan crm.people: id#1, name#2, notes#3',
      );
    });
  });

  test('counts what is in long lists', () => {
    const list = Array.from({ length: 100 }, (_, index) => literal(index, integer));
    const condition = {
      kind: 'in',
      operand: column(1, integer),
      list,
      type: { name: 'boolean' },
    } as const;
    expect(
      printExpression(condition, [{ id: 1, name: 'id', type: integer }], { showsLiterals: true }),
    ).toBe('id#1 in (0, 1, 2, 3, 4, 5, 6, 7, … 100 in all)');
  });

  test('brackets operators within operators', () => {
    const sum = call('add', [column(1, integer), literal(1, integer)], integer);
    const doubled = call('multiply', [sum, literal(2, integer)], integer);
    expect(
      printExpression(
        call('not', [call('is-null', [doubled])]),
        [{ id: 1, name: 'id', type: integer }],
        { showsLiterals: true },
      ),
    ).toBe('not ((id#1 + 1) * 2) is null');
  });
});
