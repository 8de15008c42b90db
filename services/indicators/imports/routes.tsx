import type { Form } from '../../../platform/http/form.ts';
import {
  get,
  type PersonContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import { latestRunOf } from '../../../platform/jobs/jobs.ts';
import { isProblem, Problem } from '../../../platform/problem.ts';
import type { PageContext } from '../../../platform/ui/page.ts';
import { type ImportMessages, importMessages } from '../messages/imports/index.ts';
import type { Batch, BatchState } from './batch.ts';
import { checkJobName, jobSubject } from './check-job.ts';
import { columnsView, knownMappings, tableOf } from './columns-view.ts';
import { proposeMapping } from './guess-mapping.ts';
import { issueCodes, type Severity } from './issue.ts';
import { issuesAsCsv, ownRows } from './issue-list.ts';
import { readMappingForm } from './mapping-form.ts';
import { BatchPage } from './pages/batch-page.tsx';
import { ColumnsPage } from './pages/columns-page.tsx';
import { batchPath, importsPath } from './pages/frame.tsx';
import { type IssueView, issuesPerPage } from './pages/issue-table.tsx';
import { ListPage } from './pages/list-page.tsx';
import { UploadPage } from './pages/upload-page.tsx';
import { lastPublication, previewOf } from './preview-store.ts';
import { discardBatch, publishBatch, withdrawBatch } from './publish-store.ts';
import { readTable } from './read-table.ts';
import {
  batchById,
  batchesPerPage,
  batchOfSameFile,
  claimBatch,
  createBatch,
  issuesOf,
  knownNow,
  listBatches,
  peopleNames,
  saveMapping,
  updateBatch,
} from './store.ts';
import { bytesAtMost, csvRule } from './upload-rule.ts';

const path = importsPath;

/** A multipart form is a little larger than the file in it. */
const formBytes = bytesAtMost + 100_000;

const severities: readonly Severity[] = ['error', 'warning', 'set-aside'];

/** States in which the columns may still be named anew. */
const openStates: readonly BatchState[] = ['mapping', 'rejected', 'ready'];

const idOf = ({ params }: PersonContext): number => Number(params.id);

const pageNumber = (query: URLSearchParams): number => {
  const given = Number(query.get('page') ?? 1);
  return Number.isInteger(given) && given > 0 && given < 100_000 ? given : 1;
};

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

const isSeverity = (text: string | null): text is Severity =>
  severities.some((severity) => severity === text);

const viewsOf = async (
  { city, query }: PersonContext,
  batch: Batch,
): Promise<readonly IssueView[]> => {
  const counts = batch.summary.issues ?? [];
  const views: IssueView[] = [];
  for (const severity of severities) {
    if (!counts.some((one) => one.severity === severity)) continue;
    const isShown = query.get('show') === severity;
    const code = isShown ? issueCodes.find((one) => one === query.get('code')) : undefined;
    const current = isShown ? pageNumber(query) : 1;
    const { issues, total } = await issuesOf(city.db, batch.id, {
      severity,
      ...(code === undefined ? {} : { code }),
      limit: issuesPerPage,
      offset: (current - 1) * issuesPerPage,
    });
    views.push({ severity, issues, total, current, code });
  }
  return views;
};

const batchProps = async (context: PersonContext, batch: Batch) => {
  const { city, page } = context;
  const run =
    batch.state === 'checking' ? await latestRunOf(city.db, jobSubject(batch.id)) : undefined;
  const seen = batch.summary.preview?.comparedWith;
  return {
    page,
    batch,
    people: await peopleNames(
      city.db,
      [batch.uploadedBy, batch.publishedBy, batch.withdrawnBy].filter((id) => id !== null),
    ),
    run: run && { step: run.step, done: run.done, total: run.total, isDead: run.state === 'dead' },
    views: await viewsOf(context, batch),
    sameFile: await batchOfSameFile(city.db, batch.sha256, batch.id),
    isOutdated:
      batch.state === 'ready' && seen !== undefined && seen !== (await lastPublication(city.db)),
  };
};

const refreshSeconds = 2;

/** A page that looks again by itself, without a script: the browser keeps the header's word. */
const refreshing = async (markup: unknown): Promise<Response> =>
  new Response(`<!doctype html>${String(await markup)}`, {
    headers: {
      'content-type': 'text/html; charset=UTF-8',
      'cache-control': 'private, no-store',
      refresh: String(refreshSeconds),
    },
  });

const show = async (context: PersonContext) => {
  const batch = await batchById(context.city.db, idOf(context));
  const props = await batchProps(context, batch);
  const markup = <BatchPage {...props} />;
  return batch.state === 'checking' && !props.run?.isDead ? refreshing(markup) : markup;
};

const checkAgain = post(`${path}/:id/check`, 'indicators.upload', async (context) => {
  const { city, person, tx } = context;
  const batch = await claimBatch(tx, idOf(context), ['checking', 'rejected', 'ready']);
  if (batch.mapping === null) return seeOther(batchPath(batch.id, '/columns'));
  await updateBatch(tx, batch.id, { state: 'checking' });
  await city.jobs.enqueue(tx, checkJobName, {
    subject: jobSubject(batch.id),
    startedBy: person.id,
  });
  return seeOther(batchPath(batch.id));
});

const compare = post(`${path}/:id/compare`, 'indicators.publish', async (context) => {
  const { page, tx } = context;
  const batch = await claimBatch(tx, idOf(context), ['ready']);
  await updateBatch(tx, batch.id, {
    summary: { ...batch.summary, preview: await previewOf(tx, batch.id) },
  });
  return seeOther(batchPath(batch.id), {
    kind: 'success',
    text: importMessages[page.language].batch.comparedAgain,
  });
});

/** Publishes what the steward saw: when other figures changed since, the new comparison comes first. */
const publish = post(`${path}/:id/publish`, 'indicators.publish', async (context) => {
  const { city, page, form, person, tx, audit } = context;
  const text = importMessages[page.language].batch;
  const batch = await claimBatch(tx, idOf(context), ['ready']);
  if (Number(form.text('seen')) !== (await lastPublication(tx))) {
    await updateBatch(tx, batch.id, {
      summary: { ...batch.summary, preview: await previewOf(tx, batch.id) },
    });
    return seeOther(batchPath(batch.id), { kind: 'warning', text: text.comparedNotice });
  }
  await publishBatch(tx, batch.id, { person: person.id, now: city.now() });
  await audit('indicators.batch-published', String(batch.id), {
    rows: batch.rowsAccepted,
    sha256: batch.sha256,
  });
  return seeOther(batchPath(batch.id), { kind: 'success', text: text.publishedNotice });
});

const withdraw = post(`${path}/:id/withdraw`, 'indicators.publish', async (context) => {
  const { city, page, form, person, tx, audit } = context;
  const text = importMessages[page.language].batch;
  const reason = form.text('reason');
  if (reason.length < 3 || reason.length > 500) {
    const props = await batchProps(
      { ...context, city: { ...city, db: tx } },
      await batchById(tx, idOf(context)),
    );
    return withStatus(
      422,
      <BatchPage {...props} reason={reason} reasonError={text.reasonMissing} />,
    );
  }
  const batch = await withdrawBatch(tx, idOf(context), reason, {
    person: person.id,
    now: city.now(),
  });
  await audit('indicators.batch-withdrawn', String(batch.id), { reason });
  return seeOther(batchPath(batch.id), { kind: 'success', text: text.withdrawnNotice });
});

const discard = post(`${path}/:id/discard`, 'indicators.upload', async (context) => {
  const { page, tx, audit } = context;
  const batch = await discardBatch(tx, idOf(context));
  await audit('indicators.batch-discarded', String(batch.id));
  return seeOther(path, {
    kind: 'success',
    text: importMessages[page.language].batch.discardedNotice,
  });
});

const download = (
  name: string,
  body: string | ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>,
): Response =>
  new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=UTF-8',
      'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`,
      'cache-control': 'private, no-store',
    },
  });

