import type { ExampleSet } from '../../example.ts';
import { CodeList } from './code-list.tsx';

export const examples: ExampleSet = {
  component: 'Code list',
  about: 'Codes to keep, such as backup codes: one click takes them all.',
  examples: [
    {
      title: 'Four codes',
      show: () => <CodeList codes={['Ab3dE-9xKq1', 'pQ7rs-T2uVw', 'mN4op-8yZa2', 'cD6fG-h5JkL']} />,
    },
  ],
};
