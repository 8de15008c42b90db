/**
 * The catalogue of open figures by DCAT-AP 3.0.1 (https://semiceu.github.io/DCAT-AP/releases/3.0.1/):
 * a dataset for each public indicator, in a series for each theme, and one for all of a geography.
 */
import { languages } from '../../../../platform/messages/languages.ts';
import type { Text } from '../../../../platform/messages/text.ts';
import type { Municipality } from '../../../../platform/ui/page.ts';
import { type Theme, themes } from '../../catalogue/definition.ts';
import type { Indicator } from '../../catalogue/store.ts';
import { figureMessages } from '../../messages/figures/index.ts';
import { type PublishingMessages, publishingMessages } from '../../messages/publishing/index.ts';
import { periodPlus } from '../../values/period.ts';
import type { PublishedSummary } from '../summary-store.ts';
import type { Node, Value } from './graph.ts';
import {
  available,
  type DistributedKind,
  distributedKinds,
  formatNode,
  frequencyNode,
  languageNode,
  licenceNode,
  mediaTypeNode,
  publicAccess,
  standardNode,
  themeNode,
  themeTaxonomy,
} from './vocabulary.ts';

export interface CatalogueGeography {
  readonly slug: string;
  readonly name: string;
  /** Its box as well-known text, longitude before latitude; null without outlines. */
  readonly box: string | null;
}

export interface CatalogueContent {
  readonly origin: string;
  readonly municipality: Pick<Municipality, 'name' | 'contact'>;
  readonly geographies: readonly CatalogueGeography[];
  /** Public indicators with published values. */
  readonly figures: readonly {
    readonly indicator: Indicator;
    readonly summary: PublishedSummary;
  }[];
}

const inEachLanguage = (say: (t: PublishingMessages) => string): readonly Value[] =>
  languages.map((language) => ({ text: say(publishingMessages[language]), language }));

const written = (content: Text): readonly Value[] =>
  languages.flatMap((language) => {
    const text = content[language];
    return text ? [{ text, language }] : [];
  });

const moment = (date: Date): Value => ({ text: date.toISOString(), type: 'xsd:dateTime' });
const day = (date: string): Value => ({ text: date, type: 'xsd:date' });

const latest = (dates: readonly Date[]): Date =>
  new Date(Math.max(...dates.map((date) => date.getTime())));
const earliest = (dates: readonly Date[]): Date =>
  new Date(Math.min(...dates.map((date) => date.getTime())));

const dayBefore = (date: string): string => {
  const before = new Date(`${date}T00:00:00Z`);
  before.setUTCDate(before.getUTCDate() - 1);
  return before.toISOString().slice(0, 10);
};

const api = (origin: string): string => `${origin}/api/indicators`;
const serviceId = (origin: string): string => `${api(origin)}#service`;
const seriesId = (origin: string, theme: Theme): string => `${api(origin)}#theme-${theme}`;

const contactNode = ({ origin, municipality }: CatalogueContent): Node => ({
  id: `${api(origin)}#contact`,
  types: ['vcard:Kind', 'vcard:Organization'],
  properties: {
    'vcard:fn': [{ text: municipality.name }],
    'vcard:hasEmail': [{ iri: `mailto:${municipality.contact.email}` }],
  },
});

const publisherNode = ({ origin, municipality }: CatalogueContent): Node => ({
  id: `${origin}/#municipality`,
  types: ['foaf:Agent'],
  properties: {
    'foaf:name': [{ text: municipality.name }],
    'foaf:homepage': [{ iri: `${origin}/` }],
  },
});

const placeNode = (origin: string, { slug, name, box }: CatalogueGeography): Node => ({
  id: `${origin}/figures?geography=${encodeURIComponent(slug)}#place`,
  types: ['dct:Location'],
  properties: {
    'skos:prefLabel': [{ text: name }],
    ...(box === null ? {} : { 'dcat:bbox': [{ text: box, type: 'geosparql:wktLiteral' }] }),
  },
});

