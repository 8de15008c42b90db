/** Following figures: what the service's manifest takes from here. */

import type { Route } from '../../../platform/http/routes.ts';
import type { JobDefinition } from '../../../platform/jobs/jobs.ts';
import { byLanguage } from '../../../platform/messages/languages.ts';
import type { City, Navigation, PersonalData } from '../../../platform/service.ts';
import { dashboardMessages } from '../messages/dashboards/index.ts';
import { seeStaff } from '../values/viewer.ts';
import { changesPath, changesRoutes } from './changes-routes.tsx';
import { followingRoutes as ownRoutes } from './routes.tsx';
import { eraseSubscriptions, subscriptionsOf } from './store.ts';
import { digestJobName, onPublished, tellJobName, tellOfBatch, tellWeekly } from './tell.ts';

export { onPublished };

export const followingRoutes: readonly Route[] = [...ownRoutes, ...changesRoutes];

export const followingJobs: readonly JobDefinition<City>[] = [
  {
    name: tellJobName,
    label: byLanguage(dashboardMessages, ({ jobs }) => jobs.find),
    run: async (city, { subject }, { report }) => {
      await tellOfBatch(city, Number(subject), report);
    },
  },
  {
    name: digestJobName,
    label: byLanguage(dashboardMessages, ({ jobs }) => jobs.digest),
    schedule: '0 6 * * 1',
    run: async (city, _input, { report }) => {
      await tellWeekly(city, report);
    },
  },
];

export const followingPersonalData: PersonalData = {
  name: 'followed figures',
  purpose: {
    nl: 'Cijfers volgen: weten waarover u bericht wilt als het verandert',
    en: 'Following figures: knowing what you want to be told of when it changes',
    de: 'Zahlen verfolgen: wissen, worüber Sie bei Änderungen informiert werden möchten',
    da: 'Følge tal: vide, hvad du vil have besked om, når det ændrer sig',
  },
  legalBasis: {
    nl: 'Toestemming (AVG, artikel 6, lid 1, onder a)',
    en: 'Consent (GDPR, article 6(1)(a))',
    de: 'Einwilligung (DSGVO, Artikel 6 Absatz 1 Buchstabe a)',
    da: 'Samtykke (databeskyttelsesforordningen, artikel 6, stk. 1, litra a)',
  },
  categories: {
    nl: 'Gevolgde cijfers en gebieden, taal',
    en: 'Followed figures and areas, language',
    de: 'Verfolgte Zahlen und Gebiete, Sprache',
    da: 'Fulgte tal og områder, sprog',
  },
  retention: {
    nl: 'Tot u stopt met volgen of uw account verwijdert',
    en: 'Until you stop following or remove your account',
    de: 'Bis Sie das Verfolgen beenden oder Ihr Konto löschen',
    da: 'Indtil du holder op med at følge eller sletter din konto',
  },
  exportFor: subscriptionsOf,
  erase: eraseSubscriptions,
};

export const followingNav: readonly Navigation[] = [
  {
    site: 'work',
    path: changesPath,
    label: byLanguage(dashboardMessages, ({ alertsTitle }) => alertsTitle),
    about: byLanguage(dashboardMessages, ({ alertsAbout }) => alertsAbout),
    icon: 'chart-line',
    group: byLanguage(dashboardMessages, ({ navGroup }) => navGroup),
    permission: seeStaff,
    order: 300,
  },
  {
    site: 'own',
    path: '/me/following',
    label: byLanguage(dashboardMessages, ({ followTitle }) => followTitle),
    order: 20,
  },
];
