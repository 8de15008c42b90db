import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { PageHeading } from '../../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../../platform/ui/components/resident-page/resident-page.tsx';
import { askPath } from '../../content/pages/article-page.tsx';
import { messages } from '../../messages/index.ts';
import { ConversationEntry, ConversationLog, type ConversationProps } from './conversation.tsx';

/** A conversation with the assistant; it works without a script. */
export const ChatPage = (props: ConversationProps) => {
  const { page, view, handling, errors = {} } = props;
  const t = messages[page.language];
  const title = t.title(page.municipality.name);
  const troubles = Object.entries(errors).map(([field, message]) => ({ field, message }));
  return (
    <ResidentPage page={page} title={title} description={t.description} isPrivate={Boolean(view)}>
      <Stack space="6">
        <PageHeading title={title} lead={t.lead} />
        <Alert page={page} title={t.automated}>
          <p>{t.automatedMore}</p>
        </Alert>
        <polder-live
          data-stream={handling === 'assistant' ? undefined : page.href(`${askPath}/stream`)}
        >
          <Stack space="6">
            <div id="troubles" data-live>
              {troubles.length > 0 ? <ErrorSummary page={page} errors={troubles} /> : null}
            </div>
            <ConversationLog {...props} />
            <ConversationEntry {...props} />
          </Stack>
        </polder-live>
      </Stack>
    </ResidentPage>
  );
};
