/** Writing articles in the workspace. Every button saves what was entered. */
import { isDeepStrictEqual } from 'node:util';
import type { Db } from '../../../platform/database/db.ts';
import {
  get,
  type PersonContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import { isLanguage, type Language, languages } from '../../../platform/messages/languages.ts';
import { readSetting, writeSetting } from '../../../platform/settings/settings.ts';
import { dayInTown } from '../../../platform/town-time.ts';
import { openingHoursErrors } from '../../../platform/ui/components/opening-hours/opening-hours.tsx';
import { type ArticleDraft, effective, manners, textOf } from './article.ts';
import type { HoursEntries } from './contact-entry.ts';
import { lacksOf, readEntry, reservedSlugs } from './entry.ts';
import { type Manners, mannerSetting } from './manner.ts';
import { contentMessages } from './messages/index.ts';
import { differencesFor } from './pages/differences.tsx';
import { ArticleEditPage } from './pages/edit-page.tsx';
import { VersionPage } from './pages/version-page.tsx';
import {
  type ArticleLine,
  type ArticleState,
  ArticleWorkListPage,
  articlesWorkPath,
  mannerPath,
} from './pages/work-list-page.tsx';
import {
  type Article,
  addArticle,
  allArticles,
  articleBySlug,
  claimArticle,
  publish,
  publishedDrafts,
  saveDraft,
  takeDown,
  versionOf,
  versionsOf,
} from './store.ts';

export const writePermission = 'assistant.write';

const slugShape = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const stateOf = (
  { publishedVersion, draft }: Article,
  published: ArticleDraft | undefined,
): ArticleState => {
  if (publishedVersion === null) return 'draft';
  return isDeepStrictEqual(published, draft) ? 'published' : 'changed';
};

/** What the list of articles shows. */
const listOf = async (db: Db) => {
  const [articles, published, current] = await Promise.all([
    allArticles(db),
    publishedDrafts(db),
    readSetting(db, mannerSetting),
  ]);
  const lines = articles.map(
    (article): ArticleLine => ({ article, state: stateOf(article, published.get(article.id)) }),
  );
  return { lines, manners: current };
};

const list = get(articlesWorkPath, writePermission, async ({ city, page }) => (
  <ArticleWorkListPage page={page} {...(await listOf(city.db))} />
));

const chooseManner = post(mannerPath, writePermission, async (context) => {
  const { city, page, tx, form, person, audit } = context;
  const before = await readSetting(tx, mannerSetting);
  const chosen = Object.fromEntries(
    languages.map((language) => {
      const sent = form.text(`manner-${language}`);
      return [language, manners.find((manner) => manner === sent) ?? before[language]];
    }),
  ) as Manners; // a value for each of the languages
  await writeSetting(tx, mannerSetting, chosen, person.id, city.now());
  await audit('assistant.manner-chosen', 'assistant', chosen);
  return seeOther(articlesWorkPath, {
    kind: 'success',
    text: contentMessages[page.language].manner.saved,
  });
});

const make = post(articlesWorkPath, writePermission, async (context) => {
  const { city, page, tx, form, person, audit } = context;
  const { work } = contentMessages[page.language];
  const entered = {
    name: form.text('name').trim().slice(0, 160),
    slug: form.text('slug').trim().toLowerCase().slice(0, 60),
  };
  const refuse = async (errors: Readonly<Record<string, string>>) =>
    withStatus(
      422,
      <ArticleWorkListPage page={page} {...(await listOf(tx))} entered={entered} errors={errors} />,
    );
  const isRight = slugShape.test(entered.slug);
  if (entered.name === '' || !isRight)
    return refuse({
      ...(entered.name === '' ? { name: work.nameMissing } : {}),
      ...(isRight ? {} : { slug: work.addressWrong }),
    });
  const draft: ArticleDraft = {
    central: {
      texts: { name: { [page.language]: entered.name } },
      themes: [],
      checkedOn: dayInTown(city.now()),
      owner: person.name,
    },
    local: [],
  };
  if (reservedSlugs.includes(entered.slug)) return refuse({ slug: work.addressTaken });
  const made = await addArticle(tx, entered.slug, draft, { person: person.id, now: city.now() });
  if (!made) return refuse({ slug: work.addressTaken });
  await audit('assistant.article-made', made.slug);
  return seeOther(`${articlesWorkPath}/${made.slug}`, { kind: 'success', text: work.made });
});

const aroundForm = async (
  { city, page }: Pick<PersonContext, 'city' | 'page'>,
  found: Article,
  language: Language,
) => ({
  page,
  language,
  slug: found.slug,
  revision: found.revision,
  publishedVersion: found.publishedVersion,
  versions: await versionsOf(city.db, found.id),
});

const edit = get(`${articlesWorkPath}/:slug`, writePermission, async (context) => {
  const { city, page, params, query } = context;
  const found = await articleBySlug(city.db, params.slug ?? '');
  const asked = query.get('in') ?? '';
  const language = isLanguage(asked) ? asked : page.language;
  return <ArticleEditPage {...(await aroundForm(context, found, language))} draft={found.draft} />;
});

const save = post(`${articlesWorkPath}/:slug`, writePermission, async (context) => {
  const { city, page, params, tx, form, person, audit } = context;
  const t = contentMessages[page.language];
  const found = await claimArticle(tx, params.slug ?? '');
  const by = { person: person.id, now: city.now() };
  const path = `${articlesWorkPath}/${found.slug}`;
  const isCurrent = Number(form.text('revision')) === found.revision;
  const wanted = form.text('do');

  const version = /^restore-(\d{1,6})$/.exec(wanted)?.[1];
  if (version !== undefined) {
    const { draft } = await versionOf(tx, found.id, Number(version));
    if (!isCurrent)
      return withStatus(
        409,
        <ArticleEditPage
          {...(await aroundForm(context, found, page.language))}
          draft={found.draft}
          isOvertaken
        />,
      );
    await saveDraft(tx, found, draft, by);
    await audit('assistant.article-restored', found.slug, { version: Number(version) });
    return seeOther(path, { kind: 'success', text: t.edit.restored(version) });
  }

  const given = form.text('language');
  const language = isLanguage(given) ? given : page.language;
  const entry = readEntry(form, found.draft, language, person.id, t);
  const { draft: entered } = entry;
  const errors = {
    ...entry.errors,
    ...openingHoursErrors(page.language, entry.hours.contact),
    ...openingHoursErrors(page.language, entry.hours['local-contact']),
  };
  const hours: HoursEntries = {
    contact: entry.hours.contact.entry,
    'local-contact': entry.hours['local-contact'].entry,
  };
  const draft: ArticleDraft =
    wanted === 'checked'
      ? { ...entered, central: { ...entered.central, checkedOn: dayInTown(city.now()) } }
      : entered;
  const again = async (
    status: number,
    more: { readonly errors?: Readonly<Record<string, string>>; readonly isOvertaken?: boolean },
  ) =>
    withStatus(
      status,
      <ArticleEditPage
        {...(await aroundForm(context, found, language))}
        draft={draft}
        hours={hours}
        {...more}
      />,
    );
  if (!isCurrent) return again(409, { isOvertaken: true });
  if (Object.keys(errors).length > 0) return again(422, { errors });
  const lacks = wanted === 'publish' ? lacksOf(effective(draft)) : [];
  if (lacks.length > 0)
    return again(422, {
      errors: Object.fromEntries(
        lacks.map((lack) => [lack, lack === 'name' ? t.edit.lackName : t.edit.lackSummary]),
      ),
    });
  if (!isDeepStrictEqual(draft, found.draft)) {
    await saveDraft(tx, found, draft, by);
    await audit('assistant.article-changed', found.slug);
  }
  const other = wanted.startsWith('in-') ? wanted.slice(3) : language;
  const back = `${path}?in=${isLanguage(other) ? other : language}`;
  if (wanted === 'publish') {
    const made = await publish(tx, found.id, draft, by);
    await audit('assistant.article-published', found.slug, { version: made });
    return seeOther(back, { kind: 'success', text: t.edit.published });
  }
  if (wanted === 'take-down') {
    await takeDown(tx, found.id);
    await audit('assistant.article-taken-down', found.slug);
    return seeOther(back, { kind: 'success', text: t.edit.takenDown });
  }
  return seeOther(back, { kind: 'success', text: t.edit.saved });
});

const compare = get(
  `${articlesWorkPath}/:slug/versions/:version`,
  writePermission,
  async ({ city, page, params }) => {
    const found = await articleBySlug(city.db, params.slug ?? '');
    const { content, version } = await versionOf(
      city.db,
      found.id,
      Number(params.version ?? '') | 0,
    );
    const now = effective(found.draft);
    return (
      <VersionPage
        page={page}
        slug={found.slug}
        name={textOf(now, 'name', page.language)?.text ?? found.slug}
        version={version}
        revision={found.revision}
        differences={differencesFor(page.language, content, now)}
      />
    );
  },
);

export const contentWorkRoutes: readonly Route[] = [list, make, chooseManner, edit, save, compare];
