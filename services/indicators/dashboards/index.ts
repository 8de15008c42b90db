/** Dashboards: what the service's manifest takes from here. */
import type { Route } from '../../../platform/http/routes.ts';
import { byLanguage } from '../../../platform/messages/languages.ts';
import type { Navigation, Service } from '../../../platform/service.ts';
import { dashboardMessages } from '../messages/dashboards/index.ts';
import { composePermission, composeRoutes } from './compose-routes.tsx';
import { composePath } from './pages/compose-list-page.tsx';
import { dashboardsPath } from './pages/dashboard-page.tsx';
import { dashboardRoutes } from './routes.tsx';

export const dashboardsRoutes: readonly Route[] = [...dashboardRoutes, ...composeRoutes];

export const dashboardsPermissions: NonNullable<Service['permissions']> = [
  {
    key: composePermission,
    roles: ['analyst', 'data-steward', 'editor'],
    label: byLanguage(dashboardMessages, ({ permission }) => permission),
  },
];

export const dashboardsNav: readonly Navigation[] = [
  {
    site: 'resident',
    path: dashboardsPath,
    label: byLanguage(dashboardMessages, ({ nav }) => nav),
    about: byLanguage(dashboardMessages, ({ navigationAbout }) => navigationAbout),
    icon: 'layout-dashboard',
    order: 25,
  },
  {
    site: 'work',
    path: composePath,
    label: byLanguage(dashboardMessages, ({ nav }) => nav),
    about: byLanguage(dashboardMessages, ({ navAbout }) => navAbout),
    group: byLanguage(dashboardMessages, ({ navGroup }) => navGroup),
    icon: 'layout-dashboard',
    permission: composePermission,
    order: 330,
  },
];
