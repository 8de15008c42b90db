/** Finds what really changed and tells those who follow it; each change is told once. */
import type { Db } from '../../../platform/database/db.ts';
import { permissionsOf } from '../../../platform/identity/permissions.ts';
import type { Progress } from '../../../platform/jobs/jobs.ts';
import { formats } from '../../../platform/messages/format.ts';
import { isLanguage, type Language } from '../../../platform/messages/languages.ts';
import { areasByCode } from '../../../platform/places/areas.ts';
import { isProblem } from '../../../platform/problem.ts';
import type { City, CityEvent } from '../../../platform/service.ts';
import { type Indicator, visibleDefinition } from '../catalogue/store.ts';
import { indicatorsOfContent } from '../dashboards/content.ts';
import { publishedDashboard } from '../dashboards/store.ts';
import { rebasesFor } from '../figures/change.ts';
import { inWords, readSeries } from '../figures/reading.ts';
import { annotationsOf } from '../figures/store.ts';
import { wordsOf } from '../figures/words.ts';
import { protectWaiting } from '../protection/protect-job.ts';
import { everyone, series } from '../values/store.ts';
import type { Viewer } from '../values/viewer.ts';
import { viewerOf } from '../values/viewer-store.ts';
import { findInBatch } from './find-in-batch.ts';
import { findingsOf } from './findings.ts';
import { changesLetter, type ToldChange } from './letter.ts';
import { pictureOf } from './picture.tsx';
import {
  allSubscriptions,
  claimUntold,
  indicatorsOfBatch,
  keepFindings,
  type Reader,
  readersOf,
  type Subscription,
} from './store.ts';

export const tellJobName = 'indicators.tell-followers';
export const digestJobName = 'indicators.weekly-letter';

/** After a publication the followers are told; the job's subject is the batch. */
export const onPublished = async (city: City, tx: Db, { subject }: CityEvent): Promise<void> => {
  await city.jobs.enqueue(tx, tellJobName, { subject, startedBy: 'system' });
};

const orNothing = async <Value>(work: Promise<Value>): Promise<Value | undefined> => {
  try {
    return await work;
  } catch (error) {
    // What is gone, or not for this reader any more, is simply not told.
    if (isProblem(error) && error.code === 'not-found') return undefined;
    throw error;
  }
};

/** Codes that a subscription follows, as far as its reader may see them. */
const followedBy = async (
  db: Db,
  viewer: Viewer,
  { dashboard, indicator }: Subscription,
): Promise<readonly string[]> => {
  if (dashboard === '') return [indicator];
  const found = await orNothing(publishedDashboard(db, viewer, dashboard));
  return found ? indicatorsOfContent(found.content) : [];
};

interface Telling {
  readonly city: City;
  readonly viewer: Viewer;
  readonly language: Language;
  readonly origin: string;
}

/** What a reader may be told of one indicator in one area, if anything is new to the subscription. */
const changeOfIndicator = async (
  { city, viewer, language, origin }: Telling,
  found: Subscription,
  indicator: Indicator,
): Promise<ToldChange | undefined> => {
  const { db } = city;
  const values = await series(db, viewer, {
    indicatorId: indicator.id,
    cutId: everyone,
    area: found.area,
  });
  const [area] = await areasByCode(db, indicator.geography, [found.area]);
  if (!area) return undefined;
  const rebaseAt = rebasesFor(await annotationsOf(db, indicator.id), area.code);
  const findings = findingsOf(indicator, values, rebaseAt);
  const fresh = await db.transaction(async (tx) =>
    claimUntold(
      tx,
      found.id,
      await keepFindings(tx, indicator.id, area.code, findings, city.now()),
      city.now(),
    ),
  );
  if (fresh.length === 0) return undefined;
  const words = wordsOf({ language, format: formats[language] }, indicator);
  const reading = readSeries(indicator, values, rebaseAt);
  const title = `${words.name.text}, ${area.name}`;
  return {
    title,
    sentences: inWords(reading, values, indicator, { ...words, areaName: area.name }),
    url: `${origin}/${language}/figures/${indicator.code}?area=${encodeURIComponent(area.code)}`,
    picture: await pictureOf({
      name: `${indicator.code}-${area.code}`.replace(/[^A-Za-z0-9-]/g, '-'),
      reading,
      series: values,
      language,
      words,
      areaName: area.name,
      target: indicator.target ?? undefined,
    }),
  };
};

const writeTo = async (
  city: City,
  reader: Reader,
  subscriptions: readonly Subscription[],
  isTouched: (code: string) => boolean,
): Promise<number> => {
  const permissions = await permissionsOf(city.db, reader.id);
  const viewer = await viewerOf(city.db, reader, (permission) => permissions.has(permission));
  const [first] = subscriptions;
  const language =
    reader.language ??
    (isLanguage(first?.language) ? first.language : city.municipality().defaultLanguage);
  const origin = city.config.publicUrl ?? `http://localhost:${city.config.port}`;
  const changes: ToldChange[] = [];
  for (const found of subscriptions)
    for (const code of (await followedBy(city.db, viewer, found)).filter(isTouched)) {
      const indicator = await orNothing(visibleDefinition(city.db, viewer, code));
      const change =
        indicator &&
        (await changeOfIndicator({ city, viewer, language, origin }, found, indicator));
      if (change && !changes.some(({ url }) => url === change.url)) changes.push(change);
    }
  if (changes.length === 0) return 0;
  const letter = changesLetter(
    language,
    city.municipality().name,
    changes,
    `${origin}/${language}/me/following`,
  );
  await city.db.transaction((tx) => city.mail.send(tx, { to: reader.email, ...letter }));
  return changes.length;
};

/**
 * @param isTouched whether an indicator may have changed; others are not looked at
 * @returns how many changes were told
 */
const tell = async (
  city: City,
  pace: Subscription['pace'],
  isTouched: (code: string) => boolean,
  report: Progress['report'],
): Promise<number> => {
  const byPerson = Map.groupBy(await allSubscriptions(city.db, pace), ({ personId }) => personId);
  const readers = await readersOf(city.db, [...byPerson.keys()]);
  let done = 0;
  let told = 0;
  for (const [personId, subscriptions] of byPerson) {
    const reader = readers.get(personId);
    if (reader) told += await writeTo(city, reader, subscriptions, isTouched);
    done++;
    await report('telling', done, byPerson.size);
  }
  return told;
};

/** Tells at once those who asked for it, once what was published is safe to be seen. */
export const tellOfBatch = async (
  city: City,
  batchId: number,
  report: Progress['report'],
): Promise<number> => {
  await protectWaiting(city, report);
  await findInBatch(city, batchId, report);
  const codes = new Set(await indicatorsOfBatch(city.db, batchId));
  return tell(city, 'change', (code) => codes.has(code), report);
};

export const tellWeekly = (city: City, report: Progress['report']): Promise<number> =>
  tell(city, 'digest', () => true, report);
