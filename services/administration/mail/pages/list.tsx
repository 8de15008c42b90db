import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { type BadgeTone, Status } from '../../../../platform/ui/components/badge/badge.tsx';
import { Card } from '../../../../platform/ui/components/card/card.tsx';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { Prose, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';
import type { StoredLetter } from '../rules.ts';

export type ListedLetter = StoredLetter & { readonly isReadable: boolean };

const tones: Readonly<Record<string, BadgeTone>> = {
  sent: 'positive',
  failed: 'negative',
  outbox: 'signal',
};

const paragraphs = (text: string): readonly string[] => text.split(/\n{2,}/);

const Letter = ({
  page,
  letter,
}: {
  readonly page: PageContext;
  readonly letter: ListedLetter;
}) => {
  const t = messages[page.language].mail;
  const states: Readonly<Record<string, string>> = t.states;
  return (
    <Card
      level={2}
      title={letter.subject}
      aside={
        <Status tone={tones[letter.state] ?? 'neutral'}>
          {states[letter.state] ?? letter.state}
        </Status>
      }
    >
      <p class="polder-card__meta">
        {t.to} {letter.recipient} ·{' '}
        <time datetime={letter.at.toISOString()}>{page.format.date(letter.at, 'moment')}</time>
      </p>
      {letter.isReadable ? (
        <Details summary={t.read}>
          <Prose>
            {paragraphs(letter.text).map((text) => (
              <p>{/^https?:\/\/\S+$/.test(text) ? <a href={text}>{text}</a> : text}</p>
            ))}
          </Prose>
        </Details>
      ) : (
        <p class="polder-card__meta">{letter.isSecret ? t.secret : t.hidden}</p>
      )}
    </Card>
  );
};

export const MailPage = ({
  page,
  letters,
  hasServer,
  isDemo,
}: {
  readonly page: PageContext;
  readonly letters: readonly ListedLetter[];
  readonly hasServer: boolean;
  readonly isDemo: boolean;
}) => {
  const t = messages[page.language].mail;
  return (
    <WorkPage page={page} title={t.title} lead={t.lead}>
      <Stack space="3">
        {hasServer ? null : (
          <Alert page={page} title={t.noServer}>
            <p>{isDemo ? t.linksInDemo : t.linksHidden}</p>
          </Alert>
        )}
        {letters.length === 0 ? (
          <EmptyState title={t.none} icon="mail">
            {t.noneLead}
          </EmptyState>
        ) : null}
        {letters.map((letter) => (
          <Letter page={page} letter={letter} />
        ))}
      </Stack>
    </WorkPage>
  );
};
