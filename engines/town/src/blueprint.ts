/**
 * The idea of the town, as a surveyor would sketch it: named corner points and the lines between
 * them, in metres from the origin. Every neighbourhood is a loop of corners; the lines in between
 * are the coast, the river, the moat, canals, roads and borders. A seed bends this sketch, but
 * never changes what borders on what.
 */
import type { Point } from './point.ts';
import type { GreenKind, NeighbourhoodCharacter } from './town.ts';

export const CORNERS = {
  // along the coast, west to east
  coastWestBorder: [-4380, -1230],
  coastDunes: [-2950, 300],
  coastResort: [-1150, 1560],
  mouth: [-250, 2000],
  coastWerf: [1500, 2350],
  coastDyke: [2900, 2500],
  coastEastBorder: [4320, 3020],
  // along the river, from mouth to border
  riverHarbour: [10, 1250],
  moatNorth: [-20, 640],
  bridge: [-70, 330],
  moatSouth: [-78, 0],
  ringBridge: [300, -650],
  canalSouth: [800, -1180],
  riverBend: [1500, -1450],
  riverBorder: [4380, -2400],
  // gates in the moat
  northGate: [-601, 820],
  westGate: [-930, 350],
  southGate: [-430, -150],
  // along the ring road
  ringNorthWest: [-1500, 950],
  ringWest: [-1680, 350],
  ringSouthWest: [-1310, -530],
  ringSouth: [-430, -900],
  ringEastSouth: [950, -250],
  ringEast: [1200, 450],
  ringEastNorth: [1150, 1150],
  // outer suburbs
  duneRoad: [-2650, -250],
  westEdge: [-2350, -1050],
  westCorner: [-2700, -1750],
  southWest: [-1700, -1750],
  south: [-650, -1850],
  southCanal: [500, -1900],
  estateWest: [-800, -2720],
  estateEast: [450, -2700],
  eastNorth: [2700, 1250],
  east: [2500, 350],
  eastSouth: [2200, -550],
  // the country
  duneEdge: [-3300, -1000],
  duneBorder: [-4060, -1760],
  borderSouthWest: [-3900, -3050],
  borderSouth: [-900, -3340],
  borderCanal: [600, -3370],
  borderSouthEast: [3700, -3150],
  borderEast: [4350, -900],
  borderEastRoad: [4400, 700],
  borderCanalNorth: [4390, 1500],
} as const satisfies Record<string, Point>;

export type Corner = keyof typeof CORNERS;

export type LineKind =
  | 'coast'
  | 'river'
  | 'moat'
  | 'canal'
  | 'main'
  | 'street'
  | 'country-road'
  | 'edge'
  | 'border';

export interface BlueprintLine {
  readonly kind: LineKind;
  readonly name: string;
  /** Corners by name, and points in metres that steer the line between them. */
  readonly through: readonly (Corner | Point)[];
}

const line = (
  kind: LineKind,
  name: string,
  ...through: readonly (Corner | Point)[]
): BlueprintLine => ({ kind, name, through });

