/** The last two steps: the check, and publication with its way back. */
import {
  get,
  type PersonContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import { importMessages } from '../messages/imports/index.ts';
import { approvalRoutes } from './approval/routes.tsx';
import { batchProps, idOf } from './batch-view.ts';
import { checkJobName, jobSubject } from './check-job.ts';
import { issuesFile, originalFile, ownFile } from './downloads.ts';
import { BatchPage } from './pages/batch-page.tsx';
import { batchPath, importsPath as path } from './pages/frame.tsx';
import { previewOf } from './preview-store.ts';
import { discardBatch, withdrawBatch } from './publish-store.ts';
import { batchById, claimBatch, updateBatch } from './store.ts';

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

const compare = post(`${path}/:id/compare`, 'indicators.upload', async (context) => {
  const { page, tx } = context;
  const batch = await claimBatch(tx, idOf(context), ['ready', 'submitted']);
  await updateBatch(tx, batch.id, {
    summary: { ...batch.summary, preview: await previewOf(tx, batch.id) },
  });
  return seeOther(batchPath(batch.id), {
    kind: 'success',
    text: importMessages[page.language].batch.comparedAgain,
  });
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
  const batch = await withdrawBatch(tx, city, idOf(context), reason, {
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

export const batchRoutes: readonly Route[] = [
  get(`${path}/:id`, 'indicators.upload', show),
  checkAgain,
  compare,
  ...approvalRoutes,
  withdraw,
  discard,
  get(`${path}/:id/issues.csv`, 'indicators.upload', issuesFile),
  ...(['csv', 'xlsx'] as const).flatMap((ending) => [
    get(`${path}/:id/marked.${ending}`, 'indicators.upload', ownFile('marked')),
    get(`${path}/:id/right.${ending}`, 'indicators.upload', ownFile('right')),
    get(`${path}/:id/file.${ending}`, 'indicators.upload', originalFile),
  ]),
];
