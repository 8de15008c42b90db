import { afterAll, describe, expect, it } from 'vitest';
import { createStage, type Request, SERVICE_TEXTS } from '../test/hostile-services.ts';
import { evaluator } from './sources/http/test/odata-filter.ts';
import { createODataSource } from './sources/odata/odata-source.ts';
import { createRestSource } from './sources/rest/rest-source.ts';
import { createSoapSource } from './sources/soap/soap-source.ts';

const stage = createStage();
afterAll(stage.end);

describe('hostile texts to a REST service', () => {
  const inPlace = (place: 'path' | 'query' | 'header') => ({
    name: place === 'header' ? 'X-Who' : 'who',
    in: place,
    required: true,
    schema: { type: 'string' },
  });
  const responses = {
    '200': {
      description: 'ok',
      content: {
        'application/json': {
          schema: {
            type: 'array',
            items: { type: 'object', properties: { who: { type: 'string' } } },
          },
        },
      },
    },
    '404': { description: 'none' },
  };
  const body = {
    content: {
      'application/json': {
        schema: { type: 'object', required: ['who'], properties: { who: { type: 'string' } } },
      },
    },
  };
  const description = {
    openapi: '3.0.3',
    info: { title: 'people', version: '1' },
    paths: {
      '/in-path/{who}/end': {
        get: { operationId: 'path', parameters: [inPlace('path')], responses },
      },
      '/in-query': { get: { operationId: 'query', parameters: [inPlace('query')], responses } },
      '/in-header': { get: { operationId: 'header', parameters: [inPlace('header')], responses } },
      '/in-body': { post: { operationId: 'body', requestBody: body, responses } },
    },
  };

  /** What the service understood: undefined when it was asked for something else. */
  const understood = ({ method, url, headers, body: sent }: Request): string | undefined => {
    const path = /^\/base\/in-path\/([^/?#]*)\/end$/.exec(url)?.[1];
    if (path !== undefined) return decodeURIComponent(path);
    const query = /^\/base\/in-query\?who=([^&#]*)$/.exec(url)?.[1];
    if (query !== undefined) return decodeURIComponent(query);
    if (url === '/base/in-header' && method === 'GET') return String(headers['x-who']);
    if (url !== '/base/in-body' || method !== 'POST') return undefined;
    const members: unknown = JSON.parse(sent);
    if (typeof members !== 'object' || members === null) return undefined;
    const [[name, who] = [], another] = Object.entries(members);
    return name === 'who' && another === undefined ? String(who) : undefined;
  };

  it.each(['path', 'query', 'header', 'body'])(
    'stay in their place: %s',
    async (place) => {
      const { url, asked } = await stage.serve((request) => ({
        body: JSON.stringify([{ who: understood(request) ?? 'led astray' }]),
      }));
      const source = createRestSource('api', {
        description,
        baseUrl: `${url}/base`,
        operations: ['path', 'query', 'header', 'body'].map((operationId) => ({
          operationId,
          table: operationId,
          parameters: { [operationId === 'header' ? 'X-Who' : 'who']: 'who' },
        })),
      });
      const ask = stage.open(source);
      let expressed = 0;
      for (const text of SERVICE_TEXTS) {
        const before = asked.length;
        const rows = await ask(`select who from api.${place} where who = $1`, text);
        const requests = asked.slice(before);
        // What cannot be said is not asked at all.
        expect(requests.length, text).toBeLessThanOrEqual(1);
        expect(requests.map(understood), JSON.stringify(text)).toEqual(requests.map(() => text));
        expect(rows).toEqual(requests.map(() => [text]));
        expect(requests.every(({ headers }) => headers['x-injected'] === undefined)).toBe(true);
        expressed += requests.length;
      }
      const joined = await ask(
        `select a.who from words.all w join api.${place} a on a.who = w.word order by 1`,
      );
      expect(joined).toHaveLength(expressed);
      expect(asked.map(understood)).not.toContain(undefined);
      expect(expressed).toBeGreaterThan(place === 'header' ? 20 : 60);
    },
    120_000,
  );
});

describe('hostile texts to an OData service', () => {
  const metadata = `<?xml version="1.0"?><edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="T" xmlns="http://docs.oasis-open.org/odata/ns/edm"><EntityType Name="P"><Key><PropertyRef Name="Id"/></Key><Property Name="Id" Type="Edm.Int32" Nullable="false"/><Property Name="Name" Type="Edm.String"/></EntityType><EntityContainer Name="C"><EntitySet Name="People" EntityType="T.P"/></EntityContainer></Schema></edmx:DataServices></edmx:Edmx>`;
  // What an address cannot carry is not asked for by the service.
  const people = SERVICE_TEXTS.filter((text) => text.isWellFormed() && !/\p{Cc}/u.test(text)).map(
    (Name, Id) => ({ Id, Name }),
  );

  it.each(['exact', 'unknown'] as const)(
    'are literals: %s',
    async (textComparison) => {
      let astray = 0;
      const { url, asked } = await stage.serve(({ url: path }) => {
        if (path.includes('$metadata')) return { type: 'application/xml', body: metadata };
        const { searchParams } = new URL(path, 'http://x');
        const known = ['$filter', '$select', '$orderby', '$top', '$skip', '$count'];
        if ([...searchParams.keys()].some((name) => !known.includes(name))) astray += 1;
        const filter = searchParams.get('$filter');
        const holds = filter === null ? () => true : evaluator(filter, false);
        return { body: JSON.stringify({ value: people.filter((each) => holds(each) === true) }) };
      });
      const ask = stage.open(createODataSource('town', { serviceUrl: url, textComparison }));
      for (const { Id, Name } of people) {
        expect(await ask('select "Id" from town."People" where "Name" = $1', Name)).toEqual([[Id]]);
        const pattern = `${Name.replace(/[\\%_]/g, '\\$&')}%`;
        const rows = await ask(
          'select "Id" from town."People" where "Name" like $1 and "Name" in ($2, $3)',
          ...[pattern, Name, 'nobody'],
        );
        expect(rows).toEqual([[Id]]);
      }
      const joined = await ask(
        'select p."Name" from words.all w join town."People" p on p."Name" = w.word',
      );
      expect(joined).toHaveLength(people.length);
      expect(astray).toBe(0);
      expect(asked.length).toBeGreaterThan(people.length);
    },
    120_000,
  );
});

describe('hostile texts to a SOAP service', () => {
  const decoded = (text: string): string =>
    text.replace(
      /&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot|apos));/gi,
      (_, decimal?: string, hexadecimal?: string, name?: string) =>
        name
          ? ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name] ?? '')
          : String.fromCodePoint(Number(decimal ?? `0x${hexadecimal}`)),
    );

  it('are the text of one element', async () => {
    const wholes: string[] = [];
    const { url, asked } = await stage.serve(({ body }) => {
      const who = /<q:who>([^<>]*)<\/q:who>/.exec(body)?.[1];
      // All but the text, which is always the same.
      wholes.push(body.replace(`<q:who>${who}</q:who>`, '<q:who/>'));
      return {
        type: 'text/xml',
        body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><answer><row><who>${who}</who></row></answer></s:Body></s:Envelope>`,
      };
    });
    const source = createSoapSource('brp', {
      endpoint: url,
      operations: [
        {
          kind: 'written',
          table: 'people',
          action: 'urn:find',
          message: '<q:find xmlns:q="urn:q"><q:who>{{who}}</q:who><q:fixed>x</q:fixed></q:find>',
          answer: 'answer',
          rows: 'row',
          columns: { who: 'who' },
        },
      ],
    });
    const ask = stage.open(source);
    for (const text of SERVICE_TEXTS) {
      const before = asked.length;
      const rows = await ask('select who from brp.people where who = $1', text);
      const requests = asked.slice(before);
      expect(requests.length).toBeLessThanOrEqual(1);
      for (const { body } of requests)
        expect(decoded(/<q:who>([^<>]*)<\/q:who>/.exec(body)?.[1] ?? '')).toBe(text);
      expect(rows, JSON.stringify(text)).toEqual(requests.map(() => [text]));
    }
    expect(asked.length).toBeGreaterThan(60);
    expect(new Set(wholes).size).toBe(1);
  }, 120_000);
});
