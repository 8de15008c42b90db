import type { BenchmarkComparison } from '@polder/statistics';

export const en = {
  readings: { resident: 'Living here', policy: 'Policy', business: 'Doing business' },
  readingsLabel: 'Three ways to read this neighbourhood',
  leads: {
    resident: 'What it is like to live here, what is changing and what is near.',
    policy:
      'How this neighbourhood stands beside the town, its district and neighbourhoods like it.',
    business: 'Who comes by and when, what people have to spend, and who else does business here.',
  },
  changes: 'What is changing',
  changesLead: 'Only changes that chance does not explain.',
  noChanges:
    'The figures of this neighbourhood go up and down within their usual range: nothing points to a real change.',
  figure: 'Figure',
  meaning: 'What it means',
  meanings: { better: 'better', worse: 'worse', other: 'different' },
  since: 'Since',
  before: 'Before',
  latest: 'Latest',
  how: 'How it shows',
  beside: 'Beside the town, the district and similar neighbourhoods',
  differing: (better: number, worse: number, other: number, count: number) =>
    `Of ${count} figures that can be compared with the town, ${better} are better, ${worse} worse and ${other} otherwise different here, more than chance explains.`,
  noneDiffers: (count: number) =>
    `None of the ${count} figures that can be compared with the town differs more than chance explains.`,
  aboutChance: 'Of twenty comparisons about one differs by chance alone.',
  here: 'Here',
  interval: '95 % interval',
  similarMedian: 'Similar neighbourhoods, middle',
  range: 'Between neighbourhoods',
  verdict: (town: string) => `Compared with ${town}`,
  verdicts: {
    better: 'better',
    worse: 'worse',
    higher: 'higher',
    lower: 'lower',
    similar: 'about the same',
    'not-compared': 'not compared',
  } satisfies Record<BenchmarkComparison, string>,
  period: 'Period',
  unit: 'Unit',
  download: 'Download this table (CSV)',
  nothingToCompare: 'There are no figures of this neighbourhood that can be compared.',
  similar: 'Neighbourhoods like this one',
  similarLead:
    'Alike in who lives there and what kind of place it is. How well they do plays no part, so that they are fair to compare with.',
  alikeIn: (list: string) => `Alike in ${list}.`,
  differsIn: (list: string) => `Different in ${list}.`,
  traitBoth: (trait: string, here: string, there: string) =>
    `${trait} (${here} here, ${there} there)`,
  howSimilar: (distance: string) =>
    `Distance ${distance}: 0 is the same, 1 as far apart as neighbourhoods usually are.`,
  noSimilar: 'Too few people live here to say which neighbourhoods are like it.',
  near: 'What is near',
  nearLead: 'As the crow flies, from the middle of the neighbourhood.',
  metres: (number: string) => `${number} m`,
  kilometres: (number: string) => `${number} km`,
  landmarks: {
    school: 'School',
    'health-centre': 'Health centre',
    library: 'Library',
    station: 'Railway station',
    park: 'Park',
    'sports-park': 'Sports park',
    'town-hall': 'Town hall',
    'market-square': 'Market square',
    'recycling-centre': 'Recycling centre',
    'care-home': 'Care home',
    museum: 'Museum',
    church: 'Church',
    beach: 'Beach',
  } as Readonly<Record<string, string>>,
  sources: 'Where the figures come from',
  residentsSource: (year: number, source: string, licence: string) =>
    `Residents and households, ${year}: ${source}, ${licence}`,
  figuresSource: (source: string, licence: string, names: string) =>
    `${source} (${licence}): ${names}`,
  definedOn: (date: string) => `Descriptions last changed on ${date}.`,
  print:
    'You can print this page or save it as a PDF with the print button of your browser; nothing is cut.',
  traits: {
    young: 'share younger than 20',
    old: 'share of 60 and older',
    householdSize: 'people per household',
    density: 'how closely people live',
    premises: 'business premises',
    income: 'household income',
    perSquareKilometre: (number: string) => `${number} per km²`,
    perThousand: (number: string) => `${number} per 1,000 residents`,
    euros: (number: string) => `€ ${number}`,
  },
};

export type Messages = typeof en;
