/** `sources.json`: each source by name, with its kind and where it is; policies and limits beside them. */
import { z } from 'zod';
import { duckdb } from './dialects/duckdb.ts';
import { createMariadb, mariadb } from './dialects/mariadb.ts';
import { oracle } from './dialects/oracle.ts';
import { postgresql } from './dialects/postgresql.ts';
import { sqlite } from './dialects/sqlite.ts';
import { sqlserver } from './dialects/sqlserver.ts';
import { trino } from './dialects/trino.ts';
import { type RunLimits, usualLimits } from './execute/query-run.ts';
import { FederationError } from './federation-error.ts';
import type { PolicySet } from './policy/policy.ts';
import { checked } from './settings-errors.ts';
import { createFilesSource } from './sources/files/files.ts';
import { filesOptions } from './sources/files/options.ts';
import { createLdapSource } from './sources/ldap/ldap-source.ts';
import { ldapOptions } from './sources/ldap/options.ts';
import { createMariadbSource } from './sources/mariadb/mariadb.ts';
import { mariadbOptions } from './sources/mariadb/options.ts';
import { createODataSource } from './sources/odata/odata-source.ts';
import { odataOptions } from './sources/odata/options.ts';
import { oracleOptions } from './sources/oracle/options.ts';
import { createOracleSource } from './sources/oracle/oracle.ts';
import { postgresqlOptions } from './sources/postgresql/options.ts';
import { createPostgresqlSource } from './sources/postgresql/postgresql.ts';
import { restOptions } from './sources/rest/options.ts';
import { createRestSource } from './sources/rest/rest-source.ts';
import { soapOptions } from './sources/soap/options.ts';
import { createSoapSource } from './sources/soap/soap-source.ts';
import type { Source } from './sources/source.ts';
import { sqliteOptions } from './sources/sqlite/options.ts';
import { createSqliteSource } from './sources/sqlite/sqlite.ts';
import { sqlserverOptions } from './sources/sqlserver/options.ts';
import { createSqlserverSource } from './sources/sqlserver/sqlserver.ts';
import { trinoOptions } from './sources/trino/options.ts';
import type { ScaleOutOptions } from './sources/trino/scale-out.ts';
import { createTrinoSource } from './sources/trino/trino.ts';
import { nearestName, suggestion } from './sql/nearest-name.ts';

export interface Opening {
  /** A path in options as a whole one: they are relative to the file that they stand in. */
  readonly pathOf: (path: string) => string;
  /** Where what does not fit in memory may go. */
  readonly temporaryDirectory: string;
}

interface Kind {
  readonly open: (name: string, entry: unknown, opening: Opening) => Source;
}

/** The way to a source's settings. */
const placeOf = (name: string): string => `sources.${name}`;

const kind = <Schema extends z.ZodType>(
  options: Schema,
  open: (name: string, options: z.output<Schema>, opening: Opening) => Source,
): Kind => ({
  open: (name, entry, opening) => open(name, checked(options, entry, placeOf(name)), opening),
});

const isAddress = (text: string): boolean => /^https?:\/\//.test(text);

/** Drivers are loaded when a source is first used: a kind that nobody uses costs nothing. */
const kinds = {
  postgresql: kind(postgresqlOptions, (name, options) =>
    createPostgresqlSource(name, options, postgresql),
  ),
  mariadb: kind(mariadbOptions, (name, options) => createMariadbSource(name, options, mariadb)),
  mysql: kind(mariadbOptions, (name, options) =>
    createMariadbSource(name, options, createMariadb({ server: 'mysql' })),
  ),
  sqlserver: kind(sqlserverOptions, (name, options) =>
    createSqlserverSource(name, options, sqlserver),
  ),
  oracle: kind(oracleOptions, (name, options) => createOracleSource(name, options, oracle)),
  trino: kind(trinoOptions, (name, options) => createTrinoSource(name, options, trino)),
  ldap: kind(ldapOptions, createLdapSource),
  rest: kind(restOptions, (name, { description, ...options }, { pathOf }) =>
    createRestSource(name, {
      ...options,
      description:
        typeof description === 'string' && !isAddress(description)
          ? pathOf(description)
          : description,
    }),
  ),
  odata: kind(odataOptions, createODataSource),
  soap: kind(soapOptions, (name, { wsdl, ...options }, { pathOf }) =>
    createSoapSource(name, { ...options, ...(wsdl !== undefined && { wsdl: pathOf(wsdl) }) }),
  ),
  sqlite: kind(sqliteOptions, (name, options, { pathOf }) =>
    createSqliteSource(name, { ...options, file: pathOf(options.file) }, sqlite),
  ),
  files: {
    open: (name, entry, { pathOf, temporaryDirectory }) => {
      const given = { temporaryDirectory, ...checked(z.looseObject({}), entry, placeOf(name)) };
      const options = checked(filesOptions, given, placeOf(name));
      return createFilesSource(
        name,
        {
          ...options,
          directory: pathOf(options.directory),
          temporaryDirectory: pathOf(options.temporaryDirectory),
        },
        duckdb,
      );
    },
  },
} satisfies Readonly<Record<string, Kind>>;

/** `Object.keys` does not tell its type, and nothing is added to them. */
const kindNames = Object.keys(kinds) as (keyof typeof kinds)[];

/** What other programs and people call them. */
const otherNames: ReadonlyMap<string, keyof typeof kinds> = new Map([
  ['mssql', 'sqlserver'],
  ['csv', 'files'],
  ['json', 'files'],
  ['parquet', 'files'],
  ['openapi', 'rest'],
  ['wsdl', 'soap'],
  ['presto', 'trino'],
]);

