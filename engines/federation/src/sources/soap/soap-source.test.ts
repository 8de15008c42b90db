import { X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listen as listenSoap } from 'soap';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TableSchema } from '../../schema.ts';
import { createAuthority } from '../http/test/certificates.ts';
import {
  deadUrl,
  equals,
  failureOf,
  filter,
  isIn,
  type Loopback,
  limit,
  listen,
  rowsOf,
  scanOf,
  tableNamed,
} from '../http/test/loopback.ts';
import { configured, entryOf } from '../http/test/trees.ts';
import type { SoapOptions } from './options.ts';
import { createSoapSource } from './soap-source.ts';

const WSDL = `<?xml version="1.0"?>
<definitions name="Persons" targetNamespace="urn:persons" xmlns:tns="urn:persons"
 xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
 <types><xsd:schema targetNamespace="urn:persons" elementFormDefault="qualified">
  <xsd:element name="SearchRequest"><xsd:complexType><xsd:sequence>
   <xsd:element name="bsn" type="xsd:string"/>
   <xsd:element name="on" type="xsd:date" minOccurs="0"/>
   <xsd:element name="sender"><xsd:complexType><xsd:sequence><xsd:element name="office" type="xsd:string"/></xsd:sequence></xsd:complexType></xsd:element>
  </xsd:sequence></xsd:complexType></xsd:element>
  <xsd:element name="SearchResponse"><xsd:complexType><xsd:sequence>
   <xsd:element name="total" type="xsd:int"/>
   <xsd:element name="persons"><xsd:complexType><xsd:sequence>
    <xsd:element name="person" minOccurs="0" maxOccurs="unbounded"><xsd:complexType><xsd:sequence>
     <xsd:element name="bsn" type="xsd:string"/>
     <xsd:element name="born" type="xsd:date" minOccurs="0"/>
     <xsd:element name="income" type="xsd:decimal" minOccurs="0"/>
     <xsd:element name="isAlive" type="xsd:boolean" minOccurs="0"/>
     <xsd:element name="name"><xsd:complexType><xsd:sequence><xsd:element name="family" type="xsd:string"/></xsd:sequence></xsd:complexType></xsd:element>
     <xsd:element name="child" type="xsd:string" minOccurs="0" maxOccurs="unbounded"/>
    </xsd:sequence></xsd:complexType></xsd:element>
   </xsd:sequence></xsd:complexType></xsd:element>
  </xsd:sequence></xsd:complexType></xsd:element>
 </xsd:schema></types>
 <message name="SearchIn"><part name="p" element="tns:SearchRequest"/></message>
 <message name="SearchOut"><part name="p" element="tns:SearchResponse"/></message>
 <portType name="P"><operation name="Search"><input message="tns:SearchIn"/><output message="tns:SearchOut"/></operation></portType>
 <binding name="B" type="tns:P"><soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
  <operation name="Search"><soap:operation soapAction="urn:persons/Search"/><input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation>
 </binding>
 <service name="S"><port name="Po" binding="tns:B"><soap:address location="http://127.0.0.1:1/nowhere"/></port></service>
</definitions>`;

interface Question {
  readonly bsn: string;
  readonly sender?: { readonly office: string };
}

