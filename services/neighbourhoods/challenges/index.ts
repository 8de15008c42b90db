/** Challenges: what the service's manifest takes from here. */
import type { Route } from '../../../platform/http/routes.ts';
import { byLanguage } from '../../../platform/messages/languages.ts';
import type { Navigation, Service } from '../../../platform/service.ts';
import { challengeMessages as messages } from './messages/index.ts';
import { challengesPath } from './pages/challenge-page.tsx';
import { workPath } from './pages/work-list-page.tsx';
import { challengeRoutes as publicRoutes } from './routes.tsx';
import { challengeWorkRoutes, editPermission } from './work-routes.tsx';

export { fillChallenges } from './demo.ts';

export const challengeRoutes: readonly Route[] = [...publicRoutes, ...challengeWorkRoutes];

export const challengePermissions: NonNullable<Service['permissions']> = [
  {
    key: editPermission,
    roles: ['editor', 'analyst', 'administrator'],
    label: byLanguage(messages, ({ work }) => work.permission),
  },
];

export const challengeNav: readonly Navigation[] = [
  {
    site: 'resident',
    path: challengesPath,
    label: byLanguage(messages, ({ navigation }) => navigation),
    about: byLanguage(messages, ({ navigationAbout }) => navigationAbout),
    icon: 'flag',
    order: 30,
  },
  {
    site: 'work',
    path: workPath,
    label: byLanguage(messages, ({ work }) => work.title),
    about: byLanguage(messages, ({ work }) => work.about),
    group: byLanguage(messages, ({ work }) => work.group),
    icon: 'flag',
    permission: editPermission,
    order: 400,
  },
];

export const challengeActions: NonNullable<Service['actions']> = {
  'neighbourhoods.challenge-made': byLanguage(messages, ({ audit }) => audit.made),
  'neighbourhoods.challenge-changed': byLanguage(messages, ({ audit }) => audit.changed),
  'neighbourhoods.challenge-published': byLanguage(messages, ({ audit }) => audit.published),
  'neighbourhoods.challenge-taken-down': byLanguage(messages, ({ audit }) => audit.takenDown),
};
