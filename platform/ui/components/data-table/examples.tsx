import type { ExampleSet } from '../../example.ts';
import { Status } from '../badge/badge.tsx';
import { neighbourhoods } from '../chart/example-data.ts';
import { Link } from '../link/link.tsx';
import { DataTable } from './data-table.tsx';

export const examples: ExampleSet = {
  component: 'Table',
  about:
    'A caption says what it holds; numbers stand right. On a phone a list becomes cards; numbers to compare stay a table that scrolls, with its first column in place.',
  examples: [
    {
      title: 'A list: cards on a phone',
      show: (page) => (
        <DataTable
          page={page}
          id="example-list"
          caption="Permits asked for this week"
          columns={[
            { header: 'No.', isNumeric: true, cell: ({ number }) => page.format.number(number) },
            {
              header: 'What',
              isRowHeader: true,
              cell: ({ what }) => <Link href="#permit">{what}</Link>,
            },
            { header: 'Where', cell: ({ where }) => where },
            {
              header: 'State',
              cell: ({ isDone }) => (
                <Status tone={isDone ? 'positive' : 'neutral'}>{isDone ? 'given' : 'asked'}</Status>
              ),
            },
            { header: 'Note', cell: ({ note }) => note },
          ]}
          rows={[
            { number: 12, what: 'Dormer', where: 'Duinweg 3', isDone: true, note: '' },
            {
              number: 13,
              what: 'Street party',
              where: 'Havenkade, between the bridge and the old lifeboat house',
              isDone: false,
              note: 'On 5 July, with music until eleven',
            },
          ]}
        />
      ),
    },
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
