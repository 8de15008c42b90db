import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Db } from '../../../platform/database/db.ts';
import {
  type FieldErrors,
  type Form,
  parseForm,
  type Upload,
} from '../../../platform/http/form.ts';
import {
  get,
  type PersonContext,
  type PostContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import { isProblem, type Problem } from '../../../platform/problem.ts';
import { runsOfSubjects } from '../jobs/store.ts';
import { messages } from '../messages/index.ts';
import {
  addressesEntry,
  areasEntry,
  namesLevel,
  newAddressesEntry,
  newAreasEntry,
  readsLevelNames,
} from './entry.ts';
import { type ImportKind, type ImportResult, runImport } from './import.ts';
import { importJobName } from './job.ts';
import { SourcesPage, type SourcesPageProps } from './pages/sources.tsx';
import { addressCounts, areaVersions, recentImports, recordImport } from './store.ts';

const permission = 'administration.sources';
const path = '/work/admin/sources';
const sizeAtMost = 100_000_000;

/** Up to this many bytes a file is loaded while the sender waits; a town of 100 000 areas is not. */
const atOnceAtMost = 2_000_000;

type Context = PersonContext & Pick<PostContext, 'tx' | 'form' | 'audit'>;

const propsOf = async (
  { city, page }: Pick<PersonContext, 'city' | 'page'>,
  db: Db,
): Promise<SourcesPageProps> => {
  const imports = await recentImports(db, 10);
  return {
    page,
    versions: await areaVersions(db),
    addresses: await addressCounts(db),
    imports,
    runs: await runsOfSubjects(
      db,
      imports.map(({ id }) => id),
    ),
    services: city.services,
    areasEntry: newAreasEntry,
    addressesEntry: newAddressesEntry,
  };
};

const explainProblem = ({ code, details }: Problem, language: Language): string | undefined => {
  const t = messages[language].sources;
  switch (code) {
    case 'invalid-input':
      // Row 0 is the file as a whole: no GeoJSON, or not of areas.
      return details.row === 0
        ? t.wrongFile
        : t.wrongRow(String(details.row), String(details.column));
    case 'conflict':
      return t.twice(String(details.code));
    case 'changed-meanwhile':
      return t.notFirst;
    case 'wrong-encoding':
    case 'unsupported-type':
      return t.wrongFile;
    default:
      return undefined;
  }
};

/** Loads a small file now; keeps a large one for the job. @returns counts, or undefined when a job does it */
const load = async (
  { city, tx, person, audit }: Context,
  kind: ImportKind,
  upload: Upload,
  options: Readonly<Record<string, string>>,
): Promise<ImportResult | undefined> => {
  const id = randomUUID();
  const isAtOnce = upload.bytes.length <= atOnceAtMost;
  const rule = {
    purpose: 'place-import',
    types: ['text/csv', 'application/geo+json', 'application/geopackage+sqlite3'],
    sizeAtMost,
  } as const;
  const entry = {
    id,
    kind,
    fileName: upload.name.slice(0, 120),
    options,
    startedBy: person.id,
    at: city.now(),
  };
  if (!isAtOnce) {
    const { id: fileId } = await city.files.store(tx, { ...upload, owner: person.id }, rule);
    await recordImport(tx, { ...entry, fileId, result: null });
    await city.jobs.enqueue(tx, importJobName, { subject: id, startedBy: person.id });
    await audit(`administration.${kind}-sent`, id);
    return undefined;
  }
  // Within a savepoint: after a failure the page can still be made in the same transaction.
  const result = await tx.transaction((inner) => runImport(inner, kind, upload, options));
  await recordImport(tx, { ...entry, fileId: null, result });
  await audit(`administration.${kind}-loaded`, id, result);
  return result;
};

const counted = (context: Context, result: ImportResult | undefined): string => {
  const { page } = context;
  const t = messages[page.language].sources;
  if (!result) return t.started;
  const number = (name: string) => page.format.number(result[name] ?? 0);
  return 'addresses' in result
    ? t.addressesLoaded(number('addresses'))
    : t.areasLoaded(number('added'), number('changed'), number('unchanged'), number('ended'));
};

/** What was entered, as text, so that it can be shown again. */
const entered = <Shape extends z.ZodObject>(shape: Shape, form: Form): Record<string, string> =>
  Object.fromEntries(Object.keys(shape.shape).map((name) => [name, form.text(name)]));

const receive = async (
  context: Context,
  kind: ImportKind,
  options: Readonly<Record<string, string>> | undefined,
  errors: FieldErrors,
  correct: (errors: FieldErrors) => Promise<unknown>,
): Promise<unknown> => {
  const { form, page, city } = context;
  const upload = form.file('file');
  const all = upload ? errors : { file: messages[page.language].sources.chooseFile, ...errors };
  if (!upload || !options || Object.keys(all).length > 0) return correct(all);
  try {
    return seeOther(path, {
      kind: 'success',
      text: counted(context, await load(context, kind, upload, options)),
    });
  } catch (error) {
    const message = isProblem(error) ? explainProblem(error, page.language) : undefined;
    if (message === undefined) throw error;
    city.log.info({ code: isProblem(error) ? error.code : '' }, 'file of places refused');
    return correct({ file: message });
  }
};

const show = get(path, permission, async (context) => (
  <SourcesPage {...(await propsOf(context, context.city.db))} />
));

const loadAreas = post(
  `${path}/areas`,
  permission,
  (context) => {
    const { form, page, tx } = context;
    const parsed = parseForm(form, areasEntry, page.language);
    const t = messages[page.language].sources;
    const errors: FieldErrors = parsed.ok
      ? {
          ...(namesLevel(parsed.value) ? {} : { level: t.levelNeeded }),
          ...(readsLevelNames(parsed.value) ? {} : { levelNames: t.levelNamesWrong }),
        }
      : parsed.errors;
    const entry = { ...newAreasEntry, ...entered(areasEntry, form) };
    return receive(
      context,
      'areas',
      parsed.ok ? parsed.value : undefined,
      errors,
      async (areasErrors) =>
        withStatus(
          422,
          <SourcesPage
            {...(await propsOf(context, tx))}
            areasEntry={entry}
            areasErrors={areasErrors}
          />,
        ),
    );
  },
  { bodyAtMost: sizeAtMost },
);

const loadAddresses = post(
  `${path}/addresses`,
  permission,
  (context) => {
    const { form, page, tx } = context;
    const parsed = parseForm(form, addressesEntry, page.language);
    const errors = parsed.ok ? {} : parsed.errors;
    const entry = { ...newAddressesEntry, ...entered(addressesEntry, form) };
    const options = parsed.ok ? parsed.value : undefined;
    return receive(context, 'addresses', options, errors, async (addressesErrors) =>
      withStatus(
        422,
        <SourcesPage
          {...(await propsOf(context, tx))}
          addressesEntry={entry}
          addressesErrors={addressesErrors}
        />,
      ),
    );
  },
  { bodyAtMost: sizeAtMost },
);

export const sourceRoutes: readonly Route[] = [show, loadAreas, loadAddresses];
