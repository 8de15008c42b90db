import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { record } from '../../platform/audit/audit.ts';
import type { City, Command, CommandArguments } from '../../platform/service.ts';
import {
  definitionsByFormat,
  definitionsFromJson,
  readRecords,
} from './catalogue/import-definitions.ts';
import { allDefinitions, upsertDefinitions } from './catalogue/store.ts';
import { agreements, agreementTolerance } from './imports/agreement-store.ts';
import type { Batch } from './imports/batch.ts';
import { checkBatch, type Step } from './imports/check-batch.ts';
import { definitionFormat, formatMappings, formatNames } from './imports/formats.ts';
import type { IssueCount, Severity } from './imports/issue.ts';
import { type Mapping, mappingShape, missingFields } from './imports/mapping.ts';
import { publishBatch, withdrawBatch } from './imports/publish-store.ts';
import {
  batchOfSameFile,
  createBatch,
  interruptedBatch,
  issuesOf,
  listBatches,
  savedMappings,
  updateBatch,
} from './imports/store.ts';
import { bytesAtMost, csvRule } from './imports/upload-rule.ts';
import { importMessages } from './messages/imports/index.ts';

const commandLine = 'command-line';
const words = importMessages.en;

const required = (value: string | undefined, name: string): string => {
  if (!value) throw new Error(`${name} is missing: see polder help`);
  return value;
};

const fileOf = (given: string | undefined): string => {
  const file = resolve(required(given, 'The file'));
  if (!existsSync(file)) throw new Error(`There is no file ${file}`);
  return file;
};

const numberOf = (given: string | undefined): number => {
  const id = Number(required(given, 'The number of the batch'));
  if (!Number.isInteger(id))
    throw new Error(`“${given}” is not the number of a batch: see polder indicators batches`);
  return id;
};

const trail = (
  city: City,
  tx: Parameters<typeof record>[0],
  action: string,
  id: number | string,
  details: Record<string, unknown>,
) =>
  record(
    tx,
    { actor: 'system', action: `indicators.${action}`, subject: String(id), details },
    city.now(),
  );

const define = async (city: City, { positional, options, print }: CommandArguments) => {
  const file = fileOf(positional[0]);
  const content = readFileSync(file, 'utf8');
  const existing = new Map(
    (await allDefinitions(city.db)).map((definition) => [definition.code, definition]),
  );
  const format =
    options.format === undefined ? undefined : definitionFormat(city.config.root, options.format);
  if (options.format !== undefined && format === undefined)
    throw new Error(
      `There is no format “${options.format}”. There are: ${formatNames(city.config.root, 'definitions').join(', ')}`,
    );
  const definitions = format
    ? definitionsByFormat(
        readRecords(content, file.toLowerCase().endsWith('.csv')),
        format,
        existing,
      )
    : definitionsFromJson(content);
  const result = await city.write(async (tx) => {
    const stored = await upsertDefinitions(tx, definitions, city.now());
    if (stored.added.length + stored.changed.length > 0)
      await trail(city, tx, 'definitions-imported', basename(file), {
        added: stored.added.length,
        changed: stored.changed.length,
      });
    return stored;
  });
  for (const { code, fields } of result.changed) print(`  changed  ${code}: ${fields.join(', ')}`);
  print(
    `${definitions.length} definitions read: ${result.added.length} new, ${result.changed.length} changed, ${result.unchanged.length} unchanged`,
  );
};

/** A saved mapping, one that comes with Polder, or a JSON file, in this order. */
const mappingNamed = async (city: City, name: string): Promise<Mapping> => {
  const saved = (await savedMappings(city.db)).find((mapping) => mapping.name === name);
  if (saved) return mappingShape.parse(saved.mapping);
  const formats = formatMappings(city.config.root);
  const format = formats.find((mapping) => mapping.name === name);
  if (format) return format.mapping;
  if (name.endsWith('.json') && existsSync(resolve(name)))
    return mappingShape.parse(JSON.parse(readFileSync(resolve(name), 'utf8')));
  throw new Error(
    `There is no mapping “${name}”. Give the name of a saved one, a .json file, or one of: ${formats.map((one) => one.name).join(', ')}`,
  );
};

