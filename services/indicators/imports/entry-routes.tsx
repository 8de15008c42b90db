/** The first two steps: the file, and what its columns mean. */
import type { Form } from '../../../platform/http/form.ts';
import {
  get,
  type PersonContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import { isProblem } from '../../../platform/problem.ts';
import type { PageContext } from '../../../platform/ui/page.ts';
import { type ImportMessages, importMessages } from '../messages/imports/index.ts';
import type { BatchState } from './batch.ts';
import { idOf, pageNumber } from './batch-view.ts';
import { checkJobName, jobSubject } from './check-job.ts';
import { columnsView, knownMappings, tableOf } from './columns-view.ts';
import { proposeMapping } from './guess-mapping.ts';
import { readMappingForm } from './mapping-form.ts';
import { ColumnsPage } from './pages/columns-page.tsx';
import { batchPath, importsPath } from './pages/frame.tsx';
import { ListPage } from './pages/list-page.tsx';
import { UploadPage } from './pages/upload-page.tsx';
import { readTable } from './read-table.ts';
import {
  batchById,
  batchesPerPage,
  claimBatch,
  createBatch,
  listBatches,
  peopleNames,
  saveMapping,
  updateBatch,
} from './store.ts';
import { bytesAtMost, csvRule } from './upload-rule.ts';

const path = importsPath;

/** A multipart form is a little larger than the file in it. */
const formBytes = bytesAtMost + 100_000;

/** States in which the columns may still be named anew. */
const openStates: readonly BatchState[] = ['mapping', 'rejected', 'ready'];

const list = async ({ city, page, query }: PersonContext) => {
  const current = pageNumber(query);
  const { batches, total } = await listBatches(city.db, current);
  const people = await peopleNames(
    city.db,
    batches.map(({ uploadedBy }) => uploadedBy),
  );
  return (
    <ListPage
      page={page}
      batches={batches}
      people={people}
      current={current}
      pages={Math.ceil(total / batchesPerPage)}
    />
  );
};

/** What is wrong with an upload as a whole, in the reader's words; undefined when it is a table. */
const troubleOf = async (form: Form, words: ImportMessages): Promise<string | undefined> => {
  const file = form.file('file');
  if (file === undefined) return words.upload.fileMissing;
  if (!/\.(csv|tsv|txt)$/i.test(file.name)) return words.upload.notCsv;
  try {
    const opened = await readTable(file.bytes, 'windows-1252');
    const [issue] = opened.ok ? [] : opened.issues;
    return issue && words.issues[issue.code](issue);
  } catch (error) {
    if (isProblem(error) && error.code === 'wrong-encoding')
      return words.issues['wrong-encoding']({ value: '', detail: '' });
    throw error;
  }
};

const upload = post(
  path,
  'indicators.upload',
  async ({ city, page, form, person, tx, audit }) => {
    const error = await troubleOf(form, importMessages[page.language]);
    const file = form.file('file');
    if (error !== undefined || file === undefined)
      return withStatus(422, <UploadPage page={page} error={error} />);
    const stored = await city.files.store(tx, { ...file, owner: person.id }, csvRule);
    const batch = await createBatch(tx, {
      fileId: stored.id,
      fileName: stored.name,
      sha256: stored.sha256,
      bytes: stored.size,
      uploadedBy: person.id,
      uploadedAt: city.now(),
    });
    await audit('indicators.file-uploaded', String(batch.id), {
      sha256: stored.sha256,
      bytes: stored.size,
    });
    return seeOther(batchPath(batch.id, '/columns'));
  },
  { bodyAtMost: formBytes, perMinute: 20 },
);

const columns = async (context: PersonContext) => {
  const { city, page, query } = context;
  const batch = await batchById(city.db, idOf(context));
  if (!openStates.includes(batch.state)) return seeOther(batchPath(batch.id));
  const table = await tableOf(city, batch);
  const known = await knownMappings(city);
  const view = await columnsView(city, table, page.language);
  const wanted = known.find(({ name }) => name === query.get('use'));
  const proposal =
    wanted ??
    (batch.mapping
      ? { mapping: batch.mapping, name: batch.summary.mappingName }
      : proposeMapping(view.header, view.rows, known));
  return (
    <ColumnsPage
      page={page}
      batchId={batch.id}
      fileName={batch.fileName}
      mapping={proposal.mapping}
      known={proposal.name}
      knownNames={known.map(({ name }) => name)}
      {...view}
    />
  );
};

const nameColumns = post(`${path}/:id/columns`, 'indicators.upload', async (context) => {
  const { city, page, form, person, tx, audit } = context;
  const words = importMessages[page.language];
  const batch = await claimBatch(tx, idOf(context), openStates);
  const table = await tableOf({ ...city, db: tx }, batch);
  const { mapping, name, troubles } = readMappingForm(
    form,
    table.header,
    table.encoding === 'windows-1252',
    words,
  );
  if (troubles.length > 0)
    return withStatus(
      422,
      <ColumnsPage
        page={page}
        batchId={batch.id}
        fileName={batch.fileName}
        mapping={mapping}
        known={undefined}
        knownNames={[]}
        name={name}
        troubles={troubles}
        {...(await columnsView({ ...city, db: tx }, table, page.language))}
      />,
    );
  if (name !== '') {
    await saveMapping(tx, name, mapping, person.id, city.now());
    await audit('indicators.mapping-saved', name);
  }
  const { preview: _, issues: __, ...lineage } = batch.summary;
  await updateBatch(tx, batch.id, {
    mapping,
    state: 'checking',
    summary: { ...lineage, ...(name === '' ? {} : { mappingName: name }) },
  });
  await city.jobs.enqueue(tx, checkJobName, {
    subject: jobSubject(batch.id),
    startedBy: person.id,
  });
  return seeOther(batchPath(batch.id));
});

const newUpload = ({ page }: { readonly page: PageContext }) => <UploadPage page={page} />;

export const entryRoutes: readonly Route[] = [
  get(path, 'indicators.upload', list),
  get(`${path}/new`, 'indicators.upload', newUpload),
  upload,
  get(`${path}/:id/columns`, 'indicators.upload', columns),
  nameColumns,
];
