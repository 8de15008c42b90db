/** What sets neighbourhoods apart: hand-set by character and place, measured where possible. */
import type { Random } from './random.ts';
import type { NeighbourhoodArea, NeighbourhoodCharacter, NeighbourhoodProfile } from './town.ts';

type Trait = Exclude<keyof NeighbourhoodProfile, 'neighbourhoodCode' | 'density' | 'greenness'>;
type Traits = Readonly<Record<Trait, number>>;

const traits = (
  deprivation: number,
  youth: number,
  age: number,
  families: number,
  harbourNoise: number,
  traffic: number,
  cohesion: number,
  turnover: number,
  floodRisk: number,
  heat: number,
): Traits => ({
  deprivation,
  youth,
  age,
  families,
  harbourNoise,
  traffic,
  cohesion,
  turnover,
  floodRisk,
  heat,
});

const BY_CHARACTER: Readonly<Record<NeighbourhoodCharacter, Traits>> = {
  'old-centre': traits(0.42, 0.85, 0.35, 0.15, 0.4, 0.7, 0.4, 0.9, 0.45, 0.9),
  harbour: traits(0.6, 0.55, 0.35, 0.35, 0.9, 0.65, 0.5, 0.6, 0.6, 0.7),
  'nineteenth-century': traits(0.58, 0.65, 0.3, 0.35, 0.35, 0.65, 0.45, 0.7, 0.4, 0.8),
  'post-war': traits(0.68, 0.4, 0.6, 0.42, 0.2, 0.5, 0.4, 0.45, 0.4, 0.5),
  'garden-suburb': traits(0.22, 0.25, 0.72, 0.5, 0.1, 0.3, 0.68, 0.25, 0.25, 0.25),
  'new-estate': traits(0.25, 0.35, 0.12, 0.95, 0.15, 0.35, 0.6, 0.4, 0.55, 0.45),
  village: traits(0.28, 0.15, 0.82, 0.5, 0.1, 0.2, 0.92, 0.15, 0.5, 0.12),
  industrial: traits(0.55, 0.5, 0.3, 0.2, 0.95, 0.85, 0.15, 0.7, 0.6, 0.8),
  rural: traits(0.3, 0.15, 0.7, 0.48, 0.08, 0.15, 0.85, 0.12, 0.65, 0.08),
};

/** Departures from the character, where a place has its own story. */
const STORIES: Readonly<Record<string, Partial<Traits>>> = {
  PD06: { deprivation: 0.72, turnover: 0.78 },
  PD05: { deprivation: 0.34, cohesion: 0.6 },
  PD07: { youth: 0.9, traffic: 0.85, turnover: 0.95 },
  PD13: { deprivation: 0.86, cohesion: 0.28, families: 0.55, age: 0.35 },
  PD12: { age: 0.75 },
  PD20: { deprivation: 0.48, cohesion: 0.55 },
  PD09: { age: 0.86, deprivation: 0.12 },
  PD17: { harbourNoise: 0.6, deprivation: 0.66 },
  PD19: { harbourNoise: 0.35 },
  PD24: { floodRisk: 0.85 },
};

const clamp = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;

/** `addresses` and `greenShare` by neighbourhood code; the share of its area, 0 to 1. */
export const createProfiles = (
  neighbourhoods: readonly NeighbourhoodArea[],
  addresses: ReadonlyMap<string, number>,
  greenShare: ReadonlyMap<string, number>,
  random: Random,
): NeighbourhoodProfile[] =>
  neighbourhoods.map(({ code, character, areaKm2 }) => {
    const own = random.fork(code);
    const base: Traits = { ...BY_CHARACTER[character], ...STORIES[code] };
    const vary = (value: number): number => clamp(value + own.between(-0.04, 0.04));
    return {
      neighbourhoodCode: code,
      deprivation: vary(base.deprivation),
      youth: vary(base.youth),
      age: vary(base.age),
      families: vary(base.families),
      density: clamp((addresses.get(code) ?? 0) / areaKm2 / 5200),
      greenness: clamp(greenShare.get(code) ?? 0),
      harbourNoise: vary(base.harbourNoise),
      traffic: vary(base.traffic),
      cohesion: vary(base.cohesion),
      turnover: vary(base.turnover),
      floodRisk: vary(base.floodRisk),
      heat: vary(base.heat),
    };
  });