/** Lines that part neighbourhoods. The moat is drawn around the old centre and not listed. */
export const BORDER_LINES: readonly BlueprintLine[] = [
  line(
    'coast',
    'Noordzee',
    'coastWestBorder',
    [-3700, -400],
    'coastDunes',
    [-2150, 920],
    'coastResort',
    [-720, 1790],
    'mouth',
    [420, 2130],
    'coastWerf',
    [2200, 2400],
    'coastDyke',
    [3600, 2690],
    'coastEastBorder',
  ),
  line(
    'river',
    'Polderaa',
    'mouth',
    [-120, 1640],
    'riverHarbour',
    [70, 930],
    'moatNorth',
    'bridge',
    'moatSouth',
    [30, -320],
    'ringBridge',
    'canalSouth',
    'riverBend',
    [2050, -1780],
    [2700, -1720],
    [3300, -2050],
    [3850, -2120],
    'riverBorder',
  ),
  line('main', 'Breestraat', 'westGate', [-690, 332], [-430, 350], [-250, 325], 'bridge'),
  line(
    'main',
    'Ringweg',
    'coastResort',
    [-1350, 1270],
    'ringNorthWest',
    [-1630, 650],
    'ringWest',
    [-1560, -120],
    'ringSouthWest',
    [-920, -800],
    'ringSouth',
    [-60, -840],
    'ringBridge',
    [640, -490],
    'ringEastSouth',
    [1130, 80],
    'ringEast',
    [1210, 800],
    'ringEastNorth',
    [1240, 1750],
    'coastWerf',
  ),
  line('main', 'Noorderweg', 'northGate', [-790, 1190], 'coastResort'),
  line('main', 'Duinweg', 'westGate', [-1300, 390], 'ringWest', [-2150, 120], 'duneRoad'),
  line(
    'main',
    'Zuiderweg',
    'southGate',
    [-470, -520],
    'ringSouth',
    [-560, -1400],
    'south',
    [-770, -2300],
    'estateWest',
    [-860, -3050],
    'borderSouth',
  ),
  line('main', 'Oosterweg', 'bridge', [500, 335], 'ringEast', [1850, 430], 'east'),
  line(
    'canal',
    'Reigersvaart',
    'riverHarbour',
    [600, 1225],
    'ringEastNorth',
    [1900, 1170],
    'eastNorth',
    [3500, 1290],
    'borderCanalNorth',
  ),
  line('canal', 'Rietvaart', 'canalSouth', [720, -1500], 'southCanal', [430, -2300], 'estateEast'),
  line(
    'country-road',
    'Westrand',
    'duneRoad',
    [-2560, -650],
    'westEdge',
    [-2600, -1420],
    'westCorner',
  ),
  line('street', 'Berkenlaan', 'ringSouthWest', [-1800, -720], 'westEdge'),
  line('street', 'Veldlaan', 'ringSouthWest', [-1440, -1150], 'southWest'),
  line(
    'main',
    'Zuidrand',
    'westCorner',
    [-2200, -1840],
    'southWest',
    [-1200, -1900],
    'south',
    [-80, -1940],
    'southCanal',
  ),
  line('country-road', 'Rietdijk', 'estateWest', [-200, -2810], 'estateEast'),
  line('edge', 'Zeepad', 'coastDunes', [-2850, 50], 'duneRoad'),
  line(
    'country-road',
    'Binnenduinweg',
    'duneRoad',
    [-2950, -680],
    'duneEdge',
    [-3700, -1280],
    'duneBorder',
  ),
  line('street', 'Klaverlaan', 'ringEastSouth', [1550, -390], 'eastSouth'),
  line(
    'main',
    'Oostrand',
    'coastDyke',
    [2790, 1900],
    'eastNorth',
    [2640, 800],
    'east',
    [2430, -80],
    'eastSouth',
    [1960, -1000],
    'riverBend',
  ),
  line(
    'border',
    '',
    'coastWestBorder',
    [-4290, -1500],
    'duneBorder',
    [-4090, -2300],
    'borderSouthWest',
    [-3050, -3120],
    [-2960, -3290],
    [-2100, -3260],
    [-1500, -3380],
    'borderSouth',
    [-250, -3310],
    [-240, -3400],
    'borderCanal',
    [1500, -3280],
    [2050, -3360],
    [2900, -3180],
    'borderSouthEast',
    [4250, -2960],
    'riverBorder',
    [4450, -1750],
    [4300, -1700],
    'borderEast',
    [4440, -380],
    [4330, 100],
    'borderEastRoad',
    'borderCanalNorth',
    [4250, 2120],
    [4370, 2170],
    'coastEastBorder',
  ),
];

