import { chooseText } from '../../../../platform/messages/text.ts';
import { LinkCard } from '../../../../platform/ui/components/card/card.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { Grid, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { PageHeading } from '../../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../../platform/ui/components/resident-page/resident-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { challengeMessages } from '../messages/index.ts';
import type { PublishedChallenge } from '../store.ts';
import { challengesPath } from './challenge-page.tsx';
import { Words } from './prose.tsx';

/** What the town works on. */
export const ChallengeListPage = ({
  page,
  challenges,
}: {
  readonly page: PageContext;
  readonly challenges: readonly PublishedChallenge[];
}) => {
  const messages = challengeMessages[page.language];
  return (
    <ResidentPage page={page} title={messages.title} description={messages.description}>
      <Stack space="6">
        <PageHeading title={messages.title} lead={messages.lead} />
        {challenges.length === 0 ? <EmptyState title={messages.none} icon="flag" /> : null}
        <Grid>
          {challenges.map(({ slug, content }) => (
            <LinkCard
              level={2}
              icon="flag"
              href={page.href(`${challengesPath}/${slug}`)}
              title={chooseText(content.title, page.language).text}
            >
              <Words page={page} text={content.lead} />
            </LinkCard>
          ))}
        </Grid>
      </Stack>
    </ResidentPage>
  );
};
