import { z } from 'zod';
import { findAddresses } from '../../platform/places/addresses.ts';
import { areaByCode, townGeography } from '../../platform/places/areas.ts';
import { defineService } from '../../platform/service.ts';
import {
  challengeActions,
  challengeNav,
  challengePermissions,
  challengeRoutes,
  fillChallenges,
} from './challenges/index.ts';
import { homeBlock, homePicture } from './home-block.tsx';
import { messages } from './messages/index.ts';
import { routes } from './routes.tsx';

const { nl, en, de, da } = messages;
const about = {
  nl: nl.navigationAbout,
  en: en.navigationAbout,
  de: de.navigationAbout,
  da: da.navigationAbout,
};
const label = { nl: nl.navigation, en: en.navigation, de: de.navigation, da: da.navigation };

export default defineService({
  name: 'neighbourhoods',
  routes: [...routes, ...challengeRoutes],
  permissions: challengePermissions,
  actions: challengeActions,
  nav: [
    { site: 'resident', path: '/neighbourhoods', label, about, icon: 'map-pin', order: 10 },
    ...challengeNav,
  ],
  demo: (_city, tx, context) => fillChallenges(tx, context),
  offers: {
    blocks: [homePicture, homeBlock],
    facts: [
      {
        name: 'neighbourhood-of-address',
        question: {
          nl: nl.factQuestion,
          en: en.factQuestion,
          de: de.factQuestion,
          da: da.factQuestion,
        },
        inputs: z.object({ address: z.string().min(2).max(120) }),
        answer: async (city, inputs, language) => {
          const [found] = await findAddresses(city.db, String(inputs.address), 1);
          if (!found) return undefined;
          const area = await areaByCode(city.db, townGeography, found.areaCode);
          const address = `${found.street} ${found.number}, ${found.postcode} ${found.town}`;
          return {
            text: messages[language].factAnswer(address, area.name),
            link: `/neighbourhoods/${area.code}`,
          };
        },
      },
    ],
  },
});
