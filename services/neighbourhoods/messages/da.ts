import type { Messages } from './en.ts';

export const da: Messages = {
  navigationAbout: 'Der, hvor du bor: hvem naboerne er, og hvad der ændrer sig.',
  title: 'Mit kvarter',
  navigation: 'Mit kvarter',
  description:
    'Find dit kvarter ud fra adressen, på kortet eller på listen, og se, hvordan det går der.',
  lead: 'Find dit kvarter med din adresse, på kortet eller på listen.',
  searchLabel: 'Din vej og husnummer eller dit postnummer',
  searchHint: 'Vi gemmer ikke det, du søger efter.',
  find: 'Find',
  foundTitle: 'Adresser, vi fandt',
  addresses: { one: '# adresse', other: '# adresser' },
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
  residentsIn: (year) => `Indbyggere, ${year}`,
  about: (number) => `omkring ${number}`,
  fewerThan: (number) => `færre end ${number}`,
  nobody: 'ingen',
  whyRounded: 'Afrundet til femmere, så ingen kan genkendes.',
  whyWithheld: (few) =>
    `Her bor færre end ${few} mennesker. For at beskytte dem viser vi ikke mere end det.`,
  whyNoAges: (few) =>
    `Her bor få mennesker. Derfor viser vi hverken alder eller husstande: de kunne genkendes. Det gør vi fra ${few} indbyggere.`,
  agesRounded: (few) =>
    `Tallene er afrundet til femmere. Hvor færre end ${few} kvinder eller mænd ville stå alene, er aldre slået sammen.`,
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
    'Kvinder på den ene side og mænd på den anden, efter alder, som andel af alle. Stregerne er hele byen.',
  pyramidReading: (young, old, oldFrom, town) =>
    `Omkring ${young} er yngre end 20, og ${old} er ${oldFrom} eller ældre. Stregerne er hele ${town}.`,
  women: 'Kvinder',
  men: 'Mænd',
  age: 'Alder',
  years: (from, to) => (to >= 120 ? `${from} og ældre` : `${from}–${to}`),
  follow: (name) => `Følg ${name}: få at vide, når noget ændrer sig`,
  nearby: 'Kvarterer ved siden af',
  another: 'Vælg et andet kvarter',
  homeLabel: 'Hvordan går det i dit kvarter? Skriv din vej og husnummer eller dit postnummer.',
  count: { one: '# kvarter', other: '# kvarterer' },
};
