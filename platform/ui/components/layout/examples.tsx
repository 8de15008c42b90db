import type { ExampleSet } from '../../example.ts';
import { Cluster, Grid, Prose, Section, Sidebar, Stack } from './layout.tsx';

const Block = ({ text }: { readonly text: string }) => <div class="polder-card">{text}</div>;

export const examples: ExampleSet = {
  component: 'Layout',
  about:
    'Stack, Cluster, Grid, Sidebar, Section and Prose place everything; parts set no space around themselves.',
  examples: [
    {
      title: 'Stack',
      show: () => (
        <Stack space="1">
          <Block text="First" />
          <Block text="Second" />
        </Stack>
      ),
    },
    {
      title: 'Cluster',
      show: () => (
        <Cluster space="1">
          <Block text="Wraps" />
          <Block text="when there is" />
          <Block text="no room" />
        </Cluster>
      ),
    },
    {
      title: 'Grid',
      show: () => (
        <Grid minimum="small" space="2">
          <Block text="One" />
          <Block text="Two" />
          <Block text="Three" />
          <Block text="Four" />
        </Grid>
      ),
    },
    {
      title: 'Sidebar',
      show: () => (
        <Sidebar side={<Block text="Beside" />}>
          <Block text="The main part" />
        </Sidebar>
      ),
    },
    {
      title: 'Section with prose',
      show: () => (
        <Section
          id="example-section"
          title="Water in the street"
          level={3}
          lead="What you can do in heavy rain."
        >
          <Prose>
            <p>
              Keep drains in front of your house free of leaves. Is a drain blocked?{' '}
              <a href="#example-section">Tell us</a>, we come within two days.
            </p>
            <ul>
              <li>Do not drive through deep water.</li>
              <li>Lift the plug of the rain barrel.</li>
            </ul>
          </Prose>
        </Section>
      ),
    },
  ],
};
