/** How houses stand along a street, by the age of the neighbourhood. All lengths in metres. */
import type { Random } from './random.ts';
import type { NeighbourhoodCharacter } from './town.ts';

type Range = readonly [low: number, high: number];

export interface Fabric {
  /** From the edge of the street to the front of the house. */
  readonly setback: Range;
  readonly depth: Range;
  /** Frontage of one house. */
  readonly house: Range;
  /** Houses in a row, under one roof. */
  readonly row: Range;
  readonly gap: Range;
  /** Corners are built up: the row runs on to the end of the block. */
  readonly isClosed: boolean;
  readonly storeys: Range;
  /** Dwellings behind one front door or stair. */
  readonly dwellings: Range;
  readonly built: Range;
}

export const FABRICS = {
  oldTown: {
    setback: [0, 0.6],
    depth: [11, 15],
    house: [7, 9],
    row: [2, 4],
    gap: [0, 0],
    isClosed: true,
    storeys: [2, 3],
    dwellings: [1, 2],
    built: [1590, 1890],
  },
  quay: {
    setback: [0.5, 1.5],
    depth: [10, 13],
    house: [7.8, 9.4],
    row: [3, 5],
    gap: [0, 4],
    isClosed: true,
    storeys: [2, 3],
    dwellings: [1, 2],
    built: [1780, 1925],
  },
  belt: {
    setback: [0.5, 1.5],
    depth: [10, 12],
    house: [8.2, 9.6],
    row: [3, 7],
    gap: [0, 0],
    isClosed: true,
    storeys: [2, 3],
    dwellings: [1, 2],
    built: [1868, 1928],
  },
  terrace: {
    setback: [4, 6],
    depth: [8.5, 9.5],
    house: [7.6, 8.8],
    row: [3, 6],
    gap: [13, 19],
    isClosed: false,
    storeys: [2, 2],
    dwellings: [1, 1],
    built: [1949, 1972],
  },
  slab: {
    setback: [9, 12],
    depth: [11, 12],
    house: [15, 17],
    row: [3, 4],
    gap: [18, 26],
    isClosed: false,
    storeys: [4, 4],
    dwellings: [4, 5],
    built: [1955, 1974],
  },
  semi: {
    setback: [5.5, 8],
    depth: [9, 11],
    house: [8, 9.4],
    row: [2, 2],
    gap: [9, 14],
    isClosed: false,
    storeys: [2, 2],
    dwellings: [1, 1],
    built: [1921, 1962],
  },
  villa: {
    setback: [8, 12],
    depth: [11, 14],
    house: [12, 17],
    row: [1, 1],
    gap: [11, 18],
    isClosed: false,
    storeys: [2, 2],
    dwellings: [1, 1],
    built: [1905, 1988],
  },
  estate: {
    setback: [3, 4.5],
    depth: [9.5, 10.5],
    house: [7.4, 8.4],
    row: [3, 5],
    gap: [9, 13],
    isClosed: false,
    storeys: [2, 3],
    dwellings: [1, 1],
    built: [1996, 2023],
  },
  tower: {
    setback: [8, 11],
    depth: [18, 21],
    house: [24, 28],
    row: [1, 1],
    gap: [26, 34],
    isClosed: false,
    storeys: [6, 9],
    dwellings: [14, 18],
    built: [2004, 2024],
  },
  cottage: {
    setback: [2, 6],
    depth: [8, 11],
    house: [8, 12],
    row: [1, 2],
    gap: [5, 10],
    isClosed: false,
    storeys: [1, 2],
    dwellings: [1, 1],
    built: [1820, 1995],
  },
  hall: {
    setback: [10, 14],
    depth: [32, 78],
    house: [34, 105],
    row: [1, 1],
    gap: [12, 22],
    isClosed: false,
    storeys: [1, 2],
    dwellings: [0, 0],
    built: [1958, 2021],
  },
  farm: {
    setback: [14, 24],
    depth: [14, 20],
    house: [22, 36],
    row: [1, 1],
    gap: [240, 480],
    isClosed: false,
    storeys: [1, 1],
    dwellings: [1, 1],
    built: [1780, 1990],
  },
} as const satisfies Record<string, Fabric>;

export type FabricName = keyof typeof FABRICS;

/** What is built on one block. */
export const chooseFabric = (
  character: NeighbourhoodCharacter,
  isOpenCountry: boolean,
  code: string,
  random: Random,
): FabricName => {
  if (isOpenCountry) return 'farm';
  const draw = random.next();
  switch (character) {
    case 'old-centre':
      return 'oldTown';
    case 'harbour':
      return code === 'PD04' ? 'hall' : 'quay';
    case 'nineteenth-century':
      return 'belt';
    case 'post-war':
      return draw < 0.18 ? 'slab' : draw < 0.93 ? 'terrace' : 'semi';
    case 'garden-suburb':
      return draw < 0.62 ? 'semi' : draw < 0.85 ? 'villa' : 'terrace';
    case 'new-estate':
      return draw < 0.86 ? 'estate' : draw < 0.93 ? 'tower' : 'semi';
    case 'industrial':
      return 'hall';
    case 'village':
    case 'rural':
      return 'cottage';
  }
};

export const draw = (random: Random, [low, high]: Range): number => random.between(low, high);

export const drawWhole = (random: Random, [low, high]: Range): number => random.whole(low, high);
