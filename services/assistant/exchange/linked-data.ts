/**
 * JSON-LD as the Flemish catalogue writes it: with Dutch terms and a context, or expanded, with the
 * addresses of the terms; nested, or flat with references. No context is fetched: the terms are known.
 */
import { faultIn } from './json-fault.ts';
import { lineAt, unreadable } from './trouble.ts';

const mostLevels = 60;

/** Objects and arrays within each other, counted before they are read. */
const checkDepth = (text: string): void => {
  let level = 0;
  let isText = false;
  for (let place = 0; place < text.length; place += 1) {
    const sign = text[place];
    if (isText) {
      if (sign === '\\') place += 1;
      else if (sign === '"') isText = false;
    } else if (sign === '"') isText = true;
    else if (sign === '{' || sign === '[') {
      level += 1;
      if (level > mostLevels) throw unreadable('too-deep', lineAt(text, place));
    } else if (sign === '}' || sign === ']') level -= 1;
  }
};

/** @throws Problem invalid-input with its trouble: no JSON, or too deep */
export const parseJson = (text: string): unknown => {
  checkDepth(text);
  try {
    return JSON.parse(text);
  } catch {
    const place = faultIn(text);
    throw unreadable('not-json', place === undefined ? undefined : lineAt(text, place));
  }
};

export type Node = Readonly<Record<string, unknown>>;

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const ipdc = 'https://productencatalogus.data.vlaanderen.be/ns/ipdc-lpdc#';
const m8g = 'http://data.europa.eu/m8g/';
const purl = 'http://purl.org/dc/terms/';
const schema = 'http://schema.org/';
const address = 'https://data.vlaanderen.be/ns/adres#';

/** Terms of the context of IPDC and LPDC (`ipdc-lpdc-im.jsonld`), with the addresses they stand for. */
const terms = {
  naam: [`${purl}title`],
  beschrijving: [`${purl}description`],
  verdereBeschrijving: [`${ipdc}additionalDescription`],
  uitzonderingen: [`${ipdc}exception`],
  regelgevingTekst: [`${ipdc}regulation`],
  regelgeving: [`${m8g}hasLegalResource`],
  voorwaarden: ['http://vocab.belgif.be/ns/publicservice#hasRequirement'],
  bewijs: [`${m8g}hasSupportingEvidence`],
  procedures: ['http://purl.org/vocab/cpsv#follows'],
  websites: ['http://www.w3.org/2000/01/rdf-schema#seeAlso', `${ipdc}hasWebsite`],
  kosten: [`${m8g}hasCost`],
  financieleVoordelen: ['http://purl.org/vocab/cpsv#produces'],
  contactgegevens: [`${m8g}hasContactPoint`],
  adres: [`${ipdc}address`],
  straatnaam: [`${address}Straatnaam`],
  huisnummer: [`${address}Adresvoorstelling.huisnummer`],
  busnummer: [`${address}Adresvoorstelling.busnummer`],
  postcode: [`${address}postcode`],
  gemeentenaam: [`${address}gemeentenaam`],
  telefoonnummer: [`${schema}telephone`],
  email: [`${schema}email`],
  openingsuren: [`${schema}openingHours`],
  url: [`${schema}url`],
  order: ['http://www.w3.org/ns/shacl#order'],
  doelgroepen: [`${ipdc}targetAudience`],
  themas: [`${m8g}thematicArea`],
  startDienstVerlening: [`${schema}startDate`],
  eindeDienstVerlening: [`${schema}endDate`],
  laatstGewijzigd: [`${schema}dateModified`],
  generatedAtTime: ['http://www.w3.org/ns/prov#generatedAtTime'],
  isVersionOf: [`${purl}isVersionOf`],
  gearchiveerd: [`${ipdc}isArchived`],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Term = keyof typeof terms;

/** One text with the tag of its language; empty where there is none. */
export interface Tagged {
  readonly tag: string;
  readonly text: string;
}

export interface Graph {
  /** Nodes in the order in which they were written, each once. */
  readonly nodes: readonly Node[];
  readonly nodesOf: (node: Node, term: Term) => readonly Node[];
  readonly taggedOf: (node: Node, term: Term) => readonly Tagged[];
  /** Values and addresses, as texts. */
  readonly textsOf: (node: Node, term: Term) => readonly string[];
}

const listed = (value: unknown): readonly unknown[] => {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(listed);
  if (isNode(value)) {
    const inner = value['@list'] ?? value['@set'];
    if (inner !== undefined) return listed(inner);
  }
  return [value];
};

const valuesOf = (node: Node, term: Term): readonly unknown[] =>
  [term, ...terms[term]].flatMap((key) => (Object.hasOwn(node, key) ? listed(node[key]) : []));

const scalar = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
};

