import { Alert } from '../../../platform/ui/components/alert/alert.tsx';
import { Stack } from '../../../platform/ui/components/layout/layout.tsx';
import {
  ConversationEntry,
  ConversationLog,
  type ConversationProps,
} from '../chat/pages/conversation.tsx';
import { messages } from '../messages/index.ts';

/** A conversation as it stands on another site: that it is automated is said before anything else. */
export const EmbeddedParts = (props: ConversationProps) => {
  const { page } = props;
  const t = messages[page.language];
  return (
    <Stack space="3">
      <Alert page={page} title={t.automated}>
        <p>{t.automatedMore}</p>
      </Alert>
      <ConversationLog {...props} />
      <ConversationEntry {...props} />
    </Stack>
  );
};
