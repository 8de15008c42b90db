import type { Block } from '../../../platform/service.ts';
import { Section } from '../../../platform/ui/components/layout/layout.tsx';
import { loadFollowed } from './followed-areas.ts';
import { followingMessages } from './messages/index.ts';
import { Followed } from './pages/followed.tsx';

/** On the home page of whoever is signed in: the own neighbourhoods. */
export const followedBlock: Block = {
  name: 'followed-neighbourhoods',
  place: 'home',
  order: 5,
  render: async ({ city, page }) => {
    if (!page.person) return undefined;
    const areas = await loadFollowed(city, page, page.person.id);
    if (areas.length === 0) return undefined;
    const messages = followingMessages[page.language];
    return (
      <Section
        id="followed"
        title={messages.mine}
        action={<a href={page.href('/me/neighbourhoods')}>{messages.change}</a>}
      >
        <Followed page={page} areas={areas} />
      </Section>
    );
  },
};
