import type { ExampleSet } from '../../example.ts';
import { Named } from './named.tsx';

export const examples: ExampleSet = {
  component: 'Name',
  about:
    'For names that may exist in one language only: the page says which, so that it is read out well.',
  examples: [
    {
      title: 'In another language than the page',
      show: () => <Named name={{ text: 'Kvarter', lang: 'da' }} />,
    },
  ],
};
