import type { ExampleSet } from '../../example.ts';
import { Pagination } from './pagination.tsx';

export const examples: ExampleSet = {
  component: 'Pagination',
  about: 'For long lists. The first, the last and the neighbours are always one step away.',
  examples: [
    {
      title: 'In the middle',
      show: (page) => (
        <Pagination page={page} current={7} total={24} href={(number) => `#page-${number}`} />
      ),
    },
  ],
};