/** Roads that cross a neighbourhood. They start and end on other lines. */
export const INNER_ROADS: readonly BlueprintLine[] = [
  line(
    'main',
    'Vismarktstraat',
    'northGate',
    [-560, 640],
    [-470, 480],
    [-430, 350],
    [-415, 180],
    'southGate',
  ),
  line('country-road', 'Oosterweg', 'east', [3200, 290], [3900, 520], 'borderEastRoad'),
  line('country-road', 'Klokbekerweg', 'eastSouth', [3000, -760], [3700, -800], 'borderEast'),
  line(
    'country-road',
    'Wierweg',
    [3200, 290],
    [3380, 800],
    [3520, 1290],
    [3560, 1880],
    [3580, 2690],
  ),
  line(
    'country-road',
    'Achterweg',
    [3200, 290],
    [3080, -250],
    [3000, -760],
    [3080, -1300],
    [2980, -1660],
  ),
  line(
    'country-road',
    'Wierlaan',
    'eastNorth',
    [3100, 1640],
    [3560, 1880],
    [4250, 1950],
    [4330, 2020],
  ),
  line(
    'country-road',
    'Lyngweg',
    'westEdge',
    [-2800, -1330],
    [-3240, -1830],
    [-3420, -2350],
    [-3480, -3100],
  ),
  line('country-road', 'Duinpad', [-3480, -1120], [-3330, -1500], [-3240, -1830]),
  line('country-road', 'Kerkeland', [-3240, -1830], [-2900, -1880], 'westCorner'),
  line('country-road', 'Polderweg', [-3420, -2350], [-2700, -2520], [-1800, -2480], [-770, -2300]),
  line('country-road', 'Middenweg', [-2240, -2510], [-2180, -2900], [-2130, -3262]),
  line(
    'country-road',
    'Molendijk',
    'estateEast',
    [1300, -2620],
    [2200, -2700],
    [3100, -2560],
    [4310, -2780],
  ),
  line('country-road', 'Kievitsweg', 'southCanal', [1150, -2080], [1300, -2620], [1360, -3300]),
  line('country-road', 'Rivierdijk', [1150, -2080], [1800, -2120], [2500, -2060], [3100, -2560]),
  line('main', 'Oostrand', 'riverBend', [1640, -1790], [1800, -2120]),
  line('edge', 'Helmpad', [-3300, -1000], [-3170, -560], [-3520, -330], [-3700, -470]),
  line('edge', 'Konijnenpad', [-2760, -60], [-3170, -560], [-3830, -1080], [-4160, -1500]),
  line('edge', 'Vogelpad', [-3420, -1080], [-3610, -900], [-3830, -1080], [-3990, -860]),
  line('country-road', 'Meerkoetweg', [2200, -2700], [2320, -3000], [2340, -3310]),
];

/** Basins dug beside the river and the coast: corners in metres. */
export const BASINS: readonly { readonly name: string; readonly corners: readonly Point[] }[] = [
  {
    name: 'Visserijhaven',
    corners: [
      [0, 1330],
      [-430, 1405],
      [-415, 1495],
      [-40, 1440],
    ],
  },
  {
    name: 'Houthaven',
    corners: [
      [-20, 1385],
      [700, 1420],
      [695, 1510],
      [-60, 1500],
    ],
  },
  {
    name: 'Ankerhaven',
    corners: [
      [-100, 1690],
      [780, 1800],
      [768, 1895],
      [-130, 1800],
    ],
  },
  {
    name: 'Werfhaven',
    corners: [
      [1950, 2520],
      [1965, 2010],
      [2085, 2015],
      [2075, 2530],
    ],
  },
];

export interface Spot {
  readonly kind: GreenKind | 'lake';
  readonly name: string;
  readonly at: Point;
  /** Half the length and half the width, in metres. */
  readonly radii: readonly [number, number];
}

