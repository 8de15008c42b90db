import { describe, expect, it } from 'vitest';
import { importMessages } from '../messages/imports/index.ts';
import { issuesAsCsv } from './issue-list.ts';
import { mappingShape } from './mapping.ts';
import { ownCsv } from './own-file.ts';
import { issueOf } from './read-table.ts';
import type { Known } from './validate.ts';

const words = importMessages.en;
const known: Known = { indicators: new Map(), areas: new Map() };

describe('what a steward downloads', () => {
  it('has no formula in its issues: column, value and sheet', () => {
    const file = issuesAsCsv([issueOf('unknown-area', 2, '=column()', '=value()')], words, {
      label: 'Sheet',
      name: '=sheet()',
    });
    expect(file).toContain("'=sheet(),2,'=column(),'=value(),");
  });

  it('has no formula in a file of their own: headers and cells', async () => {
    const text = '=HEAD();area;period;value\r\nx;=AREA();2024;-3,5\r\n';
    const mapping = mappingShape.parse({
      columns: { indicator: '=HEAD()', area: 'area', period: 'period', value: 'value' },
    });
    let file = '';
    for await (const piece of ownCsv(
      new TextEncoder().encode(text),
      mapping,
      known,
      'marked',
      words,
    ))
      file += piece;
    expect(file).toContain("\uFEFF'=HEAD();area;period;value;");
    expect(file).toContain("x;'=AREA();2024;-3,5;");
  });
});
