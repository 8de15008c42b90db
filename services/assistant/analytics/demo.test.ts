import { generateTown } from '@polder/town';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../platform/testing/city.ts';
import assistant from '../index.ts';
import { addStarterIntents } from '../intents/starter.ts';
import { fillAnalytics } from './demo.ts';
import { firstMonth, questionsByArea, seriesOf, totalsOf } from './figures-store.ts';
import { monthsIn } from './period.ts';
import { areasIn } from './quarters.ts';
import { answeredIn, containedIn, countIn } from './shares.ts';

const today = new Date('2026-11-24T09:00:00Z');
const whole = { from: '2025-06', to: '2026-11' };

describe('the demo town', () => {
  let town: TestCity;
  const demo = generateTown({ seed: 1 });

  beforeAll(async () => {
    town = await testCity({ services: [assistant], now: today });
    await town.city.db.transaction(async (tx) => {
      await addStarterIntents(tx, town.city.jobs, new Map(), 'system');
      await fillAnalytics(town.city, tx, { town: demo, today });
    });
  });
  afterAll(() => town.close());

  it('has a year and a half of counts, up to yesterday', async () => {
    const { db } = town.city;
    expect(await firstMonth(db)).toBe('2025-06');
    const months = await seriesOf(db, whole, 'month');
    expect([...months.keys()].sort()).toEqual(monthsIn(whole));
    const weeks = await seriesOf(db, { from: '2026-11', to: '2026-11' }, 'week');
    expect([...weeks.keys()].sort().at(-1)).toBe('2026-11-23');
  });

  it('hangs together: every question came to one thing, and no part is more than its whole', async () => {
    for (const [, counts] of await seriesOf(town.city.db, whole, 'month')) {
      expect(
        countIn(counts, 'answered', 'looked-up', 'clarified', 'declined', 'person-wanted'),
      ).toBe(countIn(counts, 'questions'));
      expect(countIn(counts, 'with-person')).toBeLessThan(countIn(counts, 'conversations'));
      expect(countIn(counts, 'handed-over', 'message-left')).toBeLessThanOrEqual(
        countIn(counts, 'with-person'),
      );
      expect(countIn(counts, 'claimed')).toBeLessThanOrEqual(countIn(counts, 'handed-over'));
      expect(countIn(counts, 'rated-up', 'rated-down')).toBeLessThan(
        countIn(counts, 'answered', 'looked-up'),
      );
    }
  });

  it('learned: more is asked, more of it is answered, and more conversations need nobody', async () => {
    const { db } = town.city;
    const first = await totalsOf(db, { from: '2025-06', to: '2025-08' });
    const last = await totalsOf(db, { from: '2026-08', to: '2026-10' });
    expect(countIn(last, 'questions')).toBeGreaterThan(1.2 * countIn(first, 'questions'));
    expect(answeredIn(last)?.lower).toBeGreaterThan(answeredIn(first)?.upper ?? 100);
    expect(containedIn(last)?.lower).toBeGreaterThan(containedIn(first)?.upper ?? 100);
  });

  it('asks most where most people live', async () => {
    const people = (code: string): number =>
      demo.population
        .filter(({ neighbourhoodCode }) => neighbourhoodCode === code)
        .reduce((sum, { count }) => sum + count, 0);
    const asked = Map.groupBy(
      await questionsByArea(town.city.db, whole),
      ({ areaCode }) => areaCode,
    );
    const per = [...asked]
      .filter(([code]) => people(code) > 1000)
      .map(([code, own]) => own.reduce((sum, { count }) => sum + count, 0) / people(code));
    expect(per.length).toBeGreaterThan(10);
    expect(Math.max(...per) / Math.min(...per)).toBeLessThan(1.6);
  });

  it('tells enough by neighbourhood to be of use', async () => {
    const { areas } = await areasIn(town.city, '2026-Q3');
    const shown = areas.flatMap(({ themes }) => [...themes.values()]);
    const told = shown.filter((count) => count !== undefined);
    expect(told.length / shown.length).toBeGreaterThan(0.4);
  });

  it('is the same each time it is made', async () => {
    const before = await totalsOf(town.city.db, whole);
    const other = await testCity({ services: [assistant], now: today });
    await fillAnalytics(other.city, other.city.db, { town: demo, today });
    expect(await totalsOf(other.city.db, whole)).toEqual(before);
  });
});
