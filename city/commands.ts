import { readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { sql } from 'drizzle-orm';
import { record, verifyChain } from '../platform/audit/audit.ts';
import { backUp } from '../platform/backup/backup.ts';
import { type Checksum, checksums } from '../platform/backup/checksums.ts';
import { brokenOffRestores } from '../platform/backup/file-exchange.ts';
import { restore } from '../platform/backup/restore.ts';
import { leaveRestoreNote } from '../platform/backup/restore-note.ts';
import { bucketOf, migrationsOf } from '../platform/city.ts';
import { emailShape } from '../platform/http/email.ts';
import { rolesWithPermissions } from '../platform/identity/permissions.ts';
import { importAddresses } from '../platform/places/addresses.ts';
import { type AreaInput, importAreas } from '../platform/places/import-areas.ts';
import {
  type LevelNames,
  levelNamesFromJson,
  parseLevelNames,
} from '../platform/places/level-names.ts';
import { type AreaFields, areasFromCsv, areasFromGeoJson } from '../platform/places/read-areas.ts';
import { readGeoPackage } from '../platform/places/read-geopackage.ts';
import type { City, Command, CommandArguments } from '../platform/service.ts';

const required = (value: string | undefined, name: string): string => {
  if (!value) throw new Error(`${name} is missing: see polder help`);
  return value;
};

const pathOf = (value: string): string => (isAbsolute(value) ? value : resolve(value));

const printChecksums = (sums: readonly Checksum[], print: (line: string) => void) => {
  for (const { table, count, sha256 } of sums)
    print(`  ${table.padEnd(36)} ${String(count).padStart(9)}  ${sha256.slice(0, 16)}`);
};

const readAreas = async (
  city: City,
  file: string,
  fields: AreaFields,
): Promise<readonly AreaInput[]> => {
  if (file.endsWith('.gpkg')) {
    const rows = await readGeoPackage(city.db, file);
    const features = rows.map(({ properties, outline }) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'MultiPolygon', coordinates: outline },
    }));
    return areasFromGeoJson(JSON.stringify({ type: 'FeatureCollection', features }), fields);
  }
  const text = readFileSync(file, 'utf8');
  return file.endsWith('.csv') ? areasFromCsv(text, fields) : areasFromGeoJson(text, fields);
};

/** Names of levels: typed on the line, or in a JSON file. */
const levelNames = (given: string): LevelNames =>
  given.endsWith('.json')
    ? levelNamesFromJson(readFileSync(pathOf(given), 'utf8'))
    : parseLevelNames(given);

const placesAreas = async (city: City, { positional, options, print }: CommandArguments) => {
  const file = pathOf(required(positional[0], 'The file'));
  const slug = required(options.geography, '--geography');
  const areas = await readAreas(city, file, {
    code: options.code ?? 'code',
    name: options.name ?? 'name',
    ...(options['level-field']
      ? { levelField: options['level-field'] }
      : { level: options.level ?? 'neighbourhood' }),
    ...(options.parent ? { parent: options.parent } : {}),
    ...(options.children ? { children: options.children } : {}),
  });
  const result = await city.write((tx) =>
    importAreas(tx, {
      geography: {
        slug,
        name: options['geography-name'] ?? slug,
        source: required(options.source, '--source'),
        licence: required(options.licence, '--licence'),
        ...(options['level-names'] ? { levelNames: levelNames(options['level-names']) } : {}),
      },
      validFrom: required(options['valid-from'], '--valid-from'),
      areas,
      isComplete: 'complete' in options,
    }),
  );
  print(
    `${areas.length} areas read: ${result.added} new, ${result.changed} changed, ${result.unchanged} unchanged, ${result.ended} ended`,
  );
};

