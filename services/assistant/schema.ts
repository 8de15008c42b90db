import { pgSchema } from 'drizzle-orm/pg-core';

/** Tables of this service's subjects: each subject's own `schema.ts` builds on it. */
export const assistantSchema = pgSchema('assistant');
