import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../../platform/testing/city.ts';
import indicators from '../../index.ts';
import { furnish } from '../testing-store.ts';
import { fullIri, prefixes, type Term } from './graph.ts';
import { licenceNode } from './vocabulary.ts';

let town: TestCity;
let turtle = '';
let quads: readonly Quad[] = [];

beforeAll(async () => {
  town = await testCity({ services: [indicators] });
  await furnish(town);
  turtle = await (await town.visitor().get('/api/indicators/catalogue.ttl')).text();
  quads = new Parser().parse(turtle);
});
afterAll(() => town.close());

const origin = 'http://polder.test';
const falls = `${origin}/api/indicators/falls#dataset`;
const isA = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

const valuesOf = (subject: string, term: Term) =>
  quads
    .filter((quad) => quad.subject.value === subject && quad.predicate.value === fullIri(term))
    .map(({ object }) => object);

const instancesOf = (type: Term): readonly string[] => [
  ...new Set(
    quads
      .filter(({ predicate, object }) => predicate.value === isA && object.value === fullIri(type))
      .map(({ subject }) => subject.value),
  ),
];

describe('the catalogue of open figures', () => {
  it('lists a dataset for each public indicator with values, and one for all together', () => {
    expect(instancesOf('dcat:Dataset').toSorted()).toEqual([
      falls,
      `${origin}/api/indicators/figures?geography=town#dataset`,
    ]);
    expect(turtle).not.toContain('Absence of staff');
    const [catalogue = ''] = instancesOf('dcat:Catalog');
    expect(valuesOf(catalogue, 'dcat:dataset')).toHaveLength(2);
    expect(valuesOf(falls, 'dcat:inSeries').map(({ value }) => value)).toEqual(
      instancesOf('dcat:DatasetSeries'),
    );
  });

  it('describes one in the languages its author wrote, with period, place and frequency', () => {
    const titles = valuesOf(falls, 'dct:title').map((title) => [
      title.value,
      'language' in title && title.language,
    ]);
    expect(titles).toEqual([
      ['Valongevallen', 'nl'],
      ['Falls', 'en'],
    ]);
    expect(valuesOf(falls, 'dct:accrualPeriodicity')[0]?.value).toMatch(/frequency\/ANNUAL$/);
    const [period] = valuesOf(falls, 'dct:temporal');
    expect(valuesOf(period?.value ?? '', 'dcat:startDate')[0]?.value).toBe('2023-01-01');
    expect(valuesOf(period?.value ?? '', 'dcat:endDate')[0]?.value).toBe('2024-12-31');
    expect(valuesOf(falls, 'dct:modified')[0]?.value).toBe('2025-02-01T09:00:00.000Z');
  });

  it('leads to a file of each kind, with its licence, that is there', async () => {
    const files = valuesOf(falls, 'dcat:distribution').map(({ value }) => value);
    expect(files).toHaveLength(4);
    for (const file of files) {
      expect(valuesOf(file, 'dct:license')[0]?.value).toMatch(/licence\/CC_BY_4_0$/);
      const [address] = valuesOf(file, 'dcat:downloadURL');
      const [type] = valuesOf(file, 'dcat:mediaType');
      const answer = await town.visitor().get((address?.value ?? '').replace(origin, ''));
      expect(answer.status).toBe(200);
      expect(
        `https://www.iana.org/assignments/media-types/${answer.headers.get('content-type')?.split(';')[0]}`,
      ).toBe(type?.value);
    }
  });

  it('says the same in JSON-LD', async () => {
    const response = await town.visitor().get('/api/indicators/catalogue.jsonld');
    expect(response.headers.get('content-type')).toBe('application/ld+json');
    const document = await response.json();
    expect(document['@context']).toEqual(prefixes);
    const dataset = document['@graph'].find((node: { '@id': string }) => node['@id'] === falls);
    expect(dataset['dct:title']).toEqual([
      { '@value': 'Valongevallen', '@language': 'nl' },
      { '@value': 'Falls', '@language': 'en' },
    ]);
    expect(dataset['dcat:distribution']).toHaveLength(4);
  });

  it.each([
    ['CC0-1.0', 'http://publications.europa.eu/resource/authority/licence/CC0'],
    ['cc-by-4.0', 'http://publications.europa.eu/resource/authority/licence/CC_BY_4_0'],
    ['OGL-UK-3.0', 'http://publications.europa.eu/resource/authority/licence/OGL_3_0'],
    ['https://example.org/licence', 'https://example.org/licence'],
    ['Ask us', undefined],
  ])('knows the licence %s', (licence, iri) => {
    expect(licenceNode(licence).id).toBe(iri);
  });
});

const shapes = join(
  import.meta.dirname,
  '../../../../../shared/data/open-data/dcat-ap/shapes-3.0.1',
);

/** Statements that a file of shapes makes, without what it would import from elsewhere. */
const shapesOf = (file: string): readonly Quad[] =>
  new Parser({ baseIRI: 'http://shapes.test/' })
    .parse(readFileSync(join(shapes, file), 'utf8'))
    .filter(({ predicate }) => predicate.value !== 'http://www.w3.org/2002/07/owl#imports');

describe.skipIf(!existsSync(shapes))(
  'the catalogue held against the shapes of DCAT-AP 3.0.1 (skipped without ../shared/data)',
  () => {
    it.each([
      'html__shacl__shapes.ttl',
      'html__shacl__range.ttl',
      'html__shacl__mdr-vocabularies.shape.ttl',
    ])('keeps %s', async (file) => {
      const validator = new SHACLValidator(new Store(shapesOf(file)));
      const report = await validator.validate(new Store(quads));
      const breaches = report.results
        .filter(({ severity }) => severity?.value.endsWith('#Violation') ?? true)
        .map(({ focusNode, value, message }) =>
          [focusNode?.value, value?.value, ...message.map((text) => text.value)].join(' '),
        );
      expect(breaches).toEqual([]);
    });

    it('would say so if a title were missing', async () => {
      const without = quads.filter(
        ({ subject, predicate }) =>
          subject.value !== falls || predicate.value !== fullIri('dct:title'),
      );
      const validator = new SHACLValidator(new Store(shapesOf('html__shacl__shapes.ttl')));
      expect((await validator.validate(new Store(without))).conforms).toBe(false);
    });
  },
);
