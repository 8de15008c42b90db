import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobRun, sentMail } from '../../../platform/database/schema.ts';
import { user } from '../../../platform/identity/schema.ts';
import { type TestCity, testCity } from '../../../platform/testing/city.ts';
import site from '../../site/index.ts';
import administration from '../index.ts';
import { troubleNow } from './store.ts';

let town: TestCity;

beforeAll(async () => {
  town = await testCity({ services: [site, administration] });
});
afterAll(() => town.close());

describe('the workspace’s first page', () => {
  it('tells administrators, and nobody else, what they have to mend', async () => {
    const { db } = town.city;
    const administrator = await town.as('administrator');
    const colleague = await town.as('administrator');
    await db.update(user).set({ twoFactorEnabled: true }).where(eq(user.id, colleague.personId));
    await db.insert(jobRun).values([
      { id: 'a', name: 'x', state: 'dead' },
      { id: 'b', name: 'x', state: 'dead' },
      { id: 'c', name: 'x', state: 'failed' },
    ]);
    await db
      .insert(sentMail)
      .values({ id: 'm', recipient: 'a@polder.test', subject: '', text: '', state: 'failed' });
    expect(await troubleNow(db)).toEqual({ tasks: 2, letters: 1, withoutSecondStep: 1 });

    const page = await (await administrator.get('/en/work')).text();
    expect(page).toContain('2 tasks failed for good');
    expect(page).toContain('1 letter could not be sent');
    expect(page).toContain('1 administrator signs in without a second step');
    const other = await (await (await town.as('privacy-officer')).get('/en/work')).text();
    expect(other).not.toContain('Needs attention');
  });

  it('says nothing when all is well', async () => {
    const { db } = town.city;
    await db.delete(jobRun);
    await db.delete(sentMail);
    await db.update(user).set({ twoFactorEnabled: true });
    const page = await (await (await town.as('administrator')).get('/en/work')).text();
    expect(page).toContain('1 administrator signs in without'); // the one just made
    expect(page).not.toContain('failed for good');
  });
});
