import { noonOf } from '../../../../platform/town-time.ts';
import { LinkCard } from '../../../../platform/ui/components/card/card.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import {
  Cluster,
  Grid,
  Section,
  Stack,
} from '../../../../platform/ui/components/layout/layout.tsx';
import { PageHeading } from '../../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../../platform/ui/components/resident-page/resident-page.tsx';
import type { Content } from '../../../../platform/ui/example.ts';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';
import type { Answers, ListedArticle, ThemeOfArticles } from '../answers.ts';
import { holdsOn } from '../article.ts';
import { contentMessages } from '../messages/index.ts';
import { AskInstead, Choices, Result } from './answers-choices.tsx';
import { articlesPath } from './article-page.tsx';

interface Shown {
  readonly page: PageContext;
  readonly answers: Answers;
  /** Day in the town. */
  readonly today: string;
}

interface SentenceWithDayProps {
  readonly page: PageContext;
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** The sentence around the day as people read it, which each language puts elsewhere. */
  readonly sentence: (day: string) => string;
}

/** A sentence with its day in `<time>`. */
const SentenceWithDay = ({ page, day, sentence }: SentenceWithDayProps) => {
  const shown = page.format.date(noonOf(day));
  const [before, after] = sentence(shown).split(shown);
  return (
    <>
      {before}
      <time datetime={day}>{shown}</time>
      {after}
    </>
  );
};

/** Says that an article does not hold on the day, or when somebody last made sure of it. */
const standingOf = (page: PageContext, { content }: ListedArticle, today: string): Content => {
  const t = contentMessages[page.language];
  const { validFrom, checkedOn } = content;
  if (holdsOn(content, today))
    return <SentenceWithDay page={page} day={checkedOn} sentence={t.answers.checked} />;
  if (validFrom !== undefined && today < validFrom)
    return <SentenceWithDay page={page} day={validFrom} sentence={t.read.validFrom} />;
  return t.answers.over;
};

/** Few, such as a search finds: each as a card. */
const Cards = ({ page, answers, today }: Shown) => (
  <Grid>
    {answers.closest.map((article) => (
      <LinkCard
        level={2}
        href={page.href(`${articlesPath}/${article.slug}`)}
        title={article.name.text}
        meta={standingOf(page, article, today)}
      >
        <span lang={article.summary?.lang}>{article.summary?.text}</span>
      </LinkCard>
    ))}
  </Grid>
);

/** Many: lines without frames, that a thumb is soon past. */
const Lines = ({
  page,
  articles,
  today,
}: Omit<Shown, 'answers'> & { readonly articles: readonly ListedArticle[] }) => (
  <Grid minimum="large" space="4">
    {articles.map((article) => (
      <article>
        <Stack space="half">
          <h3>
            <a href={page.href(`${articlesPath}/${article.slug}`)} lang={article.name.lang}>
              {article.name.text}
            </a>
          </h3>
          <p lang={article.summary?.lang}>{article.summary?.text}</p>
          <p class="polder-card__meta">{standingOf(page, article, today)}</p>
        </Stack>
      </article>
    ))}
  </Grid>
);

const headingId = ({ key }: ThemeOfArticles): string => (key === '' ? 'other' : `theme-${key}`);

const nameOf = (page: PageContext, { key, name }: ThemeOfArticles): string =>
  key === '' ? contentMessages[page.language].answers.other : name;

const contentsId = 'themes';

/** Ways to the themes, with how much each holds. */
const Contents = ({ page, answers }: Omit<Shown, 'today'>) => {
  const t = contentMessages[page.language].answers;
  return (
    <nav id={contentsId} aria-label={t.themes}>
      <Cluster>
        {answers.groups.map((group) => (
          <span>
            <a href={`#${headingId(group)}`}>{nameOf(page, group)}</a> (
            {page.format.number(group.articles.length)})
          </span>
        ))}
      </Cluster>
    </nav>
  );
};

const ByTheme = ({ page, answers, today }: Shown) => {
  const hasContents = answers.groups.length > 1;
  return (
    <>
      {hasContents ? <Contents page={page} answers={answers} /> : null}
      {answers.groups.map((group) => (
        <Section
          id={headingId(group)}
          title={nameOf(page, group)}
          action={
            hasContents ? (
              <a href={`#${contentsId}`}>{contentMessages[page.language].answers.toThemes}</a>
            ) : undefined
          }
        >
          <Lines page={page} articles={group.articles} today={today} />
        </Section>
      ))}
    </>
  );
};

/** Everything that the assistant answers from, by theme or as it was searched for. */
export const ArticleListPage = ({ page, answers, today }: Shown) => {
  const t = messages[page.language].article;
  const own = contentMessages[page.language].answers;
  const { words } = answers.chosen;
  const isAnythingWritten = answers.total > 0;
  return (
    <ResidentPage page={page} title={t.list} description={t.listLead}>
      <Stack space="6">
        <PageHeading title={t.list} lead={t.listLead} />
        {isAnythingWritten ? (
          <Stack space="3">
            <Choices page={page} answers={answers} />
            <Result page={page} answers={answers} />
          </Stack>
        ) : (
          <EmptyState title={t.none} icon="message-circle" />
        )}
        {isAnythingWritten && answers.count === 0 ? (
          <EmptyState
            title={words === '' ? own.nothing : own.nothingFor(words)}
            icon="search"
            action={<AskInstead page={page} words={words} />}
          >
            {words === '' ? own.adviceChoice : own.advice}
          </EmptyState>
        ) : null}
        {words === '' ? (
          <ByTheme page={page} answers={answers} today={today} />
        ) : (
          <Cards page={page} answers={answers} today={today} />
        )}
        {answers.count > 0 ? (
          <Section id="ask" title={own.missing} lead={own.missingLead}>
            <AskInstead page={page} words={words} />
          </Section>
        ) : null}
      </Stack>
    </ResidentPage>
  );
};
