/** Municipal intents that cannot wait for a form. */
export const pressingIntents: readonly string[] = [
  'emergency',
  'domestic-violence',
  'power-outage',
  'talk-to-person',
];

/** Municipal intents of somebody who wants a person: they are offered one. */
export const personIntents: readonly string[] = ['talk-to-person'];