const everyIssue = 1_000_000;

const issuesFile = async (context: PersonContext) => {
  const { city, page, query } = context;
  const batch = await batchById(city.db, idOf(context));
  const show = query.get('show');
  const severity = isSeverity(show) ? show : 'error';
  const { issues } = await issuesOf(city.db, batch.id, { severity, limit: everyIssue, offset: 0 });
  return download(
    `${batch.id}-${severity}.csv`,
    issuesAsCsv(issues, importMessages[page.language]),
  );
};

const ownFile =
  (kind: 'right' | 'marked') =>
  async (context: PersonContext): Promise<Response> => {
    const { city, page } = context;
    const batch = await batchById(city.db, idOf(context));
    if (batch.fileId === null || batch.mapping === null)
      throw new Problem('not-found', { what: 'file' });
    const { bytes } = await city.files.read(city.db, batch.fileId);
    const pieces = ownRows(
      bytes,
      batch.mapping,
      await knownNow(city.db),
      kind,
      importMessages[page.language],
    );
    const encoder = new TextEncoder();
    const stream = new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        const { value, done } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
    });
    return download(`${kind}-${batch.fileName}`, stream);
  };

const originalFile = async (context: PersonContext) => {
  const { city } = context;
  const batch = await batchById(city.db, idOf(context));
  if (batch.fileId === null) throw new Problem('not-found', { what: 'file' });
  const { bytes } = await city.files.read(city.db, batch.fileId);
  return download(batch.fileName, new Uint8Array(bytes));
};

const newUpload = ({ page }: { readonly page: PageContext }) => <UploadPage page={page} />;

export const importRoutes: readonly Route[] = [
  get(path, 'indicators.upload', list),
  get(`${path}/new`, 'indicators.upload', newUpload),
  upload,
  get(`${path}/:id`, 'indicators.upload', show),
  get(`${path}/:id/columns`, 'indicators.upload', columns),
  nameColumns,
  checkAgain,
  compare,
  publish,
  withdraw,
  discard,
  get(`${path}/:id/issues.csv`, 'indicators.upload', issuesFile),
  get(`${path}/:id/marked.csv`, 'indicators.upload', ownFile('marked')),
  get(`${path}/:id/right.csv`, 'indicators.upload', ownFile('right')),
  get(`${path}/:id/file.csv`, 'indicators.upload', originalFile),
];
