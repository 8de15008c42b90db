import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { articleContentShape } from '../content/article.ts';
import { textOfBytes, tidyDocument } from './document.ts';
import { readIpdcJsonLd } from './ipdc.ts';
import { readLpdcXml } from './lpdc.ts';
import { plainText } from './plain-text.ts';
import { readDocument } from './read.ts';
import { freeSlug, slugOf } from './slug.ts';
import { dayOf, hoursOf } from './source-words.ts';
import { type Trouble, troubleOf } from './trouble.ts';

const here = 'https://town.test';

const troubleIn = (read: () => unknown): Trouble | undefined => {
  try {
    read();
  } catch (error) {
    return troubleOf(error);
  }
  return undefined;
};

describe('marked-up texts', () => {
  it.each([
    ['<p>One.</p><p>Two &amp; three.</p>', 'One.\n\nTwo & three.'],
    [
      '<p>Bring:</p><ul><li>a passport</li><li>a <b>photo</b></li></ul>',
      'Bring:\n\n- a passport\n- a photo',
    ],
    ['<ul><li>one<li>two</ul><p>After</p>', '- one\n- two\n\nAfter'],
    ['<ol><li>first<ul><li>inner</li></ul></li><li>second</li></ol>', '- first\n- inner\n- second'],
    [
      'See <a href="https://town.test/x?a=1&amp;b=2">the page</a>.',
      'See the page (https://town.test/x?a=1&b=2).',
    ],
    ['<a href="javascript:alert(1)">press</a>', 'press'],
    ['<a href="mailto:desk@town.test">Write</a>', 'Write (desk@town.test)'],
    ['<script>alert(1)</script><p>Shown</p><style>p{}</style>', 'Shown'],
    [
      '<p>1 &lt; 2 and <!-- hidden --> caf&eacute; &euro;&nbsp;5 &#8364; &#x1F600;</p>',
      '1 < 2 and café € 5 € 😀',
    ],
    ['a < b and c > d', 'a < b and c > d'],
    ['No markup\n\nTwo  lines\nof it', 'No markup\n\nTwo lines\nof it'],
    ['&lt;p&gt;Escaped &amp;eacute;&lt;/p&gt;', 'Escaped é'],
    ['<p>- not an item</p>', '– not an item'],
    ['<p>unclosed <b', 'unclosed <b'],
    ['', ''],
  ])('%j becomes plain', (given, plain) => {
    expect(plainText(given)).toBe(plain);
  });

  it('are read in time that grows with their length alone', () => {
    const started = performance.now();
    for (const part of ['<', '<a ', '<a "', '<!--', '<li>', '&', "<a href='"])
      plainText(part.repeat(60_000));
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe('words of sources', () => {
  it('are days, of moments those of the town', () => {
    expect(dayOf('2026-12-31')).toBe('2026-12-31');
    // An hour before midnight in Greenwich it is the next day here.
    expect(dayOf('2026-12-31T23:00:00Z')).toBe('2027-01-01');
    expect(dayOf('2020-10-02T13:21:31.7')).toBe('2020-10-02');
    for (const wrong of ['2026-02-30', '31-12-2026', 'soon', ''])
      expect(dayOf(wrong)).toBeUndefined();
  });

  it('are opening hours of weekdays, all of them or none', () => {
    const morning = { from: '08:30', to: '12:00' };
    expect(
      hoursOf('Maandag 08:30-12:00;\nDinsdag gesloten\nWoensdag 08:30-12:00; 13:30-16:30;')?.week,
    ).toEqual([[morning], [], [morning, { from: '13:30', to: '16:30' }], [], [], [], []]);
    expect(hoursOf('Mo-We: 08:30-12:00; Th 08:30-12:00 & 16:30-20:00')?.week).toEqual([
      [morning],
      [morning],
      [morning],
      [morning, { from: '16:30', to: '20:00' }],
      [],
      [],
      [],
    ]);
    for (const wrong of [
      'Woensdag 08:30-12;00',
      'op afspraak',
      'https://town.test/hours',
      'zie maandag',
    ])
      expect(hoursOf(wrong)).toBeUndefined();
  });

  it('are addresses of articles', () => {
    expect(slugOf('Doodgeboren kind/foetus – begraving')).toBe('doodgeboren-kind-foetus-begraving');
    expect(slugOf('Führungszeugnis für Straßenfeste')).toBe('fuhrungszeugnis-fur-strassenfeste');
    expect(slugOf('?')).toBe('article');
    expect(slugOf('word '.repeat(40)).length).toBeLessThanOrEqual(60);
    const taken = new Set(['a', 'a-2']);
    expect(freeSlug('a', (slug) => taken.has(slug))).toBe('a-3');
  });
});

const concept = (more: Readonly<Record<string, unknown>> = {}) => ({
  '@id': 'https://ipdc.test/id/conceptsnapshot/1',
  '@type': ['ConceptSnapshot'],
  isVersionOf: 'https://ipdc.test/id/concept/7',
  laatstGewijzigd: '2026-05-02T10:00:00Z',
  naam: { nl: 'Kapvergunning', en: 'Felling permit', fr: 'Abattage' },
  beschrijving: { nl: '<p>Voor bomen.</p>', en: '<p>For trees.</p>' },
  doelgroepen: ['Burger', 'LokaalBestuur'],
  themas: ['MilieuEnergie'],
  ...more,
});

const read = (document: unknown) => readIpdcJsonLd(JSON.stringify(document));

describe('articles of the Flemish catalogue', () => {
  it('are read with their languages; others are told', () => {
    const { articles, skipped } = read({ '@type': 'EventStream', member: [concept()] });
    expect(skipped).toEqual([]);
    expect(articles).toEqual([
      {
        source: {
          kind: 'ipdc',
          id: 'https://ipdc.test/id/concept/7',
          modified: '2026-05-02T10:00:00Z',
        },
        slug: 'kapvergunning',
        content: {
          texts: {
            name: { nl: 'Kapvergunning', en: 'Felling permit' },
            summary: { nl: 'Voor bomen.', en: 'For trees.' },
          },
          audiences: ['citizen', 'local-government'],
          themes: ['Milieu en Energie'],
        },
        warnings: [{ kind: 'languages-left-out', tags: ['fr'] }],
      },
    ]);
  });

  it('tell formal from informal, what was written before what a machine made', () => {
    const naam = {
      'nl-BE-x-generated-formal': 'machine u',
      'nl-BE-x-formal': 'u',
      'nl-be-x-generated-informal': 'machine je',
      nl: 'wie weet',
    };
    const [article] = read(concept({ naam })).articles;
    expect(article?.content.texts.name).toEqual({ nl: 'u' });
    expect(article?.content.informal?.name).toEqual({ nl: 'machine je' });
    expect(article?.warnings).toContainEqual({ kind: 'generated', language: 'nl' });
  });

  it('keep the order of their parts, each with its name and its evidence', () => {
    const [article] = read(
      concept({
        voorwaarden: [
          {
            '@type': 'Voorwaarde',
            order: 1,
            naam: { nl: 'Tweede' },
            beschrijving: { nl: '<p>b</p>' },
          },
          {
            '@type': 'Voorwaarde',
            order: 0,
            naam: { nl: 'Voorwaarden' },
            beschrijving: { nl: '<p>a</p>' },
            bewijs: { '@type': 'Bewijs', beschrijving: { nl: '<ul><li>kaart</li></ul>' } },
          },
        ],
        procedures: [
          {
            '@type': 'Procedure',
            beschrijving: { nl: 'Vraag aan.' },
            websites: [{ '@type': 'Website', naam: { nl: 'Loket' }, url: 'https://loket.test' }],
          },
        ],
      }),
    ).articles;
    expect(article?.content.texts).toMatchObject({
      conditions: { nl: 'a\n\nTweede\n\nb' },
      bring: { nl: '- kaart' },
      procedure: { nl: 'Vraag aan.\n\n- Loket – https://loket.test' },
    });
  });

  it('are read expanded and flat as well, with their contact point', () => {
    const title = 'http://purl.org/dc/terms/title';
    const [article] = read([
      {
        '@id': 'urn:c',
        '@type': ['http://schema.org/ContactPoint'],
        'http://schema.org/telephone': [{ '@value': '0800 1 8400' }],
        'http://schema.org/email': [{ '@value': 'no address' }],
        'http://schema.org/url': [{ '@value': 'javascript:alert(1)' }],
        'https://productencatalogus.data.vlaanderen.be/ns/ipdc-lpdc#address': [{ '@id': 'urn:a' }],
      },
      {
        '@id': 'urn:a',
        'https://data.vlaanderen.be/ns/adres#Straatnaam': [{ '@language': 'nl', '@value': 'Dam' }],
        'https://data.vlaanderen.be/ns/adres#Adresvoorstelling.huisnummer': [{ '@value': '2' }],
        'https://data.vlaanderen.be/ns/adres#postcode': [{ '@value': '8400' }],
        'https://data.vlaanderen.be/ns/adres#gemeentenaam': [{ '@value': 'Oostende' }],
      },
      {
        '@id': 'urn:s',
        '@type': [
          'https://productencatalogus.data.vlaanderen.be/ns/ipdc-lpdc#InstancePublicServiceSnapshot',
        ],
        [title]: [{ '@language': 'nl', '@value': 'Akte' }],
        'http://data.europa.eu/m8g/hasContactPoint': [{ '@id': 'urn:c' }],
        'http://schema.org/startDate': [{ '@value': '2026-02-01T00:00:00Z' }],
        'http://schema.org/endDate': [{ '@value': '2026-01-01T00:00:00Z' }],
      },
    ]).articles;
    expect(article?.content.contact).toEqual({
      telephone: '0800 1 8400',
      address: 'Dam 2\n8400 Oostende',
    });
    expect(article?.content.validFrom).toBe('2026-02-01');
    expect(article?.content.validUntil).toBeUndefined();
    expect(article?.warnings).toEqual(
      expect.arrayContaining([
        { kind: 'contact-unread', text: 'no address' },
        { kind: 'contact-unread', text: 'javascript:alert(1)' },
        { kind: 'dates' },
        { kind: 'no-summary' },
      ]),
    );
  });

  it('are the newest of several snapshots, and not those that were withdrawn', () => {
    const { articles, skipped } = read({
      member: [
        concept({ '@id': 'urn:2', generatedAtTime: '2026-02-01T00:00:00Z', naam: { nl: 'Nieuw' } }),
        concept({ '@id': 'urn:1', generatedAtTime: '2026-01-01T00:00:00Z', naam: { nl: 'Oud' } }),
        concept({ '@id': 'urn:3', isVersionOf: 'urn:x', gearchiveerd: true }),
        concept({ '@id': 'urn:4', isVersionOf: 'urn:y', naam: {} }),
      ],
    });
    expect(articles.map(({ content }) => content.texts.name?.nl)).toEqual(['Nieuw']);
    expect(skipped.map(({ id, reason }) => [id, reason])).toEqual([
      ['urn:x', 'archived'],
      ['urn:y', 'no-name'],
    ]);
  });

  it('are cut where they are longer than an article can be', () => {
    const [article] = read(concept({ beschrijving: { nl: `${'woord '.repeat(1400)}` } })).articles;
    expect(article?.content.texts.summary?.nl?.length).toBeLessThanOrEqual(8000);
    expect(article?.warnings).toContainEqual({ kind: 'cut', field: 'summary', language: 'nl' });
  });

  it('may refer to themselves without end', () => {
    const { articles } = read([
      { ...concept(), voorwaarden: [{ '@id': 'urn:v' }] },
      { '@id': 'urn:v', naam: { nl: 'V' }, bewijs: { '@id': 'urn:v' } },
    ]);
    expect(articles[0]?.content.texts.bring).toEqual({ nl: 'V' });
  });
});

const product = (inner: string, id = '<Id>12</Id>') =>
  `<?xml version="1.0"?>\n<ProductCatalog><Products><Product>${id}<Title>Hond</Title>${inner}</Product></Products></ProductCatalog>`;

describe('a local product catalogue', () => {
  it('is read with the first contact point that has an address', () => {
    const [article] = readLpdcXml(
      product(`
        <Name>Hondenkaart</Name>
        <Description>&lt;p&gt;Voor <![CDATA[<b>honden</b>]]>.&lt;/p&gt;</Description>
        <AmountToApply>&lt;p&gt;&amp;euro; 5&lt;/p&gt;</AmountToApply>
        <InfoUrls><Url><Title>Meer</Title><Location>www.hond.test/?a=1&amp;b=2</Location></Url></InfoUrls>
        <StartDate>2026-01-01T00:00:00</StartDate><EndDate xmlns:x="u" x:nil="true"/>
        <TargetGroups><TargetGroup><Value>Andere organisatie</Value></TargetGroup><TargetGroup><Value>Katten</Value></TargetGroup></TargetGroups>
        <Themes><Theme><Value>Dieren, natuur</Value></Theme></Themes>
        <DeliveringDepartments>
          <Department><Name>Vlaanderen</Name><Addresses /></Department>
          <Department><Name>Dieren &amp; natuur</Name><Addresses><Address><Street>Dam</Street><HouseNumber>2</HouseNumber><ZipCode>9190</ZipCode><Municipality>Stekene</Municipality><Email>a&amp;b@stekene.test </Email><OpeningHours>Maandag 9-12</OpeningHours></Address></Addresses></Department>
        </DeliveringDepartments>
        <TimeStampLastUpdate>2020-10-02T13:21:31.7</TimeStampLastUpdate>`),
    ).articles;
    expect(article).toMatchObject({
      source: { kind: 'lpdc', id: '12', modified: '2020-10-02T13:21:31.7' },
      slug: 'hond',
      content: {
        texts: {
          name: { nl: 'Hond' },
          summary: { nl: 'Voor honden.' },
          cost: { nl: '€ 5' },
          procedure: { nl: '- Meer – https://www.hond.test/?a=1&b=2' },
        },
        audiences: ['organisation'],
        themes: ['Dieren, natuur'],
        validFrom: '2026-01-01',
        contact: {
          name: { nl: 'Dieren & natuur' },
          email: 'a&b@stekene.test',
          address: 'Dam 2\n9190 Stekene',
        },
      },
      warnings: [{ kind: 'audience-unknown', text: 'Katten' }],
    });
    expect(article?.content.contact?.hours?.week[0]).toEqual([{ from: '09:00', to: '12:00' }]);
    expect(article?.content.validUntil).toBeUndefined();
  });

  it('may be the text of a web service’s answer', () => {
    const inner = product('').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    expect(readLpdcXml(`<string xmlns="urn:x">${inner}</string>`).articles).toHaveLength(1);
  });

  it('leaves out what is internal, or has no name or number', () => {
    const { articles, skipped } = readLpdcXml(
      `<ProductCatalog><Products>
        <Product><Id>1</Id><Title>A</Title><IsInternal>true</IsInternal></Product>
        <Product><Id>2</Id></Product><Product><Title>C</Title></Product>
        <Product><Id>4</Id><Name>D</Name></Product>
      </Products></ProductCatalog>`,
    );
    expect(articles.map(({ slug }) => slug)).toEqual(['d']);
    expect(skipped.map(({ reason }) => reason)).toEqual(['internal', 'no-name', 'no-id']);
  });
});

describe('a document that cannot be read', () => {
  const deep = (open: string, close: string) => open.repeat(5000) + close.repeat(5000);
  it.each<[string, string, string, number | undefined]>([
    ['nothing', '', 'empty', undefined],
    ['a letter', 'hello', 'unknown', undefined],
    ['a web page', '<html><body>no</body></html>', 'unknown', undefined],
    ['JSON with an error', '{"a": 1,\n\n "b" }', 'not-json', 3],
    ['half of JSON', '{"a": [', 'not-json', 1],
    ['JSON without a floor', deep('[', ']'), 'too-deep', 1],
    ['another JSON', '{"member": []}', 'no-articles', undefined],
    ['crossed tags', '<ProductCatalog>\n<Products>\n</ProductCatalog>', 'not-xml', 3],
    ['half of XML', '<ProductCatalog>\n<Products>', 'not-xml', 2],
    ['two roots', '<a/><b/>', 'not-xml', 1],
    ['an attribute without quotes', '<a x=1/>', 'not-xml', 1],
    ['XML without a floor', deep('<a>', '</a>'), 'too-deep', 1],
    ['own entities', '<?xml?>\n<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'doctype', 2],
    ['a file of the server', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 'doctype', 1],
    ['an unknown entity', '<a>\n\n&laugh;</a>', 'entity', 3],
    ['a bare ampersand', '<a>1 & 2</a>', 'entity', 1],
    ['a sign that is none', '<a>&#0;</a>', 'entity', 1],
    [
      'an empty catalogue',
      '<ProductCatalog><Products/></ProductCatalog>',
      'no-articles',
      undefined,
    ],
  ])('%s is refused', (_, text, kind, line) => {
    expect(troubleIn(() => readDocument(tidyDocument(text), here))).toEqual({ kind, line });
  });

  it('is refused by its size and its encoding, at the line', () => {
    expect(troubleIn(() => textOfBytes(new Uint8Array(5_000_001)))?.kind).toBe('too-large');
    const latin = Buffer.from('<a>\n<b>caf\xe9</b>\n</a>', 'latin1');
    expect(troubleIn(() => textOfBytes(latin))).toEqual({ kind: 'not-utf8', line: 2 });
    const wide = Buffer.from('\uFEFF<a/>', 'utf16le');
    expect(troubleIn(() => textOfBytes(wide))?.kind).toBe('not-utf8');
    expect(textOfBytes(Buffer.from('\uFEFF<a>\r\né</a>'))).toBe('<a>\né</a>');
  });

  it('is not taken apart with what every object has', () => {
    const document = `{"@type": "Concept", "@id": "urn:p", "__proto__": {"naam": {"nl": "P"}}, "naam": {"nl": "Q", "__proto__": "R"}}`;
    expect(readIpdcJsonLd(document).articles[0]?.slug).toBe('q');
    expect(({} as Record<string, unknown>).naam).toBeUndefined();
  });
});

const folder = join(import.meta.dirname, '../../../../shared/data/assistant/municipal/ipdc');
const isThere = existsSync(folder);

describe.skipIf(!isThere)(
  `documents as they are published${isThere ? '' : ' (skipped: ../shared/data is not here)'}`,
  () => {
    const open = (name: string) =>
      readDocument(textOfBytes(readFileSync(join(folder, name))), here);

    it.each([
      [
        'page-0.json',
        'ipdc',
        ['https://ipdc.tni-vlaanderen.be/id/concept/705d401c-1a41-4802-a863-b22499f71b84'],
      ],
      [
        'page-1.json',
        'ipdc',
        ['https://ipdc.tni-vlaanderen.be/id/concept/9adcd3db-3acc-4707-867f-e82a8b6429f8'],
      ],
      [
        'concept-from-ldes-stream.jsonld',
        'ipdc',
        ['https://ipdc.tni-vlaanderen.be/id/concept/705d401c-1a41-4802-a863-b22499f71b84'],
      ],
      [
        'instance-published.json',
        'ipdc',
        ['http://data.lblod.info/id/public-service/45769c3c-0fa0-476e-b90e-0d5f1f49355a'],
      ],
      [
        'instance-published-4.json',
        'ipdc',
        ['http://data.lblod.info/id/public-service/3cf70fcb-45d5-4f3a-83c1-e69541195847'],
      ],
      ['LPDC_CEVI.xml', 'lpdc', ['1502', '210001']],
    ])('%s gives articles that can be kept', (name, kind, ids) => {
      const found = open(name);
      expect(found.kind).toBe(kind);
      expect(found.articles.map(({ source }) => source.id)).toEqual(ids);
      for (const { content, source } of found.articles) {
        const kept = { ...content, source, owner: 'Burgerzaken', checkedOn: '2026-11-27' };
        expect(articleContentShape.parse(kept)).toEqual(kept);
        expect(JSON.stringify(content)).not.toMatch(/<\/?[a-z]+>|&lt;|&amp;|&nbsp;/);
      }
    });

    it('a concept has both manners, days, themes and audiences', () => {
      const [{ content } = { content: undefined }] = open('page-1.json').articles;
      expect(content).toMatchObject({
        texts: {
          name: {
            nl: 'Financiële tussenkomst voor een verblijf in een woonzorgcentrum - formal',
            en: 'Financial intervention for a stay in a residential care center',
          },
        },
        informal: {
          name: {
            nl: 'Financiële tussenkomst voor een verblijf in een woonzorgcentrum - informal',
          },
        },
        audiences: ['citizen'],
        themes: ['Bouwen en Wonen', 'Welzijn en Gezondheid'],
        validFrom: '2020-01-01',
        validUntil: '2030-12-31',
      });
      // The costs stand in another order in the document: 3, 1, 2.
      const cost = content?.texts.cost?.en ?? '';
      const places = ['gratis. - en 1', 'gratis. - en 2', 'gratis. - en 3'].map((part) =>
        cost.indexOf(part),
      );
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(places[0]).toBeGreaterThanOrEqual(0);
    });

    it('an instance has its contact point; hours that are an address have to be entered', () => {
      const [article] = open('instance-published.json').articles;
      expect(article?.content.contact).toEqual({
        telephone: '111111111',
        email: '1111@example.com',
        website: 'https://www.example1.com',
        address: 'Generaal Deprezstraat 2 bus 50\n8530 Harelbeke',
      });
      expect(article?.warnings).toContainEqual({
        kind: 'hours-unread',
        text: 'https://www.example1.com/openinghours',
      });
      const [other] = open('instance-published-4.json').articles;
      expect(other?.content.contact?.hours?.week[3]).toEqual([
        { from: '09:00', to: '12:30' },
        { from: '16:30', to: '20:00' },
      ]);
    });

    it('a local catalogue has lists, links and departments; what is unsure is told', () => {
      const { articles, skipped } = open('LPDC_CEVI.xml');
      const [first] = articles;
      expect(first?.content.texts.name?.nl).toBe('Levenloos geboren kind/foetus');
      expect(first?.content.texts.bring?.nl).toContain(
        '\n- Eventueel het huwelijksboekje van de overledene.\n',
      );
      expect(first?.content.texts.bring?.nl).toContain('‘toelating tot begraven’');
      expect(first?.content.texts.procedure?.nl).toContain(
        '- Inburgering.be – http://www.inburgering.be',
      );
      expect(first?.content.contact).toMatchObject({
        name: { nl: 'Burgerzaken' },
        telephone: '03 790 02 12',
        email: 'Bevolking&BS@stekene.be',
        website: 'https://www.stekene.be',
      });
      // Wednesday is written as 08:30-12;00: nobody should guess.
      expect(first?.content.contact?.hours).toBeUndefined();
      expect(first?.warnings.map(({ kind }) => kind)).toEqual([
        'further-contacts',
        'hours-unread',
        'date-unsure',
        'date-unsure',
      ]);
      expect(skipped.map(({ reason }) => reason)).toEqual([
        'no-name',
        'no-name',
        'no-id',
        'no-name',
      ]);
    });
  },
);