const questions: unknown[] = [];
let folder: string;
let wsdl: string;
let server: Loopback;
let raw: Loopback;
/** What the raw server answers. */
let reply: {
  readonly status?: number;
  readonly type?: string;
  readonly body?: string;
  readonly cut?: boolean;
} = {};
let lastBody = '';
let lastHeaders: NodeJS.Dict<string | readonly string[]> = {};

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'polder-soap-'));
  wsdl = path.join(folder, 'persons.wsdl');
  writeFileSync(wsdl, WSDL);
  const plain = await listen(() => {});
  server = plain;
  const search = (question: Question, done?: (answer: unknown) => void): void => {
    questions.push(question);
    if (question.bsn === 'fault') {
      throw { Fault: { faultcode: 'soap:Client', faultstring: 'secret 123' } };
    }
    const many = question.bsn === 'many' ? 5000 : 1;
    done?.({
      total: 1,
      persons: {
        person:
          question.bsn === 'none'
            ? []
            : Array.from({ length: many }, () => ({
                // The register takes numbers with and without zeros in front for the same.
                // The library of this server would write CDATA as it came.
                bsn: question.bsn.includes('CDATA') ? '' : question.bsn.replace(/^0+/, ''),
                born: '1980-02-29',
                income: '12345678901234567890.10',
                isAlive: true,
                name: { family: 'O\'Neil & <Co> "𝄞"' },
                child: ['a', 'b'],
              })),
      },
    });
  };
  listenSoap(plain.server, '/persons', { S: { Po: { Search: search } } }, WSDL);
  raw = await listen((request, response) => {
    lastHeaders = request.headers;
    lastBody = '';
    request.on('data', (chunk) => {
      lastBody += chunk;
    });
    request.on('end', () => {
      if (reply.body === undefined) return;
      response.writeHead(reply.status ?? 200, {
        'content-type': reply.type ?? 'text/xml; charset=utf-8',
        ...(reply.cut && { 'content-length': '100000' }),
      });
      if (!reply.cut) response.end(reply.body);
      else {
        response.write(reply.body);
        setTimeout(() => response.destroy(), 10);
      }
    });
  });
});

afterAll(async () => {
  await server.stop();
  await raw.stop();
  rmSync(folder, { recursive: true });
});

type Operation = SoapOptions['operations'][number];

const search = {
  kind: 'described',
  operation: 'Search',
  table: 'persons',
  optional: ['on'],
  fixed: { 'sender/office': 'desk & co' },
} satisfies Operation;

const opened = async (changes: Partial<SoapOptions> = {}) => {
  const source = createSoapSource('brp', {
    endpoint: `${server.url}/persons`,
    wsdl,
    operations: [search],
    ...changes,
  });
  const schema = await source.discover(new AbortController().signal);
  return { source, persons: tableNamed(schema, 'persons') };
};

describe('tables of a SOAP source', () => {
  it('are operations: input that has to be given, elements of what repeats', async () => {
    const { persons } = await opened();
    expect(persons.access).toEqual([['bsn']]);
    expect(persons.columns.map(({ name, type }) => [name, type.name])).toEqual([
      ['bsn', 'text'],
      ['born', 'date'],
      ['income', 'numeric'],
      ['isAlive', 'boolean'],
      ['name_family', 'text'],
      ['child', 'json'],
      ['on', 'date'],
    ]);
  });

  it.each([
    ['an operation that is not there', { ...search, operation: 'Find' }, /Find: is not described/],
    ['input that is not there', { ...search, fixed: { office: 'x' } }, /no input element office/],
    ['rows that are not there', { ...search, rows: 'people' }, /no such rows/],
  ])('are refused for %s', async (_, operation, message) => {
    await expect(opened({ operations: [operation] })).rejects.toThrow(message);
  });

  it('are refused when the WSDL is none or somewhere else', async () => {
    await expect(opened({ wsdl: path.join(folder, 'none.wsdl') })).rejects.toThrow(
      /cannot be read/,
    );
    await expect(opened({ wsdl: `${server.url}/persons?wsdl` })).rejects.toThrow(/not an address/);
    const importing = path.join(folder, 'importing.wsdl');
    const inserted = `<xsd:schema><xsd:import namespace="urn:x" schemaLocation="${server.url}/x.xsd"/></xsd:schema>`;
    writeFileSync(importing, WSDL.replace('<types>', `<types>${inserted}`));
    await expect(opened({ wsdl: importing })).rejects.toThrow(/cannot be read/);
  });
});

