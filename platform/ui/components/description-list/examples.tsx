import type { ExampleSet } from '../../example.ts';
import { Link } from '../link/link.tsx';
import { DescriptionList } from './description-list.tsx';

export const examples: ExampleSet = {
  component: 'Description list',
  about: 'Facts of one thing, or answers to check before sending.',
  examples: [
    {
      title: 'With a way to change',
      show: () => (
        <DescriptionList
          items={[
            {
              term: 'Place',
              details: 'Sluisplein, next to the bridge',
              action: <Link href="#place">Change place</Link>,
            },
            {
              term: 'What is wrong',
              details: 'Street light is out',
              action: <Link href="#what">Change what is wrong</Link>,
            },
            { term: 'Since', details: <time datetime="2026-05-21">21 May 2026</time> },
          ]}
        />
      ),
    },
    {
      title: 'Inline: the lines of a cell',
      show: () => (
        <DescriptionList
          isInline
          items={[
            { term: 'Before', details: 'Resident' },
            { term: 'After', details: 'Resident, Analyst' },
          ]}
        />
      ),
    },
  ],
};
