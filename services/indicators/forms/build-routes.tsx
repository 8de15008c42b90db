/** Building forms: every button keeps what was entered; people see released versions only. */
import type { Db } from '../../../platform/database/db.ts';
import {
  get,
  type PersonContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import { geographies, levelsOf } from '../../../platform/places/areas.ts';
import { levelName } from '../../../platform/places/level-names.ts';
import type { PageContext } from '../../../platform/ui/page.ts';
import { peopleNames } from '../imports/store.ts';
import { builderMessages } from '../messages/form-builder/index.ts';
import { assignmentsOf } from './assignment-store.ts';
import { checkDraft } from './check-draft.ts';
import { applyStep, type Draft, emptyDraft, readStep } from './draft.ts';
import { areasValue, draftFrom } from './draft-form.ts';
import { dayAt } from './due.ts';
import {
  assignmentCounts,
  claimForm,
  createForm,
  type FormRow,
  feedableIndicators,
  formByCode,
  isChanged,
  isCodeTaken,
  listForms,
  saveDraft,
  versionsOf,
} from './form-store.ts';
import { EditPage } from './pages/builder/edit-page.tsx';
import { FormPage } from './pages/builder/form-page.tsx';
import { buildPath, formPath } from './pages/builder/frame.ts';
import type { AreaChoice } from './pages/builder/head-fields.tsx';
import { ListPage } from './pages/builder/list-page.tsx';
import { NewPage } from './pages/builder/new-page.tsx';
import { PreviewPage } from './pages/builder/preview-page.tsx';
import { questionAnchor } from './pages/builder/question-editor.tsx';
import { buildPermission } from './permissions.ts';
import { releaseRoutes } from './release-routes.tsx';
import { worklist } from './worklist.ts';

const codeOf = ({ params }: PersonContext): string => params.code ?? '';

/** Levels of every geography as one list: “Polderdam: districts”. */
const areaChoices = async (db: Db, { language }: PageContext): Promise<readonly AreaChoice[]> => {
  const choices: AreaChoice[] = [];
  for (const { slug, name, levelNames } of await geographies(db))
    for (const { level } of await levelsOf(db, slug))
      choices.push({
        value: `${slug}|${level}`,
        label: `${name}: ${levelName(levelNames ?? {}, level, language).text}`,
      });
  return choices;
};

const areasLabel = (choices: readonly AreaChoice[], draft: Draft): string =>
  choices.find(({ value }) => value === areasValue(draft))?.label ?? '';

const list = async ({ city, page }: PersonContext) => (
  <ListPage
    page={page}
    forms={await listForms(city.db)}
    areaCounts={await assignmentCounts(city.db)}
  />
);

const begin = async ({ city, page }: PersonContext) => (
  <NewPage
    page={page}
    code=""
    draft={emptyDraft}
    owner=""
    areas={await areaChoices(city.db, page)}
  />
);

const codePattern = /^[a-z0-9][a-z0-9-]{0,59}$/;
/** Stands where a form's code would. */
const reservedCode = 'new';

const add = post(buildPath, buildPermission, async ({ city, page, person, form, tx, audit }) => {
  const words = builderMessages[page.language];
  const code = form.text('code').toLowerCase();
  const draft = draftFrom(form, emptyDraft, false);
  const owner = form.text('owner').slice(0, 200);
  const errors: Record<string, string> = {};
  if (!codePattern.test(code) || code === reservedCode) errors.code = words.head.codeWrong;
  else if (await isCodeTaken(tx, code)) errors.code = words.head.codeTaken;
  // What the head lacks is asked now; that there are no questions yet is no fault here.
  for (const error of checkDraft(draft, new Map()).errors)
    if (error.code !== 'no-questions') errors[error.field] ??= words.errors[error.code]('');
  if (Object.keys(errors).length > 0)
    return withStatus(
      422,
      <NewPage
        page={page}
        code={form.text('code')}
        draft={draft}
        owner={owner}
        areas={await areaChoices(tx, page)}
        errors={errors}
      />,
    );
  await createForm(tx, { code, draft, owner }, { person: person.id, now: city.now() });
  await audit('indicators.form-created', code);
  return seeOther(formPath(code, '/edit'));
});

const show = async (context: PersonContext) => {
  const { city, page } = context;
  const { db } = city;
  const form = await formByCode(db, codeOf(context));
  const { content, errors } = checkDraft(form.draft, await feedableIndicators(db));
  const today = dayAt(city.now());
  const versions = await versionsOf(db, form.id);
  return (
    <FormPage
      page={page}
      form={form}
      areas={areasLabel(await areaChoices(db, page), form.draft)}
      errors={errors}
      isChanged={await isChanged(db, form, content)}
      lines={await worklist(db, await assignmentsOf(db, form.id), today)}
      today={today}
      versions={versions}
      people={
        await peopleNames(
          db,
          versions.map(({ releasedBy }) => releasedBy),
        )
      }
    />
  );
};

const edit = async (context: PersonContext) => {
  const { city, page, query } = context;
  const form = await formByCode(city.db, codeOf(context));
  const indicators = await feedableIndicators(city.db);
  return (
    <EditPage
      page={page}
      form={form}
      draft={form.draft}
      owner={form.owner}
      areas={await areaChoices(city.db, page)}
      indicators={[...indicators.values()]}
      errors={query.has('check') ? checkDraft(form.draft, indicators).errors : []}
    />
  );
};

const takenKeys = async (db: Db, form: FormRow): Promise<readonly string[]> =>
  (await versionsOf(db, form.id)).flatMap(({ content }) => content.questions.map(({ key }) => key));

const save = post(`${buildPath}/:code/edit`, buildPermission, async (context) => {
  const { city, page, person, form: entry, tx, audit } = context;
  const form = await claimForm(tx, codeOf(context));
  const owner = entry.text('owner').slice(0, 200);
  const given = draftFrom(entry, form.draft, form.version > 0);
  const indicators = await feedableIndicators(tx);
  if (Number(entry.text('revision')) !== form.revision)
    return withStatus(
      409,
      <EditPage
        page={page}
        form={form}
        draft={given}
        owner={owner}
        areas={await areaChoices(tx, page)}
        indicators={[...indicators.values()]}
        errors={[]}
        isOutdated
      />,
    );
  const step = readStep(entry.text('do'));
  const { draft, focus } = applyStep(given, step, await takenKeys(tx, form));
  const by = { person: person.id, now: city.now() };
  await saveDraft(tx, form, { draft, owner }, by);
  await audit('indicators.form-saved', form.code);
  const saved = { kind: 'success', text: builderMessages[page.language].edit.saved } as const;
  if (step.kind === 'check') {
    const { errors } = checkDraft(draft, indicators);
    return errors.length > 0
      ? seeOther(formPath(form.code, '/edit?check=yes'))
      : seeOther(formPath(form.code), saved);
  }
  if (step.kind === 'save') return seeOther(formPath(form.code, '/edit'), saved);
  const anchor = focus === undefined ? 'add' : questionAnchor(focus);
  return seeOther(`${formPath(form.code, '/edit')}#${anchor}`);
});

const preview = async (context: PersonContext) => {
  const { city, page } = context;
  const form = await formByCode(city.db, codeOf(context));
  const { content } = checkDraft(form.draft, await feedableIndicators(city.db));
  return <PreviewPage page={page} form={form} content={content} />;
};

export const buildRoutes: readonly Route[] = [
  get(buildPath, buildPermission, list),
  get(`${buildPath}/new`, buildPermission, begin),
  add,
  get(`${buildPath}/:code`, buildPermission, show),
  get(`${buildPath}/:code/edit`, buildPermission, edit),
  save,
  get(`${buildPath}/:code/preview`, buildPermission, preview),
  ...releaseRoutes,
];
