/** Takes in the figures that other services of the city produce. */
import { createHash } from 'node:crypto';
import { record } from '../../../platform/audit/audit.ts';
import type { Db } from '../../../platform/database/db.ts';
import type { IndicatorOffer, OfferedValue } from '../../../platform/figures.ts';
import { areasAbove, townGeography } from '../../../platform/places/areas.ts';
import { isProblem } from '../../../platform/problem.ts';
import type { City } from '../../../platform/service.ts';
import type { IndicatorDefinition } from '../catalogue/definition.ts';
import { keepDefinitions } from '../catalogue/keep-definitions.ts';
import { checkBatch } from '../imports/check-batch.ts';
import type { Mapping } from '../imports/mapping.ts';
import { discardBatch, publishBatch, withdrawBatch } from '../imports/publish-store.ts';
import { createBatch, updateBatch } from '../imports/store.ts';
import { tableRule } from '../imports/upload-rule.ts';
import { addUp } from './add-up.ts';
import { definitionOfOffer } from './definition-of-offer.ts';
import { batchesOfOffer, wasOffered, writersOf } from './offered-store.ts';
import { fileOfOffer, offerMapping } from './rows-of-offer.ts';

/** Stands for the service in the lineage of a definition or batch. */
const byOffer = 'system';

const leaveTrace = (
  city: City,
  tx: Db,
  action: string,
  subject: string,
  details: Readonly<Record<string, unknown>> = {},
) => record(tx, { actor: 'system', action, subject, details }, city.now());

/**
 * Writes the offer's definition, unless a person has written a later version: theirs stands.
 *
 * @throws Error when the code was taken by an indicator that came another way
 */
const keepDefinition = async (
  city: City,
  tx: Db,
  definition: IndicatorDefinition,
): Promise<void> => {
  const { code } = definition;
  const writers = await writersOf(tx, code);
  if (writers.length > 0 && !(await wasOffered(tx, code)))
    throw new Error(`the code ${code} belongs to an indicator of the catalogue`);
  if (writers.some((writer) => writer !== byOffer)) return;
  const { added, changed } = await keepDefinitions(city, tx, [definition], byOffer);
  if (added.length > 0) await leaveTrace(city, tx, 'indicators.definition-added', code);
  for (const { fields } of changed)
    await leaveTrace(city, tx, 'indicators.definition-changed', code, { fields });
};

/** What a task that was cut short left behind. */
const clearUnfinished = async (city: City, code: string): Promise<void> => {
  const states = ['mapping', 'checking', 'rejected', 'ready'] as const;
  for (const { id } of await batchesOfOffer(city.db, code, states))
    await city.db.transaction((tx) => discardBatch(tx, id));
};

const storeFile = async (
  city: City,
  tx: Db,
  code: string,
  bytes: Uint8Array,
  mapping: Mapping,
): Promise<number> => {
  const stored = await city.files.store(
    tx,
    { name: `${code}.csv`, bytes, owner: undefined },
    tableRule,
  );
  const { id } = await createBatch(tx, {
    fileId: stored.id,
    fileName: stored.name,
    sha256: stored.sha256,
    bytes: stored.size,
    uploadedBy: byOffer,
    uploadedAt: city.now(),
    origin: 'offer',
    originName: code,
  });
  await updateBatch(tx, id, { mapping, state: 'checking' });
  return id;
};

/** The newest values in place of those before, in one step. */
const replace = (city: City, code: string, id: number | undefined): Promise<void> =>
  city.write(async (tx) => {
    const by = { person: byOffer, now: city.now() };
    const earlier = await batchesOfOffer(tx, code, ['published']);
    if (id !== undefined) {
      const { rowsAccepted, sha256 } = await publishBatch(tx, city, id, by);
      await leaveTrace(city, tx, 'indicators.batch-published', String(id), {
        rows: rowsAccepted,
        sha256,
        source: code,
      });
    }
    for (const before of earlier) {
      await withdrawBatch(tx, city, before.id, id === undefined ? '' : `#${id}`, by);
      await leaveTrace(city, tx, 'indicators.batch-withdrawn', String(before.id), { source: code });
    }
  });

/** Where there is nobody or nothing to count among, there is no value. */
const valuesOf = async (city: City, offer: IndicatorOffer): Promise<readonly OfferedValue[]> => {
  const given = await offer.values(city);
  const values = offer.addsUp ? addUp(given, await areasAbove(city.db, townGeography)) : given;
  return values.filter(({ denominator }) => denominator !== 0);
};

export type OfferOutcome = 'published' | 'unchanged' | 'withdrawn' | 'nothing' | 'rejected';

/**
 * Takes in one offer: its definition, and its values where they differ from those that are published.
 * Values with an error are refused as a whole and their batch shows why; what was published stays.
 */
export const takeOffer = async (city: City, offer: IndicatorOffer): Promise<OfferOutcome> => {
  const { code } = offer;
  const source = await offer.source(city);
  const values = source === undefined ? [] : await valuesOf(city, offer);
  const published = await batchesOfOffer(city.db, code, ['published']);
  if (source === undefined || values.length === 0) {
    if (published.length === 0) return 'nothing';
    await replace(city, code, undefined);
    return 'withdrawn';
  }
  const definition = definitionOfOffer(offer, source);
  const bytes = new TextEncoder().encode(fileOfOffer(values));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (published.at(-1)?.sha256 === sha256) {
    await city.write((tx) => keepDefinition(city, tx, definition));
    return 'unchanged';
  }
  await clearUnfinished(city, code);
  // Together: a definition without a batch would be taken for somebody else's.
  const id = await city.write(async (tx) => {
    await keepDefinition(city, tx, definition);
    return storeFile(city, tx, code, bytes, offerMapping(code, values));
  });
  const { state } = await checkBatch(city, id, { report: async () => {} });
  if (state === 'rejected') return 'rejected';
  await replace(city, code, id);
  return 'published';
};

/**
 * Takes in what every service offers; one that fails does not keep the others out.
 *
 * @throws Error that names the offers that failed, once all were tried
 */
export const takeOffers = async (
  city: City,
  report: (code: string, done: number, total: number) => Promise<void>,
): Promise<void> => {
  const offers = city.services.flatMap((service) => service.offers?.indicators ?? []);
  const failed: string[] = [];
  for (const [index, offer] of offers.entries()) {
    await report(offer.code, index, offers.length);
    try {
      if ((await takeOffer(city, offer)) === 'rejected') failed.push(offer.code);
    } catch (error) {
      // Another process takes the same offer at this moment.
      if (isProblem(error) && error.code === 'changed-meanwhile') continue;
      city.log.error({ err: error, indicator: offer.code }, 'offered figures were not taken in');
      failed.push(offer.code);
    }
  }
  if (failed.length > 0) throw new Error(`figures of services with errors: ${failed.join(', ')}`);
};
