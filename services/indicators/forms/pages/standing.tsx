import { type BadgeTone, Status } from '../../../../platform/ui/components/badge/badge.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { formMessages } from '../../messages/forms/index.ts';
import type { Standing } from '../worklist.ts';

const tones: Readonly<Record<Standing, BadgeTone>> = {
  returned: 'warning',
  late: 'negative',
  started: 'signal',
  open: 'neutral',
  submitted: 'signal',
  signed: 'positive',
};

/** Where an entry stands, as a shape and in words. */
export const StandingStatus = ({
  page,
  standing,
}: {
  readonly page: Pick<PageContext, 'language'>;
  readonly standing: Standing;
}) => <Status tone={tones[standing]}>{formMessages[page.language].standings[standing]}</Status>;
