import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { user } from '../../../platform/identity/schema.ts';
import { recentMail } from '../../../platform/mail/mail.ts';
import { type Client, type TestCity, testCity } from '../../../platform/testing/city.ts';
import indicators from '../index.ts';
import { assign } from './assignment-store.ts';
import { claimEntry, claimExisting, storeAnswers, takeStep } from './entry-store.ts';
import { formsPersonalData } from './personal-data.ts';
import { sendReminders } from './remind-job.ts';
import { furnishForms } from './testing/furnish.ts';

let town: TestCity;
let nurse: Client;
let lead: Client;
let formId = 0;

beforeAll(async () => {
  town = await testCity({ services: [indicators] });
  nurse = await town.as('officer');
  lead = await town.as('officer');
  formId = await town.city.write(furnishForms);
  await town.city.db.update(user).set({ language: 'en' }).where(eq(user.id, nurse.personId));
  await town.city.db.update(user).set({ language: 'de' }).where(eq(user.id, lead.personId));
});
afterAll(() => town.close());

beforeEach(async () => {
  const { db } = town.city;
  for (const table of ['indicators.form_entry', 'indicators.form_reminder', 'platform.sent_mail'])
    await db.execute(`TRUNCATE ${table} CASCADE`);
  for (const area of ['D1', 'D2'])
    await assign(db, {
      formId,
      area,
      fromPeriod: '2026-05-01',
      enter: [nurse.personId],
      sign: [lead.personId],
    });
});

/** Letters written on a day in the morning, first lines of addressee and text. */
const on = async (day: string) => {
  await town.city.db.execute('TRUNCATE platform.sent_mail');
  town.setNow(new Date(`${day}T05:00:00Z`));
  await sendReminders(town.city);
  const letters = await recentMail(town.city.db, 10);
  return letters.map(({ recipient, text }) => ({ recipient, text }));
};

const submit = async (area: string, day: string) => {
  const { db } = town.city;
  const now = new Date(`${day}T12:00:00Z`);
  const by = { person: nurse.personId, now };
  const place = { formId, area, period: '2026-05-01' };
  const entry = await claimEntry(db, place, 1, now);
  const change = { question: 'days', before: '', after: '450' };
  await storeAnswers(db, entry, { days: '450' }, [change], by);
  await takeStep(
    db,
    await claimExisting(db, place),
    {
      what: 'submitted',
      from: 'started',
      values: { state: 'submitted', submittedBy: nurse.personId, submittedAt: now },
    },
    by,
  );
};

describe('reminders of a form that is due on 5 June', () => {
  it('come three days before, on the day, and every week while it is late; one letter for all areas', async () => {
    expect(await on('2026-06-01')).toEqual([]);
    const [soon, ...more] = await on('2026-06-02');
    expect(more).toEqual([]);
    expect(soon?.text).toContain('Home care, District D1, May 2026: by 5 June 2026');
    expect(soon?.text).toContain('Home care, District D2, May 2026: by 5 June 2026');
    expect(soon?.text).toContain('http://polder.test/en/work/my-forms');
    expect(await on('2026-06-03')).toEqual([]);
    expect(await on('2026-06-05')).toHaveLength(1);
    expect(await on('2026-06-06')).toEqual([]);
    const [late] = await on('2026-06-12');
    expect(late?.text).toContain('was asked for by 5 June 2026');
    expect(await on('2026-06-18')).toEqual([]);
    expect(await on('2026-06-19')).toHaveLength(1);
  });

  it('are never sent twice, also when the job runs twice at once', async () => {
    town.setNow(new Date('2026-06-02T05:00:00Z'));
    await Promise.all([sendReminders(town.city), sendReminders(town.city)]);
    expect(await recentMail(town.city.db, 10)).toHaveLength(1);
    await sendReminders(town.city);
    expect(await recentMail(town.city.db, 10)).toHaveLength(1);
  });

  it('leave out what was sent, and tell the lead, in the lead’s language, what waits', async () => {
    await submit('D1', '2026-06-02');
    const letters = await on('2026-06-03');
    expect(letters).toHaveLength(2);
    const toNurse = letters.find(({ text }) => text.startsWith('Dear'));
    const toLead = letters.find(({ text }) => text.startsWith('Guten Tag'));
    expect(toNurse?.text).not.toContain('D1');
    expect(toLead?.text).toContain('Diese Formulare warten auf Ihre Unterschrift:');
    expect(toLead?.text).toContain('Home care, District D1, Mai 2026: gesendet von Person 1');
    expect(toLead?.text).not.toContain('D2');
    expect(await on('2026-06-04')).toEqual([]);
    const again = await on('2026-06-10');
    expect(again.filter(({ text }) => text.startsWith('Guten Tag'))).toHaveLength(1);
  });

  it('do not go to people who may no longer sign in', async () => {
    await town.city.db.update(user).set({ isBlocked: true }).where(eq(user.id, nurse.personId));
    expect(await on('2026-06-02')).toEqual([]);
    await town.city.db.update(user).set({ isBlocked: false }).where(eq(user.id, nurse.personId));
  });
});

describe('personal data of forms', () => {
  it('says what a person entered, and keeps the log without the name after erasure', async () => {
    const { db } = town.city;
    await submit('D1', '2026-06-02');
    const kept = (id: string) => formsPersonalData.exportFor(db, id);
    expect(await kept(nurse.personId)).toMatchObject({
      entered: [
        { form: 'home-care', area: 'D1', what: 'answer', question: 'days', after: '450' },
        { what: 'submitted' },
      ],
      asked: [{ area: 'D1', task: 'enter' }, { area: 'D2' }],
    });
    await formsPersonalData.erase(db, nurse.personId, { remove: async () => {} });
    expect(await kept(nurse.personId)).toEqual({
      entered: [],
      asked: [],
      reminders: [],
      built: [],
    });
    const { rows } = await db.execute<{ by: string; after: string }>(
      'SELECT by, after FROM indicators.form_entry_log ORDER BY id',
    );
    expect(rows).toEqual([
      { by: 'erased', after: '450' },
      { by: 'erased', after: '' },
    ]);
  });
});
