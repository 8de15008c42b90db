import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Client, type TestCity, testCity } from '../../../platform/testing/city.ts';
import indicators from '../index.ts';
import { everyone, series } from '../values/store.ts';
import { thePublic } from '../values/viewer.ts';
import { assign, unassign } from './assignment-store.ts';
import { entryAt, logOf } from './entry-store.ts';
import { furnishForms } from './testing/furnish.ts';

let town: TestCity;
let nurse: Client;
let colleague: Client;
let lead: Client;
let stranger: Client;
let formId = 0;

const may = '2026-05-01';
const path = '/en/work/my-forms/home-care/D1/2026-05';
const signPath = '/en/work/forms-to-sign/home-care/D1/2026-05';
const key = () => ({ _key: crypto.randomUUID() });
const place = (area = 'D1', period = may) => ({ formId, area, period });

beforeAll(async () => {
  town = await testCity({ services: [indicators], now: new Date('2026-06-03T08:00:00Z') });
  nurse = await town.as('officer');
  colleague = await town.as('officer');
  lead = await town.as('officer');
  stranger = await town.as('officer');
  formId = await town.city.write(furnishForms);
});
afterAll(() => town.close());

beforeEach(async () => {
  const { db } = town.city;
  town.setNow(new Date('2026-06-03T08:00:00Z'));
  await db.execute('TRUNCATE indicators.form_entry CASCADE');
  await db.execute('DELETE FROM indicators.value');
  await db.execute('DELETE FROM indicators.batch');
  for (const area of ['D1', 'D2']) await unassign(db, formId, area);
  await assign(db, {
    formId,
    area: 'D1',
    fromPeriod: '2026-04-01',
    enter: [nurse.personId, colleague.personId],
    sign: [lead.personId, nurse.personId],
  });
});

const answers = (days: string, people: string, more: Readonly<Record<string, string>> = {}) => ({
  'answer-days': days,
  'answer-people': people,
  ...more,
});

const revisionOn = async (who: Client, at: string) =>
  /name="revision" value="(\d+)"/.exec(await (await who.get(at)).text())?.[1] ?? '';

const save = (
  who: Client,
  fields: Readonly<Record<string, string>>,
  revision: string,
  button = 'save',
) => who.post(path, { ...key(), revision, do: button, ...fields });

const entry = async () => {
  const found = await entryAt(town.city.db, place());
  if (!found) throw new Error('There is no entry');
  return found;
};

/** The nurse fills in May and sends it. */
const sendMay = async (fields = answers('450', '15'), reasons = {}) => {
  expect((await save(nurse, fields, await revisionOn(nurse, path), 'review')).status).toBe(303);
  const revision = await revisionOn(nurse, `${path}/review`);
  return nurse.post(`${path}/send`, { ...key(), revision, ...reasons });
};

const signMay = async (who = lead) =>
  who.post(`${signPath}/sign`, { ...key(), revision: String((await entry()).revision) });

const shown = async () => {
  const { rows } = await town.city.db.execute<{ id: number }>(
    "SELECT id FROM indicators.indicator WHERE code = 'waiting'",
  );
  const values = await series(town.city.db, thePublic, {
    indicatorId: rows[0]?.id ?? 0,
    cutId: everyone,
    area: 'D1',
  });
  return values.map(({ period, value }) => [period, value]);
};

