import { type BadgeTone, Status } from '../../../../platform/ui/components/badge/badge.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { importMessages } from '../../messages/imports/index.ts';
import type { BatchState } from '../batch.ts';

const tones: Readonly<Record<BatchState, BadgeTone>> = {
  mapping: 'signal',
  checking: 'signal',
  rejected: 'negative',
  ready: 'warning',
  submitted: 'signal',
  approved: 'positive',
  published: 'positive',
  withdrawn: 'neutral',
  discarded: 'neutral',
};

export const BatchStatus = ({
  page,
  state,
}: {
  readonly page: PageContext;
  readonly state: BatchState;
}) => <Status tone={tones[state]}>{importMessages[page.language].states[state]}</Status>;
