import type { ExampleSet } from '../../example.ts';
import { Breadcrumb } from './breadcrumb.tsx';

export const examples: ExampleSet = {
  component: 'Breadcrumb',
  about: 'The way up. The page itself is not in it: its heading stands right below.',
  examples: [
    {
      title: 'Two levels',
      show: (page) => (
        <Breadcrumb
          page={page}
          items={[
            { label: 'Figures', href: '#figures' },
            { label: 'Getting around', href: '#getting-around' },
          ]}
        />
      ),
    },
  ],
};