describe('a nurse with a form', () => {
  it('finds it on the list, fills it in, sends it; the lead signs, and the figure is there at once', async () => {
    const list = await (await nurse.get('/en/work/my-forms')).text();
    expect(list).toContain('District D1, May 2026');
    const sent = await sendMay();
    expect(sent.headers.get('location')).toBe('/en/work/my-forms');
    expect(await shown()).toEqual([]);
    expect(await (await lead.get('/en/work/forms-to-sign')).text()).toContain(
      'District D1, May 2026',
    );
    expect((await signMay()).status).toBe(303);
    expect(await shown()).toEqual([[may, 30]]);
    const page = await (await lead.get(signPath)).text();
    expect(page).toContain('Its figures are published');
    expect(page).toContain('30.0 days');
    const administrator = await town.as('administrator');
    const publications = await (await administrator.get('/en/work/indicators/approval')).text();
    expect(publications).toContain('home-care D1 2026-05');
    expect(publications).not.toContain('nobody else<'); // the lead looked
  });

  it('keeps what was typed, right or wrong, and goes on later', async () => {
    await save(nurse, answers('forty', '15'), '0');
    expect((await entry()).answers).toEqual({ days: 'forty', people: '15' });
    const page = await (await nurse.get(path)).text();
    expect(page).toContain('value="forty"');
    expect(page).not.toContain('Fill in a number');
  });

  it('is told beside the field and above the form what is wrong before sending', async () => {
    const checked = await save(
      nurse,
      answers('forty', '501', { 'answer-long': '502' }),
      '0',
      'review',
    );
    expect(checked.headers.get('location')).toBe(`${path}?check=yes`);
    const page = await (await nurse.get(`${path}?check=yes`)).text();
    expect(page).toContain('href="#field-answer-days"');
    expect(page).toContain('Fill in a number, such as 41.');
    expect(page).toContain('This cannot be more than 500.');
    expect(page).toContain('This is part of “People who began” (501), so it cannot be more.');
    const forced = await nurse.post(`${path}/send`, { ...key(), revision: '1' });
    expect(forced.headers.get('location')).toBe(`${path}?check=yes`);
    expect((await entry()).state).toBe('started');
  });

  it('is asked why a figure differs much from last month, and cannot send it without a reason', async () => {
    await save(nurse, answers('450', '15'), '0', 'review');
    await nurse.post(`${path}/send`, { ...key(), revision: '1' });
    await signMay();
    town.setNow(new Date('2026-07-02T08:00:00Z'));
    const june = path.replace('2026-05', '2026-06');
    expect(await (await nurse.get(june)).text()).toContain('In May 2026: 450');
    await nurse.post(june, { ...key(), revision: '0', do: 'review', ...answers('4500', '15') });
    expect(await (await nurse.get(`${june}/review`)).text()).toContain(
      'In May 2026 it was 450. Is 4,500 right?',
    );
    const without = await nurse.post(`${june}/send`, { ...key(), revision: '1' });
    expect(without.status).toBe(422);
    expect(await without.text()).toContain('Say in a few words why this answer is right.');
    const reason = { 'reason-days': 'One person waited since 2019' };
    const sent = await nurse.post(`${june}/send`, { ...key(), revision: '1', ...reason });
    expect(sent.status).toBe(303);
    const page = await (await lead.get(signPath.replace('2026-05', '2026-06'))).text();
    expect(page).toContain('One person waited since 2019');
    expect(page).toContain('+4,050');
  });

  it('sees no other areas, and periods only once they are over', async () => {
    expect((await stranger.get(path)).status).toBe(403);
    expect((await stranger.get(signPath)).status).toBe(403);
    expect((await lead.get(path)).status).toBe(403);
    expect((await save(stranger, answers('1', '1'), '0')).status).toBe(403);
    expect((await stranger.post(`${path}/send`, key())).status).toBe(403);
    expect((await stranger.post(`${path}/take-back`, key())).status).toBe(403);
    for (const step of ['sign', 'return', 'reopen'])
      expect((await stranger.post(`${signPath}/${step}`, key())).status).toBe(403);
    expect((await nurse.get(path.replace('D1', 'D2'))).status).toBe(404);
    expect((await nurse.get(path.replace('2026-05', '2026-06'))).status).toBe(404);
    expect((await nurse.get(path.replace('2026-05', '2026-03'))).status).toBe(404);
    expect((await nurse.get(path.replace('2026-05', '2026-04'))).status).toBe(200);
  });

  it('takes a form back while nobody has signed it', async () => {
    await sendMay();
    expect((await nurse.post(`${path}/take-back`, key())).status).toBe(303);
    expect((await entry()).state).toBe('started');
    await sendMay(answers('440', '15'));
    await signMay();
    expect((await nurse.post(`${path}/take-back`, key())).status).toBe(409);
    expect(await shown()).toEqual([[may, 440 / 15]]);
  });
});

