import { AGE_BANDS, generateTown } from '@polder/town';
import { describe, expect, it } from 'vitest';
import {
  type AgeBand,
  fewestInBand,
  inBandsOf,
  oldest,
  publicHouseholds,
  publicResidents,
  roundCount,
} from './privacy.ts';

/** Bands of five years with the same number of women and men in each. */
const even = (perSex: number, count = 20): readonly AgeBand[] =>
  Array.from({ length: count }, (_, index) => ({
    from: index * 5,
    to: index === count - 1 ? oldest : index * 5 + 4,
    female: perSex,
    male: perSex,
  }));

describe('residents of an area', () => {
  it('are not told of below a hundred people, and it is said whether anybody lives there', () => {
    expect(publicResidents(even(2))).toEqual({ kind: 'withheld', reason: 'few' });
    expect(publicResidents(even(0))).toEqual({ kind: 'withheld', reason: 'nobody' });
    expect(publicResidents([])).toEqual({ kind: 'withheld', reason: 'nobody' });
  });

  it('stay in bands of five years where each sex of each band has ten people', () => {
    const shown = publicResidents(even(13));
    expect(shown).toMatchObject({ kind: 'shown', residents: 520 });
    expect(shown.kind === 'shown' && shown.bands).toHaveLength(20);
    expect(shown.kind === 'shown' && shown.bands[0]).toEqual({
      from: 0,
      to: 4,
      female: 15,
      male: 15,
    });
  });

  it('have their oldest joined first, then bands of ten and of twenty years', () => {
    const fewOld = even(50).map((band) =>
      band.from < 85 ? band : { ...band, female: 6, male: 2 },
    );
    const joined = publicResidents(fewOld);
    expect(joined.kind === 'shown' && joined.bands.at(-1)).toEqual({
      from: 80,
      to: oldest,
      female: 70,
      male: 55,
    });
    const tens = publicResidents(even(6));
    expect(tens.kind === 'shown' && tens.bands.map(({ from }) => from)).toEqual([
      0, 10, 20, 30, 40, 50, 60, 70, 80, 90,
    ]);
    const twenties = publicResidents(even(3));
    expect(twenties.kind === 'shown' && twenties.bands.map(({ from, to }) => [from, to])).toEqual([
      [0, 19],
      [20, 39],
      [40, 59],
      [60, 79],
      [80, oldest],
    ]);
  });

  it('have no ages at all where even broad bands hold too few', () => {
    const women = even(12).map((band) => ({ ...band, male: band.from === 0 ? 9 : 0 }));
    expect(publicResidents(women)).toEqual({ kind: 'shown', residents: 250, bands: [] });
  });

  it('are compared in the same bands', () => {
    const model = publicResidents(even(6));
    const compared = inBandsOf(even(100), model.kind === 'shown' ? model.bands : []);
    expect(compared).toHaveLength(10);
    expect(compared[0]).toMatchObject({ from: 0, to: 9, female: 200 });
  });

  it.each([
    [0, 0],
    [2, 0],
    [3, 5],
    [1452, 1450],
    [1453, 1455],
  ])('count %i is told as %i', (count, told) => {
    expect(roundCount(count)).toBe(told);
  });
});

describe('households', () => {
  const many = publicResidents(even(13));
  it('are rounded, and so is their size', () => {
    expect(publicHouseholds({ households: 203, people: 512 }, many)).toEqual({
      households: 205,
      perHousehold: 510 / 205,
    });
  });
  it('are not told of where they are few, or where the residents are few', () => {
    expect(publicHouseholds({ households: 49, people: 120 }, many)).toBeUndefined();
    expect(
      publicHouseholds({ households: 60, people: 90 }, { kind: 'withheld', reason: 'few' }),
    ).toBeUndefined();
  });
});

describe('the demo town', () => {
  const town = generateTown({ seed: 1 });
  const bandsOf = (area: string | undefined): readonly AgeBand[] =>
    AGE_BANDS.map((ageBand, index) => {
      const of = (sex: 'female' | 'male') =>
        town.population
          .filter(
            (one) =>
              one.ageBand === ageBand &&
              one.sex === sex &&
              (area === undefined || one.neighbourhoodCode === area),
          )
          .reduce((sum, { count }) => sum + count, 0);
      return {
        from: index * 5,
        to: ageBand === '95+' ? oldest : index * 5 + 4,
        female: of('female'),
        male: of('male'),
      };
    });
  const areas = town.neighbourhoods.map(({ code }) => ({
    code,
    exact: bandsOf(code),
    shown: publicResidents(bandsOf(code)),
  }));

  it('tells nothing of the three neighbourhoods where few people live', () => {
    const withheld = areas.filter(({ shown }) => shown.kind === 'withheld');
    expect(withheld.map(({ code }) => code)).toEqual(['PD04', 'PD08', 'PD15']);
  });

  it('has no band with fewer than ten of one sex', () => {
    for (const { shown } of areas)
      if (shown.kind === 'shown')
        for (const { female, male } of shown.bands)
          expect(Math.min(female, male)).toBeGreaterThanOrEqual(fewestInBand);
  });

  it('leaves whoever subtracts the other neighbourhoods from the town a wide range, not a number', () => {
    const whole = publicResidents(bandsOf(undefined));
    const halfStep = 2;
    const [told, withheld] = [
      areas.flatMap(({ shown }) => (shown.kind === 'shown' ? [shown.residents] : [])),
      areas.filter(({ shown }) => shown.kind === 'withheld'),
    ];
    const left =
      (whole.kind === 'shown' ? whole.residents : 0) - told.reduce((sum, one) => sum + one, 0);
    const reach = halfStep * (told.length + 1);
    // 47 people live in the three; all that can be worked out is a range around it of some ninety.
    expect(withheld).toHaveLength(3);
    expect(Math.max(0, left - reach)).toBeLessThanOrEqual(47);
    expect(left + reach).toBeGreaterThanOrEqual(47);
    expect(2 * reach).toBeGreaterThanOrEqual(88);
  });
});
