/**
 * Controlled vocabularies that DCAT-AP asks for: the authority tables of the Publications Office of
 * the European Union (https://op.europa.eu/en/web/eu-vocabularies/authority-tables) and IANA's media
 * types. Each concept says what it is, so that the catalogue can be checked by itself.
 */
import type { Language } from '../../../../platform/messages/languages.ts';
import type { Frequency, Theme } from '../../catalogue/definition.ts';
import { type FileKind, mediaTypes } from '../sending.ts';
import type { Node, Term } from './graph.ts';

const authority = 'http://publications.europa.eu/resource/authority';

const concept = (table: string, code: string, type: Term): Node => ({
  id: `${authority}/${table}/${code}`,
  types: [type],
  properties: { 'skos:inScheme': [{ iri: `${authority}/${table}` }] },
});

/** With its name, which whoever is a `skos:Concept` must have. */
const named = (node: Node, name: string): Node => ({
  ...node,
  properties: { ...node.properties, 'skos:prefLabel': [{ text: name, language: 'en' }] },
});

const languageCodes: Readonly<Record<Language, string>> = {
  nl: 'NLD',
  en: 'ENG',
  de: 'DEU',
  da: 'DAN',
};

export const languageNode = (language: Language): Node =>
  concept('language', languageCodes[language], 'dct:LinguisticSystem');

const frequencyCodes: Readonly<Record<Frequency, string>> = {
  year: 'ANNUAL',
  quarter: 'QUARTERLY',
  month: 'MONTHLY',
};

export const frequencyNode = (frequency: Frequency): Node =>
  concept('frequency', frequencyCodes[frequency], 'dct:Frequency');

const themeCodes: Readonly<Record<Theme, readonly [code: string, name: string]>> = {
  people: ['SOCI', 'Population and society'],
  health: ['HEAL', 'Health'],
  work: ['ECON', 'Economy and finance'],
  housing: ['SOCI', 'Population and society'],
  safety: ['JUST', 'Justice, legal system and public safety'],
  environment: ['ENVI', 'Environment'],
  mobility: ['TRAN', 'Transport'],
  participation: ['GOVE', 'Government and public sector'],
  education: ['EDUC', 'Education, culture and sport'],
};

export const themeTaxonomy: Node = {
  id: `${authority}/data-theme`,
  types: ['skos:ConceptScheme'],
  properties: { 'dct:title': [{ text: 'Data theme', language: 'en' }] },
};

export const themeNode = (theme: Theme): Node => {
  const [code, name] = themeCodes[theme];
  return named(concept('data-theme', code, 'skos:Concept'), name);
};

/** Licences as figures name them, in lower case: by SPDX. */
const licenceCodes: Readonly<Record<string, string>> = {
  'cc0-1.0': 'CC0',
  'cc-by-4.0': 'CC_BY_4_0',
  'cc-by-sa-4.0': 'CC_BYSA_4_0',
  'cc-by-nc-4.0': 'CC_BYNC_4_0',
  'ogl-uk-3.0': 'OGL_3_0',
  'odc-by-1.0': 'ODC_BY',
  'pddl-1.0': 'ODC_PDDL',
};

/** A licence by its code in the European table, by its own address, or else by its name alone. */
export const licenceNode = (licence: string): Node => {
  const code = licenceCodes[licence.toLowerCase()];
  if (code) return concept('licence', code, 'dct:LicenseDocument');
  return {
    ...(/^https?:\/\//.test(licence) && URL.canParse(licence) ? { id: licence } : {}),
    types: ['dct:LicenseDocument'],
    properties: { 'rdfs:label': [{ text: licence }] },
  };
};

/** The kinds of files in which figures are distributed. */
export const distributedKinds = ['csv', 'xlsx', 'parquet', 'jsonstat.json'] as const;
export type DistributedKind = (typeof distributedKinds)[number];

const fileTypeCodes: Readonly<Record<DistributedKind, string>> = {
  csv: 'CSV',
  xlsx: 'XLSX',
  parquet: 'PARQUET',
  'jsonstat.json': 'JSON',
};

export const formatNode = (kind: DistributedKind): Node =>
  concept('file-type', fileTypeCodes[kind], 'dct:MediaTypeOrExtent');

export const mediaTypeNode = (kind: FileKind): Node => ({
  id: `https://www.iana.org/assignments/media-types/${mediaTypes[kind]}`,
  types: ['dct:MediaType'],
  properties: {},
});

export const available: Node = named(
  concept('planned-availability', 'AVAILABLE', 'skos:Concept'),
  'available',
);

export const publicAccess: Node = named(
  concept('access-right', 'PUBLIC', 'dct:RightsStatement'),
  'public',
);

/** What a kind of file keeps to beyond its format. */
export const standardNode = (kind: DistributedKind): Node | undefined =>
  kind === 'jsonstat.json'
    ? {
        id: 'https://json-stat.org/full/',
        types: ['dct:Standard'],
        properties: { 'dct:title': [{ text: 'JSON-stat 2.0' }] },
      }
    : undefined;