describe('a form that is sent twice', () => {
  it('by pressing twice counts once', async () => {
    await save(nurse, answers('450', '15'), '0', 'review');
    const twice = { ...key(), revision: '1' };
    const [first, second] = await Promise.all([
      nurse.post(`${path}/send`, twice),
      nurse.post(`${path}/send`, twice),
    ]);
    expect([first.status, second.status]).toEqual([303, 303]);
    const log = await logOf(town.city.db, (await entry()).id);
    expect(log.filter(({ what }) => what === 'submitted')).toHaveLength(1);
  });

  it('from two tabs is sent once, and the second is told so', async () => {
    await save(nurse, answers('450', '15'), '0', 'review');
    await nurse.post(`${path}/send`, { ...key(), revision: '1' });
    const again = await nurse.post(`${path}/send`, { ...key(), revision: '1' });
    expect(again.headers.get('location')).toBe(path);
    expect(await (await nurse.get(path)).text()).toContain('This form was sent already');
  });

  it('and signed twice is published once', async () => {
    await sendMay();
    await signMay();
    await signMay();
    const { rows } = await town.city.db.execute('SELECT id FROM indicators.batch');
    expect(rows).toHaveLength(1);
  });
});

describe('two people at the same form', () => {
  it('who fill in different answers both keep theirs', async () => {
    await save(nurse, answers('450', ''), '0');
    const answer = await save(colleague, answers('', '15'), '0');
    expect(answer.status).toBe(303);
    expect((await entry()).answers).toEqual({ days: '450', people: '15' });
    expect(await (await colleague.get('/en/work/my-forms')).text()).toContain(
      'was at work here too: 1 of the answers',
    );
  });

  it('who fill in the same answer differently: the later one sees both, and decides', async () => {
    await save(nurse, answers('450', '15'), '0');
    const clash = await save(colleague, answers('460', '15'), '0');
    expect(clash.status).toBe(409);
    const page = await clash.text();
    expect(page).toContain('entered “450” here');
    expect(page).toContain('value="460"');
    expect((await entry()).answers.days).toBe('450');
    const revision = /name="revision" value="(\d+)"/.exec(page)?.[1] ?? '';
    expect((await save(colleague, answers('460', '15'), revision)).status).toBe(303);
    expect((await entry()).answers.days).toBe('460');
    const log = await logOf(town.city.db, (await entry()).id);
    expect(log.map(({ by, before, after }) => [by, before, after])).toEqual([
      [colleague.personId, '450', '460'],
      [nurse.personId, '', '15'],
      [nurse.personId, '', '450'],
    ]);
  });

  it('that is the same person in two tabs: the later answer stays, and nobody is in the way', async () => {
    const draft = await save(nurse, answers('4', ''), '0', 'draft');
    expect(await draft.json()).toEqual({ revision: 1, taken: {} });
    expect((await save(nurse, answers('450', ''), '0')).status).toBe(303);
    const other = await save(nurse, answers('', '15'), '0', 'draft');
    expect(await other.json()).toEqual({ revision: 3, taken: { days: '450' } });
    expect((await entry()).answers).toEqual({ days: '450', people: '15' });
  });

  it('one of whom has sent it meanwhile: the other sees both, and nothing sent is changed', async () => {
    await sendMay();
    const late = await save(colleague, answers('470', '16'), '0');
    expect(late.status).toBe(409);
    const page = await late.text();
    expect(page).toContain('has sent this form meanwhile');
    expect(page).toContain('470');
    expect(page).toContain('450');
    expect((await entry()).answers.days).toBe('450');
  });
});

