/** The languages that rules of grammar are written down for. */
export const languages = ['nl', 'en', 'de', 'da'] as const;

export type Language = (typeof languages)[number];
