import type { ExampleSet } from '../../example.ts';
import { Tabs } from './tabs.tsx';

export const examples: ExampleSet = {
  component: 'Tabs',
  about: 'Links between views of one thing, each with its own address.',
  examples: [
    {
      title: 'With counts',
      show: () => (
        <Tabs
          label="Cases"
          items={[
            { label: 'Mine', href: '#mine', isCurrent: true, count: '12' },
            { label: 'My team', href: '#team', isCurrent: false, count: '48' },
            { label: 'Closed', href: '#closed', isCurrent: false },
          ]}
        />
      ),
    },
  ],
};
