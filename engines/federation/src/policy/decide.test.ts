import { describe, expect, it } from 'vitest';
import { accessRequest, type DecisionPoint, decideBy, rememberDecisions } from './decide.ts';
import type { PolicySet, Subject } from './policy.ts';

const officer: Subject = {
  id: 'o-1',
  roles: ['officer', 'reader'],
  purpose: 'urn:activity:permits',
};

const decided = (tables: PolicySet['tables'], table = 'crm.people', subject = officer) =>
  decideBy({ otherwise: 'allow', tables })(accessRequest(subject, table));

describe('policies on a table', () => {
  it('hold together when several admit the asker', () => {
    const decision = decided([
      { table: 'crm.*', rows: 'a = 1', masks: { name: { kind: 'hash' }, bsn: { kind: 'hash' } } },
      { table: 'crm.people', rows: 'b = 2', masks: { name: { kind: 'hide' } }, without: ['notes'] },
      { table: 'crm.people', roles: ['nobody'], rows: 'c = 3', without: ['street'] },
      { table: 'crm.persons', rows: 'd = 4' },
    ]);
    expect(decision.isAllowed).toBe(true);
    expect(decision.rows).toEqual(['a = 1', 'b = 2']);
    expect([...decision.masks]).toEqual([
      ['name', { kind: 'hide' }],
      ['bsn', { kind: 'hash' }],
    ]);
    expect([...decision.without]).toEqual(['notes']);
  });

  it.each([
    [[{ kind: 'hash' }, { kind: 'hide' }], { kind: 'hide' }],
    [[{ kind: 'hash' }, { kind: 'hash' }], { kind: 'hash' }],
    [[{ kind: 'year' }, { kind: 'year' }], { kind: 'year' }],
    [
      [
        { kind: 'partial', shown: 3 },
        { kind: 'partial', shown: 1 },
      ],
      { kind: 'partial', shown: 1 },
    ],
    // Together they would leave more than one of them alone.
    [[{ kind: 'partial', shown: 1 }, { kind: 'hash' }], { kind: 'hide' }],
    [[{ kind: 'year' }, { kind: 'hash' }], { kind: 'hide' }],
  ] as const)('leave of a column what all their masks leave, in any order: %j', (given, left) => {
    for (const masks of [given, given.toReversed()]) {
      const tables = masks.map((mask) => ({ table: 'crm.people', masks: { name: mask } }));
      expect(decided(tables).masks.get('name')).toEqual(left);
    }
  });

  it.each([
    ['another role', { ...officer, roles: ['planner'] }],
    ['no role at all', { ...officer, roles: [] }],
    ['another purpose', { ...officer, purpose: 'urn:activity:permits2' }],
    ['no purpose', { ...officer, purpose: '' }],
    ['another user', { ...officer, id: 'o-2' }],
    ['nobody in particular', { ...officer, id: '' }],
    ['a role in another case', { ...officer, roles: ['Officer'] }],
    ['a role of the prototype', { ...officer, roles: ['__proto__', 'constructor', 'toString'] }],
  ])('close it for %s', (_, subject) => {
    const tables = [
      {
        ...{ table: 'crm.people', roles: ['officer'], purposes: ['urn:activity:permits'] },
        users: ['o-1', 'o-3'],
      },
    ];
    expect(decided(tables).isAllowed).toBe(true);
    expect(decided(tables, 'crm.people', subject).isAllowed).toBe(false);
  });

  it('admit nobody by an empty list', () => {
    expect(decided([{ table: 'crm.people', roles: [] }]).isAllowed).toBe(false);
    expect(decided([{ table: 'crm.people', purposes: [] }]).isAllowed).toBe(false);
    expect(decided([{ table: 'crm.people', users: [] }]).isAllowed).toBe(false);
  });

  it.each([
    ['crm.*', 'crm.people', true],
    ['crm.*', 'crm.hr.people', true],
    ['crm.*', 'crm2.people', false],
    ['crm.hr.*', 'crm.hr.people', true],
    ['crm.hr.*', 'crm.hrm.people', false],
    ['crm.people', 'crm.people2', false],
    ['crm.people', 'crm.hr.people', false],
  ])('%s speaks of %s: %s', (written, table, isAbout) => {
    expect(decided([{ table: written, roles: ['nobody'] }], table).isAllowed).toBe(!isAbout);
  });

  it('restrict a table that they write in another case, and do not open it', () => {
    expect(decided([{ table: 'CRM.People' }]).isAllowed).toBe(false);
    const both = decided([
      { table: 'crm.people', rows: 'a = 1' },
      { table: 'Crm.PEOPLE', rows: 'b = 2', masks: { name: { kind: 'hide' } } },
    ]);
    expect(both.isAllowed).toBe(true);
    expect(both.rows).toEqual(['a = 1', 'b = 2']);
    expect([...both.masks.keys()]).toEqual(['name']);
  });

  it.each(['*', 'crm.p*', '.*', 'crm.*.people', '*.people', ''])(
    'are refused for a table that is written as %j',
    (table) => {
      expect(() => decideBy({ otherwise: 'allow', tables: [{ table }] })).toThrow(
        expect.objectContaining({ code: 'configuration' }),
      );
    },
  );

  it('take names of the prototype for names', () => {
    const masks = JSON.parse('{"__proto__":{"kind":"hide"},"constructor":{"kind":"hash"}}');
    const decision = decided([{ table: 'crm.people', masks, without: ['__proto__', 'toString'] }]);
    expect([...decision.masks.keys()].sort()).toEqual(['__proto__', 'constructor']);
    expect(decision.without.has('toString')).toBe(true);
    expect(decision.without.has('valueOf')).toBe(false);
    expect(decided([{ table: '__proto__.people' }], '__proto__.people').isAllowed).toBe(true);
    expect(decided([], '__proto__').masks.size).toBe(0);
  });

  it('let tables that nobody speaks of be as is said', () => {
    expect(decided([]).isAllowed).toBe(true);
    const closed = decideBy({ otherwise: 'deny', tables: [] });
    expect(closed(accessRequest(officer, 'crm.people')).isAllowed).toBe(false);
  });
});

