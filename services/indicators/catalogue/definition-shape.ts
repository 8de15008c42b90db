import { z } from 'zod';
import {
  audiences,
  frequencies,
  type IndicatorDefinition,
  kinds,
  methods,
  polarities,
  themes,
  yearKinds,
} from './definition.ts';

/** Addresses that stand where an indicator's code would. */
const reservedCodes = [
  'imports',
  'new',
  'protection',
  'forms',
  'pulls',
  'dashboards',
  'approval',
  'changes',
];

const text = z.partialRecord(z.enum(['nl', 'en', 'de', 'da']), z.string());
const someText = text.refine(
  (content) => Object.values(content).some((value) => value !== ''),
  'in at least one language',
);

export const codeShape = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'lower-case letters, digits and hyphens')
  .refine((code) => !reservedCodes.includes(code), 'reserved');

/** A definition as files and forms give it; `definition.ts` says what each field means. */
export const definitionShape = z.object({
  code: codeShape,
  name: someText,
  definition: text,
  rationale: text,
  numerator: text,
  denominator: text,
  unit: text,
  source: z.string(),
  sourceUrl: z.url({ protocol: /^https?$/ }).optional(),
  licence: z.string().min(1),
  theme: z.enum(themes),
  kind: z.enum(kinds),
  multiplier: z.number().positive(),
  decimals: z.number().int().min(0).max(6),
  polarity: z.enum(polarities),
  method: z.enum(methods),
  frequency: z.enum(frequencies),
  yearKind: z.enum(yearKinds),
  target: z.number().optional(),
  geography: z.string().min(1),
  owner: z.string(),
  dimensions: z.array(z.string()),
  disclosure: z
    .object({
      hideUpTo: z.number().int().min(1).max(100),
      hidesZero: z.boolean(),
      hidesComplement: z.boolean(),
    })
    .optional(),
  audience: z.enum(audiences).default('public'),
  expectedWithin: z.number().int().min(0).max(1500).optional(),
});

/** A checked definition, without the fields that say nothing. */
export const definitionFrom = ({
  sourceUrl,
  target,
  disclosure,
  expectedWithin,
  ...rest
}: z.infer<typeof definitionShape>): IndicatorDefinition => ({
  ...rest,
  ...(sourceUrl === undefined ? {} : { sourceUrl }),
  ...(target === undefined ? {} : { target }),
  ...(disclosure === undefined ? {} : { disclosure }),
  ...(expectedWithin === undefined ? {} : { expectedWithin }),
});

export const definitionFields = Object.keys(
  definitionShape.shape,
) as readonly (keyof IndicatorDefinition)[]; // keys of the shape above

/** What Wilson's interval needs: a part of a whole. Byar's suits events in a population. */
export const fitsMethod = ({
  kind,
  method,
}: Pick<IndicatorDefinition, 'kind' | 'method'>): boolean =>
  method === 'wilson'
    ? kind === 'proportion'
    : method === 'byar'
      ? kind === 'rate' || kind === 'ratio'
      : true;
