import { xmrChart } from '@polder/statistics';
import { generateTown } from '@polder/town';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../platform/messages/languages.ts';
import { demoDefinitions } from './definitions.ts';
import { notes } from './effects.ts';
import { type DemoValue, demoValues } from './series.ts';
import { demoStories } from './stories.ts';
import type { Story } from './story.ts';

const town = generateTown({ seed: 1 });
const lastMonth = '2026-06-01';
const values = demoValues(town, demoDefinitions, { seed: 7, lastMonth });
const stories = demoStories(town, demoDefinitions, lastMonth);
const storiesOf = (...kinds: readonly Story['effect']['kind'][]) =>
  stories
    .filter(({ effect }) => kinds.includes(effect.kind))
    .map((story) => [story.id, story] as const);

interface Point {
  readonly period: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number;
}

/** The areas together, by period. A count has no denominator: it is over one. */
const together = (code: string, areas: readonly string[]): readonly Point[] => {
  const points = new Map<string, { numerator: number; denominator: number }>();
  for (const one of values) {
    if (one.code !== code || !areas.includes(one.area) || one.numerator === null) continue;
    const point = points.get(one.period) ?? { numerator: 0, denominator: 0 };
    point.numerator += one.numerator;
    point.denominator += one.denominator ?? 0;
    points.set(one.period, point);
  }
  return [...points].map(([period, { numerator, denominator }]) => ({
    period,
    numerator,
    denominator,
    value: numerator / (denominator || 1),
  }));
};

const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** How many standard errors the mean of some points lies from that of the others. */
const errorsApart = (some: readonly Point[], others: readonly Point[]): number => {
  const [left, right] = [some.map(({ value }) => value), others.map(({ value }) => value)];
  const centre = mean(right);
  const variance = right.reduce((sum, one) => sum + (one - centre) ** 2, 0) / (right.length - 1);
  return (mean(left) - centre) / Math.sqrt(variance * (1 / left.length + 1 / right.length));
};

const logOdds = ({ numerator, denominator }: Point) =>
  Math.log(numerator / (denominator - numerator));
const varianceOfLogOdds = ({ numerator, denominator }: Point) =>
  1 / numerator + 1 / (denominator - numerator);

/** Slope of the log odds over the periods, in its standard errors; weighted by the counts. */
const slopeInErrors = (
  points: readonly { readonly y: number; readonly variance: number }[],
): number => {
  const weighted = points.map(({ y, variance }, x) => ({ x, y, weight: 1 / variance }));
  const weight = weighted.reduce((sum, one) => sum + one.weight, 0);
  const middle = weighted.reduce((sum, one) => sum + one.weight * one.x, 0) / weight;
  const spread = weighted.reduce((sum, one) => sum + one.weight * (one.x - middle) ** 2, 0);
  const slope =
    weighted.reduce((sum, one) => sum + one.weight * (one.x - middle) * one.y, 0) / spread;
  return slope * Math.sqrt(spread);
};

const within =
  ({ from, to }: Story) =>
  ({ period }: { readonly period: string }) =>
    period >= from && period <= to;

