import type { ExampleSet } from '../../example.ts';
import { Cluster } from '../layout/layout.tsx';
import { Link } from './link.tsx';

export const examples: ExampleSet = {
  component: 'Link',
  about: 'Plain within text, strong as the next step, quiet where many links stand together.',
  examples: [
    {
      title: 'Kinds',
      show: () => (
        <Cluster space="3">
          <Link href="#plain">All figures</Link>
          <Link href="#strong" kind="strong">
            Take part
          </Link>
          <Link href="#quiet" kind="quiet">
            Edit
          </Link>
          <Link href="#file" icon="download" download>
            Download as CSV
          </Link>
          <Link href="#nl" lang="nl">
            In het Nederlands
          </Link>
        </Cluster>
      ),
    },
  ],
};
