/** Figures of other services: what the service's manifest takes from here. */
import type { JobDefinition } from '../../../platform/jobs/jobs.ts';
import type { City } from '../../../platform/service.ts';
import { takeOffers } from './take-offers.ts';

export const offeredJobs: readonly JobDefinition<City>[] = [
  {
    name: 'indicators.take-offers',
    label: {
      nl: 'Cijfers van andere diensten overnemen',
      en: 'Take in the figures of other services',
      de: 'Zahlen anderer Dienste übernehmen',
      da: 'Overtage tal fra andre tjenester',
    },
    schedule: '25 * * * *',
    runsAtStart: true,
    attempts: 1,
    run: (city, _input, { report }) => takeOffers(city, report),
  },
];
