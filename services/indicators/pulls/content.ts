/** What a source is and which of its figures are ours. */
import { z } from 'zod';
import { mappingShape } from '../imports/mapping.ts';

export const pullKinds = ['csv', 'json-stat', 'cbs-odata', 'sdmx-csv', 'sdmx-json'] as const;
export type PullKind = (typeof pullKinds)[number];

const words = z.record(z.string().max(200), z.string().max(200)).default({});

/** Where a part of a row comes from: a dimension of the source, or the same for all. */
const place = z.object({
  dimension: z.string().max(200).default(''),
  constant: z.string().max(200).default(''),
});

/** Which dimension of a cube of figures means what. Codes of the source stand before the `=`. */
export const selectionShape = z.object({
  /** A code of the source by our indicator's; codes that are not listed are left alone. */
  indicators: words,
  indicator: place.prefault({}),
  area: place.prefault({}),
  period: place.prefault({}),
  sex: place.prefault({}),
  age: place.prefault({}),
  category: place.prefault({}),
  /** Our word by the source's code: `3000 = male`; other codes stay as they are. */
  codes: words,
  /** Dimensions that are held at one code: totals of what we do not divide by. */
  fixed: words,
});
export type Selection = z.infer<typeof selectionShape>;

export const contentShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('csv'),
    url: z.url(),
    mappingName: z.string(),
    mapping: mappingShape,
  }),
  z.object({
    kind: z.enum(['json-stat', 'cbs-odata', 'sdmx-csv', 'sdmx-json']),
    url: z.url(),
    selection: selectionShape,
  }),
]);
export type PullContent = z.infer<typeof contentShape>;
