import type { ExampleSet } from '../../example.ts';
import { Status } from '../badge/badge.tsx';
import { neighbourhoods } from '../chart/example-data.ts';
import { DataTable } from './data-table.tsx';

export const examples: ExampleSet = {
  component: 'Table',
  about:
    'A caption says what it holds; numbers stand right; the first column stays when it scrolls.',
  examples: [
    {
      title: 'Sortable, with a highlighted row',
      show: (page) => (
        <DataTable
          page={page}
          id="example-table"
          caption="Homes with rain water kept on the plot, by neighbourhood, 2025"
          columns={[
            { header: 'Neighbourhood', cell: (area) => area.name, isRowHeader: true },
            {
              header: 'Homes (%)',
              cell: (area) => (area.value === null ? '–' : page.format.number(area.value, 1)),
              isNumeric: true,
              sort: { href: '#sorted', direction: 'descending' },
            },
            {
              header: 'Interval',
              cell: (area) =>
                `${page.format.number(area.lower, 1)} – ${page.format.number(area.upper, 1)}`,
              isNumeric: true,
            },
            {
              header: 'Target',
              cell: (area) => (
                <Status tone={(area.value ?? 0) > 14 ? 'positive' : 'warning'}>
                  {(area.value ?? 0) > 14 ? 'reached' : 'not yet'}
                </Status>
              ),
            },
          ]}
          rows={neighbourhoods.slice(0, 6)}
          isHighlighted={(area) => area.id === 'vuurtoren'}
        />
      ),
    },
  ],
};
