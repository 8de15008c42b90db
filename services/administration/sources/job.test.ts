import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntry, jobRun, storedFile } from '../../../platform/database/schema.ts';
import { address } from '../../../platform/places/schema.ts';
import { type Client, type TestCity, testCity } from '../../../platform/testing/city.ts';
import administration from '../index.ts';

const fields = {
  id: 'id',
  street: 'street',
  number: 'number',
  postcode: 'postcode',
  town: 'town',
  longitude: 'longitude',
  latitude: 'latitude',
};

const header = Object.values(fields).join(',');

/** More than two megabytes: too much to wait for. */
const manyRows = Array.from(
  { length: 30_000 },
  (_, index) =>
    `${index},Burgemeester van der Meulenlaan de Oude,${index},1234 AB,Polderdam,4.05,52.05`,
);

describe('a large file of addresses', () => {
  let town: TestCity;
  let administrator: Client;
  beforeAll(async () => {
    town = await testCity({ services: [administration], withJobs: true });
    administrator = await town.as('administrator');
  });
  afterAll(() => town.close());

  const send = (lines: readonly string[]) =>
    administrator.post('/work/admin/sources/addresses', {
      ...fields,
      file: new File([[header, ...lines].join('\n')], 'addresses.csv'),
    });

  it('is loaded in the background, and its copy thrown away', async () => {
    expect((await send(manyRows)).status).toBe(303);
    await town.city.jobs.settled();
    expect(await town.city.db.$count(address)).toBe(manyRows.length);
    expect(await town.city.db.$count(storedFile)).toBe(0);
    const page = await (await administrator.get('/en/work/admin/sources')).text();
    expect(page).toContain('30,000 addresses');
    const traces = await town.city.db
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.action, 'administration.addresses-loaded'));
    expect(traces[0]?.actor).toBe(administrator.personId);
  });

  it('is refused as a whole when a row is wrong, says where, and can be tried again', async () => {
    await town.city.db.delete(address);
    await send([...manyRows, 'x,Dijk,1,,Polderdam,4,52']);
    await town.city.jobs.settled();
    expect(await town.city.db.$count(address)).toBe(0);
    const page = await (await administrator.get('/en/work/admin/jobs')).text();
    expect(page).toContain('Row 30002, column postcode.');
    const id = /jobs\/([0-9a-f-]{36})\/retry/.exec(page)?.[1] ?? '';
    await administrator.post(`/work/admin/jobs/${id}/retry`, {});
    await town.city.jobs.settled();
    const [run] = await town.city.db.select().from(jobRun).where(eq(jobRun.id, id));
    expect(run?.state).toBe('dead');
  });
});
