/** Fictional businesses, spread over premises first and over homes after that. */
import type { Random } from './random.ts';
import { apportion } from './shares.ts';
import type {
  Address,
  Building,
  BuildingUse,
  Business,
  EmployeesBand,
  NaceSection,
} from './town.ts';

export const BUSINESSES = 2400;

interface Trade {
  readonly section: NaceSection;
  readonly kind: string;
  readonly label: string;
  readonly weight: number;
}

const trade = (section: NaceSection, kind: string, label: string, weight: number): Trade => ({
  section,
  kind,
  label,
  weight,
});

const SHOP_TRADES: readonly Trade[] = [
  trade('G', 'bakery', 'Bakkerij', 4),
  trade('G', 'grocery', 'Kruidenier', 5),
  trade('G', 'fishmonger', 'Vishandel', 3),
  trade('G', 'clothes shop', 'Kledinghuis', 7),
  trade('G', 'bookshop', 'Boekhandel', 2),
  trade('G', 'bicycle shop', 'Fietsenwinkel', 3),
  trade('G', 'pharmacy', 'Apotheek', 2),
  trade('G', 'florist', 'Bloemenhuis', 2),
  trade('I', 'café', 'Café', 8),
  trade('I', 'restaurant', 'Eethuis', 9),
  trade('I', 'hotel', 'Hotel', 2),
  trade('S', 'hairdresser', 'Kapsalon', 6),
  trade('S', 'laundry', 'Wasserij', 1),
  trade('R', 'gallery', 'Galerie', 2),
  trade('K', 'insurance office', 'Assurantiën', 2),
  trade('N', 'estate agent', 'Makelaardij', 2),
  trade('Q', 'dentist', 'Tandartsen', 2),
];

const WORKS_TRADES: readonly Trade[] = [
  trade('C', 'boatyard', 'Scheepswerf', 4),
  trade('C', 'fish processing', 'Visverwerking', 5),
  trade('C', 'metalworks', 'Metaalbedrijf', 6),
  trade('C', 'joinery', 'Timmerfabriek', 4),
  trade('H', 'haulage', 'Transport', 6),
  trade('H', 'cold store', 'Koelhuis', 3),
  trade('H', 'freight agent', 'Expeditie', 3),
  trade('F', 'building firm', 'Bouwbedrijf', 6),
  trade('G', 'wholesaler', 'Groothandel', 7),
  trade('G', 'garage', 'Garage', 5),
  trade('C', 'wind turbine maintenance', 'Windtechniek', 3),
];

const HOME_TRADES: readonly Trade[] = [
  trade('M', 'consultancy', 'Adviesbureau', 8),
  trade('J', 'software developer', 'Softwarebureau', 6),
  trade('F', 'handyman', 'Klusbedrijf', 8),
  trade('F', 'painter', 'Schildersbedrijf', 5),
  trade('M', 'architect', 'Architectenbureau', 2),
  trade('R', 'music teacher', 'Muziekles', 3),
  trade('S', 'beauty salon', 'Salon', 4),
  trade('Q', 'physiotherapist', 'Fysiotherapie', 3),
  trade('N', 'gardener', 'Hoveniers', 4),
  trade('G', 'web shop', 'Webwinkel', 6),
  trade('P', 'tutor', 'Bijles', 3),
];

/** Sections of buildings that are one organisation; homes, shops and works share trades instead. */
const FIXED: Partial<Readonly<Record<BuildingUse, Trade>>> = {
  school: trade('P', 'school', 'School', 1),
  church: trade('S', 'church', 'Kerkgemeente', 1),
  care: trade('Q', 'care home', 'Woonzorg', 1),
  health: trade('Q', 'health centre', 'Gezondheidscentrum', 1),
  culture: trade('R', 'culture', 'Cultuurhuis', 1),
  government: trade('O', 'local government', 'Gemeente Polderdam', 1),
  station: trade('H', 'railway station', 'Stationsbedrijf', 1),
  farm: trade('A', 'farm', 'Boerderij', 1),
};

const FIRST =
  'Zilver Noorder Helm Wier Zee Duin Polder Anker Meeuwen Zout Wind Brand Strand Vaart Riet Klaver Storm Horizon Eb Vloed Zand Boeg Kiel Stern Grutto Kust Wad Branding Tij Schelp'.split(
    ' ',
  );
const SECOND =
  'zicht lust hoek hof huis oord wende spoor kracht werk stroom rand land veld baken haven gang vonk dam brug'.split(
    ' ',
  );

const BANDS: readonly EmployeesBand[] = [
  '1',
  '2-4',
  '5-9',
  '10-19',
  '20-49',
  '50-99',
  '100-249',
  '250+',
];

type Sizes = readonly number[];

const SMALL: Sizes = [30, 38, 20, 8, 4, 0, 0, 0];
const LARGE: Sizes = [4, 12, 18, 24, 24, 11, 6, 1];
const SOLE: Sizes = [86, 13, 1, 0, 0, 0, 0, 0];
const STAFFED: Sizes = [0, 2, 10, 22, 40, 16, 8, 2];

const weighted = <T>(
  random: Random,
  items: readonly T[],
  weightOf: (item: T, index: number) => number,
): T => {
  const weights = items.map(weightOf);
  let rest = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, item] of items.entries()) {
    rest -= weights[index] ?? 0;
    if (rest < 0) return item;
  }
  return random.pick(items);
};

const tradesOf = (
  use: BuildingUse,
): { readonly trades: readonly Trade[]; readonly sizes: Sizes } => {
  const fixed = FIXED[use];
  if (fixed) return { trades: [fixed], sizes: use === 'farm' ? SMALL : STAFFED };
  if (use === 'works') return { trades: WORKS_TRADES, sizes: LARGE };
  if (use === 'office') return { trades: HOME_TRADES, sizes: LARGE };
  return { trades: SHOP_TRADES, sizes: SMALL };
};

export const createBusinesses = (
  addresses: readonly Address[],
  buildings: readonly Building[],
  random: Random,
): Business[] => {
  const useOf = new Map(buildings.map(({ id, use }) => [id, use]));
  const at = (address: Address): BuildingUse => useOf.get(address.buildingId) ?? 'home';
  const premises = addresses.filter((address) => !address.isDwelling || at(address) === 'farm');
  const homes = random.shuffle(
    addresses.filter((address) => address.isDwelling && at(address) !== 'farm'),
  );
  const fromPremises = premises.slice(0, BUSINESSES);
  const [atPremises = 0, atHome = 0] = apportion(BUSINESSES, [
    fromPremises.length,
    Math.max(0, BUSINESSES - fromPremises.length),
  ]);
  const places = [
    ...fromPremises.slice(0, atPremises).map((address) => ({ address, ...tradesOf(at(address)) })),
    ...homes.slice(0, atHome).map((address) => ({ address, trades: HOME_TRADES, sizes: SOLE })),
  ];
  const used = new Set<string>();
  return places.map(({ address, trades, sizes }, index) => {
    const chosen = weighted(random, trades, ({ weight }) => weight);
    let name = '';
    for (let attempt = 0; name === '' || used.has(name); attempt += 1) {
      const proper = `${random.pick(FIRST)}${random.pick(SECOND)}`;
      name = `${chosen.label} ${proper}${attempt > 20 ? ` ${attempt}` : ''}`;
    }
    used.add(name);
    return {
      id: `B${String(index + 1).padStart(4, '0')}`,
      name,
      section: chosen.section,
      kind: chosen.kind,
      employees: weighted(random, BANDS, (_, band) => sizes[band] ?? 0),
      addressId: address.id,
    };
  });
};
