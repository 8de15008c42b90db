import type { ExampleSet } from '../../example.ts';
import { PersonLine } from './person-line.tsx';

export const examples: ExampleSet = {
  component: 'Person',
  about: 'Who, as what and when. Names, no faces.',
  examples: [
    {
      title: 'With role and moment',
      show: (page) => (
        <PersonLine
          page={page}
          name="Noor Aksoy"
          capacity="district manager"
          date={new Date('2026-05-21T09:30:00Z')}
        />
      ),
    },
  ],
};
