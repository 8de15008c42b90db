/**
 * Reads articles of the Flemish product catalogue: concepts and instances of IPDC and LPDC in JSON-LD, as
 * its public API, its streams of events (LDES) and its local catalogues give them.
 */
import { isLanguage, type Language, languages } from '../../../platform/messages/languages.ts';
import { type ContactPoint, type Manner, manners, type TextField } from '../content/article.ts';
import {
  addressOf,
  createGraph,
  type Graph,
  kindsOf,
  type Node,
  parseJson,
  type Tagged,
  type Term,
} from './linked-data.ts';
import { plainLine, plainText } from './plain-text.ts';
import {
  contentOf,
  createWarnings,
  type ImportedArticle,
  mostArticles,
  type Reading,
  type SaidTexts,
  type Skipped,
  type Warnings,
} from './reading.ts';
import { slugOf } from './slug.ts';
import { audienceOf, contactOf, dayOf, linkLine } from './source-words.ts';
import { unreadable } from './trouble.ts';

/** Names of the kinds of services, in Dutch and as the terms stand for. */
const serviceKinds = new Set([
  'Concept',
  'ConceptSnapshot',
  'ConceptualPublicService',
  'ConceptualPublicServiceSnapshot',
  'Instantie',
  'InstantieSnapshot',
  'InstancePublicService',
  'InstancePublicServiceSnapshot',
  'PublicService',
]);

/**
 * Which text is taken for whom: what somebody wrote in that manner, what a machine made of another, what
 * says no manner. Dutch alone has manners in the catalogue.
 */
const dutchTags: Readonly<Record<Manner, readonly string[]>> = {
  formal: ['nl-be-x-formal', 'nl-be-x-generated-formal', 'nl', 'nl-be', 'nl-nl', ''],
  informal: ['nl-be-x-informal', 'nl-be-x-generated-informal'],
};

const tagsOf = (language: Language, manner: Manner): readonly string[] => {
  if (language === 'nl') return dutchTags[manner];
  return manner === 'formal' ? [language] : [];
};

const baseOf = (tag: string): string => tag.split('-')[0] ?? '';

/** A text in a language and a manner. @returns undefined where there is none */
type Say = (language: Language, manner: Manner) => string | undefined;

const mostParts = 60;

const sayer = (tagged: readonly Tagged[], warnings: Warnings): Say => {
  const found = new Map<string, string>();
  const foreign = new Set<string>();
  for (const { tag, text } of tagged.slice(0, mostParts)) {
    const isKnown = tag === '' || isLanguage(baseOf(tag));
    if (!isKnown) foreign.add(baseOf(tag));
    // `en-gb` is read as `en`; of several texts the first counts.
    const key = baseOf(tag) === 'nl' || tag === '' ? tag : baseOf(tag);
    if (isKnown && text.trim() !== '' && !found.has(key)) found.set(key, text);
  }
  if (foreign.size > 0) warnings.add({ kind: 'languages-left-out', tags: [...foreign].toSorted() });
  return (language, manner) => {
    const tag = tagsOf(language, manner).find((one) => found.has(one));
    if (tag === undefined) return undefined;
    if (tag.includes('generated')) warnings.add({ kind: 'generated', language });
    return found.get(tag);
  };
};

/** In the own manner, else in the other one. */
const saidAnyhow = (say: Say, language: Language, manner: Manner): string =>
  say(language, manner) ?? say(language, manner === 'formal' ? 'informal' : 'formal') ?? '';

/** A part of a text; it says in which manners it is there, so that a text is made for those alone. */
interface Part {
  readonly says: readonly Say[];
  readonly write: (language: Language, manner: Manner) => string;
}

/** Names of parts that say no more than the heading they would stand under. */
const idleNames =
  /^(?:voorwaarden?|procedures?|bewijs(?:stukken)?|wat (?:meebrengen|heb je nodig)\??|kost(?:en)?|bedrag|requirements?|evidence|conditions?|costs?|amount|procedure)$/i;

const joined = (parts: readonly string[], between: string): string =>
  parts.filter((part) => part !== '').join(between);

const inOrder = (graph: Graph, nodes: readonly Node[]): readonly Node[] =>
  nodes
    .map((node, place) => ({ node, order: Number(graph.textsOf(node, 'order')[0] ?? place) || 0 }))
    .toSorted((one, other) => one.order - other.order)
    .map(({ node }) => node)
    .slice(0, mostParts);

/** Parts that many services refer to are made plain once. */
type Plain = (markup: string) => string;

