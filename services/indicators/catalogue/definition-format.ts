/** How another publisher's metadata is read as ours: data files in `formats/*-definitions.json`. */
import { z } from 'zod';
import { codeShape, definitionFields, definitionShape } from './definition-shape.ts';

const language = z.enum(['nl', 'en', 'de', 'da']);

const fieldRule = z.union([
  z.object({
    /** Name of the source's field; letters and digits count, in any case. */
    from: z.string(),
    /** Language of a text field. */
    language: language.optional(),
    /** Ours by the source's value. A value that is not listed leaves the field as it is. */
    values: z.record(z.string(), z.unknown()).optional(),
    /** Read as a number. */
    isNumber: z.boolean().optional(),
  }),
  /** Dimensions: each from a field that says yes or no. */
  z.object({ flags: z.record(z.string(), z.string()) }),
  /** The same for every indicator, unless a later import says otherwise. */
  z.object({ constant: z.unknown() }),
]);

export type FieldRule = z.infer<typeof fieldRule>;

/**
 * Rules are applied in this order: defaults, what the source says field by field, `combined` rules on
 * what is then known, and per indicator what stands in `byCode`, each with a reason.
 */
export const definitionFormatShape = z.object({
  kind: z.literal('definitions'),
  title: z.string(),
  /** Records that are no indicator are left alone: each field named must hold one of its values. */
  only: z.record(z.string(), z.array(z.unknown())).default({}),
  defaults: z.record(z.string(), z.unknown()),
  fields: z.partialRecord(z.enum(definitionFields as [string, ...string[]]), fieldRule), // a tuple is what zod asks for
  combined: z
    .array(
      z.object({
        when: z.record(z.string(), z.array(z.unknown())),
        set: z.record(z.string(), z.unknown()),
      }),
    )
    .default([]),
  byCode: z
    .record(codeShape, z.object({ because: z.string(), set: definitionShape.partial() }))
    .default({}),
  /** Indicators that the source's metadata leaves out; added when the file is read. */
  additions: z
    .array(z.object({ because: z.string(), definition: definitionShape.partial() }))
    .default([]),
});

export type DefinitionFormat = z.infer<typeof definitionFormatShape>;
