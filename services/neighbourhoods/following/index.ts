/** Following neighbourhoods: what the service's manifest takes from here. */
import type { JobDefinition } from '../../../platform/jobs/jobs.ts';
import { byLanguage } from '../../../platform/messages/languages.ts';
import type { City, Navigation, PersonalData, Service } from '../../../platform/service.ts';
import { followingMessages as messages } from './messages/index.ts';
import { eraseFollows, exportFollows } from './store.ts';
import { findInFollowed, findJobName, sendJobName, sendNews } from './tell.ts';

export { followedBlock } from './home-block.tsx';
export { followingRoutes } from './routes.tsx';
export { onPublished } from './tell.ts';

export const followingJobs: readonly JobDefinition<City>[] = [
  {
    name: findJobName,
    label: byLanguage(messages, ({ jobs }) => jobs.find),
    run: async (city) => {
      await findInFollowed(city, { endsToo: false });
    },
  },
  {
    name: sendJobName,
    label: byLanguage(messages, ({ jobs }) => jobs.send),
    schedule: '30 6 * * 1',
    run: async (city) => {
      await sendNews(city);
    },
  },
];

export const followingActions: NonNullable<Service['actions']> = {
  'neighbourhoods.followed': byLanguage(messages, ({ audit }) => audit.followed),
  'neighbourhoods.unfollowed': byLanguage(messages, ({ audit }) => audit.stopped),
  'neighbourhoods.mail-stopped': byLanguage(messages, ({ audit }) => audit.mailStopped),
};

export const followingPersonalData: PersonalData = {
  name: 'followed neighbourhoods',
  purpose: {
    nl: 'Buurten volgen: laten zien en mailen wat er verandert in buurten die u kiest',
    en: 'Following neighbourhoods: showing and mailing what changes in neighbourhoods you choose',
    de: 'Viertel verfolgen: zeigen und mailen, was sich in gewählten Vierteln ändert',
    da: 'Følge kvarterer: vise og sende mail om, hvad der ændrer sig i de kvarterer, du vælger',
  },
  legalBasis: {
    nl: 'Toestemming (AVG, artikel 6, lid 1, onder a)',
    en: 'Consent (GDPR, article 6(1)(a))',
    de: 'Einwilligung (DSGVO, Artikel 6 Absatz 1 Buchstabe a)',
    da: 'Samtykke (databeskyttelsesforordningen, artikel 6, stk. 1, litra a)',
  },
  categories: {
    nl: 'Gevolgde buurten en onderwerpen, taal, of u e-mail wilt',
    en: 'Followed neighbourhoods and subjects, language, whether you want e-mail',
    de: 'Verfolgte Viertel und Themen, Sprache, ob Sie E-Mails möchten',
    da: 'Fulgte kvarterer og emner, sprog, om du vil have mail',
  },
  retention: {
    nl: 'Tot u stopt met volgen of uw account verwijdert',
    en: 'Until you stop following or remove your account',
    de: 'Bis Sie nicht mehr folgen oder Ihr Konto löschen',
    da: 'Indtil du holder op med at følge eller sletter din konto',
  },
  exportFor: exportFollows,
  erase: eraseFollows,
};

export const followingNav: readonly Navigation[] = [
  {
    site: 'own',
    path: '/me/neighbourhoods',
    label: byLanguage(messages, ({ mine }) => mine),
    order: 10,
  },
];
