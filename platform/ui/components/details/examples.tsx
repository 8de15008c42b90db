import type { ExampleSet } from '../../example.ts';
import { Details } from './details.tsx';

export const examples: ExampleSet = {
  component: 'Details',
  about: 'What most readers do not need, one press away.',
  examples: [
    {
      title: 'Closed and open',
      show: () => (
        <>
          <Details summary="How we count">
            Every trip that starts in the town, on all days of the week.
          </Details>
          <Details summary="Who is not in the figures" isOpen>
            Children under six, and people who live in a home for care.
          </Details>
        </>
      ),
    },
  ],
};
