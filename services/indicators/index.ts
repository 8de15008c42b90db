import { defineService } from '../../platform/service.ts';
import { actions } from './actions.ts';
import { indicatorsApi } from './api.ts';
import {
  catalogueDetails,
  catalogueNav,
  cataloguePermissions,
  catalogueRoutes,
} from './catalogue/index.ts';
import { commands } from './commands.ts';
import { dashboardsNav, dashboardsPermissions, dashboardsRoutes } from './dashboards/index.ts';
import { fillDemo } from './demo-store.ts';
import { homeBlock, neighbourhoodBlock } from './figures/blocks.tsx';
import { figureOffer } from './figures/offer/index.ts';
import { figureRoutes } from './figures/routes.tsx';
import {
  followingJobs,
  followingNav,
  followingPersonalData,
  followingRoutes,
  onPublished,
} from './following/index.ts';
import {
  formActions,
  formJobs,
  formNav,
  formPermissions,
  formRoutes,
  formsBlock,
  formsPersonalData,
  keepTotals,
} from './forms/index.ts';
import { batchPublished } from './imports/announce.ts';
import {
  approvalActions,
  approvalBlock,
  importJobs,
  importNav,
  importPermissions,
  importRoutes,
  unfinishedBlock,
} from './imports/index.ts';
import { figureMessages } from './messages/figures/index.ts';
import { offeredJobs } from './offered/index.ts';
import { latestFigure, townFigures } from './offers.ts';
import { personalData } from './personal-data.ts';
import {
  onPublication,
  protectionJobs,
  protectionNav,
  protectionPermissions,
  protectionRoutes,
} from './protection/index.ts';
import { pullActions, pullJobs, pullNav, pullRoutes } from './pulls/index.ts';

const { nl, en, de, da } = figureMessages;

export default defineService({
  name: 'indicators',
  routes: [
    ...figureRoutes,
    ...dashboardsRoutes,
    ...importRoutes,
    ...pullRoutes,
    ...protectionRoutes,
    ...followingRoutes,
    ...formRoutes,
    ...catalogueRoutes,
  ],
  permissions: [
    ...protectionPermissions,
    ...dashboardsPermissions,
    ...importPermissions,
    ...formPermissions,
    ...cataloguePermissions,
  ],
  jobs: [
    ...importJobs,
    ...pullJobs,
    ...offeredJobs,
    ...protectionJobs,
    ...followingJobs,
    ...formJobs,
  ],
  details: catalogueDetails,
  actions: { ...actions, ...approvalActions, ...pullActions, ...formActions },
  events: {
    emitted: ['indicators.batch-published', 'indicators.batch-withdrawn'],
    handled: {
      'indicators.batch-published': async (city, tx, event) => {
        await onPublication(city, tx, event);
        await onPublished(city, tx, event);
        await keepTotals(city, tx, event);
      },
      'indicators.batch-withdrawn': async (city, tx, event) => {
        await onPublication(city, tx, event);
        await keepTotals(city, tx, event);
      },
    },
  },
  api: indicatorsApi,
  nav: [
    {
      site: 'resident',
      path: '/figures',
      label: { nl: nl.title, en: en.title, de: de.title, da: da.title },
      about: {
        nl: nl.navigationAbout,
        en: en.navigationAbout,
        de: de.navigationAbout,
        da: da.navigationAbout,
      },
      icon: 'chart-line',
      order: 20,
    },
    ...catalogueNav,
    ...importNav,
    ...pullNav,
    ...formNav,
    ...protectionNav,
    ...dashboardsNav,
    ...followingNav,
  ],
  offers: {
    blocks: [neighbourhoodBlock, homeBlock, formsBlock, unfinishedBlock, approvalBlock],
    facts: [latestFigure],
    datasets: [townFigures],
    figures: figureOffer,
  },
  personalData: [...personalData, followingPersonalData, formsPersonalData],
  commands,
  demo: async (city, tx, context) => {
    const batchId = await fillDemo(tx, context);
    await onPublished(city, tx, { name: batchPublished, subject: String(batchId) });
  },
});
