import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntry } from '../../../../platform/database/schema.ts';
import { type Client, type TestCity, testCity } from '../../../../platform/testing/city.ts';
import indicators from '../../index.ts';
import { batchById } from '../store.ts';
import {
  bodyOf,
  bringRows,
  furnishTown,
  imports,
  key,
  shownValue,
  take,
} from '../testing/stewards.ts';
import { publishDue } from './publish-due.ts';

let town: TestCity;
let steward: Client;
let colleague: Client;

beforeAll(async () => {
  town = await testCity({
    services: [indicators],
    withJobs: true,
    now: new Date('2026-03-02T08:00:00Z'),
  });
  steward = await town.as('data-steward');
  colleague = await town.as('data-steward');
  await furnishTown(town);
});

afterAll(() => town.close());

const bring = (rows: readonly string[], who = steward) => bringRows(town, who, rows);
const page = (id: number, who: Client) => bodyOf(who.get(`/en${imports}/${id}`));
const stateOf = async (id: number) => (await batchById(town.city.db, id)).state;
const traces = async (action: string) =>
  town.city.db.select().from(auditEntry).where(eq(auditEntry.action, action));

describe('a second person', () => {
  it('sees who asks, with what remark, and approves; the first cannot', async () => {
    const id = await bring(['cycling,N01,2024,10,40']);
    await take(id, 'submit', steward, { remark: 'The harbour was left out' });
    expect(await page(id, colleague)).toMatch(/asks you to approve[\s\S]*The harbour was left out/);
    expect(await page(id, steward)).not.toContain(`/imports/${id}/approve"`);
    const own = await take(id, 'approve', steward);
    expect(own.status).toBe(422);
    expect(await own.text()).toContain('Someone else has to approve them.');
    expect(await shownValue(town, 'N01')).toBeUndefined();
    await take(id, 'approve', colleague);
    expect(await shownValue(town, 'N01')).toBe(25);
    const { submittedBy, approvedBy, publishedBy } = await batchById(town.city.db, id);
    expect([submittedBy, approvedBy, publishedBy]).toEqual([
      steward.personId,
      colleague.personId,
      colleague.personId,
    ]);
  });

  it('sends back with a reason, which the first reads', async () => {
    const id = await bring(['cycling,N02,2024,10,40']);
    await take(id, 'submit', steward);
    expect((await take(id, 'return', colleague, { returnReason: '' })).status).toBe(422);
    await take(id, 'return', colleague, { returnReason: 'N02 is far too high' });
    expect(await page(id, steward)).toMatch(/sent these figures back[\s\S]*N02 is far too high/);
    expect(await stateOf(id)).toBe('ready');
  });

  it('keeps the reason that was written while someone took the submission back', async () => {
    const id = await bring(['cycling,N03,2024,10,40']);
    await take(id, 'submit', steward);
    await take(id, 'cancel', steward);
    const late = await colleague.post(`/en${imports}/${id}/return`, {
      ...key(),
      version: '1',
      returnReason: 'Look at N03 again',
    });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('Look at N03 again');
    expect(await stateOf(id)).toBe('ready');
  });

  it('compares anew first, when other figures were published since the page was made', async () => {
    const first = await bring(['cycling,N04,2024,10,40']);
    const second = await bring(['cycling,N04,2024,20,40']);
    await take(first, 'submit', steward);
    await take(second, 'submit', steward);
    const seen = /name="seen" value="(\d+)"/.exec(await page(second, colleague))?.[1] ?? '';
    await take(first, 'approve', colleague);
    await colleague.post(`${imports}/${second}/approve`, { ...key(), seen });
    expect(await stateOf(second)).toBe('submitted');
    await take(second, 'approve', colleague);
    expect(await shownValue(town, 'N04')).toBe(50);
  });
});

