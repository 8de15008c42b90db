/** One table of trees behind REST, OData and SOAP, on one server. */
import type http from 'node:http';
import path from 'node:path';
import { readConfiguration } from '../../../configuration.ts';
import type { Row } from '../../../values.ts';
import type { Source } from '../../source.ts';
import { equals, filter, rowsOf, scanOf, tableNamed } from './loopback.ts';

const METADATA = `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="town" xmlns="http://docs.oasis-open.org/odata/ns/edm"><EntityType Name="tree"><Key><PropertyRef Name="id"/></Key>
<Property Name="id" Type="Edm.String" Nullable="false"/><Property Name="kind" Type="Edm.String"/></EntityType>
<EntityContainer Name="all"><EntitySet Name="trees" EntityType="town.tree"/></EntityContainer></Schema></edmx:DataServices></edmx:Edmx>`;

const ENVELOPE = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><trees>
<tree><id>t1</id><kind>elm</kind></tree></trees></s:Body></s:Envelope>`;

const TREES = [{ id: 't1', kind: 'elm' }];

const ANSWERS: ReadonlyMap<string, readonly [type: string, body: string]> = new Map([
  ['/rest/trees', ['application/json', JSON.stringify(TREES)]],
  ['/odata/$metadata', ['application/xml', METADATA]],
  ['/odata/trees', ['application/json', JSON.stringify({ value: TREES })]],
  ['/soap', ['text/xml', ENVELOPE]],
  ['/token', ['application/json', '{"access_token":"t0ken","token_type":"Bearer"}']],
]);

export const trees: http.RequestListener = ({ url }, response) => {
  const [type, body] = ANSWERS.get(new URL(url ?? '/', 'http://any').pathname) ?? [
    'text/plain',
    '',
  ];
  response.writeHead(body === '' ? 404 : 200, { 'content-type': type });
  response.end(body);
};

const member = { type: 'string' };
const DESCRIPTION = {
  openapi: '3.0.3',
  info: { title: 'trees', version: '1' },
  paths: {
    '/trees': {
      get: {
        operationId: 'trees',
        parameters: [{ name: 'id', in: 'query', schema: member }],
        responses: {
          200: {
            description: 'trees',
            content: {
              'application/json': {
                schema: {
                  type: 'array',
                  items: { type: 'object', properties: { id: member, kind: member } },
                },
              },
            },
          },
        },
      },
    },
  },
};

export const KINDS = ['rest', 'odata', 'soap'] as const;
export type Kind = (typeof KINDS)[number];

/** The entry of `sources.json` for each kind. */
export const entryOf = (kind: Kind, url: string, changes: object = {}): object => {
  const message = '<ask><id>{{id}}</id></ask>';
  const columns = { id: 'id', kind: 'kind' };
  const operation = {
    kind: 'written',
    table: 'trees',
    action: 'ask',
    answer: 'trees',
    rows: 'tree',
  };
  const entries = {
    rest: {
      baseUrl: `${url}/rest`,
      description: DESCRIPTION,
      operations: [{ operationId: 'trees', table: 'trees' }],
    },
    odata: { serviceUrl: `${url}/odata` },
    soap: { endpoint: `${url}/soap`, operations: [{ ...operation, message, columns }] },
  };
  return { kind, retries: 0, ...entries[kind], ...changes };
};

/** The source, made as `polder query` makes it. */
export const configured = (entry: object): Source => {
  const { sources } = readConfiguration(
    { sources: { town: entry } },
    { pathOf: (file) => path.resolve(file), temporaryDirectory: '.' },
  );
  const [source] = sources;
  if (!source) throw new Error('no source');
  return source;
};

/** The kind of tree t1, asked for as a query does. */
export const askedFor = async (source: Source): Promise<readonly Row[]> => {
  const schema = await source.discover(new AbortController().signal);
  const scan = scanOf('town', tableNamed(schema, 'trees'), ['id', 'kind']);
  return rowsOf(source, filter(scan, equals(scan, 'id', 't1')));
};
