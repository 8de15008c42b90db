/** What only an administrator can mend, on the workspace's first page. */
import type { Block } from '../../../platform/service.ts';
import { LinkCard } from '../../../platform/ui/components/card/card.tsx';
import { Grid, Section } from '../../../platform/ui/components/layout/layout.tsx';
import { messages } from '../messages/index.ts';
import { troubleNow } from './store.ts';

export const attentionBlock: Block = {
  name: 'administration-attention',
  place: 'work',
  order: 5,
  permission: 'administration.roles',
  render: async ({ city, page }) => {
    const t = messages[page.language].attention;
    const trouble = await troubleNow(city.db);
    const cards = [
      {
        count: trouble.tasks,
        forms: t.tasks,
        hint: t.tasksHint,
        path: '/work/admin/jobs',
        permission: 'administration.jobs',
      },
      {
        count: trouble.letters,
        forms: t.letters,
        hint: t.lettersHint,
        path: '/work/admin/mail',
        permission: 'administration.mail',
      },
      {
        count: trouble.withoutSecondStep,
        forms: t.second,
        hint: t.secondHint,
        path: '/work/admin/people',
        permission: 'administration.people',
      },
    ].filter(({ count, permission }) => count > 0 && page.can(permission));
    if (cards.length === 0) return undefined;
    return (
      <Section id="attention" title={t.title}>
        <Grid>
          {cards.map(({ count, forms, hint, path }) => (
            <LinkCard
              href={page.href(path)}
              icon="triangle-alert"
              title={page.format.plural(count, forms)}
            >
              {hint}
            </LinkCard>
          ))}
        </Grid>
      </Section>
    );
  },
};
