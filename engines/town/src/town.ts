/**
 * What a generated town is made of. Everything is plain, readonly data; coordinates are
 * `[longitude, latitude]` in degrees (WGS84), rounded to 1e-6 degree.
 */

/** `[longitude, latitude]` in degrees, WGS84. */
export type Position = readonly [longitude: number, latitude: number];

/** A closed ring: the first position is repeated as the last. */
export type Ring = readonly Position[];

/** GeoJSON Polygon coordinates: exterior ring counter-clockwise, holes clockwise (RFC 7946, 3.1.6). */
export type Polygon = readonly Ring[];

/** `[west, south, east, north]` in degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

export type NeighbourhoodCharacter =
  | 'old-centre'
  | 'harbour'
  | 'nineteenth-century'
  | 'post-war'
  | 'garden-suburb'
  | 'new-estate'
  | 'village'
  | 'industrial'
  | 'rural';

interface AreaBase {
  readonly code: string;
  readonly name: string;
  /** GeoJSON Polygon coordinates. Borders shared by two areas are identical vertex for vertex. */
  readonly polygon: Polygon;
  /** Land and inland water together, in square kilometres. */
  readonly areaKm2: number;
  /** A point well inside the polygon, good for a label. */
  readonly labelPosition: Position;
}

export interface MunicipalityArea extends AreaBase {
  readonly kind: 'municipality';
  readonly parentCode: null;
}

export interface DistrictArea extends AreaBase {
  readonly kind: 'district';
  /** Code of the municipality. */
  readonly parentCode: string;
}

export interface NeighbourhoodArea extends AreaBase {
  readonly kind: 'neighbourhood';
  /** Code of the district; the same as `districtCode`. */
  readonly parentCode: string;
  readonly districtCode: string;
  readonly character: NeighbourhoodCharacter;
}

export type Area = MunicipalityArea | DistrictArea | NeighbourhoodArea;

export type WaterKind = 'sea' | 'river' | 'harbour' | 'lake' | 'canal' | 'ditch';

export interface Water {
  readonly id: string;
  readonly kind: WaterKind;
  /** Empty for water without a name, such as a ditch. */
  readonly name: string;
  readonly polygon: Polygon;
}

export type GreenKind =
  | 'park'
  | 'dunes'
  | 'beach'
  | 'wood'
  | 'meadow'
  | 'farmland'
  | 'cemetery'
  | 'sports'
  | 'square';

/** Open ground. A `square` is paved, all others are green or sand. */
export interface Green {
  readonly id: string;
  readonly kind: GreenKind;
  /** Empty for ground without a name, such as a field. */
  readonly name: string;
  readonly polygon: Polygon;
}

export type StreetKind = 'main' | 'street' | 'lane' | 'country-road' | 'path';

/**
 * A stretch of street. Stretches meet in shared vertices; a long street may consist of several
 * stretches that carry the same name.
 */
export interface Street {
  readonly id: string;
  readonly name: string;
  readonly kind: StreetKind;
  readonly line: readonly Position[];
}

export interface Railway {
  readonly id: string;
  readonly name: string;
  readonly line: readonly Position[];
}

/** Ground enclosed by streets and water, on which buildings stand. */
export interface Block {
  readonly id: string;
  readonly neighbourhoodCode: string;
  readonly polygon: Polygon;
}

export type BuildingUse =
  | 'home'
  | 'shop'
  | 'office'
  | 'works'
  | 'school'
  | 'church'
  | 'care'
  | 'health'
  | 'culture'
  | 'government'
  | 'station'
  | 'farm'
  | 'lighthouse';

export interface Building {
  readonly id: string;
  readonly polygon: Polygon;
  readonly use: BuildingUse;
  readonly yearBuilt: number;
  /** Storeys above ground. */
  readonly storeys: number;
  readonly neighbourhoodCode: string;
}

export interface Address {
  readonly id: string;
  /** Name of the street. */
  readonly street: string;
  /** House number with its suffix, such as `'12'` or `'12a'`. Unique within the street. */
  readonly number: string;
  /** Four digits, a space and two letters, such as `'1234 AB'`. */
  readonly postcode: string;
  /** On the street side of the building. */
  readonly position: Position;
  readonly neighbourhoodCode: string;
  readonly buildingId: string;
  /** True when a household can live here, false for shops, schools, works and the like. */
  readonly isDwelling: boolean;
}

