/** `polder query` as a program of its own that need not be built first: arguments as after `polder`. */
import { asksForHelp, CalledWrongly, readCommandLine } from '../../command-line.ts';
import { queryTool } from '../query-tool.ts';

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

try {
  const args = process.argv.slice(2);
  if (asksForHelp(args)) print(queryTool.help);
  else {
    const { positional, options } = readCommandLine(args, [queryTool]);
    await queryTool.useFiles({ positional, options, progress: () => {}, print });
  }
  // As the whole command does: what is left of connections to web services would keep it for some seconds.
  process.stdout.write('', () => process.exit(0));
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`);
  process.exit(error instanceof CalledWrongly ? 2 : 1);
}