describe('another decision point', () => {
  const open = { isAllowed: true, rows: [], masks: new Map(), without: new Set() };
  const table = { name: 'people', path: ['people'], columns: [], keys: [] };
  // What stands behind the form may be written without types.
  const asks = (answer: unknown) =>
    rememberDecisions((() => answer) as unknown as DecisionPoint, officer)('crm', table);

  it('is asked once for each table', () => {
    const asked: string[] = [];
    const decide = rememberDecisions((request) => {
      asked.push(request.resource.id);
      return open as ReturnType<DecisionPoint>;
    }, officer);
    for (const name of ['people', 'people', 'permits']) decide('crm', { ...table, name });
    expect(asked).toEqual(['crm.people', 'crm.permits']);
  });

  it('opens a table by a whole decision', () => {
    expect(asks(open).isAllowed).toBe(true);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['yes', true],
    ['a promise', Promise.resolve(open)],
    ['a word for yes', { ...open, isAllowed: 'true' }],
    ['no obligations', { isAllowed: true }],
    ['masks as an object', { ...open, masks: { name: { kind: 'hide' } } }],
    ['columns as a list', { ...open, without: ['name'] }],
    ['a mask that is not known', { ...open, masks: new Map([['name', { kind: 'blur' }]]) }],
    ['no mask', { ...open, masks: new Map([['name', undefined]]) }],
    [
      'a partial mask of all but one',
      { ...open, masks: new Map([['a', { kind: 'partial', shown: -1 }]]) },
    ],
    [
      'a partial mask without end',
      { ...open, masks: new Map([['a', { kind: 'partial', shown: Infinity }]]) },
    ],
    ['conditions that are none', { ...open, rows: [1] }],
    ['one condition alone', { ...open, rows: 'a = 1' }],
  ])('closes it by %s', (_, answer) => {
    expect(asks(answer).isAllowed).toBe(false);
  });

  it('closes it by an error', () => {
    const failing = rememberDecisions(() => {
      throw new Error('down, and the password is s3cret');
    }, officer);
    expect(failing('crm', table).isAllowed).toBe(false);
  });
});
