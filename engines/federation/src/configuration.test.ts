import { describe, expect, it } from 'vitest';
import { readConfiguration } from './configuration.ts';
import { FederationError } from './federation-error.ts';

const opening = { pathOf: (path: string) => `/etc/town/${path}`, temporaryDirectory: '/tmp/town' };

const server = { host: 'db', user: 'reader', password: 'a secret of the town', database: 'town' };

/** One valid entry of each kind. */
const entries: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  postgresql: { kind: 'postgresql', ...server },
  mariadb: { kind: 'mariadb', ...server },
  mysql: { kind: 'mysql', ...server },
  sqlserver: { kind: 'sqlserver', ...server },
  oracle: { kind: 'oracle', ...server },
  trino: { kind: 'trino', host: 'lake', user: 'reader' },
  sqlite: { kind: 'sqlite', file: 'archive.db' },
  files: { kind: 'files', directory: 'lists' },
  rest: {
    kind: 'rest',
    description: 'permits.yaml',
    baseUrl: 'https://permits.example/api',
    operations: [{ operationId: 'listPermits', table: 'permits' }],
  },
  odata: { kind: 'odata', serviceUrl: 'https://erp.example/odata/' },
  soap: {
    kind: 'soap',
    endpoint: 'https://stuf.example/',
    operations: [
      {
        kind: 'written',
        table: 'persons',
        action: 'ask',
        message: '<ask><bsn>{{bsn}}</bsn></ask>',
        answer: 'answer',
        rows: 'person',
        columns: { name: 'name' },
      },
    ],
  },
  ldap: {
    kind: 'ldap',
    url: 'ldaps://directory.example',
    base: 'dc=town',
    tables: [{ table: 'staff', objectClasses: ['person'], columns: { name: 'cn' } }],
  },
};

const failureOf = (json: unknown): string => {
  try {
    readConfiguration(json, opening);
  } catch (error) {
    if (error instanceof FederationError && error.code === 'configuration') return error.message;
    throw error;
  }
  throw new Error('It was taken');
};

