import { byLanguage } from '../../platform/messages/languages.ts';
import { defineService } from '../../platform/service.ts';
import { messages } from './messages/index.ts';
import { routes } from './routes.tsx';

export default defineService({
  name: 'site',
  routes,
  permissions: [
    {
      key: 'site.design',
      roles: ['administrator', 'editor', 'analyst'],
      label: byLanguage(messages, (t) => t.design.permission),
    },
  ],
  nav: [
    {
      site: 'work',
      path: '/work/design',
      label: byLanguage(messages, (t) => t.design.navigation),
      about: byLanguage(messages, (t) => `${t.design.permission}.`),
      icon: 'layers',
      group: byLanguage(messages, (t) => t.design.group),
      permission: 'site.design',
      order: 990,
    },
  ],
});
