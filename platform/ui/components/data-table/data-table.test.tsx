import { describe, expect, it } from 'vitest';
import { examplePage, faults, markup } from '../../testing.ts';
import { DataTable } from './data-table.tsx';

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
  it('is a region that can be reached by keyboard and bears the caption’s name', () => {
    expect(html).toMatch(/^<section[^>]*tabindex="0" aria-labelledby="trips-caption"/);
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
