import type { ExampleSet } from '../../example.ts';
import { Cluster } from '../layout/layout.tsx';
import { Badge, Status } from './badge.tsx';

export const examples: ExampleSet = {
  component: 'Badge and status',
  about:
    'A badge marks a kind; a status tells the state of one thing among many. The word always says it.',
  examples: [
    {
      title: 'Badges',
      show: () => (
        <Cluster space="1">
          <Badge>Draft</Badge>
          <Badge tone="signal">New</Badge>
          <Badge tone="positive">Open</Badge>
          <Badge tone="warning">Ends soon</Badge>
          <Badge tone="negative">Closed</Badge>
        </Cluster>
      ),
    },
    {
      title: 'States',
      show: () => (
        <Cluster space="3">
          <Status>Waiting</Status>
          <Status tone="signal">In progress</Status>
          <Status tone="positive">Answered</Status>
          <Status tone="warning">Due today</Status>
          <Status tone="negative">Too late</Status>
        </Cluster>
      ),
    },
  ],
};
