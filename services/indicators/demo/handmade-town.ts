/** A town of 24 neighbourhoods for tests, made at once; only what indicators need of it. */
import type { AgeBand, NeighbourhoodArea, NeighbourhoodCharacter } from '@polder/town';
import type { IndicatorTown } from './neighbourhood.ts';

type Row = readonly [character: NeighbourhoodCharacter, residents: number, deprivation: number];

const districts: Readonly<Record<string, readonly Row[]>> = {
  DA: [
    ['old-centre', 1500, 0.45],
    ['old-centre', 1400, 0.45],
    ['harbour', 3400, 0.6],
    ['harbour', 12, 0.6],
    ['nineteenth-century', 3500, 0.4],
    ['nineteenth-century', 4900, 0.75],
    ['nineteenth-century', 1800, 0.6],
    ['industrial', 40, 0.5],
  ],
  DB: [
    ['garden-suburb', 1800, 0.1],
    ['garden-suburb', 2700, 0.2],
    ['garden-suburb', 2300, 0.2],
    ['post-war', 3800, 0.65],
    ['post-war', 4900, 0.9],
    ['new-estate', 4400, 0.25],
    ['rural', 0, 0.3],
    ['village', 1100, 0.3],
  ],
  DC: [
    ['nineteenth-century', 5000, 0.65],
    ['post-war', 3700, 0.7],
    ['new-estate', 6300, 0.25],
    ['post-war', 4300, 0.5],
    ['garden-suburb', 3800, 0.2],
    ['village', 900, 0.3],
    ['rural', 350, 0.3],
    ['rural', 260, 0.35],
  ],
};

const ageBands: readonly AgeBand[] = [
  '0-4',
  '5-9',
  '10-14',
  '15-19',
  '20-24',
  '25-29',
  '30-34',
  '35-39',
  '40-44',
  '45-49',
  '50-54',
  '55-59',
  '60-64',
  '65-69',
  '70-74',
  '75-79',
  '80-84',
  '85-89',
  '90-94',
  '95+',
];

/** Of every 200 residents, so many are in each band. */
const pyramid = [9, 10, 10, 11, 12, 13, 13, 13, 13, 12, 13, 13, 13, 12, 11, 9, 7, 4, 1, 1];

const extent = { polygon: [], areaKm2: 1.5, labelPosition: [5, 53] } as const;

const places = Object.entries(districts).flatMap(([districtCode, rows]) =>
  rows.map(([character, residents, deprivation], index) => ({
    code: `${districtCode}${index + 1}`,
    districtCode,
    character,
    residents,
    deprivation,
  })),
);

const shopsIn = (character: NeighbourhoodCharacter): number =>
  character === 'old-centre' ? 100 : 12;

const shops = places.flatMap(({ code, character }) =>
  Array.from({ length: shopsIn(character) }, (_, index) => ({ id: `${code}-${index}`, code })),
);

export const handmadeTown: IndicatorTown = {
  municipality: { ...extent, kind: 'municipality', code: 'D', name: 'D', parentCode: null },
  districts: Object.keys(districts).map((code) => ({
    ...extent,
    kind: 'district',
    code,
    name: code,
    parentCode: 'D',
  })),
  neighbourhoods: places.map(
    ({ code, districtCode, character }): NeighbourhoodArea => ({
      ...extent,
      kind: 'neighbourhood',
      code,
      name: code,
      parentCode: districtCode,
      districtCode,
      character,
    }),
  ),
  population: places.flatMap(({ code, residents }) =>
    ageBands.flatMap((ageBand, index) =>
      (['female', 'male'] as const).map((sex) => ({
        neighbourhoodCode: code,
        sex,
        ageBand,
        count: Math.round((residents * (pyramid[index] ?? 0)) / 400),
      })),
    ),
  ),
  households: places.flatMap(({ code, residents }) =>
    residents === 0
      ? []
      : [
          { neighbourhoodCode: code, type: 'one-person', size: 1, count: Math.ceil(residents / 5) },
          { neighbourhoodCode: code, type: 'couple', size: 3, count: Math.ceil(residents / 4) },
        ],
  ),
  profiles: places.map(({ code, character, deprivation }, index) => ({
    neighbourhoodCode: code,
    deprivation,
    youth: 0.5,
    age: character === 'garden-suburb' ? 0.8 : 0.4,
    families: 0.5,
    density: character === 'rural' ? 0.05 : 0.5,
    greenness: 0.4,
    harbourNoise: character === 'harbour' ? 0.9 : 0.2,
    traffic: 0.5,
    cohesion: 0.5,
    turnover: 0.5,
    floodRisk: 0.3 + index / 100,
    heat: 0.5,
  })),
  businesses: shops.map(({ id }) => ({
    id,
    name: id,
    section: 'G',
    kind: 'bakery',
    employees: '2-4',
    addressId: id,
  })),
  addresses: shops.map(({ id, code }) => ({
    id,
    street: 'Breestraat',
    number: id,
    postcode: '1234 AB',
    position: [5, 53],
    neighbourhoodCode: code,
    buildingId: id,
    isDwelling: false,
  })),
};
