import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Client, type TestCity, testCity } from '../../../platform/testing/city.ts';
import indicators from '../index.ts';
import { assignmentsOf } from './assignment-store.ts';
import { listedAtMost } from './find-people.ts';
import { contentOf, formByCode } from './form-store.ts';
import { furnishForms } from './testing/furnish.ts';

let town: TestCity;
let builder: Client;
let nurse: Client;
let lead: Client;

const path = '/en/work/indicators/forms';
const key = () => ({ _key: crypto.randomUUID() });

beforeAll(async () => {
  town = await testCity({ services: [indicators], now: new Date('2026-06-03T08:00:00Z') });
  builder = await town.as('data-steward');
  nurse = await town.as('officer');
  lead = await town.as('officer');
  await town.city.write(furnishForms);
});
afterAll(() => town.close());

const head = {
  'title-en': 'Falls',
  level: 'town|district',
  frequency: 'month',
  yearKind: 'calendar',
  dueDays: '5',
  owner: 'Head of care',
};

const days = {
  'q1-kind': 'number',
  'q1-label-en': 'Days waited',
  'q1-required': 'yes',
  'q1-decimals': '0',
  'q1-feeds': '1',
  'q1-feed-0': 'waiting',
  'q1-as-0': 'numerator',
};
const people = {
  'q2-kind': 'number',
  'q2-label-en': 'People who began',
  'q2-required': 'yes',
  'q2-decimals': '0',
  'q2-feeds': '1',
  'q2-feed-0': 'waiting',
  'q2-as-0': 'denominator',
};

const falls = () => formByCode(town.city.db, 'falls');

const save = async (
  button: string,
  fields: Readonly<Record<string, string | readonly string[]>>,
  revision?: number,
) =>
  builder.post(`${path}/falls/edit`, {
    ...key(),
    ...head,
    revision: String(revision ?? (await falls()).revision),
    do: button,
    ...fields,
  });

const release = async () =>
  builder.post(`${path}/falls/release`, {
    ...key(),
    revision: String((await falls()).revision),
  });

beforeEach(async () => {
  await town.city.db.execute("DELETE FROM indicators.form WHERE code = 'falls'");
  await builder.post(path, { ...key(), code: 'falls', ...head });
});