const distribution = (
  address: string,
  kind: DistributedKind,
  content: CatalogueContent,
  more: {
    readonly title: Text;
    readonly licence: string | undefined;
    readonly issued: Date;
    readonly modified: Date;
  },
): Node => {
  const standard = standardNode(kind);
  return {
    id: `${address}#file`,
    types: ['dcat:Distribution'],
    properties: {
      'dct:title': languages.flatMap((language): readonly Value[] => {
        const title = more.title[language];
        const { catalogue, downloads } = publishingMessages[language];
        return title
          ? [{ text: catalogue.distribution(title, downloads.short[kind]), language }]
          : [];
      }),
      'dct:description': inEachLanguage(({ downloads }) => downloads.formats[kind]),
      'dcat:accessURL': [{ iri: address }],
      'dcat:downloadURL': [{ iri: address }],
      'dcat:mediaType': [mediaTypeNode(kind)],
      'dct:format': [formatNode(kind)],
      ...(standard ? { 'dct:conformsTo': [standard] } : {}),
      ...(more.licence === undefined ? {} : { 'dct:license': [licenceNode(more.licence)] }),
      'dcatap:availability': [available],
      'dcat:accessService': [{ iri: serviceId(content.origin) }],
      'dct:issued': [moment(more.issued)],
      'dct:modified': [moment(more.modified)],
    },
  };
};

const datasetOf = (
  content: CatalogueContent,
  { indicator, summary }: CatalogueContent['figures'][number],
): Node => {
  const { origin } = content;
  const { code, theme } = indicator;
  const geography = content.geographies.find(({ slug }) => slug === indicator.geography);
  const modified = latest([summary.modified, indicator.updatedAt]);
  const described = written(indicator.definition);
  return {
    id: `${api(origin)}/${code}#dataset`,
    types: ['dcat:Dataset'],
    properties: {
      'dct:title': written(indicator.name),
      // DCAT-AP asks for a description; where nobody wrote a definition the name is all there is.
      'dct:description': described.length > 0 ? described : written(indicator.name),
      'dct:identifier': [{ text: `${origin}/figures/${code}` }],
      'dcat:keyword': languages.map((language) => ({
        text: figureMessages[language].themes[theme],
        language,
      })),
      'dcat:theme': [themeNode(theme)],
      'dct:language': languages
        .filter((language) => indicator.name[language])
        .map((language) => languageNode(language)),
      'dct:publisher': [publisherNode(content)],
      'dcat:contactPoint': [contactNode(content)],
      'dct:accessRights': [publicAccess],
      'dct:accrualPeriodicity': [frequencyNode(indicator.frequency)],
      'dcat:landingPage': [
        { id: `${origin}/figures/${code}`, types: ['foaf:Document'], properties: {} },
      ],
      ...(indicator.sourceUrl && URL.canParse(indicator.sourceUrl)
        ? {
            'foaf:page': [{ id: indicator.sourceUrl, types: ['foaf:Document'], properties: {} }],
          }
        : {}),
      'dct:provenance': [
        {
          types: ['dct:ProvenanceStatement'],
          properties: { 'rdfs:label': [{ text: indicator.source }] },
        },
      ],
      ...(geography ? { 'dct:spatial': [placeNode(origin, geography)] } : {}),
      'dct:temporal': [
        {
          types: ['dct:PeriodOfTime'],
          properties: {
            'dcat:startDate': [day(summary.first)],
            'dcat:endDate': [day(dayBefore(periodPlus(summary.last, 1, indicator)))],
          },
        },
      ],
      'dcat:version': [{ text: String(indicator.version) }],
      'dct:issued': [moment(summary.issued)],
      'dct:modified': [moment(modified)],
      'dcat:inSeries': [{ iri: seriesId(origin, theme) }],
      'dcat:distribution': distributedKinds.map((kind) =>
        distribution(`${api(origin)}/${code}/values.${kind}`, kind, content, {
          title: indicator.name,
          licence: indicator.licence,
          issued: summary.issued,
          modified,
        }),
      ),
    },
  };
};

