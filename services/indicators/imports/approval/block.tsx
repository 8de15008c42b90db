/** Figures that wait for a second person, on the workspace's first page. */
import type { Block } from '../../../../platform/service.ts';
import { readSetting } from '../../../../platform/settings/settings.ts';
import { LinkCard } from '../../../../platform/ui/components/card/card.tsx';
import { Grid, Section } from '../../../../platform/ui/components/layout/layout.tsx';
import { approvalMessages } from '../../messages/approval/index.ts';
import { importsPath } from '../pages/frame.tsx';
import { waitingForApproval } from './approval-store.ts';
import { approvalSetting } from './rule.ts';

export const approvalBlock: Block = {
  name: 'approval',
  place: 'work',
  order: 15,
  permission: 'indicators.publish',
  render: async ({ city, page }) => {
    if (!page.person) return undefined;
    const isOwnAllowed = (await readSetting(city.db, approvalSetting)) === 'own';
    const waiting = await waitingForApproval(city.db, page.person.id, isOwnAllowed);
    if (waiting === 0) return undefined;
    const words = approvalMessages[page.language].block;
    return (
      <Section id="figures-to-approve" title={words.title}>
        <Grid minimum="medium">
          <LinkCard
            href={page.href(`${importsPath}?state=submitted`)}
            icon="check"
            title={page.format.plural(waiting, words.waiting)}
          />
        </Grid>
      </Section>
    );
  },
};