const placesAddresses = async (city: City, { positional, options, print }: CommandArguments) => {
  const file = pathOf(required(positional[0], 'The file'));
  const rows: Record<string, string>[] = parse(readFileSync(file, 'utf8'), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  });
  const of = (row: Record<string, string>, name: string, line: number): string => {
    const value = row[options[name] ?? name];
    if (value === undefined || value === '')
      throw new Error(`Row ${line}: ${options[name] ?? name} is empty`);
    return value;
  };
  const addresses = rows.map((row, index) => {
    const line = index + 2;
    const [longitude, latitude] = [
      Number(of(row, 'longitude', line)),
      Number(of(row, 'latitude', line)),
    ];
    if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90))
      throw new Error(`Row ${line}: no place on earth`);
    return {
      id: of(row, 'id', line),
      street: of(row, 'street', line),
      number: of(row, 'number', line),
      postcode: of(row, 'postcode', line),
      town: of(row, 'town', line),
      longitude,
      latitude,
    };
  });
  const count = await city.write((tx) =>
    importAddresses(tx, addresses, options.level ?? 'neighbourhood'),
  );
  print(`${count} addresses`);
};

const namedAtMost = 5;

const namesOf = (ids: readonly string[]): string =>
  ids.length > namedAtMost
    ? `${ids.slice(0, namedAtMost).join(', ')} and ${ids.length - namedAtMost} more`
    : ids.join(', ');

const doctor = async (city: City, { print }: CommandArguments) => {
  const problems: string[] = [];
  const { rows } = await city.db.execute<{ version: string; postgis: string }>(
    sql`SELECT current_setting('server_version') AS version, postgis.postgis_lib_version() AS postgis`,
  );
  print(
    `  database      ${city.database.kind}, PostgreSQL ${rows[0]?.version}, PostGIS ${rows[0]?.postgis}`,
  );
  print(`  data          ${city.config.dataDirectory}`);
  const migrations = migrationsOf(city.config.root, city.services);
  const { rows: applied } = await city.db.execute<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM ledger.migration`,
  );
  print(`  migrations    ${applied[0]?.count} of ${migrations.length}`);
  if (applied[0]?.count !== migrations.length) problems.push('Not all migrations are applied');
  const chain = await verifyChain(city.db);
  print(
    `  audit trail   ${chain.entries} entries${chain.brokenAt === undefined ? `, whole, the last ${chain.lastHash.slice(0, 16)}` : `, broken at ${chain.brokenAt}`}`,
  );
  if (chain.brokenAt !== undefined)
    problems.push(`The audit trail was changed at entry ${chain.brokenAt}`);
  for (const folder of brokenOffRestores(city.config.dataDirectory))
    problems.push(
      `A restore was broken off: ${folder} holds files of it. Restore once more, then remove that folder`,
    );
  const files = await city.files.check(city.db);
  const whole = files.count - files.missing.length - files.damaged.length;
  print(`  files         ${whole} of ${files.count} whole`);
  if (files.missing.length > 0) problems.push(`Files are gone: ${namesOf(files.missing)}`);
  if (files.damaged.length > 0)
    problems.push(`Files are not what was stored: ${namesOf(files.damaged)}`);
  const { rows: dead } = await city.db.execute<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM platform.job_run WHERE state = 'dead'`,
  );
  print(`  jobs          ${dead[0]?.count} that failed for good`);
  const secretFile = join(city.config.dataDirectory, 'secret');
  const mode = statSync(secretFile, { throwIfNoEntry: false })?.mode;
  if (mode !== undefined && (mode & 0o077) !== 0)
    problems.push(`${secretFile} can be read by others: chmod 600`);
  if (city.config.publicUrl === undefined)
    print('  address       POLDER_URL is not set: fine for trying out, needed behind a proxy');
  if (problems.length > 0) throw new Error(problems.join('\n'));
  print('  All well');
};

