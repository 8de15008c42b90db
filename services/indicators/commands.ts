import type { City, Command, CommandArguments } from '../../platform/service.ts';
import { define } from './catalogue/define-command.ts';
import { agreements, agreementTolerance } from './imports/agreement-store.ts';
import { approvalCommand } from './imports/approval/command.ts';
import { commandLine, numberOf, required, trail } from './imports/command-arguments.ts';
import { importFile, publish } from './imports/import-command.ts';
import { withdrawBatch } from './imports/publish-store.ts';
import { listBatches } from './imports/store.ts';
import { unfold } from './pulls/unfold-command.ts';

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
    await withdrawBatch(tx, city, id, reason, { person: commandLine, now: city.now() });
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
  {
    name: 'unfold',
    usage:
      '<file> --kind cbs-odata|json-stat|sdmx-csv|sdmx-json --out <folder> [--period <period>] [--selection <file.json>]',
    summary: 'Write a file of another format as figures.csv (and areas.csv), which import reads',
    run: unfold,
  },
  {
    name: 'approval',
    usage: '[own|second-person]',
    summary: 'Say, or set, whether a second person must approve figures before they are published',
    run: approvalCommand,
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
