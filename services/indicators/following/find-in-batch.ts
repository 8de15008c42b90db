/** Looks for changes in everything a publication touched, whether somebody follows it or not. */
import type { Progress } from '../../../platform/jobs/jobs.ts';
import type { City } from '../../../platform/service.ts';
import { indicatorsById } from '../catalogue/store.ts';
import { rebasesFor } from '../figures/change.ts';
import { annotationsOf } from '../figures/store.ts';
import { latestOfAreas } from '../values/store.ts';
import type { Viewer } from '../values/viewer.ts';
import { findingsOf } from './findings.ts';
import { areasOfBatch, keepFindings } from './store.ts';

/** Long enough for limits and runs: ten years of months. */
const valuesAtMost = 120;
const areasAtOnce = 100;

/** What everyone may see who works with figures: no small counts. */
const staff: Viewer = { seesStaff: true, exact: [] };

export const findInBatch = async (
  city: City,
  batchId: number,
  report: Progress['report'],
): Promise<void> => {
  const { db } = city;
  const touched = await areasOfBatch(db, batchId);
  const indicators = await indicatorsById(db, [...touched.keys()]);
  for (const [done, indicator] of indicators.entries()) {
    await report('finding', done, indicators.length);
    const annotations = await annotationsOf(db, indicator.id);
    const areas = touched.get(indicator.id) ?? [];
    for (let from = 0; from < areas.length; from += areasAtOnce) {
      const part = areas.slice(from, from + areasAtOnce);
      const values = Map.groupBy(
        await latestOfAreas(db, staff, part, [indicator.id], valuesAtMost),
        ({ area }) => area,
      );
      await db.transaction(async (tx) => {
        for (const area of part) {
          const found = findingsOf(
            indicator,
            values.get(area) ?? [],
            rebasesFor(annotations, area),
          );
          await keepFindings(tx, indicator.id, area, found, city.now());
        }
      });
    }
  }
};