describe('a later moment', () => {
  const plan = { when: 'later', day: '2026-03-03', time: '09:30' };

  it.each([
    ['without a day', { ...plan, day: '' }, 'Choose a day.'],
    ['that is no time', { ...plan, time: '25:00' }, 'Give a time such as 09:00.'],
    ['that is past', { ...plan, day: '2026-03-01' }, 'Choose a moment after now'],
    ['years away', { ...plan, day: '2031-01-01' }, 'Choose a moment within two years.'],
  ])('%s is asked again, with what was entered', async (_, entry, words) => {
    const id = await bring(['cycling,N05,2024,10,40']);
    const answer = await take(id, 'submit', steward, { ...entry, remark: 'Keep me' });
    expect(answer.status).toBe(422);
    const body = await answer.text();
    expect(body).toContain(words);
    expect(body).toContain('Keep me');
  });

  it('is in the town’s time; the figures are published then, once, and not before', async () => {
    const id = await bring(['cycling,N05,2024,10,40']);
    await take(id, 'submit', steward, plan);
    await take(id, 'approve', colleague);
    expect((await batchById(town.city.db, id)).publishAfter?.toISOString()).toBe(
      '2026-03-03T08:30:00.000Z',
    );
    expect(await page(id, steward)).toContain('Approved: published on 3 Mar 2026, 09:30');
    town.setNow(new Date('2026-03-03T08:29:59Z'));
    expect(await publishDue(town.city)).toBe(0);
    expect(await shownValue(town, 'N05')).toBeUndefined();
    town.setNow(new Date('2026-03-03T08:30:00Z'));
    const before = (await traces('indicators.batch-published')).length;
    const runs = await Promise.all([publishDue(town.city), publishDue(town.city)]);
    expect(runs.toSorted()).toEqual([0, 1]);
    expect(await publishDue(town.city)).toBe(0);
    expect(await shownValue(town, 'N05')).toBe(25);
    expect((await traces('indicators.batch-published')).length).toBe(before + 1);
  });

  it('is kept when other figures come between, and the lineage says so', async () => {
    const planned = await bring(['cycling,N06,2024,10,40']);
    const later = { ...plan, day: '2026-03-05' };
    await take(planned, 'submit', steward, later);
    await take(planned, 'approve', colleague);
    const between = await bring(['cycling,N06,2024,30,40']);
    await take(between, 'submit', steward);
    await take(between, 'approve', colleague);
    town.setNow(new Date('2026-03-06T08:00:00Z'));
    expect(await publishDue(town.city)).toBe(1);
    expect(await shownValue(town, 'N06')).toBe(25);
    const { summary } = await batchById(town.city.db, planned);
    expect(summary.preview?.indicators).toMatchObject([{ added: 0, changed: 1 }]);
    expect(await page(planned, steward)).toContain('the comparison was made anew');
  });

  it('can be taken back before it comes', async () => {
    const id = await bring(['cycling,N07,2024,10,40']);
    await take(id, 'submit', steward, { ...plan, day: '2026-03-08' });
    await take(id, 'approve', colleague);
    await take(id, 'cancel', steward);
    town.setNow(new Date('2026-03-09T08:00:00Z'));
    expect(await publishDue(town.city)).toBe(0);
    expect(await stateOf(id)).toBe('ready');
  });
});

describe('a town that lets stewards publish alone', () => {
  const path = '/en/work/indicators/approval';

  it('says so in the workspace, where only administrators come', async () => {
    expect((await steward.get(path)).status).toBe(403);
    const administrator = await town.as('administrator');
    expect((await administrator.post(path, { ...key(), approval: 'nobody' })).status).toBe(422);
    await administrator.post(path, { ...key(), approval: 'own' });
    const body = await bodyOf(administrator.get(path));
    expect(body).toMatch(/value="own" checked/);
    expect(body).toContain('Last changed by');
  });

  it('publishes at once, and shows that nobody else looked', async () => {
    const id = await bring(['cycling,N08,2024,10,40']);
    await take(id, 'submit', steward);
    expect(await shownValue(town, 'N08')).toBe(25);
    const administrator = await town.as('administrator');
    expect(await bodyOf(administrator.get(path))).toContain('nobody else');
  });
});
