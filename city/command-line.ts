/** From the words typed at a terminal to a command with its arguments, without opening anything. */
import { parseArgs } from 'node:util';
import type { CommandArguments } from '../platform/service.ts';

/** Called wrongly: no such command, an unknown option, a missing value, a word too many. */
export class CalledWrongly extends Error {
  override readonly name = 'CalledWrongly';
}

interface Described {
  readonly name: string;
  readonly usage: string;
}

const optionPattern = /--([a-z-]+)(?:[ =](?=[^\s\]|-])(?:<[^>]*>|[^\s\]]+))?/g;

/** What a usage asks for: `<file> --name <text> [--publish]`. Whatever stands in brackets may be left out. */
const demandsOf = (usage: string) => {
  const needed = usage.replace(/\[[^\]]*\]/g, ' ');
  return {
    options: Object.fromEntries(
      [...usage.matchAll(optionPattern)].map(([whole, name = '']) => [
        name,
        { type: /[ =]/.test(whole) ? ('string' as const) : ('boolean' as const) },
      ]),
    ),
    requiredOptions: [...needed.matchAll(optionPattern)].map(([, name = '']) => name),
    words: [...needed.replace(optionPattern, ' ').matchAll(/<[^>]*>/g)].map(([word]) => word),
  };
};

/** What is wrong with an option, in one line. */
const optionWords = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  const [, option = ''] = /'(-[^\s']+)/.exec(message) ?? [];
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `There is no option ${option}.`;
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return message;
  if (message.includes('does not take')) return `${option} takes no value.`;
  return message.includes('ambiguous')
    ? `${option} needs a value; one that begins with a dash is written ${option}=-…`
    : `${option} needs a value.`;
};

/** Whether how to call a command is asked for, instead of what it does. */
export const asksForHelp = (args: readonly string[]): boolean => {
  const end = args.indexOf('--');
  const words = end < 0 ? args : args.slice(0, end);
  return words.includes('--help') || words.includes('-h');
};

export interface Called<C> {
  readonly command: C;
  readonly positional: CommandArguments['positional'];
  readonly options: CommandArguments['options'];
}

/** @throws CalledWrongly where there is none of that name */
export const commandOf = <C extends Described>(
  args: readonly string[],
  commands: readonly C[],
): C => {
  const [first = '', second] = args;
  const command =
    commands.find(({ name }) => name === `${first} ${second}`) ??
    commands.find(({ name }) => name === first);
  if (!command)
    throw new CalledWrongly(
      `There is no command “${args.join(' ')}”. “polder help” lists them all.`,
    );
  return command;
};

/** @throws CalledWrongly */
export const readCommandLine = <C extends Described>(
  args: readonly string[],
  commands: readonly C[],
): Called<C> => {
  const command = commandOf(args, commands);
  const { options, requiredOptions, words } = demandsOf(command.usage);
  const usage = `polder ${command.name} ${command.usage}`.trim();
  const wrong = (what: string): never => {
    throw new CalledWrongly(`${what}\n\n  ${usage}`);
  };
  const parsed = (() => {
    try {
      return parseArgs({
        args: args.slice(command.name.split(' ').length),
        allowPositionals: true,
        options,
      });
    } catch (error) {
      return wrong(optionWords(error));
    }
  })();
  const values = new Map(Object.entries(parsed.values));
  const { positionals } = parsed;
  if (positionals.length < words.length) wrong(`${words[positionals.length]} is missing.`);
  if (positionals.length > words.length)
    wrong(`“${positionals[words.length]}” is one word too many.`);
  for (const name of requiredOptions) if (!values.get(name)) wrong(`--${name} is missing.`);
  for (const [name, value] of values) if (value === '') wrong(`--${name} is empty.`);
  return {
    command,
    positional: positionals,
    options: Object.fromEntries(
      [...values].map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
    ),
  };
};
