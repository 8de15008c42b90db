import { isNode, type Node, prefixes, type Value } from './graph.ts';

const written = (value: Value): unknown => {
  if (isNode(value)) return nodeOf(value);
  if ('iri' in value) return { '@id': value.iri };
  if ('type' in value) return { '@value': value.text, '@type': value.type };
  return value.language === undefined
    ? value.text
    : { '@value': value.text, '@language': value.language };
};

const nodeOf = ({ id, types, properties }: Node): Readonly<Record<string, unknown>> => ({
  ...(id === undefined ? {} : { '@id': id }),
  '@type': types,
  ...Object.fromEntries(
    Object.entries(properties)
      .filter(([, values]) => values && values.length > 0)
      .map(([term, values]) => [term, (values ?? []).map(written)]),
  ),
});

/** JSON-LD 1.1 with a context of prefixes alone: it can be read without fetching anything. */
export const asJsonLd = (nodes: readonly Node[]): string =>
  JSON.stringify({ '@context': prefixes, '@graph': nodes.map(nodeOf) }, null, 2);
