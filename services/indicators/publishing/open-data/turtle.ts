import type { NamedNode, Quad, Quad_Object, Quad_Subject } from '@rdfjs/types';
import { DataFactory, Writer } from 'n3';
import { fullIri, isNode, type Node, prefixes, type Term, type Value } from './graph.ts';

const { namedNode, literal, blankNode, quad } = DataFactory;

const iriOf = (term: Term): NamedNode => namedNode(fullIri(term));
const isA = namedNode('http://www.w3.org/1999/02/22-rdf-syntax-ns#type');

/** The statements that nodes make. */
export const quadsOf = (nodes: readonly Node[]): readonly Quad[] => {
  const quads: Quad[] = [];
  const objectOf = (value: Value): Quad_Object => {
    if (isNode(value)) return told(value);
    if ('iri' in value) return namedNode(value.iri);
    if ('type' in value) return literal(value.text, iriOf(value.type));
    return literal(value.text, value.language);
  };
  const told = (node: Node): Quad_Subject & Quad_Object => {
    const subject = node.id === undefined ? blankNode() : namedNode(node.id);
    for (const type of node.types) quads.push(quad(subject, isA, iriOf(type)));
    for (const [term, values] of Object.entries(node.properties))
      for (const value of values ?? [])
        quads.push(quad(subject, iriOf(term as Term), objectOf(value))); // keys of a node's properties
    return subject;
  };
  for (const node of nodes) told(node);
  return quads;
};

/** Turtle (https://www.w3.org/TR/turtle/), with the prefixes of the vocabularies. */
export const asTurtle = (nodes: readonly Node[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const writer = new Writer({ prefixes });
    writer.addQuads(quadsOf(nodes));
    writer.end((error, text) => (error ? reject(error) : resolve(text)));
  });
