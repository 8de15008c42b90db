import { defineService } from '../../platform/service.ts';
import { indicatorsApi } from './api.ts';
import { commands } from './commands.ts';
import { fillDemo } from './demo-store.ts';
import { homeBlock, neighbourhoodBlock } from './figures/blocks.tsx';
import { figureRoutes } from './figures/routes.tsx';
import { figureMessages } from './messages/figures/index.ts';

const { nl, en, de, da } = figureMessages;

export default defineService({
  name: 'indicators',
  routes: [...figureRoutes],
  api: indicatorsApi,
  nav: [
    {
      site: 'resident',
      path: '/figures',
      label: { nl: nl.title, en: en.title, de: de.title, da: da.title },
      icon: 'chart-line',
      order: 20,
    },
  ],
  offers: { blocks: [neighbourhoodBlock, homeBlock] },
  commands,
  demo: (_city, tx, context) => fillDemo(tx, context),
});