/** Places kept free of streets and houses. Parks take the shape of the blocks they replace. */
export const SPOTS: readonly Spot[] = [
  { kind: 'park', name: 'Zeilmakerspark', at: [-1130, -130], radii: [172, 126] },
  { kind: 'park', name: 'Singelpark', at: [-1180, 980], radii: [138, 172] },
  { kind: 'park', name: 'Stroompark', at: [640, 820], radii: [195, 138] },
  { kind: 'park', name: 'Molenpark', at: [560, -40], radii: [172, 149] },
  { kind: 'park', name: 'Veldpark', at: [-1000, -1330], radii: [241, 149] },
  { kind: 'sports', name: 'Sportpark De Kieviten', at: [-60, -1640], radii: [299, 161] },
  { kind: 'park', name: 'Reigerspark', at: [1930, 800], radii: [218, 172] },
  { kind: 'park', name: 'Klaverpark', at: [1700, 60], radii: [218, 138] },
  { kind: 'sports', name: 'Sportpark Oostrand', at: [2330, -330], radii: [195, 218] },
  { kind: 'cemetery', name: 'Begraafplaats Berkenhof', at: [-2480, -1600], radii: [206, 195] },
  { kind: 'wood', name: 'Binnenduinbos', at: [-2420, -560], radii: [218, 379] },
  { kind: 'wood', name: 'Strandbos', at: [-2480, 200], radii: [299, 229] },
  { kind: 'park', name: 'Berkenpark', at: [-1930, -1150], radii: [161, 149] },
  { kind: 'park', name: 'Lispark', at: [1450, -900], radii: [195, 149] },
  { kind: 'park', name: 'Rietpark', at: [-150, -2330], radii: [241, 195] },
  { kind: 'sports', name: 'Sportpark Rietland', at: [280, -2550], radii: [172, 195] },
  { kind: 'park', name: 'Havenpark', at: [-560, 1560], radii: [138, 126] },
  { kind: 'wood', name: 'Wierbos', at: [2960, 1480], radii: [206, 172] },
  { kind: 'wood', name: 'Helmbos', at: [-3520, -790], radii: [218, 97] },
  { kind: 'wood', name: 'Dennenkop', at: [-2960, -300], radii: [172, 103] },
  { kind: 'wood', name: 'Berkenvallei', at: [-3950, -1330], radii: [126, 80] },
  { kind: 'lake', name: 'Reigersplas', at: [1930, 810], radii: [110, 70] },
  { kind: 'lake', name: 'Rietplas', at: [-150, -2330], radii: [140, 95] },
  { kind: 'lake', name: 'De Wiel', at: [1650, -2420], radii: [150, 95] },
  { kind: 'lake', name: 'Lyngmeer', at: [-2500, -2180], radii: [190, 120] },
  { kind: 'lake', name: 'Duinmeer', at: [-3330, -420], radii: [130, 60] },
];

/** Round village cores, each with its ring lane and its church in the middle. */
export const VILLAGE_CORES: readonly {
  readonly name: string;
  readonly neighbourhoodCode: string;
  readonly at: Point;
  readonly radius: number;
}[] = [
  { name: 'Lyngerdorp', neighbourhoodCode: 'PD16', at: [-3240, -1830], radius: 300 },
  { name: 'Nesserwier', neighbourhoodCode: 'PD22', at: [3560, 1880], radius: 270 },
  { name: 'Klokbeker', neighbourhoodCode: 'PD23', at: [3040, -760], radius: 150 },
  { name: 'Molendijk', neighbourhoodCode: 'PD24', at: [1300, -2620], radius: 140 },
];

/** From the station towards the mainland, in metres. */
export const RAILWAY: readonly Point[] = [
  [-235, -420],
  [-60, -620],
  [170, -900],
  [300, -1250],
  [330, -1600],
  [700, -2250],
  [1500, -2480],
  [2700, -2850],
  [3400, -3190],
];

/** The middle of the market square and the distance of the moat from it, in metres. */
export const MARKET: Point = [-430, 350];
export const MOAT_RADIUS = 500;

export interface BlueprintNeighbourhood {
  readonly code: string;
  readonly name: string;
  readonly character: NeighbourhoodCharacter;
  readonly loop: readonly Corner[];
}

export interface BlueprintDistrict {
  readonly code: string;
  readonly name: string;
  readonly neighbourhoods: readonly BlueprintNeighbourhood[];
}

export const MUNICIPALITY = { code: 'PD', name: 'Polderdam' } as const;

const area = (
  code: string,
  name: string,
  character: NeighbourhoodCharacter,
  ...loop: readonly Corner[]
): BlueprintNeighbourhood => ({ code, name, character, loop });

