/** `polder indicators unfold`: a file of another format as rows that `indicators import` reads. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { City, CommandArguments } from '../../../platform/service.ts';
import { asCode } from '../catalogue/import-definitions.ts';
import { fileOf, required } from '../imports/command-arguments.ts';
import { csvLine } from '../imports/csv.ts';
import {
  contentShape,
  type PullContent,
  pullKinds,
  type Selection,
  selectionShape,
} from './content.ts';
import { convert, jsonOf } from './convert.ts';
import { measureDimension, readCbs } from './read/cbs-odata.ts';

/** Codes of Dutch areas say what they are and what they lie in: `BU16800000` in `WK168000` in `GM1680`. */
const dutchLevels = [
  { pattern: /^GM\d{4}$/, level: 'municipality', parent: () => '' },
  {
    pattern: /^WK\d{4}[0-9A-Z]{2}$/,
    level: 'district',
    parent: (code: string) => `GM${code.slice(2, 6)}`,
  },
  {
    pattern: /^BU\d{4}[0-9A-Z]{4}$/,
    level: 'neighbourhood',
    parent: (code: string) => `WK${code.slice(2, 8)}`,
  },
];

const areaLine = (code: string, codes: ReadonlySet<string>): string | undefined => {
  const found = dutchLevels.find(({ pattern }) => pattern.test(code));
  if (found === undefined) return undefined;
  const parent = found.parent(code);
  return csvLine([code, code, found.level, codes.has(parent) ? parent : ''], ',');
};

const areaDimensions = ['WijkenEnBuurten', 'RegioS', 'Regio'];

/** Topics of a table that hold numbers anywhere. */
const topicsOf = (json: unknown): readonly string[] => {
  const rows = z
    .union([
      z
        .object({ value: z.array(z.record(z.string(), z.unknown())) })
        .transform(({ value }) => value),
      z.array(z.record(z.string(), z.unknown())),
      z
        .record(z.string(), z.record(z.string(), z.unknown()))
        .transform((areas) => Object.values(areas)),
    ])
    .parse(json);
  const names = new Set<string>();
  for (const row of rows)
    for (const [name, value] of Object.entries(row))
      if (name !== 'ID' && typeof value === 'number') names.add(name);
  return [...names].sort();
};

/** For a table of Statistics Netherlands nothing need be said but the period, when no column has it. */
const cbsSelection = (json: unknown, period: string | undefined): Selection => {
  const topics = topicsOf(json);
  const [first] = readCbs(json, topics);
  const names = Object.keys(first?.codes ?? {});
  const areaDimension = areaDimensions.find((name) => names.includes(name));
  if (areaDimension === undefined)
    throw new Error(`No column holds areas: there are ${names.join(', ')}`);
  const hasPeriods = names.includes('Perioden');
  return selectionShape.parse({
    indicators: Object.fromEntries(topics.map((topic) => [topic, asCode(topic)])),
    indicator: { dimension: measureDimension },
    area: { dimension: areaDimension },
    period: hasPeriods
      ? { dimension: 'Perioden' }
      : { constant: required(period, '--period, as no column has it,') },
  });
};

const selectionFrom = (file: string): Selection => {
  const parsed = selectionShape.safeParse(JSON.parse(readFileSync(resolve(file), 'utf8')));
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
};

export const unfold = async (_city: City, { positional, options, print }: CommandArguments) => {
  const file = fileOf(positional[0]);
  const folder = resolve(required(options.out, '--out'));
  const kind = pullKinds.find((one) => one === options.kind);
  if (kind === undefined || kind === 'csv')
    throw new Error(`--kind is one of: ${pullKinds.filter((one) => one !== 'csv').join(', ')}`);
  const bytes = new Uint8Array(readFileSync(file));
  const selection = options.selection
    ? selectionFrom(options.selection)
    : kind === 'cbs-odata'
      ? cbsSelection(jsonOf(bytes), options.period)
      : selectionFrom(required(options.selection, '--selection'));
  const content: PullContent = contentShape.parse({
    kind,
    url: `file://${file}`,
    selection,
  });
  const converted = convert(content, [bytes]);
  const text = new TextDecoder().decode(converted.bytes);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'figures.csv'), text);
  const rows = text.trimEnd().split('\r\n').slice(1);
  print(`${rows.length} figures written to ${join(folder, 'figures.csv')}`);
  const codes = new Set(rows.map((row) => row.split(',')[1] ?? ''));
  const areas = [...codes].sort().flatMap((code) => areaLine(code, codes) ?? []);
  if (areas.length === 0) return;
  writeFileSync(join(folder, 'areas.csv'), `code,name,level,parent\r\n${areas.join('')}`);
  print(`${areas.length} areas written to ${join(folder, 'areas.csv')}`);
};
