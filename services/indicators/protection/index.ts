/** Privacy of figures: what the service's manifest takes from here. */
import type { JobDefinition } from '../../../platform/jobs/jobs.ts';
import { type Language, languages } from '../../../platform/messages/languages.ts';
import type { City, Navigation, Service } from '../../../platform/service.ts';
import { type ProtectionMessages, protectionMessages } from '../messages/protection/index.ts';
import { seeExact, seeStaff, viewerPermissions } from '../values/viewer.ts';
import { protectionPath } from './pages/protection-page.tsx';
import { onPublication, protectJobName, protectWaiting } from './protect-job.ts';
import { protectionRoutes, protectPermission } from './routes.tsx';

export { onPublication, protectionRoutes };

const inEveryLanguage = (choose: (messages: ProtectionMessages) => string) =>
  Object.fromEntries(
    languages.map((language) => [language, choose(protectionMessages[language])]),
  ) as Record<Language, string>; // one entry per language

const labels: Readonly<Record<string, Record<Language, string>>> = {
  [seeStaff]: inEveryLanguage(({ permissions }) => permissions.seeStaff),
  [seeExact]: inEveryLanguage(({ permissions }) => permissions.seeExact),
};

const grantLabel = inEveryLanguage(({ permissions }) => permissions.grant);

export const protectionPermissions: NonNullable<Service['permissions']> = [
  ...viewerPermissions.map((permission) => ({
    ...permission,
    label: labels[permission.key] ?? grantLabel,
  })),
  { key: protectPermission, roles: ['privacy-officer', 'administrator'], label: grantLabel },
];

export const protectionJobs: readonly JobDefinition<City>[] = [
  {
    name: protectJobName,
    label: inEveryLanguage(({ jobs }) => jobs.protect),
    // What a publication starts is done in seconds; this takes up what was left, by a stop or by new areas.
    schedule: '*/10 * * * *',
    runsAtStart: true,
    run: async (city, _input, { report }) => {
      await protectWaiting(city, report);
    },
  },
];

export const protectionNav: readonly Navigation[] = [
  {
    site: 'work',
    path: protectionPath,
    label: inEveryLanguage(({ nav }) => nav),
    about: inEveryLanguage(({ navAbout }) => navAbout),
    icon: 'shield-check',
    group: inEveryLanguage(({ navGroup }) => navGroup),
    permission: protectPermission,
    order: 340,
  },
];