const peopleAdd = async (city: City, { options, print }: CommandArguments) => {
  const password = crypto.randomUUID();
  const name = required(options.name, '--name');
  const email = required(options.email, '--email').toLowerCase();
  if (!emailShape.safeParse(email).success) throw new Error(`${email} is no e-mail address`);
  const wanted = required(options.roles, '--roles').split(',');
  await city.write(async (tx) => {
    const known = (await rolesWithPermissions(tx)).map(({ key }) => key);
    const unknown = wanted.filter((role) => !known.includes(role));
    if (unknown.length > 0)
      throw new Error(`There is no role ${unknown.join(', ')}. Roles are: ${known.join(', ')}`);
    const { rows } = await tx.execute(sql`SELECT 1 FROM identity."user" WHERE email = ${email}`);
    if (rows.length > 0) throw new Error(`${email} has an account already`);
    const id = await city.identity.create(tx, { name, email, password, roles: wanted });
    await record(
      tx,
      { actor: 'system', action: 'account.opened', subject: id, details: { roles: wanted } },
      city.now(),
    );
  });
  print(`${email}  ${password}`);
};

export const houseCommands: readonly Command[] = [
  {
    name: 'backup',
    usage: '<file>',
    summary:
      'Write the whole city (database and files) to one file; the city must be stopped or on a server database',
    needsCity: true,
    run: async (city, { positional, print }) => {
      const file = pathOf(required(positional[0], 'The file'));
      await city.db.transaction((tx) =>
        record(
          tx,
          { actor: 'system', action: 'platform.backup-begun', subject: 'backup' },
          city.now(),
        ),
      );
      const sums = await backUp(
        city.db,
        city.config.dataDirectory,
        file,
        migrationsOf(city.config.root, city.services),
        city.now(),
        bucketOf(city.config),
      );
      printChecksums(sums, print);
      print(`${file}: ${(statSync(file).size / 1e6).toFixed(1)} MB`);
    },
  },
  {
    name: 'restore',
    usage: '<file> [--replace]',
    summary:
      'Fill an empty data directory or database from a backup; --replace overwrites what is there',
    run: async (city, { positional, options, print }) => {
      const { rows } = await city.db.execute<{ count: number }>(
        sql`SELECT count(*)::int AS count FROM identity."user"`,
      );
      if ((rows[0]?.count ?? 0) > 0 && !('replace' in options))
        throw new Error(
          'There is a city here already. Restore into an empty data directory, or add --replace.',
        );
      const { sums, madeAt } = await restore(
        city.db,
        city.config.dataDirectory,
        pathOf(required(positional[0], 'The file')),
        migrationsOf(city.config.root, city.services),
        bucketOf(city.config),
      );
      leaveRestoreNote(city.config.dataDirectory, { restoredAt: city.now(), madeAt });
      printChecksums(sums, print);
      print('Restored; every table equals the backup');
    },
  },
  {
    name: 'checksums',
    usage: '',
    summary: 'Count and hash of every table: equal content, equal checksums',
    needsCity: true,
    run: async (city, { print }) => printChecksums(await checksums(city.db), print),
  },
  {
    name: 'doctor',
    usage: '',
    summary: 'Check database, migrations, audit trail, stored files, jobs and settings',
    needsCity: true,
    run: doctor,
  },
  {
    name: 'places areas',
    usage:
      '<file.geojson|.gpkg|.csv> --geography <slug> --source <text> --licence <text> --valid-from <date> [--geography-name <text>] [--code c --name n --level l | --level-field f] [--level-names <level: nl=…; en=… | … or file.json>] [--parent p | --children c] [--complete]',
    summary: 'Load areas in a version, with their hierarchy',
    run: placesAreas,
  },
  {
    name: 'places addresses',
    usage:
      '<file.csv> [--id c --street c --number c --postcode c --town c --longitude c --latitude c]',
    summary: 'Load addresses; the neighbourhood follows from the position',
    run: placesAddresses,
  },
  {
    name: 'people add',
    usage: '--name <name> --email <e-mail> --roles <role,role>',
    summary: 'Open an account; prints its password, to be changed on the page “me”',
    run: peopleAdd,
  },
];
