import type { Language } from '../../../../platform/messages/languages.ts';
import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { Chat, ChatMessage } from '../../../../platform/ui/components/chat/chat.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { TextField } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { PageHeading } from '../../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../../platform/ui/components/resident-page/resident-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { askPath } from '../../content/pages/article-page.tsx';
import { messages } from '../../messages/index.ts';
import { longestQuestion, retentionDays } from '../rules.ts';
import type { Message } from '../store.ts';
import type { ConversationView } from '../view.ts';
import { ReplyView } from './replies.tsx';

export interface ChatPageProps {
  readonly page: PageContext;
  /** None before the first question. */
  readonly view: ConversationView | undefined;
  readonly today: string;
  readonly suggestions: readonly string[];
  /** Whether something has been learned; a new town needs some seconds for it. */
  readonly isReady: boolean;
  readonly prompt: (fact: string, input: string, language: Language) => string;
  readonly entered?: string | undefined;
  readonly error?: string | undefined;
}

/** Whether an answer helped, asked once. Many stand on a page: without a name they are no landmarks. */
const Rating = ({ page, message }: { readonly page: PageContext; readonly message: Message }) => {
  const t = messages[page.language];
  if (message.rating !== null) return <span>{message.rating > 0 ? t.ratedUp : t.ratedDown}</span>;
  return (
    <Form page={page} action={page.href(`${askPath}/rate`)}>
      <input type="hidden" name="message" value={String(message.id)} />
      <div class="polder-chat__choices">
        <span>{t.helped}</span>
        <Button kind="subtle" small name="rating" value="1">
          {t.yes}
        </Button>
        <Button kind="subtle" small name="rating" value="-1">
          {t.no}
        </Button>
      </div>
    </Form>
  );
};

const canBeRated = ({ replies }: Message): boolean =>
  (replies ?? []).some(({ kind }) => kind === 'answer' || kind === 'fact' || kind === 'none');

const Said = ({ props: { page, view, today, prompt } }: { readonly props: ChatPageProps }) => {
  const t = messages[page.language];
  if (!view) return null;
  const last = view.messages.at(-1);
  return (
    <Chat label={t.conversation}>
      {view.messages.map((message) => {
        const lang = message.language === page.language ? undefined : message.language;
        const id = message === last ? 'latest' : undefined;
        if (message.sender === 'resident')
          return (
            <ChatMessage who={t.you} isOwn lang={lang} id={id}>
              <p>{message.text}</p>
            </ChatMessage>
          );
        return (
          <ChatMessage
            who={t.assistant}
            lang={lang}
            id={id}
            footer={canBeRated(message) ? <Rating page={page} message={message} /> : undefined}
          >
            {(message.replies ?? []).map((reply) => (
              <ReplyView
                page={page}
                view={view}
                language={message.language}
                today={today}
                isLast={message === last}
                prompt={prompt}
                reply={reply}
              />
            ))}
          </ChatMessage>
        );
      })}
    </Chat>
  );
};

/** A conversation with the assistant; it works without a script. */
export const ChatPage = (props: ChatPageProps) => {
  const { page, view, suggestions, isReady, entered, error } = props;
  const t = messages[page.language];
  const title = t.title(page.municipality.name);
  return (
    <ResidentPage page={page} title={title} description={t.description} isPrivate={Boolean(view)}>
      <Stack space="6">
        <PageHeading title={title} lead={t.lead} />
        {error ? <ErrorSummary page={page} errors={[{ field: 'text', message: error }]} /> : null}
        <Alert page={page} title={t.automated}>
          <p>{t.automatedMore}</p>
        </Alert>
        {isReady ? null : (
          <Alert page={page} kind="warning" title={t.learning}>
            <p>{t.notReady}</p>
          </Alert>
        )}
        <Said props={props} />
        <Form page={page} action={page.href(askPath)} label={t.question}>
          <TextField
            page={page}
            name="text"
            label={t.question}
            hint={view ? undefined : t.hint}
            value={entered}
            error={error}
            width="full"
            autocomplete="off"
            maxlength={longestQuestion}
          />
          <FormActions>
            <Button icon="send">{t.send}</Button>
          </FormActions>
        </Form>
        {view || suggestions.length === 0 ? null : (
          <Section id="examples" title={t.examples}>
            <Form page={page} action={page.href(askPath)} label={t.examples}>
              <div class="polder-chat__choices">
                {suggestions.map((suggestion) => (
                  <Button kind="secondary" small name="text" value={suggestion}>
                    {suggestion}
                  </Button>
                ))}
              </div>
            </Form>
          </Section>
        )}
        <div>
          <p class="polder-card__meta">{t.privacy(retentionDays)}</p>
          {view ? (
            <Form page={page} action={page.href(`${askPath}/delete`)} label={t.erase}>
              <FormActions>
                <Button kind="subtle" small icon="trash">
                  {t.erase}
                </Button>
              </FormActions>
            </Form>
          ) : null}
        </div>
      </Stack>
    </ResidentPage>
  );
};
