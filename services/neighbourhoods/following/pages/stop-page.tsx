import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { PageHeading } from '../../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../../platform/ui/components/resident-page/resident-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { followingMessages } from '../messages/index.ts';

export type StopState = 'asked' | 'stopped' | 'wrong-link';

/** Stops letters without signing in; a button, as programs that read mail open every link. */
export const StopPage = ({
  page,
  token,
  state,
}: {
  readonly page: PageContext;
  readonly token: string;
  readonly state: StopState;
}) => {
  const messages = followingMessages[page.language];
  const lead = {
    asked: messages.stopMailLead,
    stopped: messages.mailStopped,
    'wrong-link': messages.wrongLink,
  }[state];
  return (
    <ResidentPage page={page} title={messages.stopMail} isPrivate>
      <Stack space="4">
        <PageHeading title={messages.stopMail} lead={lead} />
        {state === 'asked' ? (
          <Form page={page} action={page.href('/stop-mail')}>
            <input type="hidden" name="token" value={token} />
            <FormActions>
              <Button>{messages.stopMail}</Button>
            </FormActions>
          </Form>
        ) : (
          <p>
            <a href={page.href('/me/neighbourhoods')}>{messages.mine}</a>
          </p>
        )}
      </Stack>
    </ResidentPage>
  );
};
