/** Sources elsewhere: the list, a source with its log, and what a steward does with them. */
import {
  get,
  type PersonContext,
  type PostContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import { latestRunOf } from '../../../platform/jobs/jobs.ts';
import { readSetting } from '../../../platform/settings/settings.ts';
import { approvalSetting } from '../imports/approval/rule.ts';
import { knownMappings } from '../imports/columns-view.ts';
import { peopleNames } from '../imports/store.ts';
import { pullMessages } from '../messages/pulls/index.ts';
import { pullJobName, pullSubject } from './jobs.ts';
import { SourceFormPage } from './pages/form-page.tsx';
import { SourcesPage } from './pages/list-page.tsx';
import { SourcePage } from './pages/source-page.tsx';
import { pullsPath as path, sourcePath } from './paths.ts';
import {
  changeSource,
  claimSource,
  createSource,
  isNameTaken,
  latestRuns,
  listSources,
  noteSource,
  removeSource,
  runsOf,
  sourceById,
} from './pull-store.ts';
import { nextTime } from './schedule.ts';
import {
  emptyEntry,
  entryOf,
  entryOfSource,
  type ReadSource,
  readSource,
  type SourceEntry,
} from './source-form.ts';

const access = 'indicators.upload';
const runsShown = 30;

const idOf = ({ params }: PersonContext): number => Number(params.id);

const list = get(path, access, async ({ city, page }) => (
  <SourcesPage page={page} sources={await listSources(city.db)} runs={await latestRuns(city.db)} />
));

const namesOfMappings = async (context: PersonContext) =>
  (await knownMappings(context.city)).map(({ name }) => name);

const newSource = get(`${path}/new`, access, async (context) => (
  <SourceFormPage
    page={context.page}
    entry={emptyEntry}
    mappings={await namesOfMappings(context)}
  />
));

const edit = get(`${path}/:id/edit`, access, async (context) => {
  const source = await sourceById(context.city.db, idOf(context));
  return (
    <SourceFormPage
      page={context.page}
      entry={entryOfSource(source)}
      source={source}
      mappings={await namesOfMappings(context)}
    />
  );
});

type Writing = PersonContext & Pick<PostContext, 'tx' | 'form' | 'audit'>;

/** What was entered, with what is wrong with it: also a name that another source has. */
const readEntry = async (
  context: Writing,
  besides: number,
): Promise<{ readonly entry: SourceEntry; readonly read: ReadSource }> => {
  const { city, form, tx, page } = context;
  const words = pullMessages[page.language];
  const entry = entryOf(form);
  const read = readSource(entry, await knownMappings({ ...city, db: tx }), words);
  if (!(await isNameTaken(tx, entry.name, besides))) return { entry, read };
  const errors = { ...(read.ok ? {} : read.errors), name: words.nameTaken };
  return { entry, read: { ok: false, errors } };
};

const create = post(path, access, async (context) => {
  const { city, page, person, tx, audit } = context;
  const { entry, read } = await readEntry(context, 0);
  if (!read.ok)
    return withStatus(
      422,
      <SourceFormPage
        page={page}
        entry={entry}
        mappings={await namesOfMappings(context)}
        errors={read.errors}
      />,
    );
  const now = city.now();
  const { name, content, schedule, onChange } = read;
  const id = await createSource(tx, {
    name,
    content,
    schedule,
    onChange,
    owner: person.id,
    createdAt: now,
    nextAt: nextTime(schedule, now),
  });
  await audit('indicators.source-added', name);
  return seeOther(sourcePath(id), { kind: 'success', text: pullMessages[page.language].saved });
});

const save = post(`${path}/:id/edit`, access, async (context) => {
  const { city, page, person, form, tx, audit } = context;
  const source = await claimSource(tx, idOf(context));
  const { entry, read } = await readEntry(context, source.id);
  const isChanged = Number(form.text('version')) !== source.version;
  if (!read.ok || isChanged)
    return withStatus(
      isChanged ? 409 : 422,
      <SourceFormPage
        page={page}
        entry={entry}
        source={source}
        mappings={await namesOfMappings(context)}
        errors={read.ok ? {} : read.errors}
        isChanged={isChanged}
      />,
    );
  const { name, content, schedule, onChange } = read;
  await changeSource(tx, source.id, {
    // figures that already came keep the name they came under
    name: source.name,
    content,
    schedule,
    onChange,
    owner: person.id,
    // another address or selection is another agreement, and another answer
    confirmedBy: null,
    etag: null,
    lastModified: null,
    contentHash: null,
    nextAt: nextTime(schedule, city.now()),
  });
  await audit('indicators.source-changed', name);
  return seeOther(sourcePath(source.id), {
    kind: 'success',
    text: pullMessages[page.language].saved,
  });
});

const show = get(`${path}/:id`, access, async (context) => {
  const { city, page } = context;
  const source = await sourceById(city.db, idOf(context));
  const runs = await runsOf(city.db, source.id, runsShown);
  const run = await latestRunOf(city.db, pullSubject(source.id));
  const ids = [source.owner, source.confirmedBy, ...runs.map(({ startedBy }) => startedBy)];
  return (
    <SourcePage
      page={page}
      source={source}
      runs={runs}
      isRunning={run !== undefined && ['waiting', 'running', 'failed'].includes(run.state)}
      isStopped={run?.state === 'dead'}
      people={
        await peopleNames(
          city.db,
          ids.filter((id) => id !== null),
        )
      }
    />
  );
});

const lookNow = post(`${path}/:id/now`, access, async (context) => {
  const { city, page, person, tx } = context;
  const source = await claimSource(tx, idOf(context));
  await city.jobs.enqueue(tx, pullJobName, {
    subject: pullSubject(source.id),
    startedBy: person.id,
  });
  return seeOther(sourcePath(source.id), {
    kind: 'success',
    text: pullMessages[page.language].source.nowNotice,
  });
});

const setState = (state: 'active' | 'paused', step: string, action: string) =>
  post(`${path}/:id/${step}`, access, async (context) => {
    const { city, page, tx, audit } = context;
    const words = pullMessages[page.language].source;
    const source = await claimSource(tx, idOf(context));
    await noteSource(tx, source.id, {
      state,
      ...(state === 'active' ? { nextAt: nextTime(source.schedule, city.now()) } : {}),
    });
    await audit(action, source.name);
    return seeOther(sourcePath(source.id), {
      kind: 'success',
      text: state === 'paused' ? words.pausedNotice : words.resumedNotice,
    });
  });

/** Agreeing that figures go out by themselves: never by who set the source up. */
const confirm = post(`${path}/:id/confirm`, 'indicators.publish', async (context) => {
  const { page, person, form, tx, audit } = context;
  const words = pullMessages[page.language].source;
  const source = await claimSource(tx, idOf(context));
  const back = (kind: 'success' | 'error', text: string) =>
    seeOther(sourcePath(source.id), { kind, text });
  if (Number(form.text('version')) !== source.version)
    return back('error', pullMessages[page.language].changedMeanwhile);
  const isOwnAllowed = (await readSetting(tx, approvalSetting)) === 'own';
  if (source.owner === person.id && !isOwnAllowed) return back('error', words.ownConfirm);
  await changeSource(tx, source.id, { confirmedBy: person.id });
  await audit('indicators.source-confirmed', source.name);
  return back('success', words.confirmedNotice);
});

const remove = post(`${path}/:id/remove`, access, async (context) => {
  const { page, tx, audit } = context;
  const source = await claimSource(tx, idOf(context));
  await removeSource(tx, source.id);
  await audit('indicators.source-removed', source.name);
  return seeOther(path, {
    kind: 'success',
    text: pullMessages[page.language].source.removedNotice,
  });
});

/** `new` stands before `:id`. */
export const pullRoutes: readonly Route[] = [
  list,
  newSource,
  create,
  edit,
  save,
  show,
  lookNow,
  setState('paused', 'pause', 'indicators.source-paused'),
  setState('active', 'resume', 'indicators.source-resumed'),
  confirm,
  remove,
];
