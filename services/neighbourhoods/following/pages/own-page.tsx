import { ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { PageHeading } from '../../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../../platform/ui/components/resident-page/resident-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { followingMessages } from '../messages/index.ts';
import { Followed, type FollowedArea } from './followed.tsx';

/** What one follows oneself. */
export const OwnPage = ({
  page,
  areas,
}: {
  readonly page: PageContext;
  readonly areas: readonly FollowedArea[];
}) => {
  const messages = followingMessages[page.language];
  const find = (
    <ButtonLink href={page.href('/neighbourhoods')} kind="secondary" icon="map-pin">
      {messages.find}
    </ButtonLink>
  );
  return (
    <ResidentPage page={page} title={messages.mine} isPrivate>
      <Stack space="6">
        <PageHeading title={messages.mine} lead={messages.privacy} />
        {areas.length === 0 ? (
          <EmptyState title={messages.none} icon="map-pin" action={find} />
        ) : (
          <>
            <Followed page={page} areas={areas} />
            {find}
          </>
        )}
      </Stack>
    </ResidentPage>
  );
};
