/** Taking over articles of other systems, and giving everything away. */
import { isDeepStrictEqual } from 'node:util';
import {
  get,
  type PersonContext,
  type PostContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import { formats } from '../../../platform/messages/format.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import { originOf } from '../../../platform/origin.ts';
import { Problem } from '../../../platform/problem.ts';
import type { City } from '../../../platform/service.ts';
import { dayInTown } from '../../../platform/town-time.ts';
import type { PageContext } from '../../../platform/ui/page.ts';
import { reservedSlugs } from '../content/entry.ts';
import {
  articlesWorkPath,
  exportCsvPath,
  exportJsonPath,
  importPath,
} from '../content/pages/work-list-page.tsx';
import { addArticle, allArticles, claimArticle, saveDraft } from '../content/store.ts';
import { writePermission } from '../content/work-routes.tsx';
import { articlesAsCsv } from './csv.ts';
import { bytesAtMost, textOfBytes, tidyDocument } from './document.ts';
import { exchangeMessages } from './messages/index.ts';
import { ImportPage, type Preview } from './pages/import-page.tsx';
import { fingerprintOf, type Planned, planImport } from './plan.ts';
import { type AssistantExport, exportEverything } from './polder.ts';
import { readDocument } from './read.ts';
import { type Trouble, troubleOf } from './trouble.ts';

/** A form is a little larger than the file in it. */
const formBytes = bytesAtMost + 500_000;

/** Longer documents are not sent along with every link to another language. */
const longestAgain = 100_000;

type Context = PersonContext & Pick<PostContext, 'tx' | 'form' | 'audit'>;

const inWords = ({ kind, line }: Trouble, language: Language): string => {
  const t = exchangeMessages[language];
  const where = line === undefined ? '' : t.line(formats[language].number(line, 0));
  return `${t.troubles[kind]}${where}`;
};

/** The document that was sent, as a file or pasted. @returns undefined when there is none */
const documentOf = ({ form }: Context): string | undefined => {
  const file = form.file('file');
  if (file && file.bytes.length > 0) return textOfBytes(file.bytes);
  const pasted = form.text('text');
  return pasted === '' ? undefined : tidyDocument(pasted);
};

const previewOf = async ({ city, tx, person }: Context, text: string): Promise<Preview> => {
  const here = originOf(city.config);
  const { kind, articles, skipped } = readDocument(text, here);
  const importer = { id: person.id, name: person.name, today: dayInTown(city.now()) };
  const plan = planImport(articles, await allArticles(tx), importer, reservedSlugs, here);
  return {
    kind,
    plan,
    skipped,
    text,
    fingerprint: fingerprintOf(plan),
    ticked: plan.filter(({ state }) => state !== 'unchanged').map(({ key }) => key),
  };
};

/** The same page can be had in another language: what was sent as a file goes along as text. */
const pageFor = (page: PageContext, text: string): PageContext => ({
  ...page,
  again:
    text.length > longestAgain
      ? undefined
      : {
          path: importPath,
          fields: [
            ['text', text],
            ['_again', 'yes'],
          ],
        },
});

/** @returns whether it could be done: somebody may have made or changed the article meanwhile */
const carryOut = async (
  { city, tx, person, audit }: Context,
  { state, slug, draft, before }: Planned,
): Promise<boolean> => {
  const by = { person: person.id, now: city.now() };
  if (state === 'made') {
    if (!(await addArticle(tx, slug, draft, by))) return false;
  } else {
    const found = await claimArticle(tx, slug);
    if (!isDeepStrictEqual(found.draft, before)) return false;
    await saveDraft(tx, found, draft, by);
  }
  const { source } = draft.central;
  await audit('assistant.article-imported', slug, source ? { source: source.id } : {});
  return true;
};

const take = async (context: Context, preview: Preview): Promise<unknown> => {
  const { page, form } = context;
  const t = exchangeMessages[page.language];
  const ticked = form.all('take');
  const shown = { ...preview, ticked };
  const own = pageFor(page, preview.text);
  if (form.text('seen') !== preview.fingerprint)
    return withStatus(409, <ImportPage page={own} preview={preview} isOvertaken />);
  const chosen = preview.plan.filter(
    ({ key, state }) => state !== 'unchanged' && ticked.includes(key),
  );
  if (chosen.length === 0)
    return withStatus(422, <ImportPage page={own} preview={shown} error={t.noneTicked} />);
  for (const planned of chosen)
    if (!(await carryOut(context, planned)))
      throw new Problem('changed-meanwhile', { what: 'article', slug: planned.slug });
  const count = (state: Planned['state']) =>
    page.format.number(chosen.filter((one) => one.state === state).length, 0);
  return seeOther(articlesWorkPath, {
    kind: 'success',
    text: t.done(count('made'), count('renewed')),
  });
};

const show = get(importPath, writePermission, ({ page }) => <ImportPage page={page} />);

const receive = post(
  importPath,
  writePermission,
  async (context) => {
    const { page, form } = context;
    const t = exchangeMessages[page.language];
    const refuse = (error: string) =>
      withStatus(
        422,
        <ImportPage page={page} pasted={form.text('text').slice(0, longestAgain)} error={error} />,
      );
    try {
      const text = documentOf(context);
      if (text === undefined) return refuse(t.fileMissing);
      const preview = await previewOf(context, text);
      if (form.text('do') === 'take') return await take(context, preview);
      return <ImportPage page={pageFor(page, text)} preview={preview} />;
    } catch (error) {
      const trouble = troubleOf(error);
      if (!trouble) throw error;
      return refuse(inWords(trouble, page.language));
    }
  },
  { bodyAtMost: formBytes, perMinute: 20 },
);

const everything = (city: City): Promise<AssistantExport> =>
  exportEverything(
    city.db,
    { name: city.municipality().name, address: originOf(city.config) },
    city.now(),
  );

const download = (city: City, body: string, type: string, ending: string): Response =>
  new Response(body, {
    headers: {
      'content-type': `${type}; charset=UTF-8`,
      'content-disposition': `attachment; filename="answers-${dayInTown(city.now())}.${ending}"`,
      'cache-control': 'private, no-store',
    },
  });

const exportJson = get(exportJsonPath, writePermission, async ({ city }) =>
  download(city, JSON.stringify(await everything(city), undefined, 2), 'application/json', 'json'),
);

const exportCsv = get(exportCsvPath, writePermission, async ({ city }) =>
  download(city, articlesAsCsv(await everything(city)), 'text/csv', 'csv'),
);

/** Before the routes of the articles, whose addresses would else take theirs. */
export const exchangeRoutes: readonly Route[] = [show, receive, exportJson, exportCsv];
