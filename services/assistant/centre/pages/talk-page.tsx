import type { FieldErrors } from '../../../../platform/http/form.ts';
import { type Language, languageNames } from '../../../../platform/messages/languages.ts';
import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { Card } from '../../../../platform/ui/components/card/card.tsx';
import { Chat, ChatMessage } from '../../../../platform/ui/components/chat/chat.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { FilterForm } from '../../../../platform/ui/components/filter-form/filter-form.tsx';
import { SelectField, TextArea } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Sidebar, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { ReplyView } from '../../chat/pages/replies.tsx';
import type { Conversation, Message } from '../../chat/store.ts';
import type { ConversationView } from '../../chat/view.ts';
import { centreMessages } from '../messages/index.ts';
import { longestAnswer, longestNote } from '../rules.ts';
import type { Note, PresentAgent, SavedReply, Ticket } from '../store.ts';
import { inboxPath, talkPath } from './inbox-page.tsx';

export interface TalkPageProps {
  readonly page: PageContext;
  readonly conversation: Conversation;
  readonly view: ConversationView;
  readonly ticket: Ticket | undefined;
  readonly names: ReadonlyMap<string, string>;
  readonly notes: readonly (Note & { readonly authorName: string | null })[];
  readonly replies: readonly SavedReply[];
  readonly colleagues: readonly PresentAgent[];
  readonly isAvailable: boolean;
  readonly today: string;
  readonly prompt: (fact: string, input: string, language: Language) => string;
  /** Why an answer has not arrived, by message. */
  readonly undelivered: ReadonlyMap<number, string>;
  readonly entered?: { readonly text?: string | undefined; readonly note?: string | undefined };
  readonly errors?: FieldErrors;
}

const Said = ({ props, message }: { readonly props: TalkPageProps; readonly message: Message }) => {
  const { page, view, names, today, prompt, undelivered } = props;
  const t = centreMessages[page.language].talk;
  const who =
    message.sender === 'resident'
      ? t.resident
      : message.sender === 'assistant'
        ? t.assistant
        : message.author === page.person?.id
          ? t.you
          : t.colleague(names.get(message.author ?? '') ?? '…');
  const trouble = undelivered.get(message.id);
  return (
    <ChatMessage
      who={`${who} · ${page.format.date(message.at, 'moment')}`}
      isOwn={message.sender === 'agent'}
      lang={message.language === page.language ? undefined : message.language}
      id={`message-${message.id}`}
      footer={trouble ? <span>{trouble}</span> : undefined}
    >
      {message.text
        ? message.text.split('\n').map((line) => <p>{line}</p>)
        : (message.replies ?? []).map((reply) => (
            <ReplyView
              page={page}
              view={view}
              language={message.language}
              today={today}
              isLast={false}
              prompt={prompt}
              manners={view.manners}
              reply={reply}
            />
          ))}
    </ChatMessage>
  );
};

const stateOf = ({ page, conversation, ticket, names }: TalkPageProps): string => {
  const { state } = centreMessages[page.language].talk;
  if (ticket?.state === 'claimed')
    return ticket.agentId === page.person?.id
      ? state.mine
      : state.other(names.get(ticket.agentId ?? '') ?? '…');
  if (ticket?.kind === 'message') return state.message(ticket.email ?? '…');
  return conversation.handling === 'waiting' ? state.waiting : state.assistant;
};

/** Whoever has it is there, or it is one's own. */
const isInHand = ({ page, ticket, colleagues }: TalkPageProps): boolean =>
  ticket?.state === 'claimed' &&
  (ticket.agentId === page.person?.id ||
    colleagues.some(({ userId }) => userId === ticket.agentId));

const Claim = (props: TalkPageProps) => {
  const { page, conversation, ticket, isAvailable } = props;
  const { talk: t, inbox } = centreMessages[page.language];
  if (isInHand(props)) return null;
  return (
    <Stack space="2">
      {ticket ? null : <p>{t.takeOverMore}</p>}
      {isAvailable ? (
        <Form page={page} action={page.href(`${talkPath(conversation.id)}/claim`)}>
          <FormActions>
            <Button>{ticket ? t.claim : t.takeOver}</Button>
          </FormActions>
        </Form>
      ) : (
        <>
          <p>{t.away}</p>
          <Form page={page} action={page.href(`${inboxPath}/available`)}>
            <input type="hidden" name="back" value={String(conversation.id)} />
            <FormActions>
              <Button kind="secondary" name="available" value="yes">
                {inbox.goAvailable}
              </Button>
            </FormActions>
          </Form>
        </>
      )}
    </Stack>
  );
};

