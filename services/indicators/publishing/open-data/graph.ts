/** A description in RDF as plain data; Turtle and JSON-LD are two ways to write it. */
export const prefixes = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  geosparql: 'http://www.opengis.net/ont/geosparql#',
  locn: 'http://www.w3.org/ns/locn#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/** A term of one of the vocabularies above: `dct:title`. */
export type Term = `${keyof typeof prefixes}:${string}`;

export type Value =
  | { readonly iri: string }
  | { readonly text: string; readonly language?: string }
  | { readonly text: string; readonly type: Term }
  | Node;

export interface Node {
  /** Left out for what has no address of its own. */
  readonly id?: string;
  readonly types: readonly Term[];
  readonly properties: Readonly<Partial<Record<Term, readonly Value[]>>>;
}

export const isNode = (value: Value): value is Node => 'types' in value;

export const fullIri = (term: Term): string => {
  const [prefix = '', name = ''] = term.split(/:(.*)/s);
  return `${prefixes[prefix as keyof typeof prefixes]}${name}`; // a term begins with one of them
};