const policyOptions = {
  duplicates: 'duplicates',
  'unknown-areas': 'unknownAreas',
  'unknown-indicators': 'unknownIndicators',
  'unfit-periods': 'unfitPeriods',
  encoding: 'encoding',
} as const satisfies Readonly<Record<string, keyof Mapping>>;

const withPolicies = (mapping: Mapping, options: CommandArguments['options']): Mapping => {
  const changes: Record<string, unknown> = {};
  for (const [option, field] of Object.entries(policyOptions))
    if (options[option] !== undefined) changes[field] = options[option];
  if (options.indicator !== undefined)
    changes.constants = { ...mapping.constants, indicator: options.indicator };
  const parsed = mappingShape.safeParse({ ...mapping, ...changes });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`--${issue?.path.join('.')}: ${issue?.message}`);
  }
  const missing = missingFields(parsed.data);
  if (missing.length > 0)
    throw new Error(`The mapping does not say where to find: ${missing.join(', ')}`);
  return parsed.data;
};

/** The batch of this file whose check was broken off, or a new one. */
const openBatch = async (
  city: City,
  file: string,
  bytes: Uint8Array,
  print: (line: string) => void,
): Promise<Batch> => {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const interrupted = await interruptedBatch(city.db, sha256, commandLine);
  if (interrupted) {
    print(`Batch ${interrupted.id} was broken off earlier: checking it again from the start`);
    return interrupted;
  }
  return city.db.transaction(async (tx) => {
    const stored = await city.files.store(
      tx,
      { name: basename(file), bytes, owner: undefined },
      csvRule,
    );
    const batch = await createBatch(tx, {
      fileId: stored.id,
      fileName: stored.name,
      sha256,
      bytes: bytes.length,
      uploadedBy: commandLine,
      uploadedAt: city.now(),
    });
    const earlier = await batchOfSameFile(tx, sha256, batch.id);
    if (earlier)
      print(
        `Exactly this file was read before: batch ${earlier.id}, ${words.states[earlier.state]}`,
      );
    return batch;
  });
};

const labels: Readonly<Record<Severity, string>> = {
  error: 'error',
  'set-aside': 'set aside',
  warning: 'look',
};

const printIssues = async (city: City, batch: Batch, print: (line: string) => void) => {
  const counts: readonly IssueCount[] = batch.summary.issues ?? [];
  for (const { code, severity, count, firstRows } of counts) {
    print(
      `  ${labels[severity].padEnd(9)}  ${String(count).padStart(7)}  ${code}, first in row ${firstRows.join(', ')}`,
    );
    const { issues } = await issuesOf(city.db, batch.id, { severity, code, limit: 1, offset: 0 });
    for (const issue of issues)
      print(
        `${' '.repeat(22)}${issue.column ? `${issue.column}: ` : ''}${words.issues[code](issue)}`,
      );
  }
};

const stepLabels: Readonly<Record<Step, string>> = {
  reading: 'Checking',
  storing: 'Storing',
  comparing: 'Comparing',
};

