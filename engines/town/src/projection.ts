import type { Point } from './point.ts';
import type { Position } from './town.ts';

/** The origin of the town's metres: open sea, no land within 50 km. */
const ORIGIN: Position = [4.62, 53.72];

/** Metres in one degree of latitude and of longitude at the origin (WGS84 series, truncated). */
const latitudeRadians = (ORIGIN[1] * Math.PI) / 180;
const METRES_PER_LATITUDE =
  111_132.92 - 559.82 * Math.cos(2 * latitudeRadians) + 1.175 * Math.cos(4 * latitudeRadians);
const METRES_PER_LONGITUDE =
  111_412.84 * Math.cos(latitudeRadians) - 93.5 * Math.cos(3 * latitudeRadians);

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** From metres east and north of the origin to degrees, rounded to 1e-6 (0.1 m). */
export const toPosition = ([east, north]: Point): Position => [
  round(ORIGIN[0] + east / METRES_PER_LONGITUDE),
  round(ORIGIN[1] + north / METRES_PER_LATITUDE),
];

/** From degrees to metres east and north of the origin: local equirectangular projection. */
export const toPoint = ([longitude, latitude]: Position): Point => [
  (longitude - ORIGIN[0]) * METRES_PER_LONGITUDE,
  (latitude - ORIGIN[1]) * METRES_PER_LATITUDE,
];