export type LandmarkKind =
  | 'town-hall'
  | 'library'
  | 'station'
  | 'lighthouse'
  | 'market-square'
  | 'school'
  | 'health-centre'
  | 'care-home'
  | 'church'
  | 'museum'
  | 'recycling-centre'
  | 'sports-park'
  | 'park'
  | 'beach';

export interface Landmark {
  readonly id: string;
  readonly kind: LandmarkKind;
  readonly name: string;
  readonly position: Position;
  readonly neighbourhoodCode: string;
  /** Null for places in the open, such as a square or a beach. */
  readonly addressId: string | null;
}

export type Sex = 'female' | 'male';

/** Five-year age bands; the last is open. */
export type AgeBand =
  | '0-4'
  | '5-9'
  | '10-14'
  | '15-19'
  | '20-24'
  | '25-29'
  | '30-34'
  | '35-39'
  | '40-44'
  | '45-49'
  | '50-54'
  | '55-59'
  | '60-64'
  | '65-69'
  | '70-74'
  | '75-79'
  | '80-84'
  | '85-89'
  | '90-94'
  | '95+';

/** Residents by neighbourhood, sex and age; every combination occurs once, zeros included. */
export interface PopulationCount {
  readonly neighbourhoodCode: string;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly count: number;
}

export type HouseholdType =
  | 'one-person'
  | 'couple'
  | 'couple-with-children'
  | 'one-parent'
  | 'sharing';

/** Private households by neighbourhood, type and size; rows with no households are left out. */
export interface HouseholdCount {
  readonly neighbourhoodCode: string;
  readonly type: HouseholdType;
  /** Members, 1 to 7. */
  readonly size: number;
  readonly count: number;
}

/** Residents who live in an institution (care home, hostel), not in a private household. */
export interface InstitutionCount {
  readonly neighbourhoodCode: string;
  readonly count: number;
}

/** Sections of NACE Rev. 2 that occur in the town. */
export type NaceSection =
  | 'A'
  | 'C'
  | 'F'
  | 'G'
  | 'H'
  | 'I'
  | 'J'
  | 'K'
  | 'M'
  | 'N'
  | 'O'
  | 'P'
  | 'Q'
  | 'R'
  | 'S';

export type EmployeesBand = '1' | '2-4' | '5-9' | '10-19' | '20-49' | '50-99' | '100-249' | '250+';

export interface Business {
  readonly id: string;
  readonly name: string;
  readonly section: NaceSection;
  /** Plain kind of business, such as `'bakery'`. */
  readonly kind: string;
  readonly employees: EmployeesBand;
  readonly addressId: string;
}

/**
 * Latent traits of a neighbourhood, each 0 to 1 and relative to the town. Services draw coherent
 * indicator series from them; they are not figures to publish.
 */
export interface NeighbourhoodProfile {
  readonly neighbourhoodCode: string;
  readonly deprivation: number;
  readonly youth: number;
  readonly age: number;
  readonly families: number;
  readonly density: number;
  readonly greenness: number;
  readonly harbourNoise: number;
  readonly traffic: number;
  readonly cohesion: number;
  readonly turnover: number;
  readonly floodRisk: number;
  readonly heat: number;
}

export interface Town {
  readonly seed: number;
  readonly name: 'Polderdam';
  readonly centre: Position;
  /** A frame for a map: the municipality with a margin of sea and neighbouring land. */
  readonly bounds: Bounds;
  readonly municipality: MunicipalityArea;
  readonly districts: readonly DistrictArea[];
  readonly neighbourhoods: readonly NeighbourhoodArea[];
  /** Neighbouring land beyond the municipal border, as backdrop: it reaches far outside `bounds`. */
  readonly hinterland: Polygon;
  /** The sea reaches far outside `bounds`. Inland water lies inside the neighbourhoods. */
  readonly water: readonly Water[];
  readonly green: readonly Green[];
  readonly streets: readonly Street[];
  readonly railways: readonly Railway[];
  readonly blocks: readonly Block[];
  readonly buildings: readonly Building[];
  readonly addresses: readonly Address[];
  readonly landmarks: readonly Landmark[];
  /** Sums to exactly 61 000. */
  readonly population: readonly PopulationCount[];
  readonly households: readonly HouseholdCount[];
  readonly institutions: readonly InstitutionCount[];
  readonly businesses: readonly Business[];
  readonly profiles: readonly NeighbourhoodProfile[];
}