describe('rows of a SOAP source', () => {
  it('come converted, with the fixed input sent along', async () => {
    const { source, persons } = await opened();
    const scan = scanOf('brp', persons, [
      'bsn',
      'born',
      'income',
      'isAlive',
      'name_family',
      'child',
    ]);
    const plan = filter(scan, equals(scan, 'bsn', '123'));
    expect(await rowsOf(source, plan)).toEqual([
      ['123', '1980-02-29', '12345678901234567890.10', true, 'O\'Neil & <Co> "𝄞"', '["a","b"]'],
    ]);
    expect(questions.at(-1)).toEqual({ bsn: '123', sender: { office: 'desk & co' } });
    expect(source.describe(plan)).toEqual({ text: 'SOAP Search(bsn=…)', parameters: 1 });
  });

  it('are those that equal what was asked; input that the answer does not repeat is a column', async () => {
    const { source, persons } = await opened();
    const scan = scanOf('brp', persons, ['bsn', 'on']);
    const numbers = isIn(scan, 'bsn', ['1', '02', '3', null]);
    const rows = await rowsOf(
      source,
      filter(scan, numbers, equals(scan, 'on', '2024-01-31', { name: 'date' })),
    );
    expect(rows.toSorted()).toEqual([
      ['1', '2024-01-31'],
      ['3', '2024-01-31'],
    ]);
  });

  it('are none where there are none, and are not asked for without input', async () => {
    const { source, persons } = await opened();
    const scan = scanOf('brp', persons, ['bsn']);
    expect(await rowsOf(source, filter(scan, equals(scan, 'bsn', 'none')))).toEqual([]);
    expect(source.canExecute(scan)).toBe(false);
    expect(source.canExecute(filter(scan, equals(scan, 'bsn', '1')))).toBe(true);
  });

  it('are limited', async () => {
    const { source, persons } = await opened();
    const scan = scanOf('brp', persons, ['bsn']);
    const plan = filter(scan, equals(scan, 'bsn', 'many'));
    expect(await rowsOf(source, limit(plan, 10), { maximumRows: 10 })).toHaveLength(10);
    expect(await failureOf(rowsOf(source, plan, { maximumRows: 10 }))).toBe('too-many-rows');
    const small = await opened({ maximumBytes: 100_000 });
    expect(await failureOf(rowsOf(small.source, plan))).toBe('too-much-data');
  });

  it.each([
    "' or 1=1",
    '</bsn><bsn>1</bsn>',
    '<!--',
    ']]>',
    '&lt;',
    '&x;',
    '<![CDATA[1]]>',
    '<![CDATA[1]]></bsn><bsn>2<![CDATA[]]>',
    '\u0000',
    '\ud800',
    '1\r\n2',
    ' 1',
    '$&',
    '{{on}}',
    '</wsse:Security>',
    '',
  ])('keep a value a value: %j', async (value) => {
    const { source, persons } = await opened({
      security: { kind: 'username', user: 'u', password: 'p' },
    });
    const scan = scanOf('brp', persons, ['bsn']);
    const before = questions.length;
    const rows = await rowsOf(source, filter(scan, equals(scan, 'bsn', value)));
    const sent = questions.slice(before);
    if (sent.length > 0) expect(sent).toMatchObject([{ bsn: value }]);
    expect(rows).toEqual(sent.length > 0 && !value.includes('CDATA') ? [[value]] : []);
    if (value.includes('CDATA')) expect(sent).toHaveLength(1);
  });
});

