import type { Role } from '../../platform/identity/permissions.ts';
import { byLanguage } from '../../platform/messages/languages.ts';
import { defineService, type Navigation } from '../../platform/service.ts';
import { actions } from './actions.ts';
import { attentionBlock } from './attention/block.tsx';
import { auditRoutes } from './audit/routes.tsx';
import { jobRoutes } from './jobs/routes.tsx';
import { mailRoutes } from './mail/routes.tsx';
import { messages } from './messages/index.ts';
import { peopleRoutes } from './people/routes.tsx';
import { personalData } from './personal-data.ts';
import { registerRoutes } from './register/routes.tsx';
import { roleRoutes } from './roles/routes.tsx';
import { settingRoutes } from './settings/routes.tsx';
import { importJob } from './sources/job.ts';
import { sourceRoutes } from './sources/routes.tsx';

/** In the order of the navigation; each part has one page, one permission and one item. */
const parts = [
  ['people', 'users', ['administrator']],
  ['roles', 'key-round', ['administrator']],
  ['sources', 'database', ['administrator']],
  ['jobs', 'clock', ['administrator']],
  ['mail', 'mail', ['administrator']],
  ['settings', 'settings', ['administrator']],
  ['audit', 'list', ['administrator', 'privacy-officer']],
  ['register', 'shield-check', ['administrator', 'privacy-officer']],
] as const satisfies readonly (readonly [
  keyof (typeof messages)['en']['navigation'],
  string,
  readonly Role[],
])[];

const firstPlace = 900;

export default defineService({
  name: 'administration',
  routes: [
    ...peopleRoutes,
    ...roleRoutes,
    ...sourceRoutes,
    ...jobRoutes,
    ...mailRoutes,
    ...settingRoutes,
    ...auditRoutes,
    ...registerRoutes,
  ],
  permissions: parts.map(([part, , roles]) => ({
    key: `administration.${part}`,
    roles,
    label: byLanguage(messages, (t) => t.permissions[part]),
  })),
  nav: parts.map(
    ([part, icon], index): Navigation => ({
      site: 'work',
      path: `/work/admin/${part}`,
      label: byLanguage(messages, (t) => t.navigation[part]),
      about: byLanguage(messages, (t) => `${t.permissions[part]}.`),
      icon,
      group: byLanguage(messages, (t) => t.group),
      permission: `administration.${part}`,
      order: firstPlace + index,
    }),
  ),
  offers: { blocks: [attentionBlock] },
  jobs: [importJob],
  actions,
  personalData,
  events: { emitted: ['administration.municipality-chosen', 'administration.settings-changed'] },
});
