import { z } from 'zod';
import { parseLevelNames } from '../../../platform/places/level-names.ts';
import type { AddressFields } from '../../../platform/places/read-addresses.ts';
import type { AreaFields } from '../../../platform/places/read-areas.ts';
import { isProblem } from '../../../platform/problem.ts';

const column = (limit = 80) => z.string().min(1).max(limit);
const optionalColumn = z.string().max(80);

/** What the form for areas asks. */
export const areasEntry = z.object({
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(40),
  familyName: column(120),
  source: column(200),
  licence: column(80),
  validFrom: z.iso.date(),
  code: column(),
  name: column(),
  levelField: optionalColumn,
  level: optionalColumn,
  parent: optionalColumn,
  /** As `parseLevelNames` reads it; imports that wait since before it was asked have none. */
  levelNames: z.string().max(2000).default(''),
  isComplete: z.enum(['', 'yes']),
});

export type AreasEntry = z.infer<typeof areasEntry>;

export const newAreasEntry: AreasEntry = {
  slug: 'town',
  familyName: '',
  source: '',
  licence: '',
  validFrom: '',
  code: 'code',
  name: 'name',
  levelField: '',
  level: 'neighbourhood',
  parent: '',
  levelNames: '',
  isComplete: '',
};

/** Of the two ways to give a level, a column wins. */
export const areaFields = (entry: AreasEntry): AreaFields => ({
  code: entry.code,
  name: entry.name,
  ...(entry.levelField ? { levelField: entry.levelField } : { level: entry.level }),
  ...(entry.parent ? { parent: entry.parent } : {}),
});

export const namesLevel = (entry: AreasEntry): boolean =>
  entry.levelField !== '' || entry.level !== '';

export const readsLevelNames = ({ levelNames }: AreasEntry): boolean => {
  try {
    parseLevelNames(levelNames);
    return true;
  } catch (error) {
    if (isProblem(error)) return false;
    throw error;
  }
};

/** What the form for addresses asks: the column of each part. */
export const addressesEntry = z.object({
  id: column(),
  street: column(),
  number: column(),
  postcode: column(),
  town: column(),
  longitude: column(),
  latitude: column(),
}) satisfies z.ZodType<AddressFields>;

export type AddressesEntry = z.infer<typeof addressesEntry>;

export const newAddressesEntry: AddressesEntry = {
  id: 'id',
  street: 'street',
  number: 'number',
  postcode: 'postcode',
  town: 'town',
  longitude: 'longitude',
  latitude: 'latitude',
};
