/** Those of `engines/language/municipal`. */
export const municipalThemes = [
  'animals',
  'building',
  'business',
  'care',
  'contact',
  'democracy',
  'documents',
  'education',
  'elsewhere',
  'family',
  'green',
  'leisure',
  'moving',
  'neighbours',
  'parking',
  'streets',
  'taxes',
  'waste',
] as const;

export type MunicipalTheme = (typeof municipalThemes)[number];

export const isMunicipalTheme = (theme: string): theme is MunicipalTheme =>
  municipalThemes.some((one) => one === theme);
