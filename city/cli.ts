import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type OpenCity, openCity } from '../platform/city.ts';
import { type Config, installationRoot, readConfig } from '../platform/config.ts';
import { hasDatabase } from '../platform/database/database.ts';
import { loadAssets } from '../platform/http/assets.ts';
import { addressWarning } from '../platform/origin.ts';
import type { Command, Tool } from '../platform/service.ts';
import { asksForHelp, CalledWrongly, commandOf, readCommandLine } from './command-line.ts';
import { houseCommands } from './commands.ts';
import { demoAccounts } from './demo.ts';
import { wordsOf } from './failure-words.ts';
import { startCity } from './server.ts';
import { services } from './services.ts';
import { createTerminal } from './terminal.ts';
import { tools } from './tools.ts';

const terminal = createTerminal();

const serviceCommands = services.flatMap((service) =>
  (service.commands ?? []).map(
    (command): Command => ({ ...command, name: `${service.name} ${command.name}` }),
  ),
);
const commands = [...houseCommands, ...serviceCommands];
const startCommand = { name: 'start', usage: '' };

const help = () => {
  const lines: (readonly [string, string])[] = [
    ['start', 'Run the city: opens (or makes) the database, listens on PORT'],
    ...[...commands, ...tools].map(
      ({ name, usage, summary }) => [`${name} ${usage}`.trim(), summary] as const,
    ),
    ['version', 'The version of Polder'],
    ['help', 'This page'],
  ];
  terminal.print('polder <command>\n');
  for (const [usage, summary] of lines) terminal.print(`  ${usage}\n      ${summary}`);
  terminal.print(
    '\nPORT, POLDER_DATA, DATABASE_URL and the other variables are described in docs/operators.md.',
  );
};

/** How one command is called. */
const helpOn = (command: Command | Tool | typeof startCommand): string => {
  if ('help' in command && command.help !== undefined) return command.help;
  const usage = `polder ${command.name} ${command.usage}`.trim();
  return 'summary' in command ? `${usage}\n\n  ${command.summary}` : usage;
};

const start = async (config: Config) => {
  const running = await startCity(config, services, terminal.step);
  terminal.step(`${running.city.municipality().name} is open`);
  terminal.print(`\n  ${config.publicUrl ?? `http://localhost:${running.port}`}\n`);
  const warning = addressWarning(config);
  if (warning) terminal.print(`  ! ${warning}\n`);
  const accounts = demoAccounts(config.dataDirectory);
  if (accounts.length > 0) {
    terminal.print('  Demo accounts (a fictional town):');
    for (const { role, email, password } of accounts)
      terminal.print(`    ${role.padEnd(14)} ${email.padEnd(36)} ${password}`);
    terminal.print('');
  }
  // Without this Node would print the failure with all that a query carried.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      running.city.log.fatal({ err: error }, 'stopped by a failure');
      process.exit(1);
    });
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    await running.stop();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
};

const withCity = async (config: Config, work: (city: OpenCity) => Promise<void>) => {
  const web = join(config.root, 'dist/web');
  const assets = existsSync(web)
    ? loadAssets(web)
    : { address: (entry: string) => `/assets/${entry}` };
  const city = await openCity({ config, services, assets });
  try {
    await work(city);
  } finally {
    await city.close();
  }
};

const versionOf = (root: string): string =>
  z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).version;

/** What the command was told of its surroundings; undefined while that is not read yet. */
let config: Config | undefined;

/** Exit codes: 0 done, 1 failed, 2 called wrongly. */
const main = async (): Promise<number | undefined> => {
  const args = process.argv.slice(2);
  const [first = 'help'] = args;
  if (['help', '--help', '-h'].includes(first)) {
    help();
    return 0;
  }
  if (['version', '--version', '-v'].includes(first)) {
    terminal.print(versionOf(installationRoot()));
    return 0;
  }
  const known: readonly (Command | Tool | typeof startCommand)[] = [
    ...commands,
    ...tools,
    startCommand,
  ];
  if (asksForHelp(args)) {
    terminal.print(helpOn(commandOf(args, known)));
    return 0;
  }
  const { command, positional, options } = readCommandLine(args, known);
  const given = {
    positional: positional.map((value) => (value.startsWith('.') ? resolve(value) : value)),
    options,
    print: terminal.print,
    progress: terminal.progress,
  };
  if ('useFiles' in command) {
    await command.useFiles(given);
    return 0;
  }
  config = readConfig();
  if (!('run' in command)) {
    await start(config);
    return undefined;
  }
  const { needsCity, run } = command;
  if (needsCity && !(await hasDatabase(config.dataDirectory, config.databaseUrl)))
    throw new Error(
      `There is no city in ${config.databaseUrl === undefined ? config.dataDirectory : 'the database of DATABASE_URL'}. Check POLDER_DATA and DATABASE_URL.`,
    );
  await withCity(config, (city) => run(city, given));
  return 0;
};

main().then(
  (code) => {
    // What was printed into a pipe is still on its way.
    if (code !== undefined) process.stdout.write('', () => process.exit(code));
  },
  (error: unknown) => {
    process.stderr.write(`\n${wordsOf(error, config)}\n`);
    process.exit(error instanceof CalledWrongly ? 2 : 1);
  },
);
