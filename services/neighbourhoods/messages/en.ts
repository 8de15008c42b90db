import type { PluralForms } from '../../../platform/messages/format.ts';

export const en = {
  navigationAbout: 'Where you live: who your neighbours are and what is changing.',
  title: 'My neighbourhood',
  navigation: 'My neighbourhood',
  description:
    'Find your neighbourhood by address, on the map or in the list, and see how it is doing.',
  lead: 'Find your neighbourhood by your address, on the map or in the list.',
  searchLabel: 'Your street and number, or your postcode',
  searchHint: 'We do not keep what you look up.',
  find: 'Find',
  foundTitle: 'Addresses we found',
  addresses: { one: '# address', other: '# addresses' } as PluralForms,
  nothingFound: (words: string) => `We found no address for “${words}”.`,
  nothingFoundAdvice:
    'Check the spelling, leave the number out, or choose your neighbourhood on the map or in the list.',
  near: 'Did you mean one of these?',
  mapTitle: 'On the map',
  mapDescription: 'Map of the neighbourhoods. Each leads to its own page.',
  pictureDescription: 'Map of the town between sea, river and fields.',
  listTitle: 'In the list',
  inDistrict: (district: string) => `Neighbourhood in ${district}`,
  atAGlance: 'At a glance',
  residentsIn: (year: number) => `Residents, ${year}`,
  about: (number: string) => `about ${number}`,
  fewerThan: (number: string) => `fewer than ${number}`,
  nobody: 'nobody',
  whyRounded: 'Rounded to fives, so that nobody can be recognised.',
  whyWithheld: (few: string) =>
    `Fewer than ${few} people live here. To protect them we show no more than that.`,
  whyNoAges: (few: string) =>
    `Few people live here, so we show no ages and no households: they could be recognised. We do so from ${few} residents on.`,
  agesRounded: (few: string) =>
    `Numbers are rounded to fives. Where fewer than ${few} women or men would stand alone, ages are taken together.`,
  households: 'Households',
  perHousehold: 'People per household',
  surface: 'Area',
  squareKilometres: 'km²',
  density: 'Residents per km²',
  onTheMap: (name: string) => `${name} on the map`,
  whereDescription: (name: string, district: string) =>
    `Map of the town with ${name}, in ${district}, marked.`,
  whoLivesHere: 'Who lives here',
  pyramidTitle: (name: string, year: number) => `Residents of ${name} by age, ${year}`,
  pyramidDescription:
    'Women on one side and men on the other, by age, as a share of all residents. The marks are the whole town.',
  pyramidReading: (young: string, old: string, oldFrom: string, town: string) =>
    `About ${young} are younger than 20 and ${old} are ${oldFrom} or older. The marks are ${town} as a whole.`,
  women: 'Women',
  men: 'Men',
  age: 'Age',
  years: (from: number, to: number) => (to >= 120 ? `${from} and older` : `${from}–${to}`),
  follow: (name: string) => `Follow ${name}: know when something changes`,
  nearby: 'Neighbourhoods next to it',
  another: 'Choose another neighbourhood',
  homeLabel: 'How is your neighbourhood doing? Enter your street and number, or your postcode.',
  count: { one: '# neighbourhood', other: '# neighbourhoods' } as PluralForms,
};

export type Messages = typeof en;
