import type { ExampleSet } from '../../example.ts';
import { Timeline } from './timeline.tsx';

export const examples: ExampleSet = {
  component: 'Timeline',
  about: 'What happened, happens now and comes.',
  examples: [
    {
      title: 'A consultation',
      show: (page) => (
        <Timeline
          page={page}
          entries={[
            {
              title: 'Ideas collected',
              state: 'done',
              date: new Date('2026-02-02T12:00:00Z'),
              content: '214 ideas from 9 neighbourhoods.',
            },
            {
              title: 'Vote',
              state: 'now',
              when: '1 to 30 June 2026',
              content: 'Everyone of 12 and older can vote.',
            },
            { title: 'Decision by the council', state: 'later', when: 'September 2026' },
          ]}
        />
      ),
    },
  ],
};