const envelopeOf = (body: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`;
const answerOf = (person: string): string =>
  envelopeOf(`<SearchResponse><persons><person>${person}</person></persons></SearchResponse>`);

describe('a SOAP source in trouble', () => {
  const asking = async (answer: typeof reply, given = {}, changes: Partial<SoapOptions> = {}) => {
    reply = answer;
    const { source, persons } = await opened({ endpoint: raw.url, ...changes });
    const scan = scanOf('brp', persons, ['bsn', 'income', 'born']);
    return rowsOf(source, filter(scan, equals(scan, 'bsn', '1')), given);
  };

  it.each([
    [
      'a fault',
      {
        status: 500,
        body: envelopeOf(
          '<s:Fault><faultcode>s:Server</faultcode><faultstring>secret</faultstring></s:Fault>',
        ),
      },
      'rejected (Server)',
    ],
    [
      'a fault of security',
      {
        status: 500,
        body: envelopeOf('<s:Fault><faultcode>wsse:FailedAuthentication</faultcode></s:Fault>'),
      },
      'credentials (FailedAuthentication)',
    ],
    [
      'a fault of 1.2',
      {
        status: 400,
        type: 'application/soap+xml',
        body: envelopeOf('<s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code></s:Fault>'),
      },
      'rejected (Sender)',
    ],
    [
      'a fault of its own',
      { status: 500, body: envelopeOf('<s:Fault><faultcode>secret 123</faultcode></s:Fault>') },
      'rejected (fault)',
    ],
    ['a page', { status: 500, type: 'text/html', body: '<p>' }, 'rejected (HTTP 500)'],
    ['another type', { type: 'text/html', body: '<p>' }, 'rejected (not XML)'],
    ['broken XML', { body: '<s:Envelope' }, 'rejected (not SOAP)'],
    [
      'a document type',
      {
        body: `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>${answerOf('<bsn>&e;</bsn>')}`,
      },
      'rejected (not SOAP)',
    ],
    ['an entity', { body: answerOf('<bsn>&e;</bsn>') }, 'rejected (not SOAP)'],
    ['an empty body', { body: envelopeOf('') }, 'rejected (no answer)'],
    ['another answer', { body: envelopeOf('<Other/>') }, 'rejected (another answer)'],
    [
      'a value that does not fit',
      { body: answerOf('<bsn>1</bsn><income>secret</income>') },
      'rejected (column income does not fit)',
    ],
    [
      'a value twice',
      { body: answerOf('<bsn>1</bsn><bsn>2</bsn>') },
      'rejected (column bsn comes twice)',
    ],
    ['no access', { status: 403, body: '' }, 'forbidden (HTTP 403)'],
    ['limits', { status: 429, body: '' }, 'rate-limited (HTTP 429)'],
    [
      'a refusal in the answer',
      { body: envelopeOf('<SearchResponse><error/></SearchResponse>') },
      'rejected (failure in the answer)',
    ],
  ])('says why: %s', async (_, answer, failure) => {
    const operations = [{ ...search, failures: ['error'] }];
    expect(await failureOf(asking(answer, {}, { operations }))).toBe(failure);
  });

  it('takes nil and empty elements for NULL', async () => {
    const nil =
      '<bsn>1</bsn><income xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/><born/>';
    expect(await asking({ body: answerOf(nil) })).toEqual([['1', null, null]]);
  });

  it('ends at the deadline and when nobody waits', async () => {
    expect(await failureOf(asking({}, { timeout: 50 }))).toBe('deadline');
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 20);
    expect(await failureOf(asking({}, { signal: abort.signal }))).toBe('cancelled');
  });

  it('is lost when it hangs up, unreachable when nobody listens, and not asked twice', async () => {
    expect(await failureOf(asking({ body: '<s:', cut: true }))).toMatch(/^connection-lost/);
    const endpoint = await deadUrl();
    expect(await failureOf(asking({}, {}, { endpoint }))).toBe('unreachable (ECONNREFUSED)');
    const { source } = await opened({ endpoint });
    expect(await source.health(new AbortController().signal)).toMatchObject({ isUp: false });
  });

  it('is told who asks, by WS-Security', async () => {
    const body = answerOf('<bsn>1</bsn>');
    await asking(
      { body },
      {},
      {
        security: {
          kind: 'username',
          user: 'a&b',
          password: 's3cret',
          passwordType: 'PasswordText',
        },
      },
    );
    expect(lastBody).toContain('<wsse:Username>a&amp;b</wsse:Username>');
    expect(lastHeaders.soapaction).toBe('"urn:persons/Search"');
    await asking({ body }, {}, { security: { kind: 'username', user: 'a', password: 's3cret' } });
    expect(lastBody).toContain('#PasswordDigest');
    expect(lastBody).not.toContain('s3cret');
    await asking({ body }, {}, { version: '1.2' });
    expect(lastHeaders['content-type']).toContain('application/soap+xml');
    expect(lastBody).toContain('http://www.w3.org/2003/05/soap-envelope');
  });

  it('is told by a certificate, with the body signed', async () => {
    const own = createAuthority('Town').issue('desk', { kind: 'rsa' });
    const body = answerOf('<bsn>1</bsn>');
    await asking({ body }, {}, { security: { kind: 'certificate', ...own } });
    expect(lastBody).toMatch(/<wsse:BinarySecurityToken[\s\S]*<SignatureValue>/);
    const token = /<wsse:BinarySecurityToken [^>]*>([^<]*)</.exec(lastBody)?.[1] ?? '';
    const sent = new X509Certificate(Buffer.from(token, 'base64'));
    expect(sent.toString()).toBe(new X509Certificate(own.cert).toString());
  });

  it('is told by the first of several certificates; broken ones are found at once', async () => {
    const town = createAuthority('Town');
    const own = town.issue('desk', { kind: 'rsa' });
    const body = answerOf('<bsn>1</bsn>');
    const chain = { ...own, cert: own.cert + town.cert };
    await asking({ body }, {}, { security: { kind: 'certificate', ...chain } });
    const token = /<wsse:BinarySecurityToken [^>]*>([^<]*)</.exec(lastBody)?.[1] ?? '';
    expect(new X509Certificate(Buffer.from(token, 'base64')).subject).toBe('CN=desk');
    for (const [security, message] of [
      [{ cert: 'y', key: own.key }, 'security.cert: holds no certificate'],
      [{ cert: own.cert, key: 'x' }, 'security.key: holds no private key'],
      [{ cert: own.cert, key: town.key }, 'security.key: does not belong'],
    ] as const) {
      const entry = entryOf('soap', 'https://register.town', {
        security: { kind: 'certificate', ...security },
      });
      expect(() => configured(entry)).toThrow(message);
    }
  });
});

const desk = path.resolve(
  import.meta.dirname,
  '../../../../../../shared/data/desk/stuf-suwinet-openforms/src',
);
const isPresent = existsSync(desk);
const titled = (title: string): string =>
  isPresent ? title : `${title} (skipped: shared data absent)`;

const STUF: Operation = {
  kind: 'written',
  table: 'persons',
  action: 'http://www.egem.nl/StUF/sector/bg/0310/npsLv01Integraal',
  answer: 'npsLa01',
  rows: 'antwoord/object',
  key: ['bsn'],
  message:
    '<ns:npsLv01 xmlns:ns="http://www.egem.nl/StUF/sector/bg/0310" xmlns:StUF="http://www.egem.nl/StUF/StUF0301">' +
    '<ns:gelijk StUF:entiteittype="NPS"><ns:inp.bsn>{{bsn}}</ns:inp.bsn></ns:gelijk></ns:npsLv01>',
  columns: {
    bsn: 'inp.bsn',
    geslachtsnaam: 'geslachtsnaam',
    voorvoegsel: 'voorvoegselGeslachtsnaam',
    geboren: 'geboortedatum',
    plaats: 'verblijfsadres/wpl.woonplaatsNaam',
    partner: 'inp.heeftAlsEchtgenootPartner/gerelateerde/inp.bsn',
  },
  types: { geboren: 'date' },
};

describe.skipIf(!isPresent)(titled('StuF-BG, written out'), () => {
  const asked = async (file: string) => {
    reply = {
      body: readFileSync(
        path.join(desk, 'stuf/stuf_bg/templates/stuf_bg/tests/responses', file),
        'utf8',
      ),
    };
    const source = createSoapSource('bg', {
      endpoint: raw.url,
      operations: [STUF],
      dates: 'compact',
    });
    const schema = await source.discover(new AbortController().signal);
    const scan = scanOf('bg', tableNamed(schema, 'persons'));
    return rowsOf(source, filter(scan, equals(scan, 'bsn', '999992314')));
  };

  it('gives a person with partner, NULL for what has no value', async () => {
    expect(await asked('StufBgResponse.xml')).toEqual([
      ['999992314', 'Maykin', null, '1980-09-15', 'Amsterdam', '149221897'],
    ]);
    expect(lastBody).toContain('<ns:inp.bsn>999992314</ns:inp.bsn>');
  });

  it.each([
    ['StufBgErrorResponse.xml', /^(?:rejected|credentials) \(/],
    ['StufBgNotFoundResponse.xml', /^rejected \(/],
  ])('says that %s is no answer', async (file, failure) => {
    expect(await failureOf(asked(file))).toMatch(failure);
  });

  it('gives nobody for an answer without object', async () => {
    expect(await asked('StufBgNoObjectResponse.xml')).toEqual([]);
  });
});

describe.skipIf(!isPresent)(titled('Suwinet, described by its WSDL'), () => {
  it('becomes a table of what repeats, asked for by number and period', async () => {
    const file =
      'suwinet/wsdls/UWVDossierInkomstenGSD-v0200-b02/Diensten/UWVDossierInkomstenGSD/v0200-b02/Impl/BKWI.wsdl';
    const source = createSoapSource('suwinet', {
      endpoint: raw.url,
      wsdl: path.join(desk, file),
      dates: 'compact',
      operations: [
        {
          kind: 'described',
          operation: 'UWVPersoonsIkvInfo',
          table: 'incomes',
          types: { DatBIkv: 'date' },
          failures: ['FWI/Fout'],
        },
      ],
    });
    const schema = await source.discover(new AbortController().signal);
    const incomes: TableSchema = tableNamed(schema, 'incomes');
    expect(incomes.access).toEqual([
      [
        'Burgerservicenr',
        'PeriodeGegevensvraagIko_DatBPeriode',
        'PeriodeGegevensvraagIko_DatEPeriode',
      ],
    ]);
    reply = {
      body: envelopeOf(
        '<UWVPersoonsIkvInfoResponse><ClientSuwi><Burgerservicenr>1</Burgerservicenr>' +
          '<Inkomstenverhouding><VolgnrIkv>1</VolgnrIkv><DatBIkv>20200101</DatBIkv></Inkomstenverhouding>' +
          '<Inkomstenverhouding><VolgnrIkv>2</VolgnrIkv></Inkomstenverhouding></ClientSuwi></UWVPersoonsIkvInfoResponse>',
      ),
    };
    const scan = scanOf('suwinet', incomes, [
      'Burgerservicenr',
      'VolgnrIkv',
      'DatBIkv',
      ...(incomes.access?.[0] ?? []).slice(1),
    ]);
    const plan = filter(
      scan,
      equals(scan, 'Burgerservicenr', '123'),
      equals(scan, 'PeriodeGegevensvraagIko_DatBPeriode', '20200101'),
      equals(scan, 'PeriodeGegevensvraagIko_DatEPeriode', '20201231'),
    );
    expect(await rowsOf(source, plan)).toEqual([
      ['123', '1', '2020-01-01', '20200101', '20201231'],
      ['123', '2', null, '20200101', '20201231'],
    ]);
    expect(lastBody).toMatch(/Burgerservicenr>123<.*DatBPeriode>20200101</);
  });
});
