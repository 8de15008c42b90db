import { languageNames } from '../../../../platform/messages/languages.ts';
import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Badge } from '../../../../platform/ui/components/badge/badge.tsx';
import { Button, ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { Form } from '../../../../platform/ui/components/form/form.tsx';
import { Cluster, Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { centreMessages } from '../messages/index.ts';
import { managePermission } from '../permissions.ts';
import type { PresentAgent, RunningLine, TicketLine } from '../store.ts';
import { settingsPath } from './settings-page.tsx';

export const inboxPath = '/work/inbox';
export const talkPath = (id: number): string => `${inboxPath}/conversations/${id}`;

export interface InboxPageProps {
  readonly page: PageContext;
  readonly isAvailable: boolean;
  readonly isOpen: boolean;
  /** When it opens next, in words. */
  readonly opens: string | undefined;
  readonly tickets: readonly TicketLine[];
  readonly running: readonly RunningLine[];
  readonly present: readonly PresentAgent[];
}

const Availability = ({ page, isAvailable, isOpen, opens, present }: InboxPageProps) => {
  const t = centreMessages[page.language].inbox;
  const others = present.filter(({ userId }) => userId !== page.person?.id);
  return (
    <div id="availability" data-live>
      <Stack space="3">
        <Cluster space="3">
          <Badge tone={isAvailable ? 'positive' : 'neutral'}>
            {isAvailable ? t.available : t.unavailable}
          </Badge>
          <Form page={page} action={page.href(`${inboxPath}/available`)}>
            <Button
              small
              kind={isAvailable ? 'secondary' : 'primary'}
              name="available"
              value={isAvailable ? 'no' : 'yes'}
            >
              {isAvailable ? t.goAway : t.goAvailable}
            </Button>
          </Form>
        </Cluster>
        <p>{isAvailable ? t.availableMore : t.unavailableMore}</p>
        <p class="polder-card__meta">
          {others.length > 0
            ? t.present(page.format.and(others.map(({ name }) => name)))
            : t.nobodyPresent}
        </p>
        {isOpen ? null : <Alert page={page} title={opens ? t.outside(opens) : t.closed} />}
      </Stack>
    </div>
  );
};

type Line = Pick<TicketLine, 'conversationId' | 'language' | 'channel'> & {
  /** Left out where nobody may read along. */
  readonly lastText?: string | null;
  readonly since: Date;
  readonly who?: string | null;
};

const Lines = ({
  page,
  id,
  title,
  lines,
}: {
  readonly page: PageContext;
  readonly id: string;
  readonly title: string;
  readonly lines: readonly Line[];
}) => {
  const { inbox: t, talk } = centreMessages[page.language];
  const shown = (text: string): string => (text.length > 90 ? `${text.slice(0, 90)}…` : text);
  if (lines.length === 0) return null;
  return (
    <Section id={id} title={`${title} (${page.format.number(lines.length, 0)})`}>
      <DataTable
        page={page}
        id={`${id}-table`}
        caption={title}
        isCaptionHidden
        columns={[
          {
            header: talk.resident,
            isRowHeader: true,
            cell: ({ conversationId, lastText }) => (
              <a href={page.href(talkPath(conversationId))}>
                {lastText ? shown(lastText) : t.conversation(page.format.number(conversationId, 0))}
              </a>
            ),
          },
          {
            header: t.when,
            cell: ({ since, who }) => (
              <>
                {t.since(page.format.date(since, 'moment'))}
                {who ? <br /> : null}
                {who ?? ''}
              </>
            ),
          },
          {
            header: t.way,
            cell: ({ language, channel }) =>
              `${languageNames[language]} · ${talk.channels[channel]}`,
          },
        ]}
        rows={lines}
      />
    </Section>
  );
};

/** Who waits for a person, and what colleagues have in hand. */
export const InboxPage = (props: InboxPageProps) => {
  const { page, tickets, running } = props;
  const t = centreMessages[page.language].inbox;
  const me = page.person?.id;
  const line = (one: TicketLine): Line => ({
    ...one,
    since: one.claimedAt ?? one.askedAt,
    who: one.agentName,
  });
  const waiting = tickets.filter(({ kind, state }) => kind === 'live' && state === 'waiting');
  const mine = tickets.filter(({ agentId, state }) => state === 'claimed' && agentId === me);
  const left = tickets.filter(({ kind, state }) => kind === 'message' && state === 'waiting');
  const others = tickets.filter(({ agentId, state }) => state === 'claimed' && agentId !== me);
  return (
    <WorkPage
      page={page}
      title={t.title}
      lead={t.about}
      actions={
        <>
          <ButtonLink kind="secondary" small href={page.href(`${inboxPath}/replies`)}>
            {centreMessages[page.language].replies.title}
          </ButtonLink>
          {page.can(managePermission) ? (
            <ButtonLink kind="secondary" small href={page.href(settingsPath)}>
              {centreMessages[page.language].settings.title}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      <polder-live data-stream={page.href(`${inboxPath}/stream`)}>
        <Stack space="6">
          <Availability {...props} />
          <div id="queue" data-live>
            <Stack space="6">
              {waiting.length === 0 && left.length === 0 && mine.length === 0 ? (
                <EmptyState title={t.nobody} icon="message-circle">
                  <p>{t.nobodyLead}</p>
                </EmptyState>
              ) : null}
              <Lines page={page} id="waiting" title={t.waiting} lines={waiting.map(line)} />
              <Lines page={page} id="mine" title={t.mine} lines={mine.map(line)} />
              <Lines page={page} id="left" title={t.messages} lines={left.map(line)} />
              <Lines page={page} id="others" title={t.others} lines={others.map(line)} />
              <Lines
                page={page}
                id="running"
                title={t.running}
                lines={running.map(({ id, lastAt, ...one }) => ({
                  ...one,
                  conversationId: id,
                  since: lastAt,
                }))}
              />
            </Stack>
          </div>
        </Stack>
      </polder-live>
    </WorkPage>
  );
};
