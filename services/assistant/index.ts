import { byLanguage } from '../../platform/messages/languages.ts';
import { defineService } from '../../platform/service.ts';
import { forgetJob } from './chat/forget-job.ts';
import { chatRoutes } from './chat/routes.tsx';
import { askPath } from './content/pages/article-page.tsx';
import { contentRoutes } from './content/routes.tsx';
import { fillAssistant } from './demo/fill.ts';
import { starterCommand } from './intents/command.ts';
import { trainJob } from './intents/train-job.ts';
import { messages } from './messages/index.ts';
import { conversationData, editorData } from './personal-data.ts';

export default defineService({
  name: 'assistant',
  routes: [...chatRoutes, ...contentRoutes],
  jobs: [trainJob, forgetJob],
  actions: {
    'assistant.starter-loaded': byLanguage(messages, ({ audit }) => audit.starterLoaded),
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
  ],
  demo: fillAssistant,
});
