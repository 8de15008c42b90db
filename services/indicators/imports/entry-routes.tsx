/** The list of uploads, and the first step: the file. */
import type { Form, Upload } from '../../../platform/http/form.ts';
import {
  get,
  type PersonContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import { isProblem } from '../../../platform/problem.ts';
import type { PageContext } from '../../../platform/ui/page.ts';
import { fileMessages } from '../messages/files/index.ts';
import { importMessages } from '../messages/imports/index.ts';
import { batchStates, unfinishedStates } from './batch.ts';
import { pageNumber } from './batch-view.ts';
import { kindOfFile } from './file-kind.ts';
import { codesFile, exampleFile } from './help-files.ts';
import { openTable } from './open-table.ts';
import { batchPath, importsPath as path } from './pages/frame.tsx';
import { ListPage } from './pages/list-page.tsx';
import { UploadPage } from './pages/upload-page.tsx';
import { batchesPerPage, createBatch, listBatches, peopleNames } from './store.ts';
import { bytesAtMost, tableRule } from './upload-rule.ts';

/** A multipart form is a little larger than the file in it. */
const formBytes = bytesAtMost + 100_000;

const list = async ({ city, page, person, query }: PersonContext) => {
  const current = pageNumber(query);
  const state = batchStates.find((one) => one === query.get('state'));
  const isMine = query.get('whose') === 'mine';
  const { batches, total } = await listBatches(
    city.db,
    current,
    isMine
      ? { states: unfinishedStates, uploadedBy: person.id }
      : { ...(state === undefined ? {} : { states: [state] }) },
  );
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
      state={isMine ? undefined : state}
      isMine={isMine}
    />
  );
};

/** What the file's kind and name have against each other. */
const troubleOfKind = ({ name, bytes }: Upload, language: Language): string | undefined => {
  const words = fileMessages[language];
  const kind = kindOfFile(bytes);
  if (kind === 'workbook') return /\.xlsx$/i.test(name) ? undefined : words.otherEnding;
  if (kind !== 'text') return words.notThese[kind];
  if (/\.(csv|tsv|txt)$/i.test(name)) return undefined;
  return /\.xlsx$/i.test(name)
    ? importMessages[language].issues['unreadable-workbook']({ value: 'damaged', detail: '' })
    : words.notATable;
};

/** What is wrong with an upload as a whole, in the reader's words; undefined when it is a table. */
const troubleOf = async (form: Form, language: Language): Promise<string | undefined> => {
  const words = importMessages[language];
  const file = form.file('file');
  if (file === undefined) return words.upload.fileMissing;
  const trouble = troubleOfKind(file, language);
  if (trouble !== undefined) return trouble;
  try {
    const opened = await openTable(file.bytes, {
      encoding: 'windows-1252',
      sheet: '',
      decimalSign: '.',
    });
    if (opened.ok || (opened.choice?.sheets.length ?? 0) > 1) return undefined;
    const [issue] = opened.issues;
    return issue && words.issues[issue.code](issue);
  } catch (error) {
    if (isProblem(error) && error.code === 'wrong-encoding')
      return words.issues['wrong-encoding']({
        value: String(error.details.what ?? ''),
        detail: String(error.details.row ?? ''),
      });
    throw error;
  }
};

const upload = post(
  path,
  'indicators.upload',
  async ({ city, page, form, person, tx, audit }) => {
    const error = await troubleOf(form, page.language);
    const file = form.file('file');
    if (error !== undefined || file === undefined)
      return withStatus(422, <UploadPage page={page} error={error} />);
    const stored = await city.files.store(tx, { ...file, owner: person.id }, tableRule);
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

const newUpload = ({ page }: { readonly page: PageContext }) => <UploadPage page={page} />;

export const entryRoutes: readonly Route[] = [
  get(path, 'indicators.upload', list),
  get(`${path}/example.csv`, 'indicators.upload', exampleFile),
  get(`${path}/codes.csv`, 'indicators.upload', codesFile),
  get(`${path}/new`, 'indicators.upload', newUpload),
  upload,
];