describe('sources.json', () => {
  it('makes a source of every kind without asking anybody', async () => {
    const { sources } = readConfiguration({ sources: entries }, opening);
    expect(sources.map(({ name }) => name)).toEqual(Object.keys(entries));
    await Promise.all(sources.map((source) => source.close()));
  });

  it.each(Object.entries(entries))(
    'names what is misspelt in an entry of kind %s',
    (kind, entry) => {
      const failure = failureOf({ sources: { town: { ...entry, tsl: { ca: 'x' } } } });
      expect(failure).toContain('town');
      expect(failure).toContain('tsl');
      expect(kind).toBe(entry.kind);
    },
  );

  it.each([
    [
      'a kind that is no word of ours',
      { sources: { a: { kind: 'constructor' } } },
      'sources.a.kind',
    ],
    ['a name with a dot', { sources: { 'a.b': entries.sqlite } }, 'a.b'],
    [
      'a mask on a name that objects do not keep',
      JSON.parse(
        '{"sources":{},"policies":{"otherwise":"deny","tables":[{"table":"crm.people","masks":{"__proto__":{"kind":"hide"}}}]}}',
      ),
      'policies.tables.0.masks.__proto__',
    ],
    [
      'scale-out to nothing',
      { sources: { crm: entries.sqlite }, scaleOut: { trino: 'lake' } },
      'scaleOut.trino',
    ],
    [
      'a certificate that is none',
      { sources: { a: { ...entries.postgresql, tls: { ca: 'ca.pem' } } } },
      'sources.a.tls.ca: holds no certificate',
    ],
    [
      'a certificate without its key',
      { sources: { a: { ...entries.mariadb, tls: { cert: 'x' } } } },
      'sources.a.tls.key: is needed beside cert',
    ],
    [
      'a catalogue that the cluster is not asked for',
      {
        sources: { lake: { ...entries.trino, catalogues: ['tpch'] }, crm: entries.sqlite },
        scaleOut: { trino: 'lake', placements: { crm: { catalogue: 'crm' } } },
      },
      'scaleOut.placements.crm.catalogue',
    ],
    [
      'a place in the cluster for what is no source',
      {
        sources: { lake: entries.trino },
        scaleOut: { trino: 'lake', placements: { crm: { catalogue: 'crm' } } },
      },
      'scaleOut.placements.crm',
    ],
  ])('says where %s is', (_, json, place) => {
    expect(failureOf(json)).toContain(place);
  });

  it.each<readonly [string, unknown, string]>([
    [
      'a host that is left out',
      { sources: { a: { kind: 'postgresql', user: 'reader', password: '', database: 'town' } } },
      'sources.a.host: is missing',
    ],
    [
      'a port in quotes',
      { sources: { a: { ...entries.postgresql, port: '5432' } } },
      'sources.a.port: has to be a whole number (without quotes), not a text',
    ],
    [
      'a port beyond all ports',
      { sources: { a: { ...entries.mariadb, port: 70_000 } } },
      'sources.a.port: has to be at most 65535',
    ],
    [
      'a password without quotes',
      { sources: { a: { ...entries.oracle, password: 4711 } } },
      'sources.a.password: has to be a text (in quotes), not a number',
    ],
    [
      'a negative number of connections',
      { sources: { a: { ...entries.sqlserver, poolSize: -1 } } },
      'sources.a.poolSize: has to be at least 1',
    ],
    [
      'encryption in words',
      { sources: { a: { ...entries.mysql, tls: 'yes' } } },
      'sources.a.tls: has to be true or false, or an object, not a text',
    ],
    [
      'a certificate setting that is misspelt',
      { sources: { a: { ...entries.trino, tls: { verfy: false } } } },
      'sources.a.tls: there is no setting “verfy”; did you mean “verify”?',
    ],
    [
      'an address without its beginning',
      { sources: { a: { ...entries.rest, baseUrl: 'permits.example/api' } } },
      'sources.a.baseUrl: has to be a whole address that begins with https:// or http://',
    ],
    [
      'no operations',
      { sources: { a: { ...entries.soap, operations: [] } } },
      'sources.a.operations: has to have at least 1 entry',
    ],
    [
      'a version without quotes',
      { sources: { a: { ...entries.odata, version: 4 } } },
      'sources.a.version: has to be one of 4.0, 4.01 (in quotes), not a number',
    ],
    [
      'a column type of another database',
      {
        sources: {
          a: {
            ...entries.files,
            tables: { permits: { file: 'p.csv', columns: { at: 'datetime' } } },
          },
        },
      },
      'sources.a.tables.permits.columns.at: has to be one of text, integer, bigint, numeric, double, boolean, date, timestamp, timestamptz',
    ],
    [
      'a setting that is misspelt in one of two forms',
      {
        sources: {
          a: {
            ...entries.ldap,
            tables: [
              { table: 'staff', objectClasses: ['person'], columns: { name: { atribute: 'cn' } } },
            ],
          },
        },
      },
      'sources.a.tables.0.columns.name: there is no setting “atribute”; did you mean “attribute”?',
    ],
    ['a list', [], 'has to be an object, not a list'],
    ['nothing', null, 'has to be an object, not null'],
    ['no sources', {}, 'sources: is missing'],
    [
      'a name that is misspelt',
      { sources: {}, polices: {} },
      'there is no setting “polices”; did you mean “policies”?',
    ],
    [
      'a setting that is misspelt and so missing',
      { sources: { a: { kind: 'sqlite', flie: 'a.db' } } },
      'sources.a: there is no setting “flie”; did you mean “file”?',
    ],
    [
      'a source of no kind',
      { sources: { a: { file: 'a.db' } } },
      'sources.a.kind: is missing; it has to be one of postgresql, mariadb, mysql, sqlserver, oracle, trino, ldap, rest, odata, soap, sqlite, files',
    ],
    [
      'a kind that there is not',
      { sources: { a: { kind: 'postgres' } } },
      'sources.a.kind: has to be one of postgresql, mariadb, mysql, sqlserver, oracle, trino, ldap, rest, odata, soap, sqlite, files; did you mean postgresql?',
    ],
    [
      'a kind by the name of its driver',
      { sources: { a: { kind: 'MSSQL' } } },
      'sources.a.kind: there is no such kind; did you mean sqlserver?',
    ],
    [
      'a kind that is nothing like one',
      { sources: { a: { kind: 'carrier pigeon' } } },
      'sources.a.kind: has to be one of postgresql, mariadb, mysql, sqlserver, oracle, trino, ldap, rest, odata, soap, sqlite, files',
    ],
    [
      'a limit in small letters',
      { sources: {}, limits: { maximumrows: 10 } },
      'limits: there is no setting “maximumrows”; did you mean “maximumRows”?',
    ],
    [
      'a policy about a source that there is not',
      {
        sources: { crm: entries.sqlite },
        policies: { otherwise: 'allow', tables: [{ table: 'crn.people' }] },
      },
      'policies.tables.0.table: there is no source crn; did you mean crm?',
    ],
    [
      'a place in the cluster for a source that is misspelt',
      {
        sources: { lake: entries.trino, crm: entries.sqlite },
        scaleOut: { trino: 'lake', placements: { crn: { catalogue: 'crm' } } },
      },
      'scaleOut.placements.crn: there is no such source; did you mean crm?',
    ],
    [
      'a source with a capital',
      { sources: { Crm: entries.sqlite } },
      'sources.Crm: cannot be a name: a name is a small letter or _, then small letters, digits and _',
    ],
    [
      'a limit of nothing',
      { sources: {}, limits: { maximumRows: 0 } },
      'limits.maximumRows: has to be more than 0',
    ],
    [
      'a mask that there is not',
      {
        sources: {},
        policies: {
          otherwise: 'deny',
          tables: [{ table: 'crm.people', masks: { name: { kind: 'blur' } } }],
        },
      },
      'policies.tables.0.masks.name.kind: has to be one of hide, partial, hash, year',
    ],
    [
      'a short key for hashes',
      { sources: {}, policies: { otherwise: 'deny', hashKey: 'short', tables: [] } },
      'policies.hashKey: has to have at least 16 characters',
    ],
    [
      'scale-out to what is no cluster',
      { sources: { crm: entries.sqlite }, scaleOut: { trino: 'crm' } },
      'scaleOut.trino: is not the name of a source of kind trino',
    ],
  ])('tells of %s what is wrong', (_, json, message) => {
    expect(failureOf(json)).toBe(message);
  });

  it.each(Object.entries(entries))(
    'never repeats a value, which may be a secret: %s',
    async (_, entry) => {
      const settings = new Set(['kind', 'tls', 'port', 'credentials', ...Object.keys(entry)]);
      const secrets = ['471147', 471147, [471147], { user: '471147' }, [{ user: '471147' }]];
      const failures: string[] = [];
      for (const setting of settings)
        for (const secret of secrets)
          try {
            const given = { ...entry, [setting]: secret };
            const { sources } = readConfiguration({ sources: { a: given } }, opening);
            await Promise.all(sources.map((source) => source.close()));
          } catch (error) {
            failures.push(String(error));
          }
      expect(failures.length).toBeGreaterThan(settings.size * 2);
      expect(failures.filter((failure) => failure.includes('471147'))).toEqual([]);
    },
  );

  it('knows which of its names was probably meant', () => {
    const { meantBy } = readConfiguration(
      {
        sources: { crm: entries.sqlite },
        policies: {
          otherwise: 'deny',
          tables: [
            { table: 'crm.people', roles: ['planner', 'enforcement'] },
            { table: 'crm.*', purposes: ['urn:activity:terraces'] },
          ],
        },
      },
      opening,
    );
    expect(meantBy('crn', 'source')).toBe('crm');
    expect(meantBy('enforcment', 'role')).toBe('enforcement');
    expect(meantBy('urn:activity:terrace', 'purpose')).toBe('urn:activity:terraces');
    expect(meantBy('planner', 'role')).toBeUndefined();
    expect(meantBy('planner', 'purpose')).toBeUndefined();
  });

  it('has what is not given', () => {
    const { policies, limits, scaleOut, schemaDirectory } = readConfiguration(
      {
        sources: { lake: entries.trino },
        scaleOut: { trino: 'lake' },
        schemaDirectory: 'known',
      },
      opening,
    );
    expect({ policies, limits, scaleOut, schemaDirectory }).toEqual({
      policies: undefined,
      limits: {},
      scaleOut: { trino: 'lake', placements: {}, maximumRowsHere: 5_000_000 },
      schemaDirectory: '/etc/town/known',
    });
  });
});
