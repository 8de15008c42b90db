/** Taking over articles and what was taught, and giving everything away. */
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
import type { City } from '../../../platform/service.ts';
import { dayInTown } from '../../../platform/town-time.ts';
import type { PageContext } from '../../../platform/ui/page.ts';
import {
  articlesWorkPath,
  exportCsvPath,
  exportJsonPath,
  importPath,
} from '../content/pages/work-list-page.tsx';
import { writePermission } from '../content/work-routes.tsx';
import { teachPath } from '../learning/paths.ts';
import { articlesAsCsv } from './csv.ts';
import { bytesAtMost, textOfBytes, tidyDocument } from './document.ts';
import { exchangeMessages } from './messages/index.ts';
import { ImportPage } from './pages/import-page.tsx';
import { titleOf } from './pages/taught.tsx';
import { type AssistantExport, exportEverything } from './polder.ts';
import { type Preview, previewOf } from './preview.ts';
import { type ChosenParts, chosenOf, takeChosen, unmetIn } from './take.ts';
import { claimTaught } from './taught-take.ts';
import { type Trouble, troubleOf } from './trouble.ts';

/** A form is a little larger than the file in it. */
const formBytes = bytesAtMost + 500_000;

/** Longer documents are not sent along with every link to another language. */
const longestAgain = 100_000;

type Context = PersonContext & Pick<PostContext, 'tx' | 'form' | 'audit'>;

const inWords = ({ kind, line, path = '' }: Trouble, language: Language): string => {
  const t = exchangeMessages[language];
  const where = line === undefined ? '' : t.line(formats[language].number(line, 0), path);
  return `${t.troubles[kind]}${where}`;
};

/** The document that was sent, as a file or pasted. @returns undefined when there is none */
const documentOf = ({ form }: Context): string | undefined => {
  const file = form.file('file');
  if (file && file.bytes.length > 0) return textOfBytes(file.bytes);
  const pasted = form.text('text');
  return pasted === '' ? undefined : tidyDocument(pasted);
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

/** What stands in the way of taking over what is ticked, in the reader's words. */
const obstacleTo = (
  chosen: ChosenParts,
  { taught: { subjects } }: Preview,
  language: Language,
): string | undefined => {
  const t = exchangeMessages[language];
  if (Object.values(chosen).every((parts: readonly unknown[]) => parts.length === 0))
    return t.noneTicked;
  const unmet = unmetIn(chosen);
  const subject = unmet && subjects.find(({ key }) => key === unmet.subject)?.subject;
  return subject && t.taught.needsSubject(unmet.dialogue.dialogue.name, titleOf(subject, language));
};

const doneWith = (
  { articles, subjects, nearDomains, dialogues }: ChosenParts,
  page: PageContext,
): unknown => {
  const t = exchangeMessages[page.language];
  const count = (list: readonly { readonly state: string }[], state: string) =>
    page.format.number(list.filter((one) => one.state === state).length, 0);
  const written = t.done(count(articles, 'made'), count(articles, 'renewed'));
  if (subjects.length + nearDomains.length + dialogues.length === 0)
    return seeOther(articlesWorkPath, { kind: 'success', text: written });
  const learned = t.taught.done(
    count(subjects, 'made'),
    count(subjects, 'extended'),
    count(dialogues, 'made'),
  );
  const text = articles.length > 0 ? `${written} ${learned}` : learned;
  return seeOther(teachPath, { kind: 'success', text });
};

const take = async (context: Context, preview: Preview): Promise<unknown> => {
  const { page, form } = context;
  const ticked = form.all('take');
  const own = pageFor(page, preview.text);
  if (form.text('seen') !== preview.fingerprint)
    return withStatus(409, <ImportPage page={own} preview={preview} isOvertaken />);
  const chosen = chosenOf(preview, ticked);
  const error = obstacleTo(chosen, preview, page.language);
  if (error !== undefined)
    return withStatus(
      422,
      <ImportPage page={own} preview={{ ...preview, ticked }} error={error} />,
    );
  await takeChosen(context, preview.town, chosen);
  return doneWith(chosen, page);
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
      const isTaken = form.text('do') === 'take';
      if (isTaken) await claimTaught(context.tx);
      const preview = await previewOf(context, text);
      if (isTaken) return await take(context, preview);
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