export const DISTRICTS: readonly BlueprintDistrict[] = [
  {
    code: 'PDA',
    name: 'Vesting en Haven',
    neighbourhoods: [
      area('PD01', 'Marktkwartier', 'old-centre', 'bridge', 'moatNorth', 'northGate', 'westGate'),
      area('PD02', 'Gildehoek', 'old-centre', 'westGate', 'southGate', 'moatSouth', 'bridge'),
      area(
        'PD03',
        'Vissershoek',
        'harbour',
        'northGate',
        'moatNorth',
        'riverHarbour',
        'mouth',
        'coastResort',
      ),
      area(
        'PD04',
        'Nieuwe Haven',
        'harbour',
        'riverHarbour',
        'ringEastNorth',
        'coastWerf',
        'mouth',
      ),
      area(
        'PD05',
        'Singelkwartier',
        'nineteenth-century',
        'westGate',
        'northGate',
        'coastResort',
        'ringNorthWest',
        'ringWest',
      ),
      area(
        'PD06',
        'Zeilmakersbuurt',
        'nineteenth-century',
        'westGate',
        'ringWest',
        'ringSouthWest',
        'ringSouth',
        'southGate',
      ),
      area(
        'PD07',
        'Stationskwartier',
        'nineteenth-century',
        'southGate',
        'ringSouth',
        'ringBridge',
        'moatSouth',
      ),
      area('PD08', 'Zeewerf', 'industrial', 'ringEastNorth', 'eastNorth', 'coastDyke', 'coastWerf'),
    ],
  },
  {
    code: 'PDB',
    name: 'Westerduin',
    neighbourhoods: [
      area(
        'PD09',
        'Strandhoek',
        'garden-suburb',
        'coastDunes',
        'duneRoad',
        'ringWest',
        'ringNorthWest',
        'coastResort',
      ),
      area(
        'PD10',
        'Duinrand',
        'garden-suburb',
        'duneRoad',
        'westEdge',
        'ringSouthWest',
        'ringWest',
      ),
      area(
        'PD11',
        'Berkenkamp',
        'garden-suburb',
        'westEdge',
        'westCorner',
        'southWest',
        'ringSouthWest',
      ),
      area('PD12', 'Westerveld', 'post-war', 'ringSouthWest', 'southWest', 'south', 'ringSouth'),
      area(
        'PD13',
        'Zuiderkamp',
        'post-war',
        'ringSouth',
        'south',
        'southCanal',
        'canalSouth',
        'ringBridge',
      ),
      area(
        'PD14',
        'Nieuw Rietland',
        'new-estate',
        'south',
        'estateWest',
        'estateEast',
        'southCanal',
      ),
      area(
        'PD15',
        'Helmduinen',
        'rural',
        'coastWestBorder',
        'duneBorder',
        'duneEdge',
        'duneRoad',
        'coastDunes',
      ),
      area(
        'PD16',
        'Lyngerdorp',
        'village',
        'duneRoad',
        'duneEdge',
        'duneBorder',
        'borderSouthWest',
        'borderSouth',
        'estateWest',
        'south',
        'southWest',
        'westCorner',
        'westEdge',
      ),
    ],
  },
  {
    code: 'PDC',
    name: 'Oosterwaard',
    neighbourhoods: [
      area(
        'PD17',
        'Stroomzijde',
        'nineteenth-century',
        'bridge',
        'ringEast',
        'ringEastNorth',
        'riverHarbour',
        'moatNorth',
      ),
      area(
        'PD18',
        'Molenkamp',
        'post-war',
        'bridge',
        'moatSouth',
        'ringBridge',
        'ringEastSouth',
        'ringEast',
      ),
      area('PD19', 'Reigersland', 'new-estate', 'ringEast', 'east', 'eastNorth', 'ringEastNorth'),
      area('PD20', 'Klaverkamp', 'post-war', 'ringEastSouth', 'eastSouth', 'east', 'ringEast'),
      area(
        'PD21',
        'Lisveld',
        'garden-suburb',
        'ringBridge',
        'canalSouth',
        'riverBend',
        'eastSouth',
        'ringEastSouth',
      ),
      area(
        'PD22',
        'Nesserwier',
        'village',
        'eastNorth',
        'borderCanalNorth',
        'coastEastBorder',
        'coastDyke',
      ),
      area(
        'PD23',
        'Oosterpolder',
        'rural',
        'riverBend',
        'riverBorder',
        'borderEast',
        'borderEastRoad',
        'borderCanalNorth',
        'eastNorth',
        'east',
        'eastSouth',
      ),
      area(
        'PD24',
        'Zuiderpolder',
        'rural',
        'canalSouth',
        'southCanal',
        'estateEast',
        'estateWest',
        'borderSouth',
        'borderCanal',
        'borderSouthEast',
        'riverBorder',
        'riverBend',
      ),
    ],
  },
];
