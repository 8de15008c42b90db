/** The parts of a conversation, on the town's page and on other sites alike. */
import type { Language } from '../../../../platform/messages/languages.ts';
import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { Chat, ChatMessage } from '../../../../platform/ui/components/chat/chat.tsx';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import { TextArea, TextField } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { centreMessages } from '../../centre/messages/index.ts';
import { longestLeft } from '../../centre/rules.ts';
import { askPath } from '../../content/pages/article-page.tsx';
import { messages } from '../../messages/index.ts';
import type { Entered } from '../actions.ts';
import { longestQuestion } from '../rules.ts';
import type { Handling } from '../schema.ts';
import type { Message } from '../store.ts';
import type { ConversationView } from '../view.ts';
import { ReplyView } from './replies.tsx';

export interface ConversationProps {
  readonly page: PageContext;
  /** None before the first question. */
  readonly view: ConversationView | undefined;
  readonly handling: Handling;
  readonly today: string;
  readonly suggestions: readonly string[];
  /** Whether something has been learned; a new town needs some seconds for it. */
  readonly isReady: boolean;
  /** Days until a conversation goes. */
  readonly retentionDays: number;
  readonly prompt: (fact: string, input: string, language: Language) => string;
  readonly entered?: Entered | undefined;
  readonly errors?: Readonly<Partial<Record<'text' | 'email' | 'message', string>>> | undefined;
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
  (replies ?? []).some(
    ({ kind }) => kind === 'answer' || kind === 'fact' || kind === 'none' || kind === 'composed',
  );

const Said = ({
  props: { page, view, today, prompt },
  message,
  isLast,
}: {
  readonly props: ConversationProps;
  readonly message: Message;
  readonly isLast: boolean;
}) => {
  const t = messages[page.language];
  const lang = message.language === page.language ? undefined : message.language;
  const id = `message-${message.id}`;
  if (message.sender !== 'assistant')
    return (
      <ChatMessage
        who={message.sender === 'resident' ? t.you : centreMessages[page.language].resident.agent}
        isOwn={message.sender === 'resident'}
        lang={lang}
        id={id}
      >
        {(message.text ?? '').split('\n').map((line) => (
          <p>{line}</p>
        ))}
      </ChatMessage>
    );
  return (
    <ChatMessage
      who={t.assistant}
      lang={lang}
      id={id}
      footer={canBeRated(message) ? <Rating page={page} message={message} /> : undefined}
    >
      {message.text ? <p>{message.text}</p> : null}
      {view
        ? (message.replies ?? []).map((reply) => (
            <ReplyView
              page={page}
              view={view}
              language={message.language}
              today={today}
              isLast={isLast}
              prompt={prompt}
              manners={view.manners}
              reply={reply}
            />
          ))
        : null}
    </ChatMessage>
  );
};

/** What was said so far; it stands there empty before, so that the first answer is read aloud too. */
export const ConversationLog = (props: ConversationProps) => {
  const { page, view } = props;
  const last = view?.messages.at(-1);
  return (
    <Chat label={messages[page.language].conversation} id="conversation">
      {(view?.messages ?? []).map((message) => (
        <Said props={props} message={message} isLast={message === last} />
      ))}
    </Chat>
  );
};

const repliesLast = ({ view }: ConversationProps) =>
  view?.messages.findLast(({ sender }) => sender !== 'resident')?.replies ?? [];

/** Who has the conversation, where it is not the assistant. */
const WithPerson = ({ page, handling }: ConversationProps) => {
  const t = centreMessages[page.language].resident;
  if (handling === 'assistant') return null;
  const isWaiting = handling === 'waiting';
  return (
    <Alert page={page} title={isWaiting ? t.waitingTitle : t.withPerson}>
      {isWaiting ? <p>{t.waitingMore}</p> : null}
      <noscript>
        <a href={page.href(askPath)}>{t.noScript}</a>
      </noscript>
      <Form page={page} action={page.href(`${askPath}/person`)} label={t.stopWaiting}>
        <FormActions>
          <Button kind="subtle" small name="consent" value="stop">
            {isWaiting ? t.stopWaiting : t.finish}
          </Button>
        </FormActions>
      </Form>
    </Alert>
  );
};

/** A message for the contact centre, where nobody is there now. */
const LeaveMessage = ({ page, entered, errors = {} }: ConversationProps) => {
  const t = centreMessages[page.language].resident;
  return (
    <Section id="leave" title={t.leave}>
      <Form page={page} action={page.href(`${askPath}/leave`)} label={t.leave}>
        <TextArea
          page={page}
          name="message"
          label={t.message}
          value={entered?.message}
          error={errors.message}
          rows={4}
          maxlength={longestLeft}
        />
        <TextField
          page={page}
          name="email"
          type="email"
          label={t.email}
          hint={t.emailHint}
          value={entered?.email}
          error={errors.email}
          autocomplete="email"
          maxlength={254}
        />
        <FormActions>
          <Button kind="secondary">{t.sendMessage}</Button>
        </FormActions>
      </Form>
    </Section>
  );
};

const Examples = ({ page, view, suggestions }: ConversationProps) => {
  const t = messages[page.language];
  if (view || suggestions.length === 0) return null;
  return (
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
  );
};

/** What the resident can do now. */
export const ConversationEntry = (props: ConversationProps) => {
  const { page, view, handling, isReady, entered, errors = {}, retentionDays } = props;
  const t = messages[page.language];
  const centre = centreMessages[page.language].resident;
  const isAway = repliesLast(props).some(({ kind }) => kind === 'away');
  const isLeaving = isAway || errors.email !== undefined || errors.message !== undefined;
  return (
    <div id="entry" data-live>
      <Stack space="4">
        {isReady ? null : (
          <Alert page={page} kind="warning" title={t.learning}>
            <p>{t.notReady}</p>
          </Alert>
        )}
        <WithPerson {...props} />
        {isLeaving && handling !== 'person' ? <LeaveMessage {...props} /> : null}
        {!isLeaving && handling === 'waiting' ? (
          <Details summary={centre.leave}>
            <LeaveMessage {...props} />
          </Details>
        ) : null}
        <Form page={page} action={page.href(askPath)} label={t.question}>
          <TextField
            page={page}
            name="text"
            label={handling === 'assistant' ? t.question : centre.question}
            hint={view ? undefined : t.hint}
            value={entered?.text}
            error={errors.text}
            width="full"
            autocomplete="off"
            maxlength={longestQuestion}
          />
          <FormActions>
            <Button icon="send">{t.send}</Button>
          </FormActions>
        </Form>
        <Examples {...props} />
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
    </div>
  );
};
