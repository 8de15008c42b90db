import type { Messages } from './en.ts';

export const nl: Messages = {
  navigationAbout: 'Waar u woont: wie uw buren zijn en wat er verandert.',
  title: 'Mijn buurt',
  navigation: 'Mijn buurt',
  description: 'Vind uw buurt op adres, op de kaart of in de lijst, en zie hoe het er gaat.',
  lead: 'Vind uw buurt met uw adres, op de kaart of in de lijst.',
  searchLabel: 'Uw straat en huisnummer, of uw postcode',
  searchHint: 'Wat u opzoekt, bewaren we niet.',
  find: 'Zoek',
  foundTitle: 'Gevonden adressen',
  addresses: { one: '# adres', other: '# adressen' },
  nothingFound: (words) => `We vonden geen adres bij “${words}”.`,
  nothingFoundAdvice:
    'Controleer de spelling, laat het nummer weg of kies uw buurt op de kaart of in de lijst.',
  near: 'Bedoelde u een van deze?',
  mapTitle: 'Op de kaart',
  mapDescription: 'Kaart van de buurten. Elke buurt leidt naar haar eigen pagina.',
  pictureDescription: 'Kaart van de gemeente tussen zee, rivier en velden.',
  listTitle: 'In de lijst',
  inDistrict: (district) => `Buurt in ${district}`,
  atAGlance: 'In het kort',
  residentsIn: (year) => `Inwoners, ${year}`,
  about: (number) => `ongeveer ${number}`,
  fewerThan: (number) => `minder dan ${number}`,
  nobody: 'niemand',
  whyRounded: 'Afgerond op vijftallen, zodat niemand te herkennen is.',
  whyWithheld: (few) =>
    `Hier wonen minder dan ${few} mensen. Om hen te beschermen laten we niet meer zien dan dat.`,
  whyNoAges: (few) =>
    `Hier wonen weinig mensen. Leeftijden en huishoudens laten we daarom niet zien: zij zouden te herkennen zijn. Dat doen we vanaf ${few} inwoners.`,
  agesRounded: (few) =>
    `Aantallen zijn afgerond op vijftallen. Waar minder dan ${few} vrouwen of mannen apart zouden staan, zijn leeftijden samengenomen.`,
  households: 'Huishoudens',
  perHousehold: 'Personen per huishouden',
  surface: 'Oppervlakte',
  squareKilometres: 'km²',
  density: 'Inwoners per km²',
  onTheMap: (name) => `${name} op de kaart`,
  whereDescription: (name, district) =>
    `Kaart van de gemeente waarop ${name}, in ${district}, is gemarkeerd.`,
  whoLivesHere: 'Wie wonen hier',
  pyramidTitle: (name, year) => `Inwoners van ${name} naar leeftijd, ${year}`,
  pyramidDescription:
    'Vrouwen aan de ene en mannen aan de andere kant, naar leeftijd, als deel van alle inwoners. De streepjes zijn de hele gemeente.',
  pyramidReading: (young, old, oldFrom, town) =>
    `Ongeveer ${young} is jonger dan 20 en ${old} is ${oldFrom} of ouder. De streepjes zijn heel ${town}.`,
  women: 'Vrouwen',
  men: 'Mannen',
  age: 'Leeftijd',
  years: (from, to) => (to >= 120 ? `${from} en ouder` : `${from}–${to}`),
  follow: (name) => `Volg ${name}: weet wanneer er iets verandert`,
  nearby: 'Buurten ernaast',
  another: 'Kies een andere buurt',
  homeLabel: 'Hoe gaat het met uw buurt? Vul uw straat en huisnummer of uw postcode in.',
  count: { one: '# buurt', other: '# buurten' },
};
