/** `polder query` as a program of its own that need not be built first: arguments as after `polder`. */
import { readCommandLine } from '../../command-line.ts';
import { queryTool } from '../query-tool.ts';

const { positional, options } = readCommandLine(process.argv.slice(2), [queryTool]);
await queryTool.useFiles({
  ...{ positional, options, progress: () => {} },
  print: (line) => process.stdout.write(`${line}\n`),
});
// As the whole command does: what is left of connections to web services would keep it for some seconds.
process.stdout.write('', () => process.exit(0));