describe('the stories of the demo', () => {
  it('are at least eight, each told once in four languages', () => {
    expect(stories.length).toBeGreaterThanOrEqual(8);
    expect(new Set(stories.map(({ id }) => id)).size).toBe(stories.length);
    for (const { title, explanation } of stories) {
      for (const text of [title, explanation]) {
        const texts = languages.map((language) => text[language] ?? '');
        expect(texts).not.toContain('');
        expect(new Set(texts).size).toBe(4);
      }
    }
  });

  it.each(
    Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}-01`),
  )('all find their place when the last month is %s', (last) => {
    const placed = demoStories(town, demoDefinitions, last);
    expect(placed.map(({ id }) => id)).toEqual(stories.map(({ id }) => id));
    for (const { from, to } of placed) expect(from <= to && to <= last).toBe(true);
  });

  it('take place in areas and periods that have figures', () => {
    const known = new Set(values.map(({ code, area, period }) => `${code} ${area} ${period}`));
    for (const { code, areas, from, to } of stories) {
      expect(areas.length).toBeGreaterThan(0);
      expect(from <= to).toBe(true);
      for (const area of areas) {
        expect(known).toContain(`${code} ${area} ${from}`);
        expect(known).toContain(`${code} ${area} ${to}`);
      }
    }
  });

  it.each(storiesOf('step'))('%s lies beyond three sigma of the other periods', (_, story) => {
    if (story.effect.kind !== 'step') throw new Error('chosen by kind');
    const points = together(story.code, story.neighbourhoods);
    const isInside = within(story);
    const apart = errorsApart(
      points.filter(isInside),
      points.filter((point) => !isInside(point)),
    );
    expect(apart * Math.sign(Math.log(story.effect.factor))).toBeGreaterThan(3);
  });

  it('care-staff-shortage ends beyond three sigma of the months before', () => {
    const story = stories.find(({ id }) => id === 'care-staff-shortage');
    if (!story) throw new Error('there is such a story');
    const points = together(story.code, [town.municipality.code]);
    const before = points.filter(({ period }) => period < story.from);
    expect(errorsApart(points.slice(-3), before)).toBeGreaterThan(3);
  });

  it.each(storiesOf('drift').filter(([id]) => id !== 'care-staff-shortage'))(
    '%s moves the share by more than three sigma over the years',
    (_, { code, neighbourhoods, effect }) => {
      if (effect.kind !== 'drift') throw new Error('chosen by kind');
      const points = together(code, neighbourhoods).map((point) => ({
        y: logOdds(point),
        variance: varianceOfLogOdds(point),
      }));
      expect(slopeInErrors(points) * Math.sign(effect.factorPerYear - 1)).toBeGreaterThan(3);
    },
  );

  it.each(storiesOf('widen'))('%s widens the gap by more than three sigma', (_, story) => {
    const traits = new Map(town.profiles.map((profile) => [profile.neighbourhoodCode, profile]));
    const isDeprived = (code: string) => (traits.get(code)?.deprivation ?? 0) > 0.5;
    const high = together(story.code, story.neighbourhoods.filter(isDeprived));
    const low = together(
      story.code,
      story.neighbourhoods.filter((code) => !isDeprived(code)),
    );
    const gaps = high.flatMap((point, index) => {
      const other = low[index];
      if (!other) return [];
      const variance = varianceOfLogOdds(point) + varianceOfLogOdds(other);
      return [{ y: logOdds(point) - logOdds(other), variance }];
    });
    expect(slopeInErrors(gaps)).toBeGreaterThan(3);
  });

  it.each(storiesOf('withheld', 'not-delivered'))('%s leaves a gap with its reason', (_, story) => {
    const isOfStory = ({ code, area }: DemoValue) =>
      code === story.code && story.neighbourhoods.includes(area);
    const gap = values.filter((value) => isOfStory(value) && within(story)(value));
    const reasons = [
      story.effect.kind === 'withheld' ? notes.withheld : notes.notDelivered,
      notes.fewResidents,
    ];
    expect(gap.length).toBeGreaterThan(0);
    for (const { value, numerator, note } of gap) {
      expect([value, numerator]).toEqual([null, null]);
      expect(reasons).toContain(note);
    }
  });
});

describe('the control charts of the municipality', () => {
  const seriesOf = (code: string) =>
    values.filter((one) => one.code === code && one.area === town.municipality.code);
  const monthly = demoDefinitions.filter(({ frequency }) => frequency === 'month');
  const shocked = stories.filter(
    ({ effect, areas }) =>
      areas.includes(town.municipality.code) && (effect.kind === 'step' || effect.kind === 'drift'),
  );

  it.each(
    shocked
      .filter(({ code }) => monthly.some((one) => one.code === code))
      .map((story) => [story.id, story] as const),
  )('show %s as special cause', (_, story) => {
    const series = seriesOf(story.code);
    const { points } = xmrChart(series.map(({ value }) => value));
    const told = points.filter((_point, index) => {
      const period = series[index]?.period ?? '';
      return period >= story.from && period <= story.to;
    });
    const special = told.filter(({ kind }) => kind.startsWith('special-cause'));
    // a drift begins within the limits
    const least = story.effect.kind === 'drift' ? told.length / 3 : told.length;
    expect(special.length).toBeGreaterThanOrEqual(least);
  });

  it('of the other months show common cause for the most part', () => {
    const calm = monthly.filter(({ code }) => !shocked.some((story) => story.code === code));
    expect(calm.length).toBeGreaterThanOrEqual(5);
    const special = calm.map(({ code }) => {
      const { points } = xmrChart(seriesOf(code).map(({ value }) => value));
      return points.filter(({ kind }) => kind.startsWith('special-cause')).length;
    });
    expect(mean(special) / 60).toBeLessThan(0.12);
  });
});
