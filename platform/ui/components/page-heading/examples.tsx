import type { ExampleSet } from '../../example.ts';
import { PageHeading } from './page-heading.tsx';

export const examples: ExampleSet = {
  component: 'Page heading',
  about: 'The one h1 of a resident page. A lead says in a sentence or two what the reader finds.',
  examples: [
    {
      title: 'With kicker and lead',
      show: () => (
        <PageHeading
          kicker="Binnenstad"
          title="Cycling in your neighbourhood"
          lead="How many trips people make by bicycle, and how that changes."
        />
      ),
    },
  ],
};
