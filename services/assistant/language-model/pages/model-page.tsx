import type { LanguageModelConfig } from '../../../../platform/config.ts';
import type { FieldErrors } from '../../../../platform/http/form.ts';
import {
  type Language,
  languageNames,
  languages,
} from '../../../../platform/messages/languages.ts';
import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Status } from '../../../../platform/ui/components/badge/badge.tsx';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { DescriptionList } from '../../../../platform/ui/components/description-list/description-list.tsx';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { SelectField, TextArea } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Prose, Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { textOf } from '../../content/article.ts';
import { articlesPath } from '../../content/pages/article-page.tsx';
import { Written } from '../../content/pages/written.tsx';
import type { CitedPassage } from '../../content/passages.ts';
import type { PublishedArticle } from '../../content/store.ts';
import { teachPath } from '../../learning/paths.ts';
import { messages } from '../../messages/index.ts';
import type { Outcome } from '../compose.ts';
import { modelMessages } from '../messages/index.ts';
import { longestAsked } from '../prompt.ts';

export const modelPath = '/work/assistant/language-model';

/** A question that somebody tried, and what came of it. */
export interface Tried {
  /** As it was sent. */
  readonly masked: string;
  readonly language: Language;
  readonly passages: readonly CitedPassage[];
  readonly articles: ReadonlyMap<number, PublishedArticle>;
  readonly outcome: Outcome;
}

export interface ModelPageProps {
  readonly page: PageContext;
  readonly endpoint: LanguageModelConfig | undefined;
  readonly isOn: boolean;
  readonly pausedUntil: Date | undefined;
  readonly entered?: { readonly question: string; readonly language: Language };
  readonly tried?: Tried | undefined;
  readonly errors?: FieldErrors;
}

/** Where it stands, without a name and a password that may be part of it. */
const addressOf = (url: string): string => {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
};

const State = ({ page, endpoint, isOn, pausedUntil }: ModelPageProps) => {
  const t = modelMessages[page.language];
  if (!endpoint)
    return (
      <Alert page={page} title={t.notConfigured}>
        <p>{t.setUp}</p>
      </Alert>
    );
  return (
    <Stack>
      {pausedUntil ? (
        <Alert page={page} kind="warning">
          <p>{t.paused(page.format.date(pausedUntil, 'moment'))}</p>
        </Alert>
      ) : null}
      <DescriptionList
        items={[
          {
            term: t.state,
            details: <Status tone={isOn ? 'positive' : 'neutral'}>{isOn ? t.on : t.off}</Status>,
          },
          { term: t.endpoint, details: <code>{addressOf(endpoint.url)}</code> },
          { term: t.model, details: <code>{endpoint.name}</code> },
          { term: t.key, details: endpoint.key === undefined ? t.keyNone : t.keyGiven },
        ]}
      />
      <Form page={page} action={page.href(modelPath)} label={t.title}>
        <FormActions>
          <Button kind={isOn ? 'secondary' : 'primary'} name="do" value={isOn ? 'off' : 'on'}>
            {isOn ? t.switchOff : t.switchOn}
          </Button>
        </FormActions>
      </Form>
    </Stack>
  );
};

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <Prose>
    <ul>
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  </Prose>
);

/** In their order, as the numbers in an answer mean them. */
const Passages = ({
  page,
  passages,
  tried: { articles, language },
}: {
  readonly page: PageContext;
  readonly passages: readonly CitedPassage[];
  readonly tried: Tried;
}) => (
  <Prose>
    <ol>
      {passages.map(({ articleId, slug, field, text }) => {
        const content = articles.get(articleId)?.content;
        const name = content && textOf(content, 'name', language);
        return (
          <li>
            <a href={page.href(`${articlesPath}/${slug}`)} lang={name?.lang ?? language}>
              {name?.text ?? slug}
            </a>
            {`, ${messages[page.language].fields[field]}`}
            <blockquote class="polder-chat__passage" lang={language}>
              <Written text={text} />
            </blockquote>
          </li>
        );
      })}
    </ol>
  </Prose>
);

