import type { FigureOffer } from '../../../../platform/figures.ts';
import { chooseText } from '../../../../platform/messages/text.ts';
import { townGeography } from '../../../../platform/places/areas.ts';
import { thePublic } from '../../values/viewer.ts';
import { indicatorsOf } from '../store.ts';
import { acrossAreas } from './across-areas.ts';
import { changes } from './changes.ts';
import { view } from './view.tsx';

/** The town's figures for other services, as the public sees them. */
export const figureOffer: FigureOffer = {
  list: async ({ db }, language) =>
    (await indicatorsOf(db, thePublic, townGeography)).map(({ code, name }) => ({
      code,
      name: chooseText(name, language).text,
    })),
  acrossAreas,
  changes,
  view,
};
