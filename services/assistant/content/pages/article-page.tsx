import { chooseText } from '../../../../platform/messages/text.ts';
import { dayInTown, noonOf } from '../../../../platform/town-time.ts';
import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { DescriptionList } from '../../../../platform/ui/components/description-list/description-list.tsx';
import { Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { OpeningHoursView } from '../../../../platform/ui/components/opening-hours/opening-hours.tsx';
import { PageHeading } from '../../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../../platform/ui/components/resident-page/resident-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';
import {
  type ArticleContent,
  type ContactPoint,
  holdsOn,
  type Manner,
  type TextField,
  textFields,
  textOf,
} from '../article.ts';
import { contentMessages } from '../messages/index.ts';
import type { PublishedArticle } from '../store.ts';
import { Line, Written } from './written.tsx';

export const articlesPath = '/answers';
export const askPath = '/ask';

/** Says that it does not hold today, and when it will. */
const NotNow = ({
  page,
  content,
  today,
}: {
  readonly page: PageContext;
  readonly content: ArticleContent;
  readonly today: string;
}) => {
  if (holdsOn(content, today)) return null;
  const { validFrom } = content;
  return (
    <Alert page={page} kind="warning">
      <p>
        {validFrom !== undefined && today < validFrom
          ? contentMessages[page.language].read.notYet(page.format.date(noonOf(validFrom)))
          : messages[page.language].article.expired}
      </p>
    </Alert>
  );
};

const validityOf = (
  page: PageContext,
  { validFrom, validUntil }: ArticleContent,
): string | undefined => {
  const t = contentMessages[page.language].read;
  const day = (written: string) => page.format.date(noonOf(written));
  if (validFrom !== undefined && validUntil !== undefined)
    return t.validBetween(day(validFrom), day(validUntil));
  if (validFrom !== undefined) return t.validFrom(day(validFrom));
  return validUntil === undefined ? undefined : t.validUntil(day(validUntil));
};

const Validity = ({
  page,
  content,
}: {
  readonly page: PageContext;
  readonly content: ArticleContent;
}) => {
  const t = contentMessages[page.language];
  const { audiences = [] } = content;
  const list = new Intl.ListFormat(page.language, { type: 'conjunction' });
  const lines = [
    audiences.length > 0
      ? `${t.read.for}: ${list.format(audiences.map((code) => t.audiences[code]))}.`
      : undefined,
    validityOf(page, content),
  ].filter((line) => line !== undefined);
  return (
    <>
      {lines.map((line) => (
        <>
          {line}
          <br />
        </>
      ))}
    </>
  );
};

/** Where people turn to with this. */
const Contact = ({
  page,
  contact,
  now,
}: {
  readonly page: PageContext;
  readonly contact: ContactPoint | undefined;
  readonly now: Date;
}) => {
  if (!contact) return null;
  const t = contentMessages[page.language].read;
  const { telephone, email, website, address, hours } = contact;
  const name = chooseText(contact.name ?? {}, page.language);
  const items = [
    telephone === undefined
      ? undefined
      : {
          term: t.telephone,
          details: <a href={`tel:${telephone.replaceAll(/[^\d+]/g, '')}`}>{telephone}</a>,
        },
    email === undefined
      ? undefined
      : { term: t.email, details: <a href={`mailto:${email}`}>{email}</a> },
    website === undefined
      ? undefined
      : { term: t.website, details: <a href={website}>{website.replace(/^https?:\/\//, '')}</a> },
    address === undefined
      ? undefined
      : {
          term: t.address,
          details: address.split('\n').map((line, place) => (
            <>
              {place === 0 ? null : <br />}
              {line}
            </>
          )),
        },
  ].filter((item) => item !== undefined);
  return (
    <Section id="contact" title={t.contact}>
      <Stack space="3">
        {name.text === '' ? null : <p lang={name.lang}>{name.text}</p>}
        {items.length > 0 ? <DescriptionList items={items} /> : null}
        {hours ? (
          <Section id="hours" title={t.hours} level={3}>
            <OpeningHoursView page={page} hours={hours} now={now} />
          </Section>
        ) : null}
      </Stack>
    </Section>
  );
};

export const ArticlePage = ({
  page,
  article: { slug, content },
  now,
  manner,
}: {
  readonly page: PageContext;
  readonly article: PublishedArticle;
  readonly now: Date;
  readonly manner: Manner;
}) => {
  const t = messages[page.language];
  const say = (field: TextField) => textOf(content, field, page.language, manner);
  const name = say('name');
  const summary = say('summary');
  // The first paragraph leads; what a source says further stands below.
  const [lead = '', ...further] = summary?.text.split(/\n{2,}/) ?? [];
  const isLead = !lead.startsWith('- ');
  return (
    <ResidentPage
      page={page}
      title={name?.text ?? slug}
      description={isLead && lead !== '' ? lead.slice(0, 155) : t.description}
      breadcrumb={[{ label: t.article.list, href: page.href(articlesPath) }]}
    >
      <Stack space="6">
        <PageHeading
          title={name?.text ?? slug}
          lead={
            summary && isLead ? (
              <span lang={summary.lang}>
                <Line text={lead} />
              </span>
            ) : undefined
          }
        />
        <NotNow page={page} content={content} today={dayInTown(now)} />
        {summary && (further.length > 0 || !isLead) ? (
          <Written text={isLead ? further.join('\n\n') : summary.text} lang={summary.lang} />
        ) : null}
        {textFields
          .filter((field) => field !== 'name' && field !== 'summary')
          .map((field) => ({ field, found: say(field) }))
          .map(({ field, found }) =>
            found ? (
              <Section id={field.toLowerCase()} title={t.fields[field]}>
                <Written text={found.text} lang={found.lang} />
              </Section>
            ) : null,
          )}
        <Contact page={page} contact={content.contact} now={now} />
        <p class="polder-card__meta">
          <Validity page={page} content={content} />
          {t.article.checkedBy(page.format.date(noonOf(content.checkedOn)), content.owner)}
        </p>
        <p>
          <ButtonLink href={page.href(askPath)} kind="secondary" icon="message-circle">
            {t.article.ask}
          </ButtonLink>
        </p>
      </Stack>
    </ResidentPage>
  );
};