describe('an entry whose session has ended', () => {
  it('survives, and goes on after signing in', async () => {
    const someone = await town.as('officer');
    await assign(town.city.db, {
      formId,
      area: 'D1',
      fromPeriod: '2026-04-01',
      enter: [someone.personId],
      sign: [lead.personId],
    });
    await someone.get(path);
    const signInAgain = someone.loseSession();
    const lost = await save(someone, answers('450', '15'), '0');
    expect(lost.headers.get('location')).toContain('/sign-in?continue=');
    expect(await entryAt(town.city.db, place())).toBeUndefined();
    signInAgain();
    const sentOn = await someone.post('/held-entry', { choice: 'send' });
    expect(sentOn.status).toBe(303);
    expect((await entry()).answers).toEqual({ days: '450', people: '15' });
  });
});

describe('a team lead', () => {
  it('returns a form with a reason, which the nurse reads; the corrected one is signed', async () => {
    await sendMay();
    const silent = await lead.post(`${signPath}/return`, { ...key(), return: ' ' });
    expect(silent.status).toBe(422);
    await lead.post(`${signPath}/return`, { ...key(), return: 'Two people are missing' });
    expect((await signMay()).headers.get('location')).toBe(signPath);
    expect(await shown()).toEqual([]);
    const page = await (await nurse.get(path)).text();
    expect(page).toContain('asks you to correct this');
    expect(page).toContain('Two people are missing');
    await sendMay(answers('450', '17'));
    await signMay();
    expect(await shown()).toEqual([[may, 450 / 17]]);
  });

  it('does not sign what was sent by the same person', async () => {
    await sendMay();
    expect(await (await nurse.get(signPath)).text()).toContain('You sent this form yourself');
    await signMay(nurse);
    expect((await entry()).state).toBe('submitted');
    expect(await shown()).toEqual([]);
  });

  it('does not sign what was changed while looking', async () => {
    await sendMay();
    const seen = String((await entry()).revision);
    await nurse.post(`${path}/take-back`, key());
    await sendMay(answers('999', '15'));
    const answer = await lead.post(`${signPath}/sign`, { ...key(), revision: seen });
    expect(answer.status).toBe(303);
    expect((await entry()).state).toBe('submitted');
    expect(await (await lead.get(signPath)).text()).toContain(
      'This form was changed while you looked at it',
    );
  });

  it('opens a signed form again: the published figure stays until the correction is signed', async () => {
    await sendMay();
    await signMay();
    await lead.post(`${signPath}/reopen`, { ...key(), reopen: 'Ten days too many' });
    expect(await shown()).toEqual([[may, 30]]);
    await sendMay(answers('440', '15'));
    expect(await shown()).toEqual([[may, 30]]);
    await signMay();
    expect(await shown()).toEqual([[may, 440 / 15]]);
    const { rows } = await town.city.db.execute<{ state: string; reason: string | null }>(
      'SELECT state, withdrawal_reason AS reason FROM indicators.batch ORDER BY id',
    );
    expect(rows).toEqual([
      { state: 'withdrawn', reason: 'Ten days too many' },
      { state: 'published', reason: null },
    ]);
  });

  it('sees when the figures were withdrawn', async () => {
    await sendMay();
    await signMay();
    const steward = await town.as('data-steward');
    const batchId = (await entry()).batchId;
    const lineage = await (await steward.get(`/en/work/indicators/imports/${batchId}`)).text();
    expect(lineage).toContain('/en/work/forms-to-sign/home-care/D1/2026-05');
    await steward.post(`/work/indicators/imports/${batchId}/withdraw`, {
      ...key(),
      reason: 'Wrong month',
    });
    expect(await shown()).toEqual([]);
    const page = await (await lead.get(signPath)).text();
    expect(page).toContain('Its figures were withdrawn');
    expect(page).toContain('Wrong month');
  });
});
