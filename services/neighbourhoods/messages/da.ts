import type { Messages } from './en.ts';

export const da: Messages = {
  title: 'Mit kvarter',
  navigation: 'Mit kvarter',
  description:
    'Find dit kvarter ud fra adressen, på kortet eller på listen, og se, hvordan det går der.',
  lead: 'Find dit kvarter med din adresse, på kortet eller på listen.',
  searchLabel: 'Din vej og husnummer eller dit postnummer',
  searchHint: 'Vi gemmer ikke det, du søger efter.',
  find: 'Find',
  foundTitle: 'Adresser, vi fandt',
  nothingFound: (words) => `Vi fandt ingen adresse for “${words}”.`,
  nothingFoundAdvice:
    'Kontrollér stavningen, udelad nummeret, eller vælg dit kvarter på kortet eller på listen.',
  near: 'Mente du en af disse?',
  mapTitle: 'På kortet',
  mapDescription: 'Kort over kvartererne. Hvert fører til sin egen side.',
  pictureDescription: 'Kort over byen mellem hav, å og marker.',
  listTitle: 'På listen',
  inDistrict: (district) => `Kvarter i ${district}`,
  atAGlance: 'Kort fortalt',
  residents: 'Indbyggere',
  households: 'Husstande',
  perHousehold: 'Personer pr. husstand',
  surface: 'Areal',
  squareKilometres: 'km²',
  density: 'Indbyggere pr. km²',
  onTheMap: (name) => `${name} på kortet`,
  whereDescription: (name, district) =>
    `Kort over kommunen, hvor ${name} i ${district} er markeret.`,
  whoLivesHere: 'Hvem bor her',
  pyramidTitle: (name, year) => `Indbyggere i ${name} efter alder, ${year}`,
  pyramidDescription:
    'Kvinder på den ene side og mænd på den anden, i grupper på fem år, som andel af alle. Stregerne er hele kommunen.',
  pyramidReading: (young, old, town) =>
    `${young} er under 20, og ${old} er 65 eller ældre. Stregerne er hele ${town}.`,
  women: 'Kvinder',
  men: 'Mænd',
  age: 'Alder',
  years: (from, to) => (to >= 120 ? `${from} og ældre` : `${from}–${to}`),
  nearby: 'Kvarterer ved siden af',
  another: 'Vælg et andet kvarter',
  homeTitle: 'Hvordan går det i dit kvarter?',
  homeLead: 'Skriv din adresse, og læs tallene for det sted, hvor du bor.',
  count: { one: '# kvarter', other: '# kvarterer' },
  factQuestion: 'I hvilket kvarter ligger en adresse?',
  factAnswer: (address, name) => `${address} ligger i ${name}.`,
};
