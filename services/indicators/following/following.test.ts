import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sentMail } from '../../../platform/database/schema.ts';
import { importAreas } from '../../../platform/places/import-areas.ts';
import { type TestCity, testCity } from '../../../platform/testing/city.ts';
import type { IndicatorDefinition } from '../catalogue/definition.ts';
import { type Indicator, upsertDefinitions } from '../catalogue/store.ts';
import { announcePublication } from '../imports/announce.ts';
import indicators from '../index.ts';
import { batch, indicator, value } from '../schema.ts';
import { cutIds } from '../values/cut-store.ts';
import { everyone, type Value } from '../values/store.ts';
import { findingsOf } from './findings.ts';
import { changesLetter } from './letter.ts';
import { follow, subscriptionsOf } from './store.ts';
import { tellOfBatch } from './tell.ts';

const definition: IndicatorDefinition = {
  code: 'waiting',
  name: { en: 'Waiting time', nl: 'Wachttijd' },
  definition: {},
  rationale: {},
  numerator: {},
  denominator: {},
  unit: { en: 'days', nl: 'dagen' },
  source: 'Test',
  licence: 'CC0-1.0',
  theme: 'health',
  kind: 'mean',
  multiplier: 1,
  decimals: 1,
  polarity: 'lower-is-better',
  method: 'none',
  frequency: 'month',
  yearKind: 'calendar',
  geography: 'town',
  owner: 'Test',
  audience: 'public',
  dimensions: [],
};

const monthly = (values: readonly (number | null)[]): readonly Value[] =>
  values.map((one, index) => ({
    area: 'T',
    period: new Date(Date.UTC(2023, index, 1)).toISOString().slice(0, 10),
    numerator: null,
    denominator: null,
    value: one,
    lower: null,
    upper: null,
    note: null,
  }));

// Calm around 20: mean moving range 2, limits 20 ± 5.3.
const calm = [19, 21, 19, 21, 19, 21, 19, 21, 19, 21, 19, 21, 19, 21, 19, 21];
const row = definition as unknown as Indicator; // the rules read the definition's own fields only

describe('what is news in a series', () => {
  it('is a figure outside the limits, each time', () => {
    expect(findingsOf(row, monthly([...calm, 40]), [])).toMatchObject([
      { rule: 'outside-limits', direction: 'up', meaning: 'worse', period: '2024-05-01' },
    ]);
  });

  it('is not ordinary variation, nor a figure that is not there', () => {
    expect(findingsOf(row, monthly(calm), [])).toEqual([]);
    expect(findingsOf(row, monthly([...calm, 40, null]), [])).toEqual([]);
  });

  it('is a run when it begins, and not again while it lasts', () => {
    const run = [22, 21.5, 22, 21.5, 22, 21.5, 22, 21.5];
    const rules = (length: number) =>
      findingsOf(row, monthly([...calm, ...run.slice(0, length)]), []).map(({ rule }) => rule);
    const news = run.map((_, index) => rules(index + 1).includes('shift'));
    expect(news.filter((isNews) => isNews)).toHaveLength(1);
  });
});

describe('a letter of changes', () => {
  it('says the same as text and as page, and escapes what it is given', () => {
    const letter = changesLetter(
      'en',
      'Dorp',
      [
        {
          title: 'Waiting <b>',
          sentences: ['It rose.', 'Clearly.'],
          url: 'http://x/en/figures/waiting?area=T&y=1',
          picture: { name: 'p1', png: new Uint8Array([1]) },
        },
      ],
      'http://x/en/me/following',
    );
    expect(letter.subject).toBe('Dorp: a figure has changed');
    expect(letter.text).toContain('Waiting <b>\nIt rose. Clearly.');
    expect(letter.html).toContain('Waiting &lt;b&gt;');
    expect(letter.html).toContain('cid:p1');
    expect(letter.html).not.toContain('<b>');
  });
});

