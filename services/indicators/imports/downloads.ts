/** Answers that are files: the list of issues, the steward's own file, and that file with what was found. */
import type { PersonContext } from '../../../platform/http/routes.ts';
import { Problem } from '../../../platform/problem.ts';
import { importMessages } from '../messages/imports/index.ts';
import { idOf, isSeverity } from './batch-view.ts';
import { issuesAsCsv, ownRows } from './issue-list.ts';
import { batchById, issuesOf, knownNow } from './store.ts';

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

export const issuesFile = async (context: PersonContext) => {
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

export const ownFile =
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

export const originalFile = async (context: PersonContext) => {
  const { city } = context;
  const batch = await batchById(city.db, idOf(context));
  if (batch.fileId === null) throw new Problem('not-found', { what: 'file' });
  const { bytes } = await city.files.read(city.db, batch.fileId);
  return download(batch.fileName, new Uint8Array(bytes));
};
