/** Buildings that serve the town: where they should stand, in blueprint metres, and how large. */
import type { Point } from './point.ts';
import type { BuildingUse, LandmarkKind } from './town.ts';

export interface Institution {
  readonly kind: LandmarkKind;
  readonly name: string;
  readonly use: BuildingUse;
  /** In metres from the origin, before the seed bends the plan. */
  readonly near: Point;
  /** Frontage and depth in metres. */
  readonly size: readonly [number, number];
  /** Residents who live in it. */
  readonly beds: number;
}

const institution = (
  kind: LandmarkKind,
  use: BuildingUse,
  name: string,
  near: Point,
  size: readonly [number, number],
  beds = 0,
): Institution => ({ kind, name, use, near, size, beds });

export const INSTITUTIONS: readonly Institution[] = [
  institution('town-hall', 'government', 'Stadhuis Polderdam', [-440, 455], [34, 22]),
  institution('church', 'church', 'Grote Kerk', [-330, 440], [24, 46]),
  institution('library', 'culture', 'Bibliotheek De Leeslamp', [-330, 250], [30, 24]),
  institution('museum', 'culture', 'Museum De Waag', [-520, 230], [22, 18]),
  institution('museum', 'culture', 'Visserijmuseum', [-330, 1520], [30, 18]),
  institution('station', 'station', 'Station Polderdam', [-215, -455], [58, 16]),
  institution('church', 'church', 'Zuiderkerk', [-760, -560], [20, 38]),
  institution('church', 'church', 'Vredeskerk', [600, 560], [20, 34]),
  institution('church', 'church', 'Dorpskerk Lyngerdorp', [-3240, -1770], [12, 24]),
  institution('church', 'church', 'Dorpskerk Nesserwier', [3570, 1940], [12, 24]),
  institution('school', 'school', 'Vestingschool', [-620, 60], [36, 18]),
  institution('school', 'school', 'De Ankerplaats', [-500, 1250], [44, 18]),
  institution('school', 'school', 'Singelschool', [-1250, 720], [44, 17]),
  institution('school', 'school', 'De Zeilmakerij', [-900, -420], [44, 17]),
  institution('school', 'school', 'Lyceum Polderdam', [-1000, -1150], [70, 30]),
  institution('school', 'school', 'De Strandloper', [-1800, 650], [48, 20]),
  institution('school', 'school', 'De Duinvlinder', [-2050, -250], [48, 20]),
  institution('school', 'school', 'De Berkenboom', [-2050, -1400], [48, 20]),
  institution('school', 'school', 'De Veldmuis', [-950, -1500], [48, 20]),
  institution('school', 'school', 'De Kleine Kamp', [-100, -1250], [48, 20]),
  institution('school', 'school', 'De Rietpluim', [-380, -2200], [56, 22]),
  institution('school', 'school', 'De Lyngbloem', [-3120, -1960], [30, 14]),
  institution('school', 'school', 'De Stroming', [480, 720], [48, 18]),
  institution('school', 'school', 'Het Molenrad', [480, 80], [48, 20]),
  institution('school', 'school', 'De Reiger', [2100, 950], [56, 22]),
  institution('school', 'school', 'Het Klaverblad', [1850, -100], [48, 20]),
  institution('school', 'school', 'Maritiem College', [1400, 250], [80, 32]),
  institution('school', 'school', 'De Waterlelie', [1300, -700], [48, 20]),
  institution('school', 'school', 'De Wierde', [3480, 1760], [30, 14]),
  institution('health-centre', 'health', 'Streekziekenhuis Zeezicht', [900, 150], [86, 34]),
  institution('health-centre', 'health', 'Gezondheidscentrum Vesting', [-700, 220], [22, 16]),
  institution('health-centre', 'health', 'Gezondheidscentrum Westerduin', [-1500, -1000], [34, 18]),
  institution('health-centre', 'health', 'Gezondheidscentrum Reigersland', [1700, 650], [34, 18]),
  institution('health-centre', 'health', 'Gezondheidscentrum Rietland', [50, -2200], [34, 18]),
  institution('care-home', 'care', 'Duinzicht', [-2250, 60], [62, 22], 118),
  institution('care-home', 'care', 'De Berkenhof', [-1750, -1250], [58, 22], 104),
  institution('care-home', 'care', 'Zeezijde', [-1750, 900], [58, 22], 96),
  institution('care-home', 'care', 'De Molenwiek', [800, -250], [58, 22], 112),
  institution('care-home', 'care', 'Lishof', [1650, -650], [58, 22], 98),
  institution('care-home', 'care', 'Lyngerhof', [-3330, -1950], [30, 16], 34),
  institution('care-home', 'care', 'Het Klavertje', [1550, -200], [54, 20], 88),
  institution('recycling-centre', 'works', 'Milieustraat Zeewerf', [2300, 1500], [50, 34]),
];
