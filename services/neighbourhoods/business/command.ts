import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { record } from '../../../platform/audit/audit.ts';
import type { Db } from '../../../platform/database/db.ts';
import { allCodes, townGeography } from '../../../platform/places/areas.ts';
import type { City, Command, CommandArguments } from '../../../platform/service.ts';
import { type BusinessSubject, businessSubjects } from './content.ts';
import { businessKindsFromCsv, marketsFromCsv, passersByFromCsv } from './read-csv.ts';
import { nameSource, replaceBusinessKinds, replaceMarkets, replacePassersBy } from './store.ts';

const usage = '<file.csv> --of passers-by|businesses|market --source <text> --licence <text>';

const required = (value: string | undefined, name: string): string => {
  if (!value) throw new Error(`${name} is missing: polder neighbourhoods business ${usage}`);
  return value;
};

const isSubject = (text: string): text is BusinessSubject =>
  (businessSubjects as readonly string[]).includes(text);

/** Checks the rows and puts them in place of those before. @returns how many there are */
const replace = async (
  tx: Db,
  of: BusinessSubject,
  file: string,
  areas: ReadonlySet<string>,
): Promise<number> => {
  const loaded = async <Row>(
    rows: readonly Row[],
    put: (db: Db, given: readonly Row[]) => Promise<void>,
  ) => {
    await put(tx, rows);
    return rows.length;
  };
  switch (of) {
    case 'passers-by':
      return loaded(passersByFromCsv(file, areas), replacePassersBy);
    case 'businesses':
      return loaded(businessKindsFromCsv(file, areas), replaceBusinessKinds);
    case 'market':
      return loaded(marketsFromCsv(file, areas), replaceMarkets);
  }
};

const load = async (city: City, { positional, options, print }: CommandArguments) => {
  const file = readFileSync(resolve(required(positional[0], 'The file')), 'utf8');
  const of = required(options.of, '--of');
  if (!isSubject(of)) throw new Error(`--of is unknown: polder neighbourhoods business ${usage}`);
  const source = required(options.source, '--source');
  const licence = required(options.licence, '--licence');
  const areas = await allCodes(city.db, townGeography);
  const rows = await city.write(async (tx) => {
    const count = await replace(tx, of, file, areas);
    await nameSource(tx, { of, source, licence, loadedAt: city.now() });
    await record(
      tx,
      {
        actor: 'command-line',
        action: 'neighbourhoods.business-figures-loaded',
        subject: of,
        details: { rows: count },
      },
      city.now(),
    );
    return count;
  });
  print(`${rows} rows loaded; those of the same years before are gone`);
};

export const businessCommand: Command = {
  name: 'business',
  usage,
  summary: 'Load passers-by, businesses by kind or the market of neighbourhoods',
  run: load,
};
