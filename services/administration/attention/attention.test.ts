import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobRun, sentMail } from '../../../platform/database/schema.ts';
import { user } from '../../../platform/identity/schema.ts';
import { type TestCity, testCity } from '../../../platform/testing/city.ts';
import { examplePage } from '../../../platform/ui/testing.ts';
import administration from '../index.ts';
import { attentionBlock } from './block.tsx';
import { troubleNow } from './store.ts';

let town: TestCity;

beforeAll(async () => {
  town = await testCity({ services: [administration] });
});
afterAll(() => town.close());

const shown = async (can: (permission: string) => boolean = () => true): Promise<string> => {
  const page = examplePage('en', { can });
  return String((await attentionBlock.render({ city: town.city, page, area: undefined })) ?? '');
};

describe('the workspace’s first page', () => {
  it('tells administrators, and nobody else, what they have to mend', async () => {
    const { db } = town.city;
    await town.as('administrator');
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

    const block = await shown();
    expect(block).toContain('2 tasks failed for good');
    expect(block).toContain('1 message could not be sent');
    expect(block).toContain('1 administrator signs in without a second step');
    expect(attentionBlock.permission).toBe('administration.roles');
    expect(await shown((permission) => permission === 'administration.mail')).not.toContain(
      'failed',
    );
  });

  it('says nothing when all is well', async () => {
    const { db } = town.city;
    await db.delete(jobRun);
    await db.delete(sentMail);
    await db.update(user).set({ twoFactorEnabled: true });
    expect(await shown()).toBe('');
  });
});
