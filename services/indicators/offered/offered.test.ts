import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IndicatorOffer, OfferedValue } from '../../../platform/figures.ts';
import { defineService } from '../../../platform/service.ts';
import { type Client, type TestCity, testCity } from '../../../platform/testing/city.ts';
import { keepDefinitions } from '../catalogue/keep-definitions.ts';
import { definitionByCode, definitionOf, upsertDefinitions } from '../catalogue/store.ts';
import { bodyOf, cycling, furnishTown, shownValue } from '../imports/testing/stewards.ts';
import indicators from '../index.ts';
import { fileOfOffer } from './rows-of-offer.ts';
import { takeOffer, takeOffers } from './take-offers.ts';

let town: TestCity;
let steward: Client;
let values: readonly OfferedValue[] | Error = [];

const everywhere = (text: string) => ({ nl: text, en: text, de: text, da: text });

const visits: IndicatorOffer = {
  code: 'library-visits',
  name: everywhere('Visitors of the library'),
  definition: everywhere('People who came at least once'),
  rationale: everywhere(''),
  numerator: everywhere('Visitors'),
  denominator: everywhere('Residents'),
  unit: everywhere('%'),
  theme: 'participation',
  kind: 'proportion',
  interval: 'wilson',
  multiplier: 100,
  decimals: 1,
  polarity: 'higher-is-better',
  frequency: 'year',
  owner: 'Library',
  source: async () => ({ name: 'Counters at the door', licence: 'CC0-1.0' }),
  values: async () => {
    if (values instanceof Error) throw values;
    return values;
  },
};

const broken: IndicatorOffer = {
  ...visits,
  code: 'broken',
  values: async () => {
    throw new Error('out of order');
  },
};

const library = defineService({ name: 'library', offers: { indicators: [broken, visits] } });

const of = (area: string, numerator: number): OfferedValue => ({
  area,
  period: '2024',
  numerator,
  denominator: 200,
});

const shown = (area: string) => shownValue(town, area, visits.code);
const takeVisits = (...given: readonly OfferedValue[]) => {
  values = given;
  return takeOffer(town.city, visits);
};

beforeAll(async () => {
  town = await testCity({
    services: [indicators, library],
    now: new Date('2026-03-02T08:00:00Z'),
  });
  steward = await town.as('data-steward');
  await furnishTown(town, [cycling]);
});

afterAll(() => town.close());

describe('the file of an offer', () => {
  it('is the same in whatever order the values come', () => {
    expect(fileOfOffer([of('N01', 5), of('N02', 6)])).toBe(
      fileOfOffer([of('N02', 6), of('N01', 5)]),
    );
  });
});

describe('figures of another service', () => {
  it('are defined and published without anyone’s doing, with interval and lineage', async () => {
    expect(await takeVisits()).toBe('nothing');
    expect(await takeVisits(of('N01', 50), of('N02', 100))).toBe('published');
    expect(await shown('N01')).toBe(25);
    const page = await bodyOf(town.visitor().get('/en/figures/library-visits?area=N01'));
    expect(page).toContain('Counters at the door');
    const list = await bodyOf(steward.get('/en/work/indicators/imports'));
    expect(list).toContain('library-visits.csv');
  });

  it('make nothing new while they stay the same', async () => {
    expect(await takeVisits(of('N02', 100), of('N01', 50))).toBe('unchanged');
  });

  it('take the place of those before: what is no longer given is no longer shown', async () => {
    expect(await takeVisits(of('N01', 60))).toBe('published');
    expect(await shown('N01')).toBe(30);
    expect(await shown('N02')).toBeUndefined();
  });

  it('are refused as a whole when one is wrong, and the earlier ones stay', async () => {
    expect(await takeVisits(of('N01', 80), of('N77', 1))).toBe('rejected');
    expect(await takeVisits(of('N01', 201))).toBe('rejected');
    expect(await shown('N01')).toBe(30);
  });

  it('go when the service has none any more', async () => {
    expect(await takeVisits()).toBe('withdrawn');
    expect(await shown('N01')).toBeUndefined();
    expect(await takeVisits(of('N01', 50))).toBe('published');
  });

  it('keep what a steward writes in their definition', async () => {
    const { db } = town.city;
    const before = await definitionByCode(db, visits.code);
    const changed = { ...definitionOf(before), owner: 'Head of the library' };
    await town.city.write((tx) => keepDefinitions(town.city, tx, [changed], steward.personId));
    expect(await takeVisits(of('N01', 40))).toBe('published');
    const { owner, version } = await definitionByCode(db, visits.code);
    expect({ owner, version }).toEqual({ owner: 'Head of the library', version: 2 });
  });

  it('follow the service in what they mean while nobody has changed that', async () => {
    const renamed = { ...visits, code: 'library-loans' };
    values = [of('N01', 10)];
    await takeOffer(town.city, renamed);
    await takeOffer(town.city, { ...renamed, name: everywhere('Borrowers') });
    expect((await definitionByCode(town.city.db, 'library-loans')).name.en).toBe('Borrowers');
  });
});

describe('the task', () => {
  it('takes in every offer, and names those that failed', async () => {
    values = [of('N01', 70)];
    await expect(takeOffers(town.city, async () => {})).rejects.toThrow('broken');
    expect(await shown('N01')).toBe(35);
  });

  it('does not touch an indicator that is somebody’s own', async () => {
    await town.city.write((tx) =>
      upsertDefinitions(tx, [{ ...cycling, code: 'walking' }], new Date()),
    );
    const before = await definitionByCode(town.city.db, 'walking');
    values = [of('N03', 50)];
    await expect(takeOffer(town.city, { ...visits, code: 'walking' })).rejects.toThrow('walking');
    expect(await definitionByCode(town.city.db, 'walking')).toEqual(before);
  });
});
