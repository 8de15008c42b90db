import type { ExampleSet } from '../../example.ts';
import { Cluster } from '../layout/layout.tsx';
import { Button, ButtonLink } from './button.tsx';

export const examples: ExampleSet = {
  component: 'Button',
  about: 'One primary button on a page. Verbs that say what happens: “Send report”, not “Submit”.',
  examples: [
    {
      title: 'Kinds',
      show: () => (
        <Cluster space="2">
          <Button icon="send">Send report</Button>
          <Button kind="secondary">Save for later</Button>
          <Button kind="subtle">Cancel</Button>
          <Button kind="danger" icon="trash">
            Remove
          </Button>
          <Button disabled>Not now</Button>
        </Cluster>
      ),
    },
    {
      title: 'Small',
      show: () => (
        <Cluster space="1">
          <Button small>Approve</Button>
          <Button small kind="secondary">
            Assign
          </Button>
        </Cluster>
      ),
    },
    {
      title: 'Links that look like buttons',
      show: () => (
        <Cluster space="2">
          <ButtonLink href="#report" icon="megaphone">
            Report a problem
          </ButtonLink>
          <ButtonLink href="#more" kind="secondary">
            How it works
          </ButtonLink>
        </Cluster>
      ),
    },
  ],
};
