/** The second step: what the columns of the file mean. */
import {
  get,
  type PersonContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import { fileMessages } from '../messages/files/index.ts';
import { importMessages } from '../messages/imports/index.ts';
import { type Batch, unfinishedStates } from './batch.ts';
import { idOf } from './batch-view.ts';
import { checkJobName, jobSubject } from './check-job.ts';
import { columnsView, indicatorOptions, knownMappings, openBatchFile } from './columns-view.ts';
import { proposeMapping } from './guess-mapping.ts';
import { emptyMapping } from './mapping.ts';
import { readMappingForm } from './mapping-form.ts';
import { ColumnsPage } from './pages/columns-page.tsx';
import { batchPath, importsPath as path } from './pages/frame.tsx';
import { batchById, claimBatch, saveMapping, updateBatch } from './store.ts';

/** States in which the columns may still be named anew. */

const show = async (context: PersonContext) => {
  const { city, page, query } = context;
  const batch = await batchById(city.db, idOf(context));
  if (!unfinishedStates.includes(batch.state)) return seeOther(batchPath(batch.id));
  const known = await knownMappings(city);
  const wanted = known.find(({ name }) => name === query.get('use'));
  const sheet = query.get('sheet') ?? wanted?.mapping.sheet ?? batch.mapping?.sheet ?? '';
  const opened = await openBatchFile(city, batch, { sheet, decimalSign: '.' });
  const shared = {
    page,
    batchId: batch.id,
    version: batch.version,
    fileName: batch.fileName,
    knownNames: known.map(({ name }) => name),
  };
  if (!opened.ok)
    return (
      <ColumnsPage
        {...shared}
        header={[]}
        headerRow={0}
        rows={[]}
        mapping={{ ...emptyMapping, sheet: opened.choice?.sheet ?? '' }}
        known={undefined}
        letters={undefined}
        indicators={await indicatorOptions(city, page.language)}
        choice={opened.choice}
        facts={undefined}
        noTable={opened.issues[0]}
      />
    );
  const view = await columnsView(city, opened.table, page.language);
  const own = batch.mapping
    ? { mapping: batch.mapping, name: batch.summary.mappingName }
    : undefined;
  const proposal = wanted ?? own ?? proposeMapping(view.header, view.rows, known, view.facts);
  const { choice } = opened.table;
  const isOnlySheet = (choice?.sheets.length ?? 0) < 2;
  return (
    <ColumnsPage
      {...shared}
      {...view}
      mapping={{ ...proposal.mapping, sheet: isOnlySheet ? '' : (choice?.sheet ?? '') }}
      known={proposal.name}
    />
  );
};

/** What someone else did to the batch in the meantime; undefined when it is as it was looked at. */
const changeSince = (batch: Batch, seen: string): boolean =>
  seen !== '' && Number(seen) !== batch.version;

const save = post(`${path}/:id/columns`, 'indicators.upload', async (context) => {
  const { city, page, form, person, tx, audit } = context;
  const words = importMessages[page.language];
  const inTransaction = { ...city, db: tx };
  const batch = await claimBatch(tx, idOf(context), unfinishedStates);
  const how = { sheet: form.text('sheet'), decimalSign: '.' as const };
  const opened = await openBatchFile(inTransaction, batch, how);
  if (!opened.ok) return seeOther(batchPath(batch.id, '/columns'));
  const { table } = opened;
  const entry = readMappingForm(
    form,
    table.header,
    table.encoding === 'windows-1252',
    words,
    fileMessages[page.language],
  );
  const { mapping, name, troubles, schemaText } = entry;
  const isChanged = changeSince(batch, form.text('version'));
  if (troubles.length > 0 || isChanged)
    return withStatus(
      isChanged ? 409 : 422,
      <ColumnsPage
        page={page}
        batchId={batch.id}
        version={batch.version}
        fileName={batch.fileName}
        mapping={mapping}
        schemaText={schemaText}
        known={undefined}
        knownNames={[]}
        name={name}
        troubles={troubles}
        isChanged={isChanged}
        {...(await columnsView(inTransaction, table, page.language))}
      />,
    );
  if (name !== '') {
    await saveMapping(tx, name, mapping, person.id, city.now());
    await audit('indicators.mapping-saved', name);
  }
  const { preview: _, issues: __, workbook: ___, ...lineage } = batch.summary;
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

export const columnsRoutes: readonly Route[] = [
  get(`${path}/:id/columns`, 'indicators.upload', show),
  save,
];
