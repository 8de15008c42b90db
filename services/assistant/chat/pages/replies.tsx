/** What the assistant says, in words. */

import { formats } from '../../../../platform/messages/format.ts';
import type { Language } from '../../../../platform/messages/languages.ts';
import { noonOf } from '../../../../platform/town-time.ts';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { Form } from '../../../../platform/ui/components/form/form.tsx';
import { dayInWords } from '../../../../platform/ui/components/opening-hours/opening-hours.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { centreMessages } from '../../centre/messages/index.ts';
import { holdsOn, textOf } from '../../content/article.ts';
import type { Manners } from '../../content/manner.ts';
import { articlesPath, askPath } from '../../content/pages/article-page.tsx';
import { Written } from '../../content/pages/written.tsx';
import type { PublishedArticle } from '../../content/store.ts';
import { messages } from '../../messages/index.ts';
import type { Reply } from '../reply.ts';
import { answeredFields, articleName, type ConversationView, type IntentView } from '../view.ts';

interface Around {
  readonly page: PageContext;
  readonly view: ConversationView;
  /** That of the message, which may be another than the page's. */
  readonly language: Language;
  readonly today: string;
  /** Whether it is the last one: only then its choices can still be made. */
  readonly isLast: boolean;
  readonly prompt: (fact: string, input: string, language: Language) => string;
  /** How the town addresses people; left out, formally. */
  readonly manners?: Manners | undefined;
}

/** Where an answer comes from, and when somebody last made sure of it. */
const Source = ({
  page,
  article,
  language,
}: Pick<Around, 'page' | 'language'> & { readonly article: PublishedArticle }) => {
  const t = messages[language];
  return (
    <p>
      <a href={page.href(`${articlesPath}/${article.slug}`)}>
        {t.source(articleName(article, language))}
      </a>
      <br />
      <span class="polder-card__meta">
        {t.checked(formats[language].date(noonOf(article.content.checkedOn)))}
      </span>
    </p>
  );
};

const Contact = ({ page, language }: Pick<Around, 'page' | 'language'>) => {
  const t = messages[language];
  const { contact } = page.municipality;
  return (
    <ul>
      <li>
        {t.call} <a href={`tel:${contact.telephone.replaceAll(' ', '')}`}>{contact.telephone}</a>
      </li>
      <li>
        {t.write} <a href={`mailto:${contact.email}`}>{contact.email}</a>
      </li>
      <li>
        {t.visit} {contact.visit}
      </li>
    </ul>
  );
};

const AnswerFromArticle = ({
  page,
  language,
  today,
  article,
  manners,
}: Pick<Around, 'page' | 'language' | 'today' | 'manners'> & {
  readonly article: PublishedArticle;
}) => {
  const t = messages[language];
  return (
    <>
      {holdsOn(article.content, today) ? null : <p>{t.article.expired}</p>}
      {answeredFields.map((field) => {
        const found = textOf(article.content, field, language, manners?.[language]);
        if (!found) return null;
        return (
          <div>
            {field === 'summary' ? null : <p class="polder-chat__term">{t.fields[field]}</p>}
            <Written text={found.text} lang={found.lang} />
          </div>
        );
      })}
      <Source page={page} article={article} language={language} />
    </>
  );
};

const Answer = ({ intent, ...around }: Around & { readonly intent: IntentView | undefined }) => {
  const { page, language, today, manners } = around;
  const t = messages[language];
  const title = intent?.title(language) ?? '';
  const authority = intent?.authority(language);
  return (
    <>
      <p>{t.about(title)}</p>
      {authority ? <p>{t.elsewhere(authority)}</p> : null}
      {intent?.article ? (
        <AnswerFromArticle
          page={page}
          language={language}
          today={today}
          article={intent.article}
          manners={manners}
        />
      ) : authority ? null : (
        <>
          <p>{t.unwritten}</p>
          <Contact page={page} language={language} />
        </>
      )}
    </>
  );
};

const Choices = ({
  page,
  view,
  language,
  isLast,
  intents,
}: Around & { readonly intents: readonly string[] }) => {
  const t = messages[language];
  const titles = intents.map((key) => view.intents.get(key)?.title(language) ?? key);
  return (
    <>
      <p>{t.choices}</p>
      {isLast ? (
        <Form page={page} action={page.href(askPath)} label={t.choices}>
          <div class="polder-chat__choices">
            {titles.map((title, place) => (
              <Button kind="secondary" small name="choice" value={String(place + 1)}>
                {title}
              </Button>
            ))}
            <Button kind="subtle" small name="choice" value="0">
              {t.noneOfThese}
            </Button>
          </div>
        </Form>
      ) : (
        <ul>
          {titles.map((title) => (
            <li>{title}</li>
          ))}
        </ul>
      )}
    </>
  );
};

