/** Answers that are files: the list of issues, the steward's own file, and that file with what was found. */
import type { PersonContext } from '../../../platform/http/routes.ts';
import { Problem } from '../../../platform/problem.ts';
import { fileMessages } from '../messages/files/index.ts';
import { importMessages } from '../messages/imports/index.ts';
import { isWorkbook } from './batch.ts';
import { idOf, isSeverity } from './batch-view.ts';
import { issuesAsCsv } from './issue-list.ts';
import { type OwnRows, ownCsv, ownWorkbook } from './own-file.ts';
import { batchById, issuesOf, knownNow } from './store.ts';

const types = {
  csv: 'text/csv; charset=UTF-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export const download = (
  name: string,
  body: string | ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>,
  type: keyof typeof types,
): Response =>
  new Response(body, {
    headers: {
      'content-type': types[type],
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
  const { workbook } = batch.summary;
  const label = fileMessages[page.language].facts.sheet;
  return download(
    `${batch.id}-${severity}.csv`,
    issuesAsCsv(issues, importMessages[page.language], workbook && { label, name: workbook.sheet }),
    'csv',
  );
};

const streamOf = (pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await pieces.return(undefined);
    },
  });
};

/** A workbook comes back as one, unless it is long. */
export const ownFile =
  (kind: OwnRows) =>
  async (context: PersonContext): Promise<Response> => {
    const { city, page } = context;
    const batch = await batchById(city.db, idOf(context));
    if (batch.fileId === null || batch.mapping === null)
      throw new Problem('not-found', { what: 'file' });
    const { bytes } = await city.files.read(city.db, batch.fileId);
    const known = await knownNow(city.db);
    const words = importMessages[page.language];
    const name = `${kind}-${batch.fileName}`;
    const workbook = isWorkbook(batch)
      ? await ownWorkbook(bytes, batch.mapping, known, kind, words)
      : undefined;
    return workbook
      ? download(name, workbook, 'xlsx')
      : download(
          name.replace(/\.xlsx$/i, '.csv'),
          streamOf(ownCsv(bytes, batch.mapping, known, kind, words)),
          'csv',
        );
  };

export const originalFile = async (context: PersonContext) => {
  const { city } = context;
  const batch = await batchById(city.db, idOf(context));
  if (batch.fileId === null) throw new Problem('not-found', { what: 'file' });
  const { bytes } = await city.files.read(city.db, batch.fileId);
  return download(batch.fileName, new Uint8Array(bytes), isWorkbook(batch) ? 'xlsx' : 'csv');
};
