import { byLanguage } from '../../platform/messages/languages.ts';
import { defineService } from '../../platform/service.ts';
import { analyticsMessages } from './analytics/messages/index.ts';
import { analyticsIndicators } from './analytics/offers.ts';
import { analysePermission, figuresPath } from './analytics/paths.ts';
import { analyticsRoutes } from './analytics/routes.tsx';
import { assistantApi } from './api.ts';
import { manageRoutes } from './centre/manage-routes.tsx';
import { centreMessages } from './centre/messages/index.ts';
import { inboxPath } from './centre/pages/inbox-page.tsx';
import { answerPermission, managePermission } from './centre/permissions.ts';
import { centreRoutes } from './centre/work-routes.tsx';
import { sendJob } from './channels/send-job.ts';
import { forgetJob } from './chat/forget-job.ts';
import { chatRoutes } from './chat/routes.tsx';
import { contentMessages } from './content/messages/index.ts';
import { askPath } from './content/pages/article-page.tsx';
import { articlesWorkPath } from './content/pages/work-list-page.tsx';
import { contentRoutes } from './content/routes.tsx';
import { turnOfDayJob } from './content/turn-of-day-job.ts';
import { contentWorkRoutes, writePermission } from './content/work-routes.tsx';
import { fillAssistant } from './demo/fill.ts';
import { dialogueMessages } from './dialogues/messages/index.ts';
import { dialogueWriterData } from './dialogues/personal-data.ts';
import { dialogueRoutes } from './dialogues/routes.tsx';
import { embedRoutes } from './embed/routes.tsx';
import { exchangeMessages } from './exchange/messages/index.ts';
import { exchangeRoutes } from './exchange/routes.tsx';
import { starterCommand } from './intents/command.ts';
import { intentMessages } from './intents/messages/index.ts';
import { trainJob } from './intents/train-job.ts';
import { intentRoutes } from './intents/work-routes.tsx';
import { modelMessages } from './language-model/messages/index.ts';
import { modelRoutes } from './language-model/routes.tsx';
import { learningMessages } from './learning/messages/index.ts';
import { teachPath } from './learning/paths.ts';
import { teachPermission } from './learning/permission.ts';
import { learningRoutes } from './learning/routes.tsx';
import { messages } from './messages/index.ts';
import { agentData, conversationData, editorData } from './personal-data.ts';

export default defineService({
  name: 'assistant',
  routes: [
    ...chatRoutes,
    ...contentRoutes,
    ...embedRoutes,
    ...exchangeRoutes,
    ...contentWorkRoutes,
    ...learningRoutes,
    ...intentRoutes,
    ...dialogueRoutes,
    ...modelRoutes,
    ...analyticsRoutes,
    ...manageRoutes,
    ...centreRoutes,
  ],
  api: assistantApi,
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
    {
      key: answerPermission,
      roles: ['officer', 'administrator'],
      label: byLanguage(centreMessages, ({ inbox }) => inbox.permission),
    },
    {
      key: analysePermission,
      roles: ['editor', 'analyst', 'administrator'],
      label: byLanguage(analyticsMessages, ({ permission }) => permission),
    },
    {
      key: managePermission,
      roles: ['administrator'],
      label: byLanguage(centreMessages, ({ inbox }) => inbox.manage),
    },
  ],
  jobs: [trainJob, forgetJob, sendJob, turnOfDayJob],
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
    'assistant.article-imported': byLanguage(exchangeMessages, ({ audit }) => audit),
    'assistant.manner-chosen': byLanguage(contentMessages, ({ audit }) => audit.mannerChosen),
    'assistant.dialogue-made': byLanguage(dialogueMessages, ({ audit }) => audit.made),
    'assistant.dialogue-changed': byLanguage(dialogueMessages, ({ audit }) => audit.changed),
    'assistant.dialogue-removed': byLanguage(dialogueMessages, ({ audit }) => audit.removed),
    'assistant.model-published': byLanguage(learningMessages, ({ audit }) => audit.published),
    'assistant.model-put-back': byLanguage(learningMessages, ({ audit }) => audit.putBack),
    'assistant.language-model-on': byLanguage(modelMessages, ({ audit }) => audit.switchedOn),
    'assistant.language-model-off': byLanguage(modelMessages, ({ audit }) => audit.switchedOff),
    'assistant.conversation-claimed': byLanguage(centreMessages, ({ audit }) => audit.claimed),
    'assistant.conversation-taken-over': byLanguage(centreMessages, ({ audit }) => audit.takenOver),
    'assistant.conversation-transferred': byLanguage(
      centreMessages,
      ({ audit }) => audit.transferred,
    ),
    'assistant.conversation-closed': byLanguage(centreMessages, ({ audit }) => audit.closed),
    'assistant.message-answered': byLanguage(centreMessages, ({ audit }) => audit.answeredByMail),
    'assistant.agent-availability': byLanguage(centreMessages, ({ audit }) => audit.availability),
    'assistant.settings-changed': byLanguage(centreMessages, ({ audit }) => audit.settings),
    'assistant.saved-replies-changed': byLanguage(
      centreMessages,
      ({ audit }) => audit.repliesChanged,
    ),
  },
  commands: [starterCommand],
  personalData: [conversationData, editorData, agentData, dialogueWriterData],
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
      path: inboxPath,
      label: byLanguage(centreMessages, ({ inbox }) => inbox.title),
      about: byLanguage(centreMessages, ({ inbox }) => inbox.about),
      group: byLanguage(centreMessages, ({ inbox }) => inbox.group),
      icon: 'inbox',
      permission: answerPermission,
      order: 100,
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
      path: figuresPath,
      label: byLanguage(analyticsMessages, ({ title }) => title),
      about: byLanguage(analyticsMessages, ({ about }) => about),
      group: byLanguage(messages, ({ teach }) => teach.group),
      icon: 'chart-line',
      permission: analysePermission,
      order: 391,
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
  offers: { indicators: analyticsIndicators },
  demo: fillAssistant,
});
