/** Forms that replace paper: what the service's manifest takes from here. */
import type { Route } from '../../../platform/http/routes.ts';
import { byLanguage } from '../../../platform/messages/languages.ts';
import type { Navigation, Service } from '../../../platform/service.ts';
import { formMessages } from '../messages/forms/index.ts';
import { formsBlock } from './blocks.tsx';
import { fillPermission, fillRoutes } from './fill-routes.tsx';
import { formsPersonalData } from './personal-data.ts';
import { remindJob } from './remind-job.ts';
import { signPermission, signRoutes } from './sign-routes.tsx';
import { myFormsPath, toSignPath } from './task.ts';

export { formsBlock, formsPersonalData };

export const formJobs = [remindJob];

export const formRoutes: readonly Route[] = [...fillRoutes, ...signRoutes];

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
];

const group = byLanguage(formMessages, ({ navGroup }) => navGroup);

export const formNav: readonly Navigation[] = [
  {
    site: 'work',
    path: myFormsPath,
    label: byLanguage(formMessages, ({ nav }) => nav.mine),
    icon: 'clipboard-list',
    group,
    permission: fillPermission,
    order: 210,
  },
  {
    site: 'work',
    path: toSignPath,
    label: byLanguage(formMessages, ({ nav }) => nav.sign),
    icon: 'check',
    group,
    permission: signPermission,
    order: 220,
  },
];

export const formActions: NonNullable<Service['actions']> = {
  'indicators.form-submitted': byLanguage(formMessages, ({ actions }) => actions.submitted),
  'indicators.form-taken-back': byLanguage(formMessages, ({ actions }) => actions.takenBack),
  'indicators.form-returned': byLanguage(formMessages, ({ actions }) => actions.returned),
  'indicators.form-signed': byLanguage(formMessages, ({ actions }) => actions.signed),
  'indicators.form-reopened': byLanguage(formMessages, ({ actions }) => actions.reopened),
};