const Shown = ({
  page,
  tried,
  text,
  passages,
}: {
  readonly page: PageContext;
  readonly tried: Tried;
  readonly text: string;
  readonly passages: readonly CitedPassage[];
}) => {
  const t = modelMessages[page.language];
  return (
    <>
      <Alert page={page} kind="success" title={t.shown} live>
        <Written text={text} lang={tried.language} />
      </Alert>
      <Section id="sources" title={t.sources} level={3}>
        <Passages page={page} passages={passages} tried={tried} />
      </Section>
    </>
  );
};

const NotShown = ({
  page,
  tried,
  outcome: { reason, said, sentence },
}: {
  readonly page: PageContext;
  readonly tried: Tried;
  readonly outcome: Extract<Outcome, { kind: 'not-composed' }>;
}) => {
  const t = modelMessages[page.language];
  return (
    <>
      <Alert page={page} kind="warning" title={t.notShown} live>
        <p>{t.reasons[reason]}</p>
        {sentence ? (
          <>
            <p>{t.sentence}</p>
            <blockquote lang={tried.language}>{sentence}</blockquote>
          </>
        ) : null}
        <p>{tried.passages.length > 0 ? t.instead : t.insteadNone}</p>
      </Alert>
      {said ? (
        <Details summary={t.said}>
          <p>{said}</p>
        </Details>
      ) : null}
      {tried.passages.length > 0 ? (
        <Section id="found" title={t.found} level={3}>
          <Passages page={page} passages={tried.passages} tried={tried} />
        </Section>
      ) : null}
    </>
  );
};

const Result = ({ page, tried }: { readonly page: PageContext; readonly tried: Tried }) => {
  const t = modelMessages[page.language];
  const { outcome, masked } = tried;
  return (
    <Section id="outcome" title={t.outcome}>
      <Stack>
        {outcome.kind === 'composed' ? (
          <Shown page={page} tried={tried} text={outcome.text} passages={outcome.passages} />
        ) : (
          <NotShown page={page} tried={tried} outcome={outcome} />
        )}
        <DescriptionList items={[{ term: t.sent, details: masked }]} />
      </Stack>
    </Section>
  );
};

const Try = ({ page, entered, errors = {} }: ModelPageProps) => {
  const t = modelMessages[page.language];
  return (
    <Section id="try" title={t.tryTitle} lead={t.tryLead}>
      <Form page={page} action={page.href(`${modelPath}/try`)}>
        <TextArea
          page={page}
          name="question"
          label={t.question}
          hint={t.questionHint}
          value={entered?.question}
          error={errors.question}
          rows={2}
          maxlength={longestAsked}
        />
        <SelectField
          page={page}
          name="language"
          label={t.language}
          value={entered?.language ?? page.language}
          options={languages.map((language) => ({
            value: language,
            label: languageNames[language],
          }))}
        />
        <FormActions>
          <Button>{t.ask}</Button>
        </FormActions>
      </Form>
    </Section>
  );
};

/** What a language model may do, switched on and off, and tried. */
export const ModelPage = (props: ModelPageProps) => {
  const { page, endpoint, tried, errors = {} } = props;
  const t = modelMessages[page.language];
  return (
    <WorkPage
      page={page}
      title={t.title}
      lead={t.lead}
      breadcrumb={[{ href: page.href(teachPath), label: messages[page.language].teach.title }]}
    >
      <Stack space="6">
        <ErrorSummary
          page={page}
          errors={Object.entries(errors).map(([field, message]) => ({ field, message }))}
        />
        {tried ? <Result page={page} tried={tried} /> : null}
        <State {...props} />
        {endpoint ? <Try {...props} /> : null}
        <Section id="privacy" title={t.privacy}>
          <Lines lines={t.goesOut} />
        </Section>
        <Section id="rules" title={t.rules} lead={t.rulesLead}>
          <Stack>
            <Lines lines={t.shownWhen} />
            <p>{t.limits}</p>
          </Stack>
        </Section>
      </Stack>
    </WorkPage>
  );
};
