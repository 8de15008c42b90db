/** Data entry: what the service's manifest takes from here. */

import type { Route } from '../../../platform/http/routes.ts';
import type { JobDefinition } from '../../../platform/jobs/jobs.ts';
import { byLanguage, type Language, languages } from '../../../platform/messages/languages.ts';
import type { City, Navigation, Service } from '../../../platform/service.ts';
import { approvalMessages } from '../messages/approval/index.ts';
import { type ImportMessages, importMessages } from '../messages/imports/index.ts';
import { publishDueJob } from './approval/publish-due.ts';
import { approvalPath, setApproval } from './approval/routes.tsx';
import { batchRoutes } from './batch-routes.tsx';
import { checkJob } from './check-job.ts';
import { columnsRoutes } from './columns-routes.tsx';
import { entryRoutes } from './entry-routes.tsx';
import { importsPath } from './pages/frame.tsx';

const inEveryLanguage = (choose: (messages: ImportMessages) => string) =>
  Object.fromEntries(
    languages.map((language) => [language, choose(importMessages[language])]),
  ) as Record<Language, string>; // one entry per language

/** `new` stands before `:id`. */
export const importRoutes: readonly Route[] = [...entryRoutes, ...columnsRoutes, ...batchRoutes];

export const importJobs: readonly JobDefinition<City>[] = [checkJob, publishDueJob];

export const importPermissions: NonNullable<Service['permissions']> = [
  {
    key: 'indicators.upload',
    roles: ['data-steward'],
    label: inEveryLanguage(({ permissions }) => permissions.upload),
  },
  {
    key: 'indicators.publish',
    roles: ['data-steward'],
    label: inEveryLanguage(({ permissions }) => permissions.publish),
  },
  {
    key: setApproval,
    roles: ['administrator'],
    label: byLanguage(approvalMessages, ({ permission }) => permission),
  },
];

export const importNav: readonly Navigation[] = [
  {
    site: 'work',
    path: importsPath,
    label: inEveryLanguage(({ nav }) => nav),
    about: inEveryLanguage(({ navAbout }) => navAbout),
    icon: 'upload',
    group: inEveryLanguage(({ navGroup }) => navGroup),
    permission: 'indicators.upload',
    order: 320,
  },
  {
    site: 'work',
    path: approvalPath,
    label: byLanguage(approvalMessages, ({ nav }) => nav),
    about: byLanguage(approvalMessages, ({ navAbout }) => navAbout),
    icon: 'shield-check',
    group: inEveryLanguage(({ navGroup }) => navGroup),
    permission: setApproval,
    order: 350,
  },
];

export { approvalActions } from './approval/actions.ts';
export { approvalBlock } from './approval/block.tsx';
export { unfinishedBlock } from './block.tsx';