const None = ({
  page,
  view,
  language,
  passages,
}: Around & { readonly passages: Extract<Reply, { kind: 'none' }>['passages'] }) => {
  const t = messages[language];
  return (
    <>
      <p>{t.none}</p>
      {passages.length > 0 ? (
        <>
          <p>{t.passages}</p>
          {passages.map(({ articleId, text }) => {
            const article = view.articles.get(articleId);
            return article ? (
              <blockquote class="polder-chat__passage">
                <Written text={text} />
                <p>
                  <a href={page.href(`${articlesPath}/${article.slug}`)}>
                    {articleName(article, language)}
                  </a>
                </p>
              </blockquote>
            ) : null;
          })}
        </>
      ) : (
        <p>{t.tryAgain}</p>
      )}
    </>
  );
};

/** The passages that an answer refers to by number, each with its article. */
const CitedArticles = ({
  page,
  view,
  language,
  passages,
}: Around & { readonly passages: Extract<Reply, { kind: 'composed' }>['passages'] }) => (
  <ol>
    {passages.map(({ articleId }) => {
      const article = view.articles.get(articleId);
      return (
        <li>{article ? <Source page={page} article={article} language={language} /> : null}</li>
      );
    })}
  </ol>
);

/** Whether a person may read along: asked before anybody does. */
const Consent = ({ page, language, isLast }: Around) => {
  const t = centreMessages[language].resident;
  return (
    <>
      <p>{t.consent}</p>
      {isLast ? (
        <Form page={page} action={page.href(`${askPath}/person`)} label={t.consent}>
          <div class="polder-chat__choices">
            <Button small name="consent" value="yes">
              {t.yes}
            </Button>
            <Button kind="subtle" small name="consent" value="no">
              {t.no}
            </Button>
          </div>
        </Form>
      ) : null}
    </>
  );
};

export const ReplyView = ({ reply, ...around }: Around & { readonly reply: Reply }) => {
  const { page, view, language, prompt } = around;
  const t = messages[language];
  const { resident } = centreMessages[language];
  switch (reply.kind) {
    case 'answer':
      return <Answer {...around} intent={view.intents.get(reply.intent)} />;
    case 'choices':
      return <Choices {...around} intents={reply.intents} />;
    case 'none':
      return <None {...around} passages={reply.passages} />;
    case 'not-ready':
      return <p>{reply.isTaught ? t.notReady : t.notTaught}</p>;
    case 'ask':
      return (
        <p>
          {reply.again ? `${t.askAgain} ` : ''}
          {prompt(reply.fact, reply.input, language)}
        </p>
      );
    case 'fact':
      return (
        <>
          <p>{reply.text}</p>
          {reply.link ? (
            <p>
              <a href={page.href(reply.link)}>{t.facts.look}</a>
            </p>
          ) : null}
        </>
      );
    case 'fact-unknown':
      return <p>{t.factUnknown}</p>;
    case 'refused':
      return <p>{t.refusals[reply.refusal]}</p>;
    case 'cancelled':
      return <p>{t.cancelled}</p>;
    case 'composed':
      return (
        <>
          <Written text={reply.text} />
          <p class="polder-card__meta">{t.composed}</p>
          <CitedArticles {...around} passages={reply.passages} />
        </>
      );
    case 'person':
      return (
        <>
          <p>{t.person}</p>
          <Contact page={page} language={language} />
        </>
      );
    case 'consent':
      return <Consent {...around} />;
    case 'away':
      return (
        <>
          <p>{resident.away}</p>
          {reply.opensAt ? (
            <p>
              {resident.opensAt(`${dayInWords(language, reply.opensAt.day)} ${reply.opensAt.time}`)}
            </p>
          ) : null}
          <p>{resident.leaveLead}</p>
          <Contact page={page} language={language} />
        </>
      );
    case 'waiting':
      return <p>{resident.waiting(reply.ahead)}</p>;
    case 'joined':
      return <p>{resident.joined}</p>;
    case 'left':
      return <p>{resident.left}</p>;
    case 'message-kept':
      return <p>{resident.kept}</p>;
  }
};
