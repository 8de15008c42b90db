/** The pages that are measured, as paths in the demo town. */
export const pages = {
  home: '/',
  neighbourhood: '/neighbourhoods/PD09',
  indicator: '/figures/call-waiting-time',
  dashboard: '/dashboards/state-of-the-town',
  challenge: '/challenges/childhood-overweight',
} as const;
