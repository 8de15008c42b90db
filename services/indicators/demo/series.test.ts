import { describe, expect, it } from 'vitest';
import { demoDefinitions } from './definitions.ts';
import { notes } from './effects.ts';
import { handmadeTown } from './handmade-town.ts';
import { type DemoValue, demoValues } from './series.ts';

const options = { seed: 7, lastMonth: '2026-06-01' } as const;
const values = demoValues(handmadeTown, demoDefinitions, options);
const definitions = new Map(demoDefinitions.map((one) => [one.code, one]));
const byKey = new Map(
  values.map((value) => [`${value.code} ${value.period} ${value.area}`, value]),
);
const isShown = ({ value }: DemoValue) => value !== null;
const failing = (isFine: (value: DemoValue) => boolean) => values.filter((value) => !isFine(value));

/** Totals of each district against its neighbourhoods, and of the municipality against its districts. */
const families = values
  .filter(({ area }) => area.length <= 2)
  .map((total) => {
    const children = (total.area === 'D' ? handmadeTown.districts : handmadeTown.neighbourhoods)
      .filter(({ parentCode }) => parentCode === total.area)
      .flatMap(({ code }) => byKey.get(`${total.code} ${total.period} ${code}`) ?? []);
    const sum = (key: 'numerator' | 'denominator') =>
      children.reduce((all, child) => all + (child[key] ?? 0), 0);
    return { total, children, numerator: sum('numerator'), denominator: sum('denominator') };
  });

describe('the demo values', () => {
  it('cover every indicator, area and period once', () => {
    const monthly = demoDefinitions.filter(({ frequency }) => frequency === 'month').length;
    expect(values).toHaveLength(28 * (monthly * 60 + (40 - monthly) * 5));
    expect(byKey.size).toBe(values.length);
    expect(values.length).toBeGreaterThan(20_000);
    expect(values.length).toBeLessThan(30_000);
  });

  it('are the same again for the same seed and month, and others for another seed', () => {
    expect(demoValues(handmadeTown, demoDefinitions, options)).toEqual(values);
    expect(demoValues(handmadeTown, demoDefinitions, { ...options, seed: 8 })).not.toEqual(values);
  });

  it('of one indicator do not depend on which others are made', () => {
    const burglaries = demoDefinitions.filter(({ code }) => code === 'burglaries');
    const whole = values.filter(({ code }) => code === 'burglaries');
    expect(demoValues(handmadeTown, burglaries, options)).toEqual(whole);
  });

  it('have whole numerators and denominators that are not negative', () => {
    const isWhole = (number: number | null) =>
      number === null || (Number.isInteger(number) && number >= 0);
    expect(
      failing(({ numerator, denominator }) => isWhole(numerator) && isWhole(denominator)),
    ).toEqual([]);
  });

  it('are numerator over denominator times the multiplier, or the count itself', () => {
    const expected = ({ code, numerator, denominator }: DemoValue) => {
      const definition = definitions.get(code);
      if (definition?.kind === 'count') return numerator;
      return (
        ((numerator ?? Number.NaN) / (denominator ?? Number.NaN)) * (definition?.multiplier ?? 1)
      );
    };
    expect(failing((value) => !isShown(value) || value.value === expected(value))).toEqual([]);
    expect(failing(({ value }) => value === null || Number.isFinite(value))).toEqual([]);
  });

  it('have no numerator above its denominator where they are a part of a whole', () => {
    const isPart = ({ code, numerator, denominator }: DemoValue) => {
      const kind = definitions.get(code)?.kind;
      return (kind !== 'proportion' && kind !== 'ratio') || (numerator ?? 0) <= (denominator ?? 0);
    };
    expect(failing(isPart)).toEqual([]);
  });

  it('are marks from 1 to 10 where they are a score', () => {
    const marks = values
      .filter(({ code }) => definitions.get(code)?.kind === 'score')
      .filter(isShown);
    expect(marks.every(({ value }) => value !== null && value >= 1 && value <= 10)).toBe(true);
  });

  it('add up: district from neighbourhoods, municipality from districts', () => {
    const open = families.filter(
      ({ total, children }) =>
        isShown(total) && children.every(({ note }) => note !== notes.withheld),
    );
    expect(open.length).toBeGreaterThan(3_000);
    for (const { total, numerator, denominator } of open) {
      expect(total.numerator).toBe(numerator);
      expect(total.denominator ?? 0).toBe(denominator);
    }
  });

  it('keep withheld neighbourhoods in the total, never a single one of a district', () => {
    const closed = families.filter(({ children }) =>
      children.some(({ note }) => note === notes.withheld),
    );
    expect(closed.length).toBeGreaterThan(0);
    for (const { total, children, denominator } of closed) {
      expect(children.filter(({ note }) => note === notes.withheld).length).toBeGreaterThan(1);
      expect(total.denominator).toBeGreaterThan(denominator);
    }
  });

  it('say in a note why a value is missing', () => {
    const reasons = new Set(values.filter((value) => !isShown(value)).map(({ note }) => note));
    expect([...reasons].toSorted()).toEqual(
      [notes.noCases, notes.notDelivered, notes.fewResidents, notes.withheld].toSorted(),
    );
  });

  it('show nothing about the people of a neighbourhood with fewer than 50 residents', () => {
    const hidden = values.filter(({ code, area }) => code === 'smoking' && area === 'DA4');
    expect(hidden).toHaveLength(5);
    for (const one of hidden)
      expect(one).toMatchObject({ value: null, numerator: null, note: notes.fewResidents });
  });

  it('name the areas that a total goes without', () => {
    const partial = values.filter(({ note }) => note?.startsWith('incomplete'));
    expect(partial).toHaveLength(2);
    for (const one of partial)
      expect(one).toMatchObject({
        code: 'waste-sorting',
        area: 'D',
        note: 'incomplete: without DB',
      });
  });

  it('follow the traits: overweight is more common where deprivation is higher', () => {
    const latest = (area: string) =>
      byKey.get(`overweight-school-end 2024-09-01 ${area}`)?.value ?? 0;
    expect(latest('DB5')).toBeGreaterThan(latest('DB1') + 15);
  });

  it('are refused for a definition that is not of the demo', () => {
    const [first] = demoDefinitions;
    if (!first) throw new Error('there are definitions');
    expect(() => demoValues(handmadeTown, [{ ...first, code: 'unknown' }], options)).toThrow(
      'no model of unknown',
    );
  });
});
