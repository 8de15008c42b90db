/** Figures as tables, in the terminal and in bench/README.md. */
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import type { Bench, Result } from './bench.ts';

export interface Report {
  readonly bench: Pick<Bench, 'name' | 'limit'>;
  readonly results: readonly Result[];
}

const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });

const columns = ['measure', 'value', 'unit', 'limit', 'kept'] as const;

const cells = ({ metric, value, unit, limit, ok }: Result): readonly string[] => [
  metric,
  number.format(value),
  unit,
  limit,
  limit === '' ? '' : ok ? 'yes' : 'NO',
];

const markdownTable = (results: readonly Result[]): string =>
  [columns, ['---', '---:', '---', '---', '---'], ...results.map(cells)]
    .map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

/** A table in columns of equal width. */
export const terminalTable = (results: readonly Result[]): string => {
  const rows = [columns, ...results.map(cells)];
  const widths = columns.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

/**
 * Processor, cores, memory and Node version of this machine, and how busy it is: to be asked before
 * measuring, for whoever reads slow figures of a machine that others used too.
 */
export const describeMachine = (): string => {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${model}, ${availableParallelism()} cores, ${memory} GiB memory, Node ${process.versions.node}; load of others ${(loadavg()[0] ?? 0).toFixed(1)}`;
};

const opening = '<!-- results: written by bench/run.ts -->';
const closing = '<!-- end of results -->';
const sectionPattern = /<!-- (?<name>[\w-]+) -->\n[\s\S]*?\n<!-- end of \k<name> -->/g;

const section = ({ bench, results }: Report, date: string, machine: string): string =>
  [
    `<!-- ${bench.name} -->`,
    `### ${bench.name}`,
    '',
    bench.limit,
    '',
    `Measured on ${date}: ${machine}.`,
    '',
    markdownTable(results),
    `<!-- end of ${bench.name} -->`,
  ].join('\n');

/**
 * The README with these reports in its results section. Sections of measurements that were not run
 * now stay, with the date and machine of their own.
 *
 * @param date ISO date of the measurement
 * @throws Error when the README has no results section
 */
export const withResults = (
  readme: string,
  reports: readonly Report[],
  date: string,
  machine: string,
): string => {
  const begin = readme.indexOf(opening);
  const end = readme.indexOf(closing);
  if (begin < 0 || end < begin) throw new Error(`The README lacks ${opening} … ${closing}`);
  const former = readme.slice(begin + opening.length, end);
  const sections = new Map<string, string>();
  for (const match of former.matchAll(sectionPattern))
    sections.set(match.groups?.name ?? '', match[0]);
  for (const report of reports) sections.set(report.bench.name, section(report, date, machine));
  const body = [...sections]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, text]) => text)
    .join('\n\n');
  return `${readme.slice(0, begin)}${opening}\n\n${body}\n\n${readme.slice(end)}`;
};
