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
    ['a kind that there is not', { sources: { a: { kind: 'excel' } } }, 'sources.a.kind'],
    [
      'a kind that is no word of ours',
      { sources: { a: { kind: 'constructor' } } },
      'sources.a.kind',
    ],
    ['no kind', { sources: { a: { file: 'x' } } }, 'sources.a.kind'],
    ['a name with capitals', { sources: { Crm: entries.sqlite } }, 'Crm'],
    ['a name with a dot', { sources: { 'a.b': entries.sqlite } }, 'a.b'],
    ['no host', { sources: { a: { kind: 'postgresql', ...server, host: undefined } } }, 'a.host'],
    ['a port beyond all ports', { sources: { a: { ...entries.mariadb, port: 70_000 } } }, 'a.port'],
    ['a setting that there is not', { sources: {}, polices: {} }, 'polices'],
    ['no sources', {}, 'sources'],
    ['a list', [], ''],
    ['nothing', null, ''],
    [
      'a mask that there is not',
      {
        sources: {},
        policies: {
          otherwise: 'deny',
          tables: [{ table: 'crm.people', masks: { name: { kind: 'blur' } } }],
        },
      },
      'policies.tables.0.masks.name.kind',
    ],
    [
      'a mask on a name that objects do not keep',
      JSON.parse(
        '{"sources":{},"policies":{"otherwise":"deny","tables":[{"table":"crm.people","masks":{"__proto__":{"kind":"hide"}}}]}}',
      ),
      'policies.tables.0.masks.__proto__',
    ],
    [
      'a short key for hashes',
      { sources: {}, policies: { otherwise: 'deny', hashKey: 'short', tables: [] } },
      'policies.hashKey',
    ],
    [
      'scale-out to what is no cluster',
      { sources: { crm: entries.sqlite }, scaleOut: { trino: 'crm' } },
      'scaleOut.trino',
    ],
    [
      'scale-out to nothing',
      { sources: { crm: entries.sqlite }, scaleOut: { trino: 'lake' } },
      'scaleOut.trino',
    ],
    [
      'a certificate that is none',
      { sources: { a: { ...entries.postgresql, tls: { ca: 'ca.pem' } } } },
      'a.tls.ca: holds no certificate',
    ],
    [
      'a certificate without its key',
      { sources: { a: { ...entries.mariadb, tls: { cert: 'x' } } } },
      'a.tls.key',
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

  it('never repeats a value, which may be a secret', () => {
    const secret = { ...entries.postgresql, port: 'a secret of the town' };
    expect(failureOf({ sources: { a: secret } })).not.toContain('secret');
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
