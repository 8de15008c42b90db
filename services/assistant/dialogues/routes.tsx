/** Test dialogues: written, tried and removed in the workspace. */
import {
  get,
  type PersonContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import { isLanguage } from '../../../platform/messages/languages.ts';
import { candidateOf } from '../intents/candidate.ts';
import { understandingOf } from '../intents/understanding.ts';
import { dialoguesPath } from '../learning/paths.ts';
import { teachPermission } from '../learning/permission.ts';
import { taughtQuestion } from '../learning/store.ts';
import { checkEntry, type Entry, entryOf, mostDialogues, readEntry } from './entry.ts';
import { dialogueMessages } from './messages/index.ts';
import { DialogueEditPage, type DialogueEditPageProps, type Tried } from './pages/edit-page.tsx';
import { DialogueListPage } from './pages/list-page.tsx';
import { runDialogue } from './run.ts';
import { resultsOf, runWith } from './run-all.ts';
import {
  addDialogue,
  allDialogues,
  changeDialogue,
  dialogueCount,
  dialogueOf,
  removeDialogue,
  type WrittenDialogue,
} from './store.ts';
import { subjectsIn } from './subjects.ts';

type Context = Pick<PersonContext, 'city' | 'page'>;

/** What understands now, and what was learned last. */
const modelsOf = async (city: Context['city']) => {
  const [understanding, candidate] = await Promise.all([understandingOf(city), candidateOf(city)]);
  return {
    inUse: understanding && runWith(city, understanding.classify),
    candidate: candidate && runWith(city, candidate.classify),
  };
};

const list = get(dialoguesPath, teachPermission, async ({ city, page }) => {
  const [dialogues, { inUse, candidate }] = await Promise.all([
    allDialogues(city.db),
    modelsOf(city),
  ]);
  const passedWith = (run: typeof inUse) =>
    new Map(run && resultsOf(run, dialogues).map(({ id, passed }) => [id, passed]));
  const [now, then] = [passedWith(inUse), passedWith(candidate)];
  return (
    <DialogueListPage
      page={page}
      hasCandidate={candidate !== undefined}
      lines={dialogues.map((dialogue) => ({
        dialogue,
        inUse: now.get(dialogue.id),
        candidate: then.get(dialogue.id),
      }))}
    />
  );
});

const triedOf = async (
  city: Context['city'],
  { language, turns }: WrittenDialogue,
): Promise<Tried> => {
  const { inUse, candidate } = await modelsOf(city);
  return {
    inUse: inUse && runDialogue(inUse, language, turns),
    candidate: candidate && runDialogue(candidate, language, turns),
  };
};

const pageOf = async (
  { city, page }: Context,
  props: Omit<DialogueEditPageProps, 'page' | 'subjects'>,
) => (
  <DialogueEditPage
    page={page}
    subjects={await subjectsIn(city, city.db, page.language)}
    {...props}
  />
);

/** Begun with a question that was just added to a subject, where one is named. */
const begin = get(`${dialoguesPath}/new`, teachPermission, async (context) => {
  const { city, page, query } = context;
  const asked = await taughtQuestion(city.db, Number(query.get('message')) | 0);
  const entry: Entry = {
    name: '',
    language: asked && isLanguage(asked.language) ? asked.language : page.language,
    rows: asked
      ? [{ question: asked.text, kind: 'answer', intent: query.get('subject') ?? '' }]
      : [],
  };
  return pageOf(context, { id: undefined, title: '', entry });
});

const edit = get(`${dialoguesPath}/:id`, teachPermission, async (context) => {
  const { city, params } = context;
  const found = await dialogueOf(city.db, Number(params.id) | 0);
  return pageOf(context, {
    id: found.id,
    title: found.name,
    entry: entryOf(found),
    tried: await triedOf(city, found),
  });
});

/** Adding and changing are one thing: what was entered is checked, tried or kept. */
const save = post(
  `${dialoguesPath}/:id`,
  teachPermission,
  async (context) => {
    const { city, page, params, tx, form, person, audit } = context;
    const t = dialogueMessages[page.language];
    const before = params.id === 'new' ? undefined : await dialogueOf(tx, Number(params.id) | 0);
    const entry = readEntry(form, page.language);
    const shown = { id: before?.id, title: before?.name ?? '', entry };
    const checked = checkEntry(entry, await subjectsIn(city, tx, page.language), t);
    if (!checked.ok)
      return withStatus(422, await pageOf(context, { ...shown, errors: checked.errors }));
    const { written } = checked;
    if (form.text('do') === 'try')
      return withStatus(
        200,
        await pageOf(context, { ...shown, tried: await triedOf(city, written), isUnsaved: true }),
      );
    if (!before && (await dialogueCount(tx)) >= mostDialogues)
      return withStatus(
        422,
        await pageOf(context, {
          ...shown,
          errors: { name: t.errors.tooMany(page.format.number(mostDialogues, 0)) },
        }),
      );
    const by = { person: person.id, now: city.now() };
    if (before) await changeDialogue(tx, before.id, written, by);
    const id = before?.id ?? (await addDialogue(tx, written, by));
    await audit(before ? 'assistant.dialogue-changed' : 'assistant.dialogue-made', String(id), {
      count: written.turns.length,
    });
    return seeOther(`${dialoguesPath}/${id}`, { kind: 'success', text: t.saved });
  },
  { isUnseen: true },
);

const remove = post(
  `${dialoguesPath}/:id/remove`,
  teachPermission,
  async ({ page, params, tx, audit }) => {
    const id = Number(params.id) | 0;
    await removeDialogue(tx, id);
    await audit('assistant.dialogue-removed', String(id));
    return seeOther(dialoguesPath, {
      kind: 'success',
      text: dialogueMessages[page.language].removed,
    });
  },
  { isUnseen: true },
);

export const dialogueRoutes: readonly Route[] = [list, begin, edit, save, remove];
