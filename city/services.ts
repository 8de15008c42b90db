import type { Service } from '../platform/service.ts';
import account from '../services/account/index.ts';
import administration from '../services/administration/index.ts';
import assistant from '../services/assistant/index.ts';
import indicators from '../services/indicators/index.ts';
import neighbourhoods from '../services/neighbourhoods/index.ts';
import site from '../services/site/index.ts';

/** The services of this city, in the order in which their demo content is made. */
export const services: readonly Service[] = [
  account,
  site,
  administration,
  indicators,
  neighbourhoods,
  assistant,
];