const createPlain = (): Plain => {
  const made = new Map<string, string>();
  return (markup) => {
    const plain = made.get(markup) ?? plainText(markup);
    made.set(markup, plain);
    return plain;
  };
};

const createParts = (graph: Graph, plain: Plain, warnings: Warnings) => {
  const sayOf = (node: Node, term: Term) => sayer(graph.taggedOf(node, term), warnings);

  /** A text of the node itself. */
  const own = (node: Node, term: Term): Part => {
    const say = sayOf(node, term);
    return {
      says: [say],
      write: (language, manner) => plain(saidAnyhow(say, language, manner)),
    };
  };

  /** Name and description of a part with a name of its own. */
  const told = (node: Node): Part => {
    const name = sayOf(node, 'naam');
    const about = sayOf(node, 'beschrijving');
    return {
      says: [name, about],
      write: (language, manner) => {
        const heading = plainLine(saidAnyhow(name, language, manner));
        const text = plain(saidAnyhow(about, language, manner));
        return joined([idleNames.test(heading) && text !== '' ? '' : heading, text], '\n\n');
      },
    };
  };

  /** A list of addresses, with what they are called. */
  const links = (nodes: readonly Node[]): Part => {
    const found = nodes.map((node) => ({
      name: sayOf(node, 'naam'),
      about: sayOf(node, 'beschrijving'),
      address: graph.textsOf(node, 'url')[0] ?? '',
    }));
    return {
      says: found.flatMap(({ name, about }) => [name, about]),
      write: (language, manner) =>
        joined(
          found.map(({ name, about, address }) =>
            linkLine(
              plainLine(saidAnyhow(name, language, manner)),
              plainLine(saidAnyhow(about, language, manner)),
              address,
            ),
          ),
          '\n',
        ),
    };
  };
  return { own, told, links };
};

/** A text of its parts, in each language and manner in which one of them is written. */
const composed = (
  parts: readonly Part[],
  manner: Manner,
): Readonly<Partial<Record<Language, string>>> =>
  Object.fromEntries(
    languages.flatMap((language) => {
      const isSaid = parts.some(({ says }) =>
        says.some((say) => say(language, manner) !== undefined),
      );
      if (!isSaid) return [];
      return [
        [
          language,
          joined(
            parts.map(({ write }) => write(language, manner)),
            '\n\n',
          ),
        ],
      ];
    }),
  );

const readContact = (graph: Graph, service: Node, warnings: Warnings): ContactPoint | undefined => {
  const nodes = inOrder(graph, graph.nodesOf(service, 'contactgegevens'));
  const [node] = nodes;
  if (!node) return undefined;
  if (nodes.length > 1) warnings.add({ kind: 'further-contacts', count: nodes.length - 1 });
  const one = (from: Node | undefined, term: Term): string => {
    const all = from ? graph.taggedOf(from, term) : [];
    return plainLine((all.find(({ tag }) => baseOf(tag) === 'nl') ?? all[0])?.text ?? '');
  };
  const [address] = graph.nodesOf(node, 'adres');
  const box = one(address, 'busnummer');
  return contactOf(
    {
      name: '',
      telephone: one(node, 'telefoonnummer'),
      email: one(node, 'email'),
      website: one(node, 'url'),
      hours: graph.textsOf(node, 'openingsuren')[0] ?? '',
      address: joined(
        [
          joined(
            [one(address, 'straatnaam'), one(address, 'huisnummer'), box && `bus ${box}`],
            ' ',
          ),
          joined([one(address, 'postcode'), one(address, 'gemeentenaam')], ' '),
        ],
        '\n',
      ),
    },
    warnings,
  );
};

const partsOf = (
  graph: Graph,
  plain: Plain,
  service: Node,
  warnings: Warnings,
): Readonly<Record<Exclude<TextField, 'audience'>, readonly Part[]>> => {
  const { own, told, links } = createParts(graph, plain, warnings);
  const members = (term: Term) => inOrder(graph, graph.nodesOf(service, term));
  const conditions = members('voorwaarden');
  return {
    name: [own(service, 'naam')],
    summary: [own(service, 'beschrijving'), own(service, 'verdereBeschrijving')],
    conditions: conditions.map(told),
    bring: conditions.flatMap((node) => graph.nodesOf(node, 'bewijs')).map(told),
    procedure: [
      ...members('procedures').flatMap((node) => [
        told(node),
        links(inOrder(graph, graph.nodesOf(node, 'websites'))),
      ]),
      links(members('websites')),
    ],
    cost: [...members('kosten'), ...members('financieleVoordelen')].map(told),
    exceptions: [own(service, 'uitzonderingen')],
    legalBasis: [own(service, 'regelgevingTekst'), links(members('regelgeving'))],
  };
};

