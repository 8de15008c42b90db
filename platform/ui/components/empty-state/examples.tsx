import type { ExampleSet } from '../../example.ts';
import { ButtonLink } from '../button/button.tsx';
import { EmptyState } from './empty-state.tsx';

export const examples: ExampleSet = {
  component: 'Empty state',
  about: 'Says that there is nothing, why, and what to do next.',
  examples: [
    {
      title: 'With an action',
      show: () => (
        <EmptyState
          title="No reports yet"
          action={
            <ButtonLink href="#report" kind="secondary">
              Report a problem
            </ButtonLink>
          }
        >
          What you report appears here, with our answer.
        </EmptyState>
      ),
    },
  ],
};