const Answer = (props: TalkPageProps) => {
  const { page, conversation, ticket, replies, entered, errors = {} } = props;
  const t = centreMessages[page.language].talk;
  const path = talkPath(conversation.id);
  if (ticket?.state !== 'claimed' || ticket.agentId !== page.person?.id)
    return entered?.text ? (
      <TextArea
        page={page}
        name="text"
        label={t.reply}
        value={entered.text}
        error={errors.text}
        rows={5}
      />
    ) : null;
  const isMail = ticket.kind === 'message';
  return (
    <Stack space="4">
      <Form page={page} action={page.href(`${path}/answer`)} label={t.reply}>
        <TextArea
          page={page}
          name="text"
          label={t.reply}
          hint={languageNames[conversation.language]}
          value={entered?.text}
          error={errors.text}
          rows={5}
          maxlength={longestAnswer}
        />
        <FormActions>
          <Button icon="send">{isMail ? t.sendMail : t.send}</Button>
        </FormActions>
      </Form>
      {replies.length > 0 ? (
        <FilterForm action={page.href(path)} submit={t.insert} label={t.saved}>
          <SelectField
            page={page}
            name="reply"
            label={t.saved}
            placeholder={t.choose}
            options={replies.map(({ id, title }) => ({ value: String(id), label: title }))}
            isOptional
          />
        </FilterForm>
      ) : null}
    </Stack>
  );
};

const Handling = (props: TalkPageProps) => {
  const { page, conversation, ticket, colleagues } = props;
  const t = centreMessages[page.language].talk;
  const path = talkPath(conversation.id);
  if (ticket?.state !== 'claimed' || ticket.agentId !== page.person?.id) return null;
  const others = colleagues.filter(({ userId }) => userId !== page.person?.id);
  return (
    <Card title={t.transfer} level={2}>
      <Form page={page} action={page.href(`${path}/transfer`)} label={t.transfer}>
        <SelectField
          page={page}
          name="to"
          label={t.transferTo}
          options={[
            { value: '', label: t.queue },
            ...others.map(({ userId, name }) => ({ value: userId, label: name })),
          ]}
          error={props.errors?.to}
        />
        <FormActions>
          <Button kind="secondary" small>
            {t.transfer}
          </Button>
        </FormActions>
      </Form>
      <Form page={page} action={page.href(`${path}/close`)} label={t.close}>
        <FormActions>
          <Button kind="secondary" small>
            {t.close}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
};

const Notes = ({ page, conversation, ticket, notes, entered, errors = {} }: TalkPageProps) => {
  const t = centreMessages[page.language].talk;
  if (!ticket) return null;
  return (
    <Card title={t.notes} level={2}>
      {notes.map(({ text, at, authorName }) => (
        <div>
          <p class="polder-card__meta">
            {authorName ?? '…'} · {page.format.date(at, 'moment')}
          </p>
          <p>{text}</p>
        </div>
      ))}
      <Form page={page} action={page.href(`${talkPath(conversation.id)}/note`)} label={t.note}>
        <TextArea
          page={page}
          name="note"
          label={t.note}
          hint={t.noteHint}
          value={entered?.note}
          error={errors.note}
          rows={2}
          maxlength={longestNote}
        />
        <FormActions>
          <Button kind="secondary" small>
            {t.addNote}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
};

/** A conversation as agents see it. */
export const TalkPage = (props: TalkPageProps) => {
  const { page, conversation, view, errors = {} } = props;
  const { talk: t, inbox } = centreMessages[page.language];
  const troubles = Object.entries(errors).map(([field, message]) => ({ field, message }));
  return (
    <WorkPage
      page={page}
      title={inbox.conversation(page.format.number(conversation.id, 0))}
      breadcrumb={[{ label: inbox.title, href: page.href(inboxPath) }]}
    >
      <polder-live data-stream={page.href(`${talkPath(conversation.id)}/stream`)}>
        <Stack space="6">
          <div id="troubles" data-live>
            <ErrorSummary page={page} errors={troubles} />
          </div>
          <div id="state" data-live>
            <Alert page={page} title={stateOf(props)}>
              <p>
                {languageNames[conversation.language]} · {t.channels[conversation.channel]} ·{' '}
                {t.masked}
              </p>
              <Claim {...props} />
            </Alert>
          </div>
          <Sidebar
            side={
              <Stack space="6">
                <div id="handling" data-live>
                  <Handling {...props} />
                </div>
                <div id="notes" data-live>
                  <Notes {...props} />
                </div>
              </Stack>
            }
            at="end"
          >
            <Stack space="6">
              <Chat label={t.log} id="talk">
                {view.messages.map((message) => (
                  <Said props={props} message={message} />
                ))}
              </Chat>
              <div id="answer" data-live>
                <Answer {...props} />
              </div>
            </Stack>
          </Sidebar>
        </Stack>
      </polder-live>
    </WorkPage>
  );
};
