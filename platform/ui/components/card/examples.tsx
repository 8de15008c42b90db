import type { ExampleSet } from '../../example.ts';
import { Badge } from '../badge/badge.tsx';
import { Grid } from '../layout/layout.tsx';
import { Link } from '../link/link.tsx';
import { Card, LinkCard } from './card.tsx';

export const examples: ExampleSet = {
  component: 'Card',
  about: 'A link card is one link; a content card holds things that belong together.',
  examples: [
    {
      title: 'Link cards',
      show: () => (
        <Grid>
          <LinkCard href="#ask" icon="message-circle" title="Ask the town">
            Answers in plain words, with their source.
          </LinkCard>
          <LinkCard href="#take-part" icon="vote" title="Take part" meta="3 open until 30 June">
            Say what you think of plans, and help to spend the budget.
          </LinkCard>
          <LinkCard href="#plans" icon="map" title="Plans and map">
            See what may be built around your home.
          </LinkCard>
        </Grid>
      ),
    },
    {
      title: 'Content card',
      show: () => (
        <Card
          title="Bridge on Sluisplein"
          aside={<Badge tone="signal">New</Badge>}
          footer={<Link href="#source">Source: works planning</Link>}
        >
          <p>The bridge is renewed from 3 March. Cyclists and walkers can pass all the time.</p>
        </Card>
      ),
    },
  ],
};
