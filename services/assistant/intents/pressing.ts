/** Municipal intents that cannot wait for a form. */
export const pressingIntents: readonly string[] = [
  'emergency',
  'domestic-violence',
  'power-outage',
  'talk-to-person',
];
