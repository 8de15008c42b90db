import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { City, CommandArguments } from '../../../platform/service.ts';
import { importMessages } from '../messages/imports/index.ts';
import type { Batch } from './batch.ts';
import { checkBatch, type Step } from './check-batch.ts';
import { commandLine, fileOf, required, trail } from './command-arguments.ts';
import type { IssueCount, Severity } from './issue.ts';
import { mappingNamed, withPolicies } from './mapping-of-command.ts';
import { publishBatch } from './publish-store.ts';
import { batchOfSameFile, createBatch, interruptedBatch, issuesOf, updateBatch } from './store.ts';
import { bytesAtMost, tableRule } from './upload-rule.ts';

const words = importMessages.en;

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
      tableRule,
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

/** `polder indicators import` */
export const importFile = async (
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
      `The file has errors. No figure was stored or changed; the list stands at /work/indicators/imports/${batch.id}`,
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

/** `polder indicators publish` */
export const publish = async (city: City, id: number, print: (line: string) => void) => {
  await city.write(async (tx) => {
    const published = await publishBatch(tx, city, id, { person: commandLine, now: city.now() });
    await trail(city, tx, 'batch-published', id, {
      rows: published.rowsAccepted,
      sha256: published.sha256,
      by: 'operator',
    });
  });
  print(`Batch ${id} is published`);
};
