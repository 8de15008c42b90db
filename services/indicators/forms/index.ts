/** Forms that replace paper: what the service's manifest takes from here. */
import type { Route } from '../../../platform/http/routes.ts';
import { byLanguage } from '../../../platform/messages/languages.ts';
import type { Navigation, Service } from '../../../platform/service.ts';
import { builderMessages } from '../messages/form-builder/index.ts';
import { formMessages } from '../messages/forms/index.ts';
import { formsBlock } from './blocks.tsx';
import { buildRoutes } from './build-routes.tsx';
import { fillRoutes } from './fill-routes.tsx';
import { buildPath } from './pages/builder/frame.ts';
import { peopleRoutes } from './people-routes.tsx';
import { buildPermission, fillPermission, signPermission } from './permissions.ts';
import { formsPersonalData } from './personal-data.ts';
import { remindJob } from './remind-job.ts';
import { signRoutes } from './sign-routes.tsx';
import { myFormsPath, toSignPath } from './task.ts';
import { keepTotals } from './totals.ts';

export { formsBlock, formsPersonalData, keepTotals };

export const formJobs = [remindJob];

export const formRoutes: readonly Route[] = [
  ...fillRoutes,
  ...signRoutes,
  ...buildRoutes,
  ...peopleRoutes,
];

/** Entering and signing ask for an assignment as well: the permission alone opens no entry. */
export const formPermissions: NonNullable<Service['permissions']> = [
  {
    key: fillPermission,
    roles: ['officer', 'data-steward'],
    label: byLanguage(formMessages, ({ permissions }) => permissions.fill),
  },
  {
    key: signPermission,
    roles: ['officer', 'analyst', 'data-steward'],
    label: byLanguage(formMessages, ({ permissions }) => permissions.sign),
  },
  {
    key: buildPermission,
    roles: ['data-steward', 'administrator'],
    label: byLanguage(builderMessages, ({ permission }) => permission),
  },
];

const group = byLanguage(formMessages, ({ navGroup }) => navGroup);

export const formNav: readonly Navigation[] = [
  {
    site: 'work',
    path: myFormsPath,
    label: byLanguage(formMessages, ({ nav }) => nav.mine),
    about: byLanguage(formMessages, ({ navAbout }) => navAbout.mine),
    icon: 'clipboard-list',
    group,
    permission: fillPermission,
    order: 210,
  },
  {
    site: 'work',
    path: toSignPath,
    label: byLanguage(formMessages, ({ nav }) => nav.sign),
    about: byLanguage(formMessages, ({ navAbout }) => navAbout.sign),
    icon: 'check',
    group,
    permission: signPermission,
    order: 220,
  },
  {
    site: 'work',
    path: buildPath,
    label: byLanguage(builderMessages, ({ nav }) => nav),
    about: byLanguage(builderMessages, ({ navAbout }) => navAbout),
    icon: 'file-text',
    group,
    permission: buildPermission,
    order: 230,
  },
];

export const formActions: NonNullable<Service['actions']> = {
  'indicators.form-submitted': byLanguage(formMessages, ({ actions }) => actions.submitted),
  'indicators.form-taken-back': byLanguage(formMessages, ({ actions }) => actions.takenBack),
  'indicators.form-returned': byLanguage(formMessages, ({ actions }) => actions.returned),
  'indicators.form-signed': byLanguage(formMessages, ({ actions }) => actions.signed),
  'indicators.form-reopened': byLanguage(formMessages, ({ actions }) => actions.reopened),
  'indicators.form-created': byLanguage(builderMessages, ({ actions }) => actions.created),
  'indicators.form-saved': byLanguage(builderMessages, ({ actions }) => actions.saved),
  'indicators.form-released': byLanguage(builderMessages, ({ actions }) => actions.released),
  'indicators.form-closed': byLanguage(builderMessages, ({ actions }) => actions.closed),
  'indicators.form-opened': byLanguage(builderMessages, ({ actions }) => actions.opened),
  'indicators.form-assigned': byLanguage(builderMessages, ({ actions }) => actions.assigned),
  'indicators.form-unassigned': byLanguage(builderMessages, ({ actions }) => actions.unassigned),
};
