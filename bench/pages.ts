/** The pages that are measured, as paths in the demo town. */
export const pages = {
  home: '/',
  neighbourhood: '/neighbourhoods/PD01',
  indicator: '/figures/population',
} as const;
