/** The demo town's catalogue: 40 indicators, theme by theme. */
import type { IndicatorDefinition } from '../catalogue/definition.ts';
import { education } from './definitions/education.ts';
import { environment } from './definitions/environment.ts';
import { health } from './definitions/health.ts';
import { housing } from './definitions/housing.ts';
import { mobility } from './definitions/mobility.ts';
import { participation } from './definitions/participation.ts';
import { people } from './definitions/people.ts';
import { safety } from './definitions/safety.ts';
import { work } from './definitions/work.ts';

/** Definitions in Dutch, English, German and Danish; `models.ts` says how each behaves. */
export const demoDefinitions: readonly IndicatorDefinition[] = [
  ...people,
  ...health,
  ...work,
  ...housing,
  ...safety,
  ...environment,
  ...mobility,
  ...participation,
  ...education,
];
