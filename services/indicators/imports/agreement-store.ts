/** How far the intervals we compute are from those a source prints. */
import { sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import type { IntervalMethod } from '../catalogue/definition.ts';
import { intervalOf } from '../values/interval.ts';

export interface Agreement {
  readonly code: string;
  readonly name: Readonly<Record<string, string>>;
  readonly method: IntervalMethod;
  /** Published values, those without a number left out. */
  readonly values: number;
  /** Of these, with counts and with an interval of the source. */
  readonly compared: number;
  /** Largest difference of either limit, in the indicator's unit; undefined where nothing was compared. */
  readonly largest: number | undefined;
  /** Share with both limits within `agreementTolerance`. */
  readonly within: number | undefined;
}

/** Differences up to this, in the indicator's unit, count as the same. */
export const agreementTolerance = 0.01;

interface PrintedRow extends Record<string, unknown> {
  readonly numerator: number;
  readonly denominator: number;
  readonly lower: number;
  readonly upper: number;
}

/** Values as people see them: of the latest publication that holds them. */
const shown = (indicatorId: number) => sql`
  SELECT DISTINCT ON (v.cut_id, v.area, v.period) v.*
  FROM indicators.value v JOIN indicators.batch b ON b.id = v.batch_id AND b.state = 'published'
  WHERE v.indicator_id = ${indicatorId}
  ORDER BY v.cut_id, v.area, v.period, b.publication DESC`;

/**
 * Computes every interval anew from its counts and holds it against the printed one. Indicators
 * whose method takes the source's interval have nothing to compare.
 */
export const agreements = async (db: Db): Promise<readonly Agreement[]> => {
  const { rows: indicators } = await db.execute<{
    id: number;
    code: string;
    name: Record<string, string>;
    method: IntervalMethod;
    multiplier: number;
  }>(
    sql`SELECT id, code, name, method, multiplier FROM indicators.indicator i
        WHERE EXISTS (SELECT 1 FROM indicators.value v JOIN indicators.batch b ON b.id = v.batch_id
          WHERE v.indicator_id = i.id AND b.state = 'published')
        ORDER BY code`,
  );
  const found: Agreement[] = [];
  for (const { id, code, name, method, multiplier } of indicators) {
    const { rows: counted } = await db.execute<{ count: number }>(
      sql`SELECT count(s.value)::int AS count FROM (${shown(id)}) s`,
    );
    const { rows } = await db.execute<PrintedRow>(
      sql`SELECT s.numerator, s.denominator, s.published_lower AS lower, s.published_upper AS upper
          FROM (${shown(id)}) s
          WHERE s.value IS NOT NULL AND s.numerator IS NOT NULL AND s.denominator > 0
            AND s.published_lower IS NOT NULL AND s.published_upper IS NOT NULL`,
    );
    const differences = rows.flatMap(({ numerator, denominator, lower, upper }) => {
      const own = intervalOf({ method, multiplier }, numerator, denominator);
      return own ? [Math.max(Math.abs(own.lower - lower), Math.abs(own.upper - upper))] : [];
    });
    const compared = differences.length;
    found.push({
      code,
      name,
      method,
      values: counted[0]?.count ?? 0,
      compared,
      largest:
        compared === 0 ? undefined : differences.reduce((most, one) => Math.max(most, one), 0),
      within:
        compared === 0
          ? undefined
          : differences.filter((one) => one <= agreementTolerance).length / compared,
    });
  }
  return found;
};
