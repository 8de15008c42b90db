import { chooseText, type Text } from '../../../../platform/messages/text.ts';
import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Grid, Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { PageHeading } from '../../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../../platform/ui/components/resident-page/resident-page.tsx';
import type { Content } from '../../../../platform/ui/example.ts';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { type ChallengeContent, hasText, linesOf, textFields } from '../content.ts';
import { challengeMessages } from '../messages/index.ts';
import type { ChallengeFigure, ChallengeView } from '../view.ts';
import { Actions } from './actions.tsx';
import { Items, Paragraphs, Words } from './prose.tsx';

export const challengesPath = '/challenges';

interface ChallengePageProps {
  readonly page: PageContext;
  readonly view: ChallengeView;
  /** When and as which version it was published; undefined for a draft. */
  readonly published: { readonly at: Date; readonly version: number } | undefined;
  /** Where a draft is written. */
  readonly editHref?: string;
}

const isPartly = (content: ChallengeContent, language: PageContext['language']): boolean => {
  const texts: readonly Text[] = [
    ...textFields.map((field) => content[field]),
    ...content.actions.flatMap(({ title, owner }) => [title, owner]),
  ];
  return texts.some((text) => hasText(text) && !text[language]);
};

const FigureSection = ({ shown }: { readonly shown: ChallengeFigure }) => {
  const { figure, trend, comparison, map } = shown;
  return (
    <section class="polder-section" aria-labelledby={`figure-${figure.code}`}>
      <h2 id={`figure-${figure.code}`}>
        <span lang={figure.name.lang}>{figure.name.text}</span>
      </h2>
      <Stack space="4">
        {trend}
        {comparison}
        {map}
      </Stack>
    </section>
  );
};

const Sources = ({ page, view }: { readonly page: PageContext; readonly view: ChallengeView }) => {
  const messages = challengeMessages[page.language];
  const own = chooseText(view.content.sources, page.language);
  return (
    <ul class="polder-list">
      {view.figures.map(({ figure: { name, source } }) => (
        <li>
          {source.url ? (
            <a href={source.url}>{messages.figureSource(name.text, source.name, source.licence)}</a>
          ) : (
            messages.figureSource(name.text, source.name, source.licence)
          )}
        </li>
      ))}
      {linesOf(own.text).map((line) => (
        <li lang={own.lang}>{line}</li>
      ))}
    </ul>
  );
};

const DraftNotice = ({ page, href }: { readonly page: PageContext; readonly href: string }) => {
  const { work } = challengeMessages[page.language];
  return (
    <Alert page={page} kind="info">
      <p>
        {work.previewTitle} <a href={href}>{work.title}</a>
      </p>
    </Alert>
  );
};

/** Figures, text and actions of one challenge together. */
export const ChallengePage = ({ page, view, published, editHref }: ChallengePageProps) => {
  const messages = challengeMessages[page.language];
  const { content, figures } = view;
  const title = chooseText(content.title, page.language);
  const lead = chooseText(content.lead, page.language);
  const section = (id: string, heading: string, body: Content) => (
    <Section id={id} title={heading}>
      {body}
    </Section>
  );
  return (
    <ResidentPage
      page={page}
      title={title.text}
      description={lead.text.slice(0, 155)}
      breadcrumb={[{ label: messages.title, href: page.href(challengesPath) }]}
      isPrivate={published === undefined}
    >
      <Stack space="6">
        {editHref ? <DraftNotice page={page} href={editHref} /> : null}
        <PageHeading
          kicker={messages.kicker}
          title={title.text}
          lead={<Words page={page} text={content.lead} />}
        />
        {isPartly(content, page.language) ? (
          <p class="polder-card__meta">{messages.partly}</p>
        ) : null}
        {figures.length > 0
          ? section(
              'in-numbers',
              messages.inNumbers,
              <Grid minimum="medium">{figures.map(({ card }) => card)}</Grid>,
            )
          : null}
        {section('why', messages.why, <Paragraphs page={page} text={content.why} />)}
        {figures.map((shown) => (
          <FigureSection shown={shown} />
        ))}
        {hasText(content.differences) ? (
          <Paragraphs page={page} text={content.differences} />
        ) : null}
        {content.actions.length > 0
          ? section('actions', messages.actions, <Actions page={page} view={view} />)
          : null}
        {hasText(content.youCan)
          ? section('you-can', messages.youCan, <Items page={page} text={content.youCan} />)
          : null}
        {section('contact', messages.contact, <Paragraphs page={page} text={content.contact} />)}
        {section('sources', messages.sources, <Sources page={page} view={view} />)}
        <div>
          {published ? (
            <p class="polder-card__meta">
              {messages.lastEdited(
                page.format.date(published.at),
                page.format.number(published.version, 0),
              )}
            </p>
          ) : null}
          <p class="polder-card__meta polder-no-print">{messages.print}</p>
        </div>
      </Stack>
    </ResidentPage>
  );
};
