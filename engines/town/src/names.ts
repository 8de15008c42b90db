/** Names for streets: invented, from nature, crafts, ships and the wind; never after persons. */
import type { Random } from './random.ts';
import type { NeighbourhoodCharacter } from './town.ts';

const list = (text: string): readonly string[] => text.split(' ');

const THEMES = {
  crafts: list(
    'Kuiper Zeilmaker Touwslager Smeden Bakkers Wevers Leerlooier Tinnegieter Kaarsen Mandenmaker Pottenbakker Glasblazer Klompen Spinster Ververs Bleker Zadelmaker Messen Klokken Orgel Brouwers Zout Boter Koren Lakenhal Turf Wol Vlas Touw Linnen',
  ),
  ships: list(
    'Kotter Schoener Tjalk Botter Brik Kogge Sloep Klipper Galjoen Loods Anker Kompas Roer Mast Kiel Boeg Spriet Vlagge Sextant Stuur Achtersteven Takel Wimpel Fok Kluiver Bezaan Reling Bolder Kabel Dreg',
  ),
  fish: list(
    'Haring Makreel Schelvis Tong Schol Spiering Zalm Steur Kabeljauw Ansjovis Garnalen Oester Mossel Krab Kreeft Wulk Kokkel Griet Tarbot Sprot Wijting Poon Zeebaars Paling Zeester',
  ),
  birds: list(
    'Reiger Kievit Grutto Wulp Scholekster Tureluur Stern Meeuwen Lepelaar Kluut Leeuwerik Plevier Eider Smient Slobeend Fuut Kraanvogel Zwanen Ganzen Ooievaar Roerdomp Karekiet Zwaluw Merel Lijster Mezen Putter Kwikstaart Gors Valk Buizerd Uil Specht Tapuit Nachtegaal',
  ),
  trees: list(
    'Berken Beuken Eiken Linden Elzen Essen Populieren Wilgen Iepen Esdoorn Lariks Dennen Sparren Taxus Hazelaar Meidoorn Sleedoorn Vlier Kastanje Plataan Haagbeuk Lijsterbes Kers Peren Appel Mispel Walnoot Hulst Jeneverbes Gagel',
  ),
  flowers: list(
    'Klaver Boterbloem Margriet Lisdodde Irissen Dotter Zwanenbloem Pinksterbloem Koekoeksbloem Vergeetmijniet Korenbloem Klaproos Kamille Duizendblad Weegbree Zuring Look Tijm Ereprijs Wikke Rolklaver Lathyrus Sleutelbloem Teunisbloem Viooltjes Anemoon Akelei Wederik Valeriaan Leverkruid',
  ),
  dunes: list(
    'Helm Duindoorn Zeedistel Zeekraal Lamsoor Strandroos Kruipwilg Duinriet Zandhaver Biestarwe Vlinder Konijnen Zandloper Parnassia Rozenbottel Zilt Schelpen Wier Branding Golf Vloed Eb Zeewind Zandbank Horizon',
  ),
  weather: list(
    'Noorderlicht Zuidenwind Ochtend Avondrood Nevel Regenboog Zonne Maan Poolster Wolken Dauw Rijp Bries Passaat Storm Morgenster Zephyr Dageraad Schemer Sterren',
  ),
  polder: list(
    'Molen Sluis Gemaal Wetering Rietland Turfschip Schouw Kavel Akker Weide Hooi Gras Graan Haver Gerst Rogge Tarwe Koolzaad Lijnzaad Beemd Terp Wierde Kwelder Slenk Priel Ringdijk Dijkgat Sloot Vaart Tocht Poldermolen Boezem Kolk Zijl',
  ),
  works: list(
    'IJzer Koper Tin Staal Loodgieter Kraan Dok Helling Werf Ketel Motor Turbine Dynamo Vracht Container Silo Pakhuis Loskade Stapel Hout Teer Pek Graniet Basalt Zinkstuk',
  ),
} as const;

type Theme = keyof typeof THEMES;

const THEMES_OF: Readonly<Record<string, readonly Theme[]>> = {
  PD01: ['crafts', 'fish'],
  PD02: ['crafts', 'ships'],
  PD03: ['fish', 'ships'],
  PD04: ['works', 'ships'],
  PD05: ['ships', 'weather'],
  PD06: ['ships', 'crafts'],
  PD07: ['weather', 'crafts'],
  PD08: ['works', 'polder'],
  PD09: ['dunes', 'weather'],
  PD10: ['dunes', 'birds'],
  PD11: ['trees', 'flowers'],
  PD12: ['polder', 'weather'],
  PD13: ['flowers', 'polder'],
  PD14: ['polder', 'dunes'],
  PD15: ['dunes', 'birds'],
  PD16: ['polder', 'trees'],
  PD17: ['works', 'trees'],
  PD18: ['polder', 'flowers'],
  PD19: ['birds', 'fish'],
  PD20: ['flowers', 'trees'],
  PD21: ['flowers', 'birds'],
  PD22: ['polder', 'dunes'],
  PD23: ['polder', 'birds'],
  PD24: ['polder', 'birds'],
};

const ENDINGS: Readonly<Record<NeighbourhoodCharacter, readonly string[]>> = {
  'old-centre': ['straat', 'steeg', 'gang', 'plaats', 'poort', 'hof'],
  harbour: ['straat', 'kade', 'weg', 'hoek', 'plein', 'steeg'],
  'nineteenth-century': ['straat', 'straat', 'dwarsstraat', 'plein', 'kade', 'plantsoen'],
  'post-war': ['straat', 'weg', 'laan', 'plein', 'plantsoen', 'hof'],
  'garden-suburb': ['laan', 'laan', 'pad', 'hof', 'dreef', 'weg'],
  'new-estate': ['singel', 'hof', 'oever', 'pad', 'zoom', 'straat'],
  village: ['pad', 'buurt', 'straat', 'laan', 'weg', 'ring'],
  industrial: ['weg', 'straat', 'kade', 'baan', 'plein', 'dwarsweg'],
  rural: ['weg', 'pad', 'buurt', 'laan', 'wijk', 'zijde'],
};

const FOREPARTS = ['', 'Korte ', 'Lange ', 'Kleine ', 'Nieuwe ', 'Oude ', 'Hoge ', 'Lage '];

/** Gives out street names in the manner of each neighbourhood, each name once. */
export const createNaming = (random: Random, taken: readonly string[]) => {
  const used = new Set(taken);
  const queues = new Map<string, string[]>();
  const queueOf = (code: string, character: NeighbourhoodCharacter): string[] => {
    const known = queues.get(code);
    if (known) return known;
    const own = random.fork(code);
    const [first = 'polder', second = first] = THEMES_OF[code] ?? [];
    const endings = ENDINGS[character];
    const combine = (stems: readonly string[], forepart: string): string[] =>
      own
        .shuffle(stems)
        .flatMap((stem) => own.shuffle(endings).map((ending, order) => ({ stem, ending, order })))
        .sort((a, b) => a.order - b.order)
        .map(({ stem, ending }) => `${forepart}${stem}${ending}`);
    const queue = FOREPARTS.flatMap((forepart) => {
      const stems = [...THEMES[first], ...THEMES[second]];
      return combine(stems, forepart).slice(0, forepart === '' ? undefined : 60);
    });
    queues.set(code, queue);
    return queue;
  };
  return (code: string, character: NeighbourhoodCharacter): string => {
    const queue = queueOf(code, character);
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
    throw new RangeError(`No street names left in ${code}`);
  };
};
