/** Finds what changed in followed neighbourhoods and writes to those who follow them, once a week. */

import type { Db } from '../../../platform/database/db.ts';
import { type FigureChangeFound, figureOfferOf } from '../../../platform/figures.ts';
import { formats } from '../../../platform/messages/format.ts';
import { isLanguage, type Language } from '../../../platform/messages/languages.ts';
import { areasByCode, townGeography } from '../../../platform/places/areas.ts';
import type { City, CityEvent } from '../../../platform/service.ts';
import { letter, type ToldNews } from './letter.ts';
import { newsOf, stopToken, wantsTheme } from './rules.ts';
import {
  dropNews,
  type Follow,
  followedAreas,
  keepNews,
  knownChanges,
  mailedFollows,
  newsSince,
  readerOf,
  told,
} from './store.ts';

export const findJobName = 'neighbourhoods.find-news';
export const sendJobName = 'neighbourhoods.send-news';

/** After a publication the changes are looked for, in the same transaction's wake. */
export const onPublished = async (city: City, tx: Db, { subject }: CityEvent): Promise<void> => {
  await city.jobs.enqueue(tx, findJobName, { subject, startedBy: 'system' });
};

const anyLanguage = { language: 'en', format: formats.en } as const;

const changesIn = async (
  city: City,
  areas: readonly string[],
): Promise<readonly FigureChangeFound[]> =>
  areas.length === 0 ? [] : ((await figureOfferOf(city)?.changes(city, anyLanguage, areas)) ?? []);

/**
 * Keeps the changes that are new in these areas.
 *
 * @param endsToo whether those that are over are forgotten: not right after a publication, when
 * figures are withheld until they are checked and only seem to be over
 */
export const findNews = async (
  city: City,
  areas: readonly string[],
  { endsToo }: { readonly endsToo: boolean },
): Promise<number> => {
  if (areas.length === 0) return 0;
  const found = await changesIn(city, areas);
  const { fresh, ended } = newsOf(found, await knownChanges(city.db, areas));
  await city.write(async (tx) => {
    await keepNews(tx, fresh, city.now());
    if (endsToo) await dropNews(tx, ended);
  });
  return fresh.length;
};

export const findInFollowed = async (
  city: City,
  options: { readonly endsToo: boolean },
): Promise<number> => findNews(city, await followedAreas(city.db), options);

/** News of the neighbourhoods that one person follows, in the person's words. */
const newsFor = async (
  city: City,
  follows: readonly Follow[],
  language: Language,
  origin: string,
): Promise<readonly ToldNews[]> => {
  const reader = { language, format: formats[language] };
  const areas = await areasByCode(
    city.db,
    townGeography,
    follows.map(({ area }) => area),
  );
  const lists = await Promise.all(
    follows.map(async ({ area, themes, toldUntil }): Promise<readonly ToldNews[]> => {
      const fresh = await newsSince(city.db, area, toldUntil);
      if (fresh.length === 0) return [];
      const present = (await figureOfferOf(city)?.changes(city, reader, [area])) ?? [];
      return present
        .filter(
          ({ code, meaning, theme }) =>
            wantsTheme(themes, theme) &&
            fresh.some((one) => one.indicator === code && one.meaning === meaning),
        )
        .map((change) => ({
          change,
          areaName: areas.find(({ code }) => code === area)?.name ?? area,
          url: `${origin}/${language}${change.path}`,
        }));
    }),
  );
  return lists.flat();
};

/** Writes to one person. @returns how many changes were told */
const writeTo = async (city: City, person: string, follows: readonly Follow[]): Promise<number> => {
  const reader = await readerOf(city.db, person);
  if (!reader) return 0;
  const [first] = follows;
  const language =
    reader.language ??
    (isLanguage(first?.language) ? first.language : city.municipality().defaultLanguage);
  const origin = city.config.publicUrl ?? `http://localhost:${city.config.port}`;
  const until = city.now();
  const news = await newsFor(city, follows, language, origin);
  const own = `${origin}/${language}`;
  const token = stopToken(city.config.secret, person);
  await city.db.transaction(async (tx) => {
    if (news.length > 0)
      await city.mail.send(tx, {
        to: reader.email,
        ...letter(language, city.municipality().name, news, {
          manage: `${own}/me/neighbourhoods`,
          stop: `${own}/stop-mail?token=${token}`,
        }),
      });
    await told(tx, person, until);
  });
  return news.length;
};

/** The weekly letters. @returns how many changes were told, over all people */
export const sendNews = async (city: City): Promise<number> => {
  await findInFollowed(city, { endsToo: true });
  const byPerson = Map.groupBy(await mailedFollows(city.db), ({ personId }) => personId);
  let count = 0;
  for (const [person, follows] of byPerson) count += await writeTo(city, person, follows);
  return count;
};
