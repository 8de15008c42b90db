export { generateTown } from './generate.ts';
export { AGE_BANDS, POPULATION, populationByYear, SEXES, type SingleYearCount } from './people.ts';
export type * from './town.ts';
