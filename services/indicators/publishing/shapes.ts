/** What the interface asks for and answers with, as it describes itself. */
import { z } from '@hono/zod-openapi';
import { languages } from '../../../platform/messages/languages.ts';
import { themes } from '../catalogue/definition.ts';
import { statuses } from './status.ts';

export const valueShape = z
  .object({
    area: z.string(),
    period: z.string().openapi({ example: '2025-03' }),
    sex: z.string().openapi({ description: '`persons`, `female` or `male`' }),
    age: z.string().openapi({ description: 'Empty for all ages' }),
    categoryType: z.string(),
    category: z.string(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    value: z.number().nullable(),
    lower: z.number().nullable(),
    upper: z.number().nullable(),
    status: z.enum(statuses).openapi({
      description:
        'Whether the value is given, and if not why: withheld is neither zero nor missing',
    }),
    note: z.string().nullable(),
  })
  .openapi('Value');

/** A year, school year, quarter, month or day; `extent.ts` reads them. */
const period = z
  .string()
  .regex(/^(\d{4}([/-]\d{2}|[/-]\d{4}|-?[QqKk][1-4]|-\d{2}-\d{2})?)?$/)
  .optional();

export const extentShape = z.object({
  area: z.string().max(40).optional().openapi({ description: 'Code of one area' }),
  level: z.string().max(60).optional().openapi({ description: 'Level of areas: `district`' }),
  from: period.openapi({ description: 'First period: 2023, 2023-Q1 or 2023-01' }),
  to: period.openapi({ description: 'Last period' }),
  sex: z.enum(['persons', 'female', 'male']).optional(),
  age: z
    .string()
    .max(60)
    .optional()
    .openapi({ description: 'As the source writes it; `all` for everyone' }),
});

const language = z
  .enum(languages)
  .optional()
  .openapi({ description: 'Of names and labels; the municipality’s own unless given' });

export const fileQuery = extentShape.extend({ language });

export const bulkQuery = fileQuery.extend({
  geography: z.string().max(40).default('town'),
  theme: z.enum(themes).optional(),
});

const binary = z.string().openapi({ format: 'binary' });
const document = z.looseObject({});

/** A file among the responses of a route. */
export const fileResponse = (description: string, type: string) => ({
  200: { description, content: { [type]: { schema: type.includes('json') ? document : binary } } },
  304: { description: 'Unchanged since the version that `If-None-Match` names' },
});
