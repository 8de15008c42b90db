import type { PolicySet, TablePolicy } from '@polder/federation';
import { describe, expect, it } from 'vitest';
import { withheldSources } from './withheld.ts';

const asker = { id: '', roles: ['staff'], purpose: '' };

const withheldBy = (tables: readonly TablePolicy[], trino?: string) => {
  const policies: PolicySet = { otherwise: 'deny', tables };
  const scaleOut = trino === undefined ? undefined : { trino, placements: {}, maximumRowsHere: 1 };
  return [...withheldSources({ policies, scaleOut }, asker)];
};

describe('statements are withheld of a source', () => {
  it.each<readonly [string, readonly TablePolicy[]]>([
    ['of one policy', [{ table: 'crm.people', rows: 'Notes is null', without: ['notes'] }]],
    [
      'of two policies',
      [
        { table: 'crm.*', without: ['notes'] },
        { table: 'crm.people', rows: '"notes" = name' },
      ],
    ],
  ])('whose conditions are about hidden columns, %s', (_, tables) => {
    expect(withheldBy(tables)).toContain('crm');
    expect(withheldBy(tables, 'lake')).toContain('lake');
  });

  it.each<readonly [string, readonly TablePolicy[]]>([
    ['conditions on what is seen', [{ table: 'crm.people', rows: 'id > 1', without: ['notes'] }]],
    ['no conditions', [{ table: 'crm.people', without: ['notes'] }]],
    [
      'policies for others alone',
      [{ table: 'crm.people', roles: ['boss'], rows: 'notes is null', without: ['notes'] }],
    ],
  ])('but not with %s', (_, tables) => {
    expect(withheldBy(tables, 'lake')).toEqual([]);
  });

  it('but not without policies', () => {
    expect([...withheldSources({ policies: undefined, scaleOut: undefined }, asker)]).toEqual([]);
  });
});
