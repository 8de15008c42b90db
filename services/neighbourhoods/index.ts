import { byLanguage } from '../../platform/messages/languages.ts';
import { defineService } from '../../platform/service.ts';
import { businessCommand } from './business/command.ts';
import { fillBusiness } from './business/demo.ts';
import { businessMessages } from './business/messages/index.ts';
import { businessIndicators } from './business/offers.ts';
import {
  challengeActions,
  challengeNav,
  challengePermissions,
  challengeRoutes,
  fillChallenges,
} from './challenges/index.ts';
import { challengePersonalData } from './challenges/personal-data.ts';
import { neighbourhoodFacts } from './facts/facts.ts';
import {
  followedBlock,
  followingActions,
  followingJobs,
  followingNav,
  followingPersonalData,
  followingRoutes,
  onPublished,
} from './following/index.ts';
import { homeBlock, homePicture } from './home-block.tsx';
import { messages } from './messages/index.ts';
import { profileRoutes } from './profile/routes.tsx';
import { routes } from './routes.tsx';

const { nl, en, de, da } = messages;
const about = {
  nl: nl.navigationAbout,
  en: en.navigationAbout,
  de: de.navigationAbout,
  da: da.navigationAbout,
};
const label = { nl: nl.navigation, en: en.navigation, de: de.navigation, da: da.navigation };

export default defineService({
  name: 'neighbourhoods',
  routes: [...routes, ...profileRoutes, ...followingRoutes, ...challengeRoutes],
  permissions: challengePermissions,
  actions: {
    ...challengeActions,
    ...followingActions,
    'neighbourhoods.business-figures-loaded': byLanguage(
      businessMessages,
      ({ loadedAction }) => loadedAction,
    ),
  },
  jobs: followingJobs,
  events: { handled: { 'indicators.batch-published': onPublished } },
  personalData: [followingPersonalData, challengePersonalData],
  commands: [businessCommand],
  nav: [
    { site: 'resident', path: '/neighbourhoods', label, about, icon: 'map-pin', order: 10 },
    ...challengeNav,
    ...followingNav,
  ],
  demo: async (_city, tx, context) => {
    await fillBusiness(tx, context);
    await fillChallenges(tx, context);
  },
  offers: {
    blocks: [homePicture, followedBlock, homeBlock],
    indicators: businessIndicators,
    facts: neighbourhoodFacts,
  },
});
