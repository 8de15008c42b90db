/** `polder tally`: counts a published election anew, and says why each project won or lost. */
import { writeFileSync } from 'node:fs';
import { allTiedOutcomes, count, loadSolver, type PabulibFile } from '@polder/tally';
import type { CommandArguments, Tool } from '../../platform/service.ts';
import { type Asked, askedOf } from './asked.ts';
import { readElectionFile } from './election-file.ts';
import { pictureOf } from './picture/picture.tsx';
import { type Counted, reportOf } from './report.ts';
import { ruleNames } from './rule-names.ts';
import { onOneLine } from './words/numbers.ts';
import { pageOf } from './words/page.ts';

/** Warnings of a file that are shown. */
const SHOWN_WARNINGS = 10;

const warningLines = ({ warnings, moreWarnings }: PabulibFile): readonly string[] => {
  const all = warnings.length + moreWarnings;
  const shown = all > SHOWN_WARNINGS ? SHOWN_WARNINGS - 1 : SHOWN_WARNINGS;
  const lines = warnings
    .slice(0, shown)
    .map(({ line, column, message }) =>
      onOneLine(`line ${line}${column === undefined ? '' : `, ${column}`}: ${message}`),
    );
  return all > lines.length ? [...lines, `and ${all - lines.length} more warnings`] : lines;
};

const counted = async (
  { request, compared }: Asked,
  { election }: PabulibFile,
  wantsAll: boolean,
): Promise<Counted> => {
  const needsSolver = [request, compared?.request].some(
    (asked) => asked?.rule.kind === 'max-welfare',
  );
  const solver = needsSolver ? await loadSolver() : undefined;
  const from = performance.now();
  const outcome = count(election, request, solver);
  const seconds = Number(((performance.now() - from) / 1000).toFixed(4));
  return {
    outcome,
    seconds,
    ...(wantsAll && { allOutcomes: allTiedOutcomes(election, request, solver) }),
    ...(compared && {
      compared: { asked: compared, outcome: count(election, compared.request, solver) },
    }),
  };
};

const writePicture = (path: string, markup: string): void => {
  try {
    writeFileSync(path, markup);
  } catch (error) {
    // Without the system's code, which the command line would take for its own data folder's.
    throw new Error(
      `The picture cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
};

/**
 * @param warn gets what is odd about the file, line by line
 * @throws Error with what is wrong: with the file, by line, or with what was asked
 */
export const tally = async (
  { positional, options, print }: CommandArguments,
  warn: (line: string) => void,
): Promise<void> => {
  const file = await readElectionFile(positional[0] ?? '');
  for (const line of warningLines(file)) warn(line);
  const asked = askedOf(options, file);
  const result = await counted(asked, file, 'all-ties' in options);
  const report = reportOf(asked, file, result);
  if (options.picture !== undefined) writePicture(options.picture, pictureOf(file, report));
  if ('json' in options) print(JSON.stringify(report));
  else
    for (const line of pageOf(file, asked, report, { explains: 'explain' in options })) print(line);
};

export const tallyTool: Tool = {
  name: 'tally',
  usage: [
    '<file.pb>',
    `[--rule <${ruleNames.join('|')}>]`,
    '[--utility <cost|cardinality|borda|cumulative>]',
    '[--completion <none|add1|add1u|greedy>]',
    '[--endowment <fractional|integral>]',
    '[--increment <amount>]',
    '[--stop-early]',
    '[--ties <lowest-cost,most-votes,lot:SEED …>]',
    '[--all-ties]',
    '[--minimum-votes <number>]',
    '[--minimum-score <number>]',
    '[--category-limits]',
    '[--exclusive <a,b;c,d>]',
    '[--funded <ids>]',
    '[--compare <rule>]',
    '[--explain]',
    '[--picture <file.svg>]',
    '[--json]',
  ].join(' '),
  summary:
    'Count a participatory budget in a Pabulib file anew, by its own rule or another, and say why each project won or lost; docs/tally.md tells the options',
  useFiles: (args) => tally(args, (line) => process.stderr.write(`${line}\n`)),
};