const tagShape = /^[a-z]{2,3}(?:-[a-z0-9]{1,12})*$/i;

/** `{ "nl": "…" }`, `{ "@language": "nl", "@value": "…" }` or a bare text. */
const taggedIn = (value: unknown): readonly Tagged[] => {
  const bare = scalar(value);
  if (bare !== undefined) return [{ tag: '', text: bare }];
  if (!isNode(value)) return [];
  const text = scalar(value['@value']);
  if (text !== undefined) return [{ tag: (scalar(value['@language']) ?? '').toLowerCase(), text }];
  return Object.entries(value)
    .filter(([tag]) => tagShape.test(tag) || tag === '@none')
    .flatMap(([tag, texts]) =>
      listed(texts).flatMap((one) => {
        const said = scalar(one);
        return said === undefined
          ? []
          : [{ tag: tag === '@none' ? '' : tag.toLowerCase(), text: said }];
      }),
    );
};

const idOf = (node: Node): string | undefined => scalar(node['@id'] ?? node.id);

/** Every node with its own properties, at whatever depth. */
const allNodes = (value: unknown): readonly Node[] => {
  if (Array.isArray(value)) return value.flatMap(allNodes);
  if (!isNode(value)) return [];
  const inner = Object.entries(value)
    .filter(([key]) => key !== '@context')
    .flatMap(([, one]) => allNodes(one));
  return [value, ...inner];
};

export const createGraph = (parsed: unknown): Graph => {
  const nodes = allNodes(parsed);
  const byId = new Map<string, Node>();
  for (const node of nodes) {
    const id = idOf(node);
    if (id === undefined) continue;
    const earlier = byId.get(id);
    // A reference alone has no properties but its address.
    if (!earlier || Object.keys(earlier).length < Object.keys(node).length) byId.set(id, node);
  }
  const resolved = (value: unknown): readonly Node[] => {
    if (typeof value === 'string') return [byId.get(value) ?? []].flat();
    if (!isNode(value)) return [];
    const id = idOf(value);
    return [(id === undefined ? undefined : byId.get(id)) ?? value];
  };
  return {
    nodes: nodes.filter((node) => {
      const id = idOf(node);
      return id === undefined || byId.get(id) === node;
    }),
    nodesOf: (node, term) => valuesOf(node, term).flatMap(resolved),
    taggedOf: (node, term) => valuesOf(node, term).flatMap(taggedIn),
    textsOf: (node, term) =>
      valuesOf(node, term).flatMap((value) => {
        const text = isNode(value)
          ? (scalar(value['@value']) ?? scalar(value['@id']))
          : scalar(value);
        return text === undefined ? [] : [text];
      }),
  };
};

/** Names of the kinds of a node, without the part before `#` or `/`. */
export const kindsOf = (node: Node): readonly string[] =>
  listed(node['@type'] ?? node.type).flatMap((kind) => scalar(kind)?.split(/[#/]/).at(-1) ?? []);

export const addressOf = (node: Node): string => idOf(node) ?? '';