const importFile = async (
  city: City,
  { positional, options, print, progress }: CommandArguments,
) => {
  const file = fileOf(positional[0]);
  if (statSync(file).size > bytesAtMost)
    throw new Error(
      `The file is larger than ${bytesAtMost / 1_000_000} MB. Nothing was stored. Split it into parts.`,
    );
  const mapping = withPolicies(
    await mappingNamed(city, required(options.mapping, '--mapping')),
    options,
  );
  const bytes = new Uint8Array(readFileSync(file));
  const started = performance.now();
  const opened = await openBatch(city, file, bytes, print);
  await updateBatch(city.db, opened.id, {
    state: 'checking',
    mapping,
    summary: { ...opened.summary, mappingName: required(options.mapping, '--mapping') },
  });
  const batch = await checkBatch(city, opened.id, {
    report: async (step, done, total) => progress(stepLabels[step], done, total),
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  print(
    `Batch ${batch.id}: ${batch.rowsRead} rows read = ${batch.rowsAccepted} right + ${batch.rowsSetAside} set aside + ${batch.summary.rowsWrong ?? 0} wrong, in ${seconds} s`,
  );
  await printIssues(city, batch, print);
  if (batch.state === 'rejected')
    throw new Error(
      'The file has errors. No figure was stored or changed; the list stands at /work/indicators/imports/' + batch.id,
    );
  for (const { code, rows, added, changed, same } of batch.summary.preview?.indicators ?? [])
    print(
      `  ${code.padEnd(24)} ${String(rows).padStart(7)} rows: ${added} new, ${changed} changed, ${same} the same`,
    );
  if (!('publish' in options)) {
    print(`Nothing is visible yet: polder indicators publish ${batch.id}`);
    return;
  }
  await publish(city, batch.id, print);
};

const publish = async (city: City, id: number, print: (line: string) => void) => {
  await city.write(async (tx) => {
    const published = await publishBatch(tx, id, { person: commandLine, now: city.now() });
    await trail(city, tx, 'batch-published', id, {
      rows: published.rowsAccepted,
      sha256: published.sha256,
    });
  });
  print(`Batch ${id} is published`);
};

const batches = async (city: City, { print }: CommandArguments) => {
  const { batches: latest, total } = await listBatches(city.db, 1);
  for (const batch of latest)
    print(
      `${String(batch.id).padStart(5)}  ${batch.state.padEnd(10)} ${String(batch.rowsAccepted).padStart(9)} rows  ${batch.uploadedAt.toISOString().slice(0, 16)}  ${batch.fileName}`,
    );
  print(latest.length < total ? `The latest ${latest.length} of ${total}` : `${total} batches`);
};

const withdraw = async (city: City, { positional, options, print }: CommandArguments) => {
  const id = numberOf(positional[0]);
  const reason = required(options.reason, '--reason');
  await city.write(async (tx) => {
    await withdrawBatch(tx, id, reason, { person: commandLine, now: city.now() });
    await trail(city, tx, 'batch-withdrawn', id, { reason });
  });
  print(`Batch ${id} is withdrawn; what was published before shows again`);
};

const agreement = async (city: City, { print }: CommandArguments) => {
  const found = await agreements(city.db);
  print(
    `${'indicator'.padEnd(12)} ${'interval'.padEnd(10)} ${'values'.padStart(7)} ${'compared'.padStart(9)} ${'largest'.padStart(10)} ${`≤ ${agreementTolerance}`.padStart(8)}  name`,
  );
  for (const { code, method, values, compared, largest, within, name } of found)
    print(
      `${code.padEnd(12)} ${method.padEnd(10)} ${String(values).padStart(7)} ${String(compared).padStart(9)} ${(largest === undefined ? '–' : largest.toPrecision(3)).padStart(10)} ${(within === undefined ? '–' : `${(within * 100).toFixed(1)} %`).padStart(8)}  ${(name.en ?? Object.values(name)[0] ?? '').slice(0, 60)}`,
    );
  const compared = found.reduce((sum, one) => sum + one.compared, 0);
  const same = found.reduce((sum, one) => sum + (one.within ?? 0) * one.compared, 0);
  if (compared > 0)
    print(
      `${compared} intervals compared, ${((same / compared) * 100).toFixed(1)} % within ${agreementTolerance} of the source’s`,
    );
};

/** `polder indicators <name>` */
export const commands: readonly Command[] = [
  {
    name: 'define',
    usage: '<file.json|.csv> [--format <name>]',
    summary:
      'Read definitions of indicators: our own JSON, or another publisher’s metadata by a format',
    run: define,
  },
  {
    name: 'import',
    usage:
      '<file.csv> --mapping <saved name|file.json|format> [--publish] [--indicator <code>] [--duplicates reject|first|last] [--unknown-areas reject|set-aside] [--unknown-indicators reject|set-aside] [--unfit-periods reject|set-aside] [--encoding utf-8|windows-1252]',
    summary: 'Check a file with figures and store it as a batch; one error and nothing is stored',
    run: importFile,
  },
  {
    name: 'publish',
    usage: '<batch>',
    summary: 'Make a checked batch visible',
    run: (city, { positional, print }) => publish(city, numberOf(positional[0]), print),
  },
  { name: 'batches', usage: '', summary: 'List the latest batches and their states', run: batches },
  {
    name: 'withdraw',
    usage: '<batch> --reason <text>',
    summary: 'Take a published batch back; what was there before shows again',
    run: withdraw,
  },
  {
    name: 'agreement',
    usage: '',
    summary: 'Compare computed intervals with those the source prints, per indicator',
    run: agreement,
  },
];