const kindName = z.enum(kindNames, {
  error: ({ input }) => {
    const meant = typeof input === 'string' ? otherNames.get(input.toLowerCase()) : undefined;
    return meant && `there is no such kind; did you mean ${meant}?`;
  },
});

const mask = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hide') }),
  z.strictObject({ kind: z.literal('partial'), shown: z.int().min(0).max(100) }),
  z.strictObject({ kind: z.literal('hash') }),
  z.strictObject({ kind: z.literal('year') }),
]);

const policySet = z.strictObject({
  otherwise: z.enum(['allow', 'deny']),
  hashKey: z.string().min(16).exactOptional(),
  tables: z.array(
    z.strictObject({
      table: z.string().min(1),
      roles: z.array(z.string()).exactOptional(),
      purposes: z.array(z.string()).exactOptional(),
      users: z.array(z.string().min(1)).exactOptional(),
      rows: z.string().exactOptional(),
      masks: z.record(z.string(), mask).exactOptional(),
      without: z.array(z.string()).exactOptional(),
    }),
  ),
});

const runLimits = z.strictObject({
  deadline: z.int().positive().exactOptional(),
  maximumFragmentRows: z.int().positive().exactOptional(),
  maximumRows: z.int().positive().exactOptional(),
  isStrict: z.boolean().exactOptional(),
});

const sourceName = z
  .string()
  .regex(
    /^[a-z_][a-z0-9_]{0,62}$/,
    'a name is a small letter or _, then small letters, digits and _',
  );

const scaleOut = z.strictObject({
  trino: sourceName,
  placements: z
    .record(
      sourceName,
      z.strictObject({
        catalogue: z.string().min(1),
        schema: z.string().min(1).exactOptional(),
      }),
    )
    .default({}),
  maximumRowsHere: z.int().positive().default(usualLimits.maximumFragmentRows),
});

const configuration = z.strictObject({
  sources: z.record(sourceName, z.looseObject({ kind: kindName })),
  policies: policySet.exactOptional(),
  limits: runLimits.exactOptional(),
  scaleOut: scaleOut.exactOptional(),
  /** Where lists of tables are kept between runs. */
  schemaDirectory: z.string().min(1).exactOptional(),
});

export interface Configuration {
  readonly sources: readonly Source[];
  readonly policies: PolicySet | undefined;
  readonly limits: Partial<RunLimits>;
  readonly scaleOut: ScaleOutOptions | undefined;
  readonly schemaDirectory: string | undefined;
  /** Of the names that stand in it the one that was probably meant; undefined for one of them, and for none. */
  readonly meantBy: (wanted: string, of: 'source' | 'role' | 'purpose') => string | undefined;
}

const meantAmong = (names: ReadonlySet<string>, wanted: string): string | undefined =>
  names.has(wanted) ? undefined : nearestName(wanted, names);

/**
 * Reads what stands in `sources.json` and makes its sources; nothing is connected yet.
 *
 * @throws FederationError `configuration` with the place and what is wrong there
 */
export const readConfiguration = (json: unknown, opening: Opening): Configuration => {
  refuseDropped(json, []);
  const read = checked(configuration, json, '');
  const { policies } = read;
  const names = new Set(Object.keys(read.sources));
  if (policies) checkPolicies(policies, names);
  if (read.scaleOut) checkScaleOut(read.scaleOut, read.sources);
  const known = {
    source: names,
    role: new Set(policies?.tables.flatMap(({ roles = [] }) => roles)),
    purpose: new Set(policies?.tables.flatMap(({ purposes = [] }) => purposes)),
  };
  return {
    sources: Object.entries(read.sources).map(([name, entry]) =>
      kinds[entry.kind].open(name, entry, opening),
    ),
    policies,
    limits: read.limits ?? {},
    scaleOut: read.scaleOut,
    schemaDirectory:
      read.schemaDirectory === undefined ? undefined : opening.pathOf(read.schemaDirectory),
    meantBy: (wanted, of) => meantAmong(known[of], wanted),
  };
};

/** A name that objects are not read with: what stands under it would be left out, such as a mask. */
const refuseDropped = (value: unknown, path: readonly string[]): void => {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__')
      throw new FederationError('configuration', `${[...path, key].join('.')}: cannot be a name`);
    refuseDropped(inner, [...path, key]);
  }
};

/** Each is about a source that there is: a policy about nothing protects nothing. */
const checkPolicies = ({ tables }: PolicySet, sources: ReadonlySet<string>): void => {
  for (const [index, { table }] of tables.entries()) {
    const [source = ''] = table.split('.', 1);
    if (!sources.has(source))
      throw new FederationError(
        'configuration',
        `policies.tables.${index}.table: there is no source ${source}${suggestion(source, sources)}`,
      );
  }
};

/** Its names are of sources that there are, and the cluster is one. */
const checkScaleOut = (
  { trino: cluster, placements }: ScaleOutOptions,
  sources: Readonly<Record<string, { readonly kind: string; readonly catalogues?: unknown }>>,
): void => {
  if (!Object.hasOwn(sources, cluster) || sources[cluster]?.kind !== 'trino')
    throw new FederationError(
      'configuration',
      'scaleOut.trino: is not the name of a source of kind trino',
    );
  const listed = z.array(z.string()).safeParse(sources[cluster]?.catalogues).data;
  for (const [name, { catalogue }] of Object.entries(placements)) {
    const place = `scaleOut.placements.${name}`;
    if (!Object.hasOwn(sources, name))
      throw new FederationError(
        'configuration',
        `${place}: there is no such source${suggestion(name, Object.keys(sources))}`,
      );
    if (listed && !listed.includes(catalogue))
      throw new FederationError(
        'configuration',
        `${place}.catalogue: is not among sources.${cluster}.catalogues`,
      );
  }
};