describe('telling followers', () => {
  let town: TestCity;
  let indicatorId = 0;
  const publish = async (values: readonly Value[], publication: number) => {
    const [made] = await town.city.db
      .insert(batch)
      .values({ fileName: 'f', sha256: '', state: 'published', publication, uploadedBy: 'x' })
      .returning({ id: batch.id });
    const batchId = made?.id ?? 0;
    await town.city.db
      .insert(value)
      .values(values.map((one) => ({ batchId, indicatorId, cutId: everyone, ...one })));
    return batchId;
  };
  const letters = () => town.city.db.select().from(sentMail);
  const nothing = async () => {};

  beforeAll(async () => {
    town = await testCity({ services: [indicators], withJobs: true });
    await town.city.write(async (tx) => {
      await importAreas(tx, {
        geography: { slug: 'town', name: 'Dorp', source: 's', licence: 'l' },
        validFrom: '2020-01-01',
        isComplete: true,
        areas: [{ code: 'T', name: 'Dorp', level: 'municipality', parents: [], outline: null }],
      });
      await upsertDefinitions(tx, [definition], new Date());
      await cutIds(tx, []);
    });
    const [stored] = await town.city.db.select().from(indicator);
    indicatorId = stored?.id ?? 0;
    await publish(monthly(calm), 1);
  });
  afterAll(() => town.close());
  /** Publishes as the house does, and waits until its jobs are done. */
  const announce = async (batchId: number) => {
    await town.city.db.transaction((tx) => announcePublication(town.city, tx, batchId));
    await town.city.jobs.settled();
  };

  const newPerson = (email: string, roles: readonly string[] = ['resident']) =>
    town.city.db.transaction((tx) => town.city.identity.create(tx, { name: 'P', email, roles }));
  const subject = { dashboard: '', indicator: 'waiting', geography: 'town', area: 'T' };
  const wish = { pace: 'change', language: 'nl', now: new Date() } as const;

  it('writes once, in the language in which they asked', async () => {
    const person = await newPerson('follower@dorp.example');
    await follow(town.city.db, person, subject, wish);
    const batchId = await publish(monthly([...calm, 40]).slice(-1), 2);
    await announce(batchId);
    expect(await tellOfBatch(town.city, batchId, nothing)).toBe(0);
    const [letter, ...others] = await letters();
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ recipient: 'follower@dorp.example' });
    expect(letter?.text).toContain('Wachttijd, Dorp');
    expect(letter?.text).toContain('40,0 dagen');
    expect(letter?.text).toContain('/nl/figures/waiting?area=T');
    const [picture] = letter?.pictures ?? [];
    expect(letter?.html).toContain(`cid:${picture?.name}`);
    expect(
      Buffer.from(picture?.png ?? '', 'base64')
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  it('lists what was found for those who work with figures, followed or not', async () => {
    await town.city.db.execute(sql`DELETE FROM indicators.subscription`);
    await announce(await publish(monthly([...calm, 40]).slice(-1), 4));
    const officer = await town.as('officer');
    const page = await (await officer.get('/en/work/indicators/changes')).text();
    expect(page).toContain('Waiting time');
    expect(page).toContain('40.0 days');
    expect(page).toContain('worse: above the upper limit');
    expect(page.match(/<th scope="row"/g)).toHaveLength(1);
    const better = await (await officer.get('/en/work/indicators/changes?meaning=better')).text();
    expect(better).toContain('Nothing has been found yet.');
    expect((await (await town.as('resident')).get('/work/indicators/changes')).status).toBe(403);
    const odd = await officer.get('/work/indicators/changes?page=99999999999999999999');
    expect(odd.status).toBe(200);
  });

  it('follows one thing once: asking again changes the pace', async () => {
    const person = await newPerson('twice@dorp.example');
    await follow(town.city.db, person, subject, wish);
    await follow(town.city.db, person, subject, { ...wish, pace: 'digest' });
    expect((await subscriptionsOf(town.city.db, person)).map(({ pace }) => pace)).toEqual([
      'digest',
    ]);
  });

  it('does not write of what the reader may not see, nor to an account that is closed', async () => {
    await town.city.db.execute(sql`DELETE FROM indicators.subscription`);
    await town.city.db.execute(sql`UPDATE indicators.indicator SET audience = 'staff'`);
    const resident = await newPerson('resident@dorp.example');
    const blocked = await newPerson('blocked@dorp.example', ['analyst']);
    await follow(town.city.db, resident, subject, wish);
    await follow(town.city.db, blocked, subject, wish);
    await town.city.db.execute(
      sql`UPDATE identity."user" SET is_blocked = true WHERE id = ${blocked}`,
    );
    const batchId = await publish(monthly([...calm, 40, 41]).slice(-1), 3);
    expect(await tellOfBatch(town.city, batchId, nothing)).toBe(0);
    const other = await (await town.as('editor')).get('/work/indicators/changes');
    expect(other.status).toBe(403);
    const analyst = await newPerson('analyst@dorp.example', ['analyst']);
    await follow(town.city.db, analyst, subject, wish);
    expect(await tellOfBatch(town.city, batchId, nothing)).toBe(1);
  });
});