describe('a new form', () => {
  it('asks for what it needs beside the field, and keeps the rest', async () => {
    const answer = await builder.post(path, { ...key(), ...head, code: 'Fall s', dueDays: 'soon' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('Use lower-case letters, digits and hyphens');
    expect(page).toContain('Fill in a number of days from 0 to 365.');
    expect(page).toContain('value="Falls"');
    const again = await builder.post(path, { ...key(), ...head, code: 'falls' });
    expect(await again.text()).toContain('There is a form with this code.');
  });

  it('is built with buttons that keep everything that was entered', async () => {
    const added = await save('add:number', {});
    expect(added.headers.get('location')).toBe(`${path}/falls/edit#question-q1`);
    await save('add:remark', { question: ['q1'], ...days, 'q1-most': 'many' });
    const { draft } = await falls();
    expect(draft.questions.map(({ key: own }) => own)).toEqual(['q1', 'q2']);
    expect(draft.questions[0]).toMatchObject({ most: 'many', label: { en: 'Days waited' } });
    await save('up:q2', { question: ['q1', 'q2'], ...days, 'q2-kind': 'remark' });
    expect((await falls()).draft.questions.map(({ key: own }) => own)).toEqual(['q2', 'q1']);
    await save('remove:q2', { question: ['q2', 'q1'], ...days, 'q2-kind': 'remark' });
    expect((await falls()).draft.questions.map(({ key: own }) => own)).toEqual(['q1']);
  });

  it('is not released while something is wrong, and says what and where', async () => {
    await save('check', { question: ['q1'], ...days });
    const page = await (await builder.get(`${path}/falls/edit?check=yes`)).text();
    expect(page).toContain('With this alone “waiting” has no value.');
    expect(page).toContain('href="#field-q1-feed-0"');
    await release();
    expect(await falls()).toMatchObject({ version: 0, state: 'draft' });
  });

  it('shows both builders when two change it at once', async () => {
    const { revision } = await falls();
    await save('save', { question: ['q1'], ...days }, revision);
    const late = await save('save', { question: ['q2'], ...people }, revision);
    expect(late.status).toBe(409);
    const page = await late.text();
    expect(page).toContain('Someone else changed this form meanwhile.');
    expect(page).toContain('value="People who began"');
    expect((await falls()).draft.questions.map(({ key: own }) => own)).toEqual(['q1']);
  });

  it('is for builders only', async () => {
    expect((await nurse.get(path)).status).toBe(403);
    expect((await nurse.post(`${path}/falls/release`, key())).status).toBe(403);
  });
});

describe('a released form', () => {
  beforeEach(async () => {
    await save('save', { question: ['q1', 'q2'], ...days, ...people });
    await release();
  });

  const ask = (fields: Readonly<Record<string, string | readonly string[]>>) =>
    builder.post(`${path}/falls/people`, { ...key(), fromPeriod: '2026-05-01', ...fields });

  it('is open for the people who are asked, area by area', async () => {
    expect(await falls()).toMatchObject({ version: 1, state: 'open' });
    const asked = await ask({
      areas: ['D1', 'D2'],
      enter: nurse.personId,
      sign: [lead.personId],
    });
    expect(asked.status).toBe(303);
    const list = await (await nurse.get('/en/work/my-forms')).text();
    expect(list).toContain('District D1, May 2026');
    expect(list).toContain('District D2, May 2026');
    await builder.post(`${path}/falls/people/remove`, { ...key(), area: 'D2' });
    expect(await assignmentsOf(town.city.db, (await falls()).id)).toEqual([
      {
        formId: (await falls()).id,
        area: 'D1',
        fromPeriod: '2026-05-01',
        enter: [nurse.personId],
        sign: [lead.personId],
      },
    ]);
  });

  it('asks for a second pair of eyes, and for people who may', async () => {
    const alone = await ask({ areas: 'D1', enter: nurse.personId, sign: nurse.personId });
    expect(alone.status).toBe(422);
    expect(await alone.text()).toContain('With one person for both nobody can sign.');
    const stranger = await ask({ areas: 'D9', enter: 'nobody', sign: lead.personId });
    const page = await stranger.text();
    expect(page).toContain('Choose an area.');
    expect(page).toContain('Choose who enters.');
  });

  it('finds people by name where there are too many to list', async () => {
    const crowd = await Promise.all(Array.from({ length: listedAtMost }, () => town.as('officer')));
    const [ida] = crowd;
    if (!ida) throw new Error('nobody');
    await town.city.db.execute(
      sql`UPDATE identity."user" SET name = 'Ída Kær' WHERE id = ${ida.personId}`,
    );
    const shown = async (answer: Response | Promise<Response>) => {
      const html = await (await answer).text();
      return { html, isOffered: ({ personId }: Client) => html.includes(`value="${personId}"`) };
    };
    const first = await shown(builder.get(`${path}/falls/people`));
    expect([...crowd, nurse, lead].filter(first.isOffered)).toEqual([]);

    // Whoever is chosen stays chosen while another is looked for, and nothing is saved.
    const sought = await shown(
      ask({ areas: 'D1', enter: nurse.personId, 'enter-search': 'ida kaer', do: 'find' }),
    );
    expect([...crowd, nurse, lead].filter(sought.isOffered)).toEqual([ida, nurse]);
    expect(sought.html).toContain('1 person found');
    expect(await assignmentsOf(town.city.db, (await falls()).id)).toEqual([]);

    // A name that was typed but not looked up is not left out unseen.
    const typed = await ask({
      areas: 'D1',
      enter: nurse.personId,
      sign: lead.personId,
      'sign-search': 'nobody of this name',
    });
    expect(typed.status).toBe(200);
    expect(await typed.text()).toContain('Nobody found.');
    expect(await assignmentsOf(town.city.db, (await falls()).id)).toEqual([]);

    const saved = await ask({
      areas: 'D1',
      enter: [nurse.personId, ida.personId],
      sign: lead.personId,
    });
    expect(saved.status).toBe(303);
    const [assignment] = await assignmentsOf(town.city.db, (await falls()).id);
    expect(assignment?.enter.toSorted()).toEqual([nurse.personId, ida.personId].toSorted());
  });

  it('changes by a new version that leaves begun periods their questions', async () => {
    await ask({
      areas: 'D1',
      enter: nurse.personId,
      sign: lead.personId,
      fromPeriod: '2026-04-01',
    });
    const april = '/en/work/my-forms/falls/D1/2026-04';
    await nurse.post(april, { ...key(), revision: '0', do: 'save', 'answer-q1': '450' });
    await save('save', {
      question: ['q1', 'q2'],
      ...days,
      ...people,
      'q1-label-en': 'All days waited',
    });
    const before = await (await nurse.get(april)).text();
    expect(before).not.toContain('All days waited');
    expect(await (await builder.get(`${path}/falls`)).text()).toContain('Release the changes');
    await release();
    expect((await falls()).version).toBe(2);
    expect(await (await nurse.get(april)).text()).not.toContain('All days waited');
    const may = await (await nurse.get(april.replace('04', '05'))).text();
    expect(may).toContain('All days waited');
    await town.city.db.execute('TRUNCATE indicators.form_entry CASCADE');
  });

  it('adds up to larger areas when that is chosen, and no more when it is taken off', async () => {
    const questions = { question: ['q1', 'q2'], ...days, ...people };
    const addsUp = async () => {
      const form = await falls();
      return (await contentOf(town.city.db, form.id, form.version)).addsUp;
    };
    expect(await addsUp()).toBeUndefined();
    expect(await (await builder.get(`${path}/falls`)).text()).toContain('no totals are made');
    await save('save', { ...questions, addsUp: 'yes' });
    await release();
    expect(await addsUp()).toBe(true);
    expect(await (await builder.get(`${path}/falls/edit`)).text()).toMatch(
      /name="addsUp" value="yes" checked/,
    );
    await save('save', questions);
    await release();
    expect(await addsUp()).toBeUndefined();
  });

  it('keeps its areas and periods', async () => {
    await save('save', { question: ['q1', 'q2'], ...days, ...people, frequency: 'year' });
    await release();
    const form = await falls();
    expect((await contentOf(town.city.db, form.id, form.version)).frequency).toBe('month');
  });

  it('takes no new periods once it is closed, and is opened again', async () => {
    await ask({ areas: 'D1', enter: nurse.personId, sign: lead.personId });
    await builder.post(`${path}/falls/close`, key());
    expect((await nurse.get('/en/work/my-forms/falls/D1/2026-05')).status).toBe(404);
    await builder.post(`${path}/falls/open`, key());
    expect((await nurse.get('/en/work/my-forms/falls/D1/2026-05')).status).toBe(200);
  });

  it('can be looked at as those who enter would see it', async () => {
    const page = await (await builder.get(`${path}/falls/preview`)).text();
    expect(page).toContain('Days waited');
    expect(page).not.toContain('name="do"');
  });
});
