import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type OpenCity, openCity } from '../platform/city.ts';
import { type Config, readConfig } from '../platform/config.ts';
import { loadAssets } from '../platform/http/assets.ts';
import { problemTexts } from '../platform/messages/problems.ts';
import { isProblem } from '../platform/problem.ts';
import type { Command } from '../platform/service.ts';
import { houseCommands } from './commands.ts';
import { demoAccounts } from './demo.ts';
import { startCity } from './server.ts';
import { services } from './services.ts';
import { createTerminal } from './terminal.ts';

const terminal = createTerminal();

const serviceCommands = services.flatMap((service) =>
  (service.commands ?? []).map(
    (command): Command => ({ ...command, name: `${service.name} ${command.name}` }),
  ),
);
const commands = [...houseCommands, ...serviceCommands];

const help = () => {
  const lines: (readonly [string, string])[] = [
    ['start', 'Run the city: opens (or makes) the database, listens on PORT'],
    ...commands.map(({ name, usage, summary }) => [`${name} ${usage}`.trim(), summary] as const),
    ['help', 'This page'],
  ];
  terminal.print('polder <command>\n');
  for (const [usage, summary] of lines) terminal.print(`  ${usage}\n      ${summary}`);
  terminal.print(
    '\nPORT, POLDER_DATA, DATABASE_URL and the other variables are described in docs/operators.md.',
  );
};

const start = async (config: Config) => {
  const running = await startCity(config, services, terminal.step);
  terminal.step(`${running.city.municipality().name} is open`);
  terminal.print(`\n  ${config.publicUrl ?? `http://localhost:${running.port}`}\n`);
  const accounts = demoAccounts(config.dataDirectory);
  if (accounts.length > 0) {
    terminal.print('  Demo accounts (a fictional town):');
    for (const { role, email, password } of accounts)
      terminal.print(`    ${role.padEnd(14)} ${email.padEnd(36)} ${password}`);
    terminal.print('');
  }
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

/** A command's options as its usage tells them: `--name <text>` takes a value, `[--publish]` does not. */
const optionsOf = (usage: string): Record<string, { type: 'string' | 'boolean' }> =>
  Object.fromEntries(
    [...usage.matchAll(/--([a-z-]+)(?:[ =](?=[^\s\]|-])[^\s\]]+)?/g)].map(([whole, name = '']) => [
      name,
      { type: /[ =]/.test(whole) ? ('string' as const) : ('boolean' as const) },
    ]),
  );

/** What a person at the terminal reads of a failure. */
const wordsOf = (error: unknown): string => {
  if (isProblem(error)) {
    const details = Object.entries(error.details).map(([name, value]) => `${name}: ${value}`);
    return [problemTexts.en[error.code].title, ...details].join('\n  ');
  }
  return error instanceof Error ? error.message : String(error);
};

/** Called wrongly: an unknown option, a missing value. */
const isUsageError = (error: unknown): boolean =>
  error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

/** Exit codes: 0 done, 1 failed, 2 called wrongly. */
const main = async (): Promise<number | undefined> => {
  const args = process.argv.slice(2);
  const [first = 'help', second] = args;
  if (['help', '--help', '-h'].includes(first)) {
    help();
    return 0;
  }
  const config = readConfig();
  if (first === 'start') {
    await start(config);
    return undefined;
  }
  const command =
    commands.find(({ name }) => name === `${first} ${second}`) ??
    commands.find(({ name }) => name === first);
  if (!command) {
    terminal.print(`There is no command “${args.join(' ')}”.\n`);
    help();
    return 2;
  }
  const rest = args.slice(command.name.split(' ').length);
  const { values, positionals } = parseArgs({
    args: rest,
    allowPositionals: true,
    options: optionsOf(command.usage),
  });
  const options = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : undefined,
    ]),
  );
  const positional = positionals.map((value) => (value.startsWith('.') ? resolve(value) : value));
  await withCity(config, (city) =>
    command.run(city, { positional, options, print: terminal.print, progress: terminal.progress }),
  );
  return 0;
};

main().then(
  (code) => {
    if (code !== undefined) process.exit(code);
  },
  (error: unknown) => {
    process.stderr.write(`\n${wordsOf(error)}\n`);
    process.exit(isUsageError(error) ? 2 : 1);
  },
);
