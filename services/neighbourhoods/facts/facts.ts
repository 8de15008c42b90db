/** What this service can look up for others: the neighbourhood of an address, its figures, the town's challenges. */
import { z } from 'zod';
import { figureOfferOf } from '../../../platform/figures.ts';
import { formats } from '../../../platform/messages/format.ts';
import { byLanguage, type Language } from '../../../platform/messages/languages.ts';
import { chooseText } from '../../../platform/messages/text.ts';
import { findAddresses } from '../../../platform/places/addresses.ts';
import { areaByCode, townGeography } from '../../../platform/places/areas.ts';
import type { City, Fact } from '../../../platform/service.ts';
import { challengesPath } from '../challenges/pages/challenge-page.tsx';
import { publishedChallenges } from '../challenges/store.ts';
import { findFigure } from './find-figure.ts';
import { factMessages } from './messages/index.ts';

const longestInput = 120;
const written = z.string().min(2).max(longestInput);

/** The area of the first address that fits, and how it is written. */
const areaOf = async ({ db }: City, wanted: string) => {
  const [found] = await findAddresses(db, wanted, 1);
  if (!found) return undefined;
  return {
    area: await areaByCode(db, townGeography, found.areaCode),
    address: `${found.street} ${found.number}, ${found.postcode} ${found.town}`,
  };
};

const neighbourhoodOfAddress: Fact = {
  name: 'neighbourhood-of-address',
  question: byLanguage(factMessages, ({ address }) => address.question),
  examples: byLanguage(factMessages, ({ address }) => address.examples),
  prompts: { address: byLanguage(factMessages, ({ address }) => address.prompt) },
  inputs: z.object({ address: written }),
  answer: async (city, inputs, language) => {
    const found = await areaOf(city, String(inputs.address));
    return (
      found && {
        text: factMessages[language].address.answer(found.address, found.area.name),
        link: `/neighbourhoods/${found.area.code}`,
        area: found.area.code,
      }
    );
  },
};

/** A figure by its name, for an area, as everyone may see it. */
const figureIn = async (city: City, language: Language, wanted: string, area: string) => {
  const offer = figureOfferOf(city);
  const meant = findFigure((await offer?.list(city, language)) ?? [], wanted);
  if (!offer || !meant) return undefined;
  const reader = { language, format: formats[language] };
  const [across] = await offer.acrossAreas(city, reader, [meant.code]);
  const own = across?.areas.get(area);
  return across && own ? { across, own } : undefined;
};

const figureOfNeighbourhood: Fact = {
  name: 'figure-of-neighbourhood',
  question: byLanguage(factMessages, ({ figure }) => figure.question),
  examples: byLanguage(factMessages, ({ figure }) => figure.examples),
  prompts: {
    figure: byLanguage(factMessages, ({ figure }) => figure.promptFigure),
    address: byLanguage(factMessages, ({ figure }) => figure.promptAddress),
  },
  inputs: z.object({ figure: written, address: written }),
  answer: async (city, inputs, language) => {
    const found = await areaOf(city, String(inputs.address));
    if (!found) return undefined;
    const { code, name } = found.area;
    const figure = await figureIn(city, language, String(inputs.figure), code);
    if (!figure) return undefined;
    const { across, own } = figure;
    const t = factMessages[language].figure;
    return {
      text:
        own.value === null
          ? t.none(across.name.text, name, own.reason ?? '')
          : t.answer(across.name.text, name, across.measure(own.value), across.periodLabel),
      link: `${across.path}?area=${code}`,
      area: code,
    };
  },
};

const challengesNow: Fact = {
  name: 'challenges-now',
  question: byLanguage(factMessages, ({ challenges }) => challenges.question),
  examples: byLanguage(factMessages, ({ challenges }) => challenges.examples),
  inputs: z.object({}),
  answer: async (city, _, language) => {
    const names = (await publishedChallenges(city.db)).map(
      ({ content }) => chooseText(content.title, language).text,
    );
    return names.length === 0
      ? undefined
      : {
          text: factMessages[language].challenges.answer(formats[language].and(names)),
          link: challengesPath,
        };
  },
};

export const neighbourhoodFacts: readonly Fact[] = [
  neighbourhoodOfAddress,
  figureOfNeighbourhood,
  challengesNow,
];
