import { byLanguage } from '../../platform/messages/languages.ts';
import { defineService } from '../../platform/service.ts';
import { forgetJob } from './chat/forget-job.ts';
import { chatRoutes } from './chat/routes.tsx';
import { contentMessages } from './content/messages/index.ts';
import { askPath } from './content/pages/article-page.tsx';
import { articlesWorkPath } from './content/pages/work-list-page.tsx';
import { contentRoutes } from './content/routes.tsx';
import { contentWorkRoutes, writePermission } from './content/work-routes.tsx';
import { fillAssistant } from './demo/fill.ts';
import { starterCommand } from './intents/command.ts';
import { intentMessages } from './intents/messages/index.ts';
import { trainJob } from './intents/train-job.ts';
import { intentRoutes } from './intents/work-routes.tsx';
import { teachPath } from './learning/pages/teach-page.tsx';
import { teachPermission } from './learning/permission.ts';
import { learningRoutes } from './learning/routes.tsx';
import { messages } from './messages/index.ts';
import { conversationData, editorData } from './personal-data.ts';

export default defineService({
  name: 'assistant',
  routes: [
    ...chatRoutes,
    ...contentRoutes,
    ...contentWorkRoutes,
    ...learningRoutes,
    ...intentRoutes,
  ],
  permissions: [
    {
      key: teachPermission,
      roles: ['editor', 'administrator'],
      label: byLanguage(messages, ({ teach }) => teach.permission),
    },
    {
      key: writePermission,
      roles: ['editor', 'administrator'],
      label: byLanguage(contentMessages, ({ work }) => work.permission),
    },
  ],
  jobs: [trainJob, forgetJob],
  actions: {
    'assistant.starter-loaded': byLanguage(messages, ({ audit }) => audit.starterLoaded),
    'assistant.article-made': byLanguage(contentMessages, ({ audit }) => audit.made),
    'assistant.article-changed': byLanguage(contentMessages, ({ audit }) => audit.changed),
    'assistant.article-published': byLanguage(contentMessages, ({ audit }) => audit.published),
    'assistant.article-taken-down': byLanguage(contentMessages, ({ audit }) => audit.takenDown),
    'assistant.article-restored': byLanguage(contentMessages, ({ audit }) => audit.restored),
    'assistant.subject-made': byLanguage(intentMessages, ({ audit }) => audit.made),
    'assistant.subject-changed': byLanguage(intentMessages, ({ audit }) => audit.changed),
    'assistant.subject-removed': byLanguage(intentMessages, ({ audit }) => audit.removed),
    'assistant.examples-added': byLanguage(messages, ({ audit }) => audit.examplesAdded),
    'assistant.questions-set-aside': byLanguage(messages, ({ audit }) => audit.setAside),
    'assistant.learning-started': byLanguage(messages, ({ audit }) => audit.learningStarted),
  },
  commands: [starterCommand],
  personalData: [conversationData, editorData],
  nav: [
    {
      site: 'resident',
      path: askPath,
      label: byLanguage(messages, ({ navigation }) => navigation),
      about: byLanguage(messages, ({ navigationAbout }) => navigationAbout),
      icon: 'message-circle',
      order: 5,
    },
    {
      site: 'work',
      path: teachPath,
      label: byLanguage(messages, ({ teach }) => teach.navigation),
      about: byLanguage(messages, ({ teach }) => teach.about),
      group: byLanguage(messages, ({ teach }) => teach.group),
      icon: 'message-circle',
      permission: teachPermission,
      order: 390,
    },
    {
      site: 'work',
      path: articlesWorkPath,
      label: byLanguage(contentMessages, ({ work }) => work.title),
      about: byLanguage(contentMessages, ({ work }) => work.about),
      group: byLanguage(contentMessages, ({ work }) => work.group),
      icon: 'message-circle-question-mark',
      permission: writePermission,
      order: 392,
    },
  ],
  demo: fillAssistant,
});