/** All figures of one geography in one table. */
const wholeOf = (
  content: CatalogueContent,
  geography: CatalogueGeography,
  figures: CatalogueContent['figures'],
): Node => {
  const { origin } = content;
  const title = Object.fromEntries(
    languages.map((language) => [
      language,
      publishingMessages[language].catalogue.whole(geography.name),
    ]),
  );
  const licences = [...new Set(figures.map(({ indicator }) => indicator.licence))];
  const issued = earliest(figures.map(({ summary }) => summary.issued));
  const modified = latest(figures.map(({ summary }) => summary.modified));
  const query = `geography=${encodeURIComponent(geography.slug)}`;
  return {
    id: `${api(origin)}/figures?${query}#dataset`,
    types: ['dcat:Dataset'],
    properties: {
      'dct:title': written(title),
      'dct:description': inEachLanguage(({ catalogue }) => catalogue.wholeDescription),
      'dct:identifier': [{ text: `${origin}/figures?${query}` }],
      'dcat:theme': [...new Set(figures.map(({ indicator }) => indicator.theme))].map(themeNode),
      'dct:publisher': [publisherNode(content)],
      'dcat:contactPoint': [contactNode(content)],
      'dct:accessRights': [publicAccess],
      'dct:spatial': [placeNode(origin, geography)],
      'dct:issued': [moment(issued)],
      'dct:modified': [moment(modified)],
      'dcat:distribution': (['csv', 'parquet'] as const).map((kind) =>
        distribution(`${api(origin)}/figures.${kind}?${query}`, kind, content, {
          title,
          // figures of several licences have no common one: each says its own
          licence: licences.length === 1 ? licences[0] : undefined,
          issued,
          modified,
        }),
      ),
    },
  };
};

const seriesOf = (content: CatalogueContent, theme: Theme): Node => ({
  id: seriesId(content.origin, theme),
  types: ['dcat:DatasetSeries'],
  properties: {
    'dct:title': languages.map((language) => ({
      text: publishingMessages[language].catalogue.theme(figureMessages[language].themes[theme]),
      language,
    })),
    'dct:description': inEachLanguage(({ catalogue }) =>
      catalogue.description(content.municipality.name),
    ),
    'dcat:contactPoint': [contactNode(content)],
    'dct:publisher': [publisherNode(content)],
  },
});

/** Nodes of the catalogue, itself first. */
export const catalogueOf = (content: CatalogueContent): readonly Node[] => {
  const { origin, municipality, figures, geographies } = content;
  const wholes = geographies.flatMap((geography) => {
    const own = figures.filter(({ indicator }) => indicator.geography === geography.slug);
    return own.length > 0 ? [wholeOf(content, geography, own)] : [];
  });
  const datasets = [...wholes, ...figures.map((figure) => datasetOf(content, figure))];
  const series = themes
    .filter((theme) => figures.some(({ indicator }) => indicator.theme === theme))
    .map((theme) => seriesOf(content, theme));
  const references = (nodes: readonly Node[]): readonly Value[] =>
    nodes.flatMap(({ id }) => (id === undefined ? [] : [{ iri: id }]));
  const service: Node = {
    id: serviceId(origin),
    types: ['dcat:DataService'],
    properties: {
      'dct:title': inEachLanguage(({ catalogue }) => catalogue.service(municipality.name)),
      'dcat:endpointURL': [{ id: api(origin), types: ['rdfs:Resource'], properties: {} }],
      'dcat:endpointDescription': [
        { id: `${origin}/api/openapi.json`, types: ['rdfs:Resource'], properties: {} },
      ],
      'dcat:servesDataset': references(datasets),
      'dct:publisher': [publisherNode(content)],
      'dcat:contactPoint': [contactNode(content)],
      'dct:accessRights': [publicAccess],
    },
  };
  const catalogue: Node = {
    id: `${api(origin)}/catalogue#catalogue`,
    types: ['dcat:Catalog'],
    properties: {
      'dct:title': inEachLanguage(({ catalogue: t }) => t.title(municipality.name)),
      'dct:description': inEachLanguage(({ catalogue: t }) => t.description(municipality.name)),
      'dct:publisher': [publisherNode(content)],
      'dct:language': languages.map(languageNode),
      'dcat:themeTaxonomy': [themeTaxonomy],
      'foaf:homepage': [{ id: `${origin}/figures`, types: ['foaf:Document'], properties: {} }],
      'dct:license': [licenceNode('CC0-1.0')],
      ...(figures.length > 0
        ? {
            'dct:issued': [moment(earliest(figures.map(({ summary }) => summary.issued)))],
            'dct:modified': [moment(latest(figures.map(({ summary }) => summary.modified)))],
          }
        : {}),
      'dct:spatial': geographies.map((geography) => placeNode(origin, geography)),
      // series are reached from their datasets: portals count what stands here
      'dcat:dataset': references(datasets),
      'dcat:service': references([service]),
    },
  };
  return [catalogue, service, ...series, ...datasets];
};
