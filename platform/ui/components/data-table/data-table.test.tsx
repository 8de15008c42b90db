import { describe, expect, it } from 'vitest';
import { examplePage, faults, markup } from '../../testing.ts';
import { becomesCards, DataTable } from './data-table.tsx';

const page = examplePage();
const html = markup(
  <DataTable
    page={page}
    id="trips"
    caption="Trips"
    columns={[
      {
        header: 'Year',
        cell: (row: { year: string; trips: number }) => row.year,
        isRowHeader: true,
      },
      {
        header: 'Trips',
        cell: (row) => row.trips,
        isNumeric: true,
        sort: { href: '?sort=trips', direction: 'descending' },
      },
    ]}
    rows={[
      { year: '2024', trips: 3 },
      { year: '<2025>', trips: 4 },
    ]}
    isHighlighted={(row) => row.trips === 4}
  />,
);

describe('DataTable', () => {
  it('is a group that can be reached by keyboard and bears the caption’s name', () => {
    expect(html).toMatch(/^<div[^>]*role="group" tabindex="0" aria-labelledby="trips-caption"/);
    expect(html).toContain('<caption id="trips-caption"');
    expect(faults(html)).toEqual([]);
  });

  it('gives every header its scope', () => {
    expect(html.match(/scope="col"/g)).toHaveLength(2);
    expect(html.match(/scope="row"/g)).toHaveLength(2);
  });

  it('says by which column it is sorted, to eye and ear', () => {
    expect(html).toContain('aria-sort="descending"');
    expect(html).toContain('sorted from high to low');
  });

  it('escapes what stands in cells', () => {
    expect(html).toContain('&lt;2025&gt;');
  });

  it('marks the reader’s row', () => {
    expect(html.match(/utrecht-table__row--highlighted/g)).toHaveLength(1);
  });
});

describe('a table with groups', () => {
  const grouped = markup(
    <DataTable
      page={page}
      id="grouped"
      caption="Trips"
      columns={[
        {
          header: 'Trip',
          cell: (row: { trip: number }) => row.trip,
          isRowHeader: true,
          isNumeric: true,
        },
        { header: 'Note', cell: () => '' },
      ]}
      rows={[{ trip: 1 }, { trip: 2 }, { trip: 11 }]}
      group={({ trip }) => (trip < 10 ? 'Short' : 'Long')}
    />,
  );

  it('names each group once, over the whole width', () => {
    expect(
      [...grouped.matchAll(/scope="rowgroup" colspan="2">(\w+)/g)].map(([, name]) => name),
    ).toEqual(['Short', 'Long']);
    expect(faults(grouped)).toEqual([]);
  });

  it('puts numbers that name a row where their header stands', () => {
    expect(grouped.match(/<th scope="row" class="utrecht-table__cell--numeric">/g)).toHaveLength(3);
  });
});

describe('a table on a phone', () => {
  const text = { header: 'Text', cell: () => '' };
  const number = { header: 'Number', cell: () => '', isNumeric: true };
  const name = { header: 'Name', cell: () => '', isRowHeader: true };

  it.each([
    ['a list of things with a name', [number, name, text, text], true],
    ['a matrix of numbers', [name, number, number, text], false],
    ['two columns, which fit', [name, text], false],
    ['raw cells without a name', [text, text, text], false],
  ])('%s: cards %#', (_, columns, expected) => {
    expect(becomesCards(columns)).toBe(expected);
  });

  const list = markup(
    <DataTable
      page={page}
      id="list"
      caption="List"
      columns={[name, text, text, number]}
      rows={[1, 2]}
    />,
  );

  it('keeps its roles and headers when its rows are cards', () => {
    expect(list).toContain('utrecht-table--cards');
    const count = (role: string) => list.match(new RegExp(`role="${role}"`, 'g'))?.length;
    expect([
      count('table'),
      count('rowgroup'),
      count('row'),
      count('columnheader'),
      count('rowheader'),
      count('cell'),
    ]).toEqual([1, 2, 3, 4, 2, 6]);
    expect(list).toContain('<td role="cell" data-label="Text">');
    expect(faults(list)).toEqual([]);
  });

  it('has neither where it scrolls', () => {
    expect(html).not.toMatch(/role="(?!group")|data-label/);
  });
});