/** The themes of the Flemish list by the last part of their address. */
const themeNames: Readonly<Record<string, string>> = {
  BouwenWonen: 'Bouwen en Wonen',
  BurgerOverheid: 'Burger en Overheid',
  CultuurSportVrijeTijd: 'Cultuur, Sport en Vrije Tijd',
  EconomieWerk: 'Economie en Werk',
  MilieuEnergie: 'Milieu en Energie',
  MobiliteitOpenbareWerken: 'Mobiliteit en Openbare Werken',
  OnderwijsWetenschap: 'Onderwijs en Wetenschap',
  WelzijnGezondheid: 'Welzijn en Gezondheid',
};

const themeOf = (code: string): string => {
  const name = code.split('/').at(-1) ?? '';
  return Object.hasOwn(themeNames, name) ? (themeNames[name] ?? name) : name;
};

const nameIn = (texts: SaidTexts): string => {
  const names = texts.name ?? {};
  return languages.map((language) => names[language]).find((name) => name) ?? '';
};

const day = (graph: Graph, service: Node, term: Term, warnings: Warnings): string | undefined => {
  const [written] = graph.textsOf(service, term);
  const found = written === undefined ? undefined : dayOf(written);
  if (written !== undefined && !found) warnings.add({ kind: 'date-unsure', text: written });
  return found;
};

const readService = (graph: Graph, plain: Plain, service: Node): ImportedArticle | Skipped => {
  const warnings = createWarnings();
  const first = (term: Term): string => graph.textsOf(service, term)[0] ?? '';
  const id = (first('isVersionOf') || addressOf(service)).slice(0, 500);
  const parts = partsOf(graph, plain, service, warnings);
  const [formal, informal] = manners.map((manner) =>
    Object.fromEntries(Object.entries(parts).map(([field, own]) => [field, composed(own, manner)])),
  ) as [SaidTexts, SaidTexts]; // as many as there are manners
  const name = nameIn(formal) || nameIn(informal);
  if (first('gearchiveerd') === 'true') return { id, name, reason: 'archived' };
  if (name === '') return { id, name, reason: 'no-name' };
  if (id === '') return { id, name, reason: 'no-id' };
  const modified = first('laatstGewijzigd').slice(0, 40);
  const content = contentOf(
    {
      texts: { formal, informal },
      contact: readContact(graph, service, warnings),
      audiences: graph
        .textsOf(service, 'doelgroepen')
        .flatMap((code) => audienceOf(code, warnings)),
      themes: graph.textsOf(service, 'themas').map(themeOf),
      validFrom: day(graph, service, 'startDienstVerlening', warnings),
      validUntil: day(graph, service, 'eindeDienstVerlening', warnings),
    },
    warnings,
  );
  return {
    source: { kind: 'ipdc', id, ...(modified === '' ? {} : { modified }) },
    slug: slugOf(name),
    content,
    warnings: warnings.all(),
  };
};

/** When a snapshot was taken, to tell which of a service is the newest. */
const momentOf = (graph: Graph, service: Node): string =>
  graph.textsOf(service, 'generatedAtTime')[0] ??
  graph.textsOf(service, 'laatstGewijzigd')[0] ??
  '';

/** One of each service: the newest. */
const newest = (graph: Graph, services: readonly Node[]): readonly Node[] => {
  const found = new Map<string, Node>();
  for (const service of services) {
    const id = graph.textsOf(service, 'isVersionOf')[0] ?? addressOf(service);
    const earlier = found.get(id);
    if (!earlier || momentOf(graph, earlier) <= momentOf(graph, service)) found.set(id, service);
  }
  return [...found.values()];
};

/** @param parsed JSON @throws Problem invalid-input with its trouble */
export const readIpdc = (parsed: unknown): Reading => {
  const graph = createGraph(parsed);
  const services = newest(
    graph,
    graph.nodes.filter((node) => kindsOf(node).some((kind) => serviceKinds.has(kind))),
  );
  if (services.length === 0) throw unreadable('no-articles');
  if (services.length > mostArticles) throw unreadable('too-many');
  const plain = createPlain();
  const read = services.map((service) => readService(graph, plain, service));
  return {
    articles: read.filter((one) => 'content' in one),
    skipped: read.filter((one) => 'reason' in one),
  };
};

/** @throws Problem invalid-input with its trouble */
export const readIpdcJsonLd = (text: string): Reading => readIpdc(parseJson(text));
