import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntry, jobRun, sentMail } from '../../platform/database/schema.ts';
import { rolesOf } from '../../platform/identity/permissions.ts';
import { session, user } from '../../platform/identity/schema.ts';
import { areasOfLevel, townGeography } from '../../platform/places/areas.ts';
import { address } from '../../platform/places/schema.ts';
import { type Client, type TestCity, testCity } from '../../platform/testing/city.ts';
import administration from './index.ts';

let town: TestCity;
let administrator: Client;

beforeAll(async () => {
  town = await testCity({ services: [administration] });
  administrator = await town.as('administrator');
});
afterAll(() => town.close());

const db = () => town.city.db;
const actions = async (subject: string): Promise<readonly string[]> => {
  const rows = await db().select().from(auditEntry).where(eq(auditEntry.subject, subject));
  return rows.map(({ action }) => action);
};

describe('people', () => {
  it('are found by a part of name or e-mail', async () => {
    const someone = await town.as('resident');
    await db().update(user).set({ name: 'Marijke van Dijk' }).where(eq(user.id, someone.personId));
    const page = await (await administrator.get('/en/work/admin/people?q=ijke')).text();
    expect(page).toContain('Marijke van Dijk');
    expect(page).toContain('1 account');
    expect(await (await administrator.get('/en/work/admin/people?q=100%25')).text()).toContain(
      'Nobody found',
    );
  });

  it('get an account with a letter, once per address', async () => {
    const entry = { name: 'Jens Holm', email: 'Jens@polder.test', roles: ['resident', 'analyst'] };
    const opened = await administrator.post('/work/admin/people', entry);
    const id = opened.headers.get('location')?.split('/').at(-1) ?? '';
    expect(await rolesOf(db(), id)).toEqual(['analyst', 'resident']);
    expect(await actions(id)).toEqual(['administration.account-opened']);
    const [letter] = await db()
      .select()
      .from(sentMail)
      .where(eq(sentMail.recipient, 'jens@polder.test'));
    expect(letter?.text).toContain('http://polder.test/nl/sign-in');
    const again = await administrator.post('/en/work/admin/people', entry);
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('There is an account with this e-mail address already.');
  });

  it('get and lose roles, with a trace', async () => {
    const someone = await town.as('resident');
    const path = `/work/admin/people/${someone.personId}`;
    await administrator.post(`${path}/roles`, { roles: ['analyst', 'privacy-officer'] });
    expect(await rolesOf(db(), someone.personId)).toEqual(['analyst', 'privacy-officer']);
    expect((await someone.get('/work/admin/audit')).status).toBe(200);
    await administrator.post(`${path}/roles`, { roles: ['analyst'] });
    expect((await someone.get('/work/admin/audit')).status).toBe(403);
    expect(await actions(someone.personId)).toEqual([
      'administration.roles-given',
      'administration.roles-given',
    ]);
  });

  it('get no role that there is not: the form comes back and says so', async () => {
    const someone = await town.as('resident');
    const path = `/en/work/admin/people/${someone.personId}/roles`;
    const refused = await administrator.post(path, { roles: ['analyst', 'wizard'] });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('One of these roles no longer exists.');
    expect(await rolesOf(db(), someone.personId)).toEqual(['resident']);
    const asNew = { name: 'Wim', email: 'wim@polder.test', roles: ['wizard'] };
    expect((await administrator.post('/work/admin/people', asNew)).status).toBe(422);
  });

  it('cannot have an address longer than letters can be sent to', async () => {
    const email = `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.example`;
    const refused = await administrator.post('/en/work/admin/people', { name: 'Wim', email });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Use at most 254 characters.');
  });

  it('are blocked only by who could give them every role they have', async () => {
    await administrator.post('/work/admin/roles', { name: 'Desk' });
    await administrator.post('/work/admin/roles/desk', { permissions: ['administration.people'] });
    const clerk = await town.as('desk');
    const path = `/work/admin/people/${administrator.personId}`;
    const refused = await clerk.post(`/en${path}/access`, { access: 'blocked' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('This person may do more than you may.');
    const isBlocked = async (id: string) =>
      (await db().select().from(user).where(eq(user.id, id))).map((row) => row.isBlocked);
    expect(await isBlocked(administrator.personId)).toEqual([false]);
    expect(await (await clerk.get(`/en${path}`)).text()).not.toContain('value="blocked"');
    const resident = await town.as('resident');
    await clerk.post(`/work/admin/people/${resident.personId}/access`, { access: 'blocked' });
    expect(await isBlocked(resident.personId)).toEqual([true]);
  });

  it('lose their sessions when they are blocked', async () => {
    const someone = await town.as('privacy-officer');
    const path = `/work/admin/people/${someone.personId}/access`;
    await administrator.post(path, { access: 'blocked' });
    expect(await db().select().from(session).where(eq(session.userId, someone.personId))).toEqual(
      [],
    );
    expect((await someone.get('/work/admin/audit')).status).toBe(303);
    await administrator.post(path, { access: 'open' });
    const [row] = await db().select().from(user).where(eq(user.id, someone.personId));
    expect(row?.isBlocked).toBe(false);
  });

  it('keep one who can give rights: neither roles nor access of the last can be taken', async () => {
    const path = `/en/work/admin/people/${administrator.personId}`;
    const roles = await administrator.post(`${path}/roles`, { roles: ['resident'] });
    expect(roles.status).toBe(422);
    expect(await roles.text()).toContain('This would leave nobody who can give rights.');
    expect((await administrator.post(`${path}/access`, { access: 'blocked' })).status).toBe(422);
    expect((await administrator.get('/work/admin/roles')).status).toBe(200);
    expect(await actions(administrator.personId)).toEqual([]);
  });

  it('cannot get more rights than the giver has, unless the giver decides on roles', async () => {
    await administrator.post('/work/admin/roles', { name: 'Clerk' });
    await administrator.post('/work/admin/roles/clerk', { permissions: ['administration.people'] });
    const clerk = await town.as('clerk');
    const someone = await town.as('resident');
    await clerk.post(`/work/admin/people/${someone.personId}/roles`, {
      roles: ['clerk', 'administrator'],
    });
    expect(await rolesOf(db(), someone.personId)).toEqual(['clerk']);
  });
});

describe('roles', () => {
  it('show who may do what', async () => {
    const page = await (await administrator.get('/en/work/admin/roles')).text();
    expect(page).toMatch(/<th scope="rowgroup"[^>]*>Administration<\/th>/);
    expect(page.match(/aria-labelledby="matrix"/g)).toHaveLength(1);
    expect(page).toContain('Privacy officer');
  });

  it('can be added, changed and removed', async () => {
    expect((await administrator.post('/work/admin/roles', { name: '★' })).status).toBe(422);
    const added = await administrator.post('/work/admin/roles', { name: 'Team Noord' });
    expect(added.headers.get('location')).toBe('/work/admin/roles/team-noord');
    expect((await administrator.post('/work/admin/roles', { name: 'team noord' })).status).toBe(
      422,
    );
    const refused = await administrator.post('/en/work/admin/roles/team-noord', {
      permissions: ['administration.mail', 'no.such-right'],
    });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('One of these rights no longer exists.');
    await administrator.post('/work/admin/roles/team-noord', {
      permissions: ['administration.mail'],
    });
    const member = await town.as('team-noord');
    expect((await member.get('/work/admin/mail')).status).toBe(200);
    expect((await member.get('/work/admin/people')).status).toBe(403);
    await db().insert(sentMail).values({
      id: 'sign-in',
      recipient: 'someone@polder.test',
      subject: 'Sign in',
      text: 'http://polder.test/link?token=key',
      state: 'outbox',
      isSecret: true,
    });
    const letters = async (reader: Client) => (await reader.get('/en/work/admin/mail')).text();
    expect(await letters(member)).not.toContain('token=key');
    expect(await letters(administrator)).toContain('token=key'); // a demo town
    await administrator.post('/work/admin/roles/team-noord/remove', {});
    expect((await member.get('/work/admin/mail')).status).toBe(403);
    expect(await actions('team-noord')).toEqual([
      'administration.role-added',
      'administration.role-changed',
      'administration.role-removed',
    ]);
  });

  it('that come with the house stay', async () => {
    expect((await administrator.post('/work/admin/roles/editor/remove', {})).status).toBe(403);
    expect((await administrator.get('/work/admin/roles/emperor')).status).toBe(404);
  });

  it('cannot all lose the right to decide on roles', async () => {
    const response = await administrator.post('/en/work/admin/roles/administrator', {
      permissions: ['administration.people'],
    });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('This would leave nobody who can decide on roles.');
    expect((await administrator.get('/work/admin/roles')).status).toBe(200);
  });
});

describe('background tasks', () => {
  it('are shown with what went wrong, in plain words', async () => {
    await db()
      .insert(jobRun)
      .values([
        {
          id: 'run-1',
          name: 'indicators.import',
          state: 'dead',
          error: 'invalid-input {"row":7,"column":"value"}',
        },
        {
          id: 'run-2',
          name: 'indicators.import',
          state: 'running',
          step: 'Reading',
          done: 40,
          total: 90,
          startedAt: new Date(),
        },
      ]);
    const page = await (await administrator.get('/en/work/admin/jobs')).text();
    expect(page).toContain('Row 7, column value.');
    expect(page).toContain('40 of 90');
  });

  it('that go well by themselves are shown once, those of people always', async () => {
    const done = { state: 'done', startedAt: new Date(), endedAt: new Date() };
    await db()
      .insert(jobRun)
      .values([
        ...[1, 2, 3].map((number) => ({
          id: `mail-${number}`,
          name: 'platform.deliver-mail',
          ...done,
        })),
        ...[1, 2].map((number) => ({
          id: `load-${number}`,
          name: 'indicators.load',
          startedBy: administrator.personId,
          ...done,
        })),
      ]);
    const page = await (await administrator.get('/en/work/admin/jobs')).text();
    expect(page.match(/platform: deliver mail/g)).toHaveLength(1);
    expect(page.match(/indicators: load/g)).toHaveLength(2);
  });

  it('that are not there cannot be tried again', async () => {
    expect((await administrator.post('/work/admin/jobs/no-such-run/retry', {})).status).toBe(404);
    expect(await actions('no-such-run')).toEqual([]);
  });
});

describe('the audit trail', () => {
  it('can be narrowed down and checked', async () => {
    const found = await (
      await administrator.get(
        '/en/work/admin/audit?action=administration.role-added&actor=person-1%40',
      )
    ).text();
    expect(found).toContain('<span>Role added</span>');
    const inDutch = await administrator.get(
      '/nl/work/admin/audit?action=administration.role-added',
    );
    expect(await inDutch.text()).toContain('<span>Rol toegevoegd</span>');
    expect(found).not.toContain('<span>Account opened</span>');
    const none = await (await administrator.get('/en/work/admin/audit?subject=nothing')).text();
    expect(none).toContain('No entries fit');
    const checked = await (await administrator.get('/en/work/admin/audit?verify=1')).text();
    expect(checked).toContain('The trail is whole');
  });

  it('says in words what was kept of an action', async () => {
    const someone = await town.as('resident');
    await administrator.post(`/work/admin/people/${someone.personId}/roles`, {
      roles: ['resident', 'analyst'],
    });
    const address = `/work/admin/audit?subject=${someone.personId}`;
    const inDutch = await (await administrator.get(`/nl${address}`)).text();
    expect(inDutch).toMatch(/<span>Eerst<\/span>.*<span>Inwoner<\/span>/);
    expect(inDutch).toMatch(/<span>Daarna<\/span>.*<span>Onderzoeker<\/span>/);
    expect(inDutch).not.toContain('{&quot;');
    const inDanish = await (await administrator.get(`/da${address}`)).text();
    expect(inDanish).toMatch(/<span>Efter<\/span>.*<span>Analytiker<\/span>/);
  });

  it('tells when it was changed', async () => {
    const [first] = await db().select().from(auditEntry).where(eq(auditEntry.sequence, 1));
    await db().update(auditEntry).set({ actor: 'nobody' }).where(eq(auditEntry.sequence, 1));
    expect(await (await administrator.get('/en/work/admin/audit?verify=1')).text()).toContain(
      'no longer holds from entry 1',
    );
    await db()
      .update(auditEntry)
      .set({ actor: first?.actor ?? '' })
      .where(eq(auditEntry.sequence, 1));
  });
});

describe('settings', () => {
  const path = '/work/admin/settings';

  it('give the sites another municipality’s name and look', async () => {
    await administrator.post(`${path}/municipality`, { municipality: 'heidestad' });
    const page = await (await administrator.get(path)).text();
    expect(page).toContain('theme-heidestad');
    expect(await actions('heidestad')).toEqual(['administration.municipality-chosen']);
    expect(
      (await administrator.post(`${path}/municipality`, { municipality: 'atlantis' })).status,
    ).toBe(422);
    await administrator.post(`${path}/municipality`, { municipality: 'polderdam' });
  });

  it('change how the town hall can be reached', async () => {
    const entry = { telephone: '14 000', email: 'balie@polder.test', visit: 'Dam 1' };
    const wrong = await administrator.post(`${path}/contact`, { ...entry, email: 'balie' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('value="14 000"');
    await administrator.post(`${path}/contact`, entry);
    expect(await (await administrator.get('/nowhere')).text()).toContain('balie@polder.test');
  });

  it('limit how long sessions last', async () => {
    expect((await administrator.post(`${path}/sessions`, { hours: '1000' })).status).toBe(422);
    await administrator.post(`${path}/sessions`, { hours: '2' });
    const someone = await town.as('resident');
    const [row] = await db().select().from(session).where(eq(session.userId, someone.personId));
    const hours = ((row?.expiresAt.getTime() ?? 0) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(1.9);
    expect(hours).toBeLessThan(2.1);
  });
});

describe('sources', () => {
  const square = (west: number) => [
    [
      [west, 52],
      [west + 0.1, 52],
      [west + 0.1, 52.1],
      [west, 52.1],
      [west, 52],
    ],
  ];
  const feature = (code: string, west: number) => ({
    type: 'Feature',
    properties: { code, name: `Area ${code}` },
    geometry: { type: 'Polygon', coordinates: square(west) },
  });
  const geoJson = (...codes: string[]) =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: codes.map((code, index) => feature(code, 4 + index / 10)),
    });
  const entry = {
    slug: 'town',
    familyName: 'Polderdam',
    source: 'Land registry',
    licence: 'CC0-1.0',
    validFrom: '2020-01-01',
    code: 'code',
    name: 'name',
    levelField: '',
    level: 'neighbourhood',
    parent: '',
    levelNames: '',
  };
  const send = (
    name: string,
    content: string | Uint8Array<ArrayBuffer>,
    changes: Partial<typeof entry> = {},
  ) =>
    administrator.post('/en/work/admin/sources/areas', {
      ...entry,
      ...changes,
      file: new File([content], name),
    });

  it('have levels with names in the reader’s language', async () => {
    const changes = { slug: 'health', level: 'practice' };
    const wrong = await send('a.geojson', geoJson('A'), { ...changes, levelNames: 'practice' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('<a href="#areas-levelNames">Names of the levels: Write');
    await send('a.geojson', geoJson('A'), changes);
    const list = async (language: string) =>
      (await administrator.get(`/${language}/work/admin/sources`)).text();
    expect(await list('en')).toContain('<span lang="">practice</span>');
    await send('a.geojson', geoJson('A'), { ...changes, levelNames: 'practice: nl=Praktijken' });
    expect(await list('nl')).toContain('<span>Praktijken</span>');
    expect(await list('da')).toContain('<span lang="nl">Praktijken</span>');
  });

  it('take boundaries in, version by version', async () => {
    expect((await send('areas.geojson', geoJson('A', 'B'))).status).toBe(303);
    expect(await areasOfLevel(db(), townGeography, 'neighbourhood')).toHaveLength(2);
    const page = await (await administrator.get('/en/work/admin/sources')).text();
    expect(page).toContain('The areas are loaded: 2 new, 0 changed, 0 unchanged, 0 ended.');
    expect(page).toContain('Land registry');
    expect(
      (await send('areas.geojson', geoJson('A', 'B', 'C'), { validFrom: '2022-01-01' })).status,
    ).toBe(303);
    expect(await areasOfLevel(db(), townGeography, 'neighbourhood')).toHaveLength(3);
  });

  it.each([
    ['no file', '', '', {}, 'Choose a file.'],
    ['no level', 'a.geojson', geoJson('D'), { level: '' }, 'Name a column with the level'],
    [
      'a code twice',
      'a.geojson',
      geoJson('D', 'D'),
      { validFrom: '2023-01-01' },
      'The code D is in the file twice.',
    ],
    [
      'a missing column',
      'a.csv',
      'code,title\nD,Dijk\n',
      { validFrom: '2023-01-01' },
      'Row 2: “name” is missing',
    ],
    [
      'a file of another kind',
      'a.geojson',
      'hello',
      { validFrom: '2023-01-01' },
      'This file cannot be read.',
    ],
    [
      'a broken GeoPackage',
      'a.gpkg',
      'hello',
      { validFrom: '2023-01-01' },
      'This file cannot be read.',
    ],
    [
      'an earlier version',
      'a.geojson',
      geoJson('D'),
      { validFrom: '2019-01-01' },
      'would begin before versions',
    ],
    [
      'a wrong date',
      'a.geojson',
      geoJson('D'),
      { validFrom: '2023-02-30' },
      'There is something to fix',
    ],
  ] as const)('refuse %s, and load nothing', async (_, name, content, changes, message) => {
    const before = await areasOfLevel(db(), townGeography, 'neighbourhood');
    const response = await send(name, content, changes);
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain(message);
    expect(page).toContain('value="Land registry"');
    expect(await areasOfLevel(db(), townGeography, 'neighbourhood')).toEqual(before);
  });

  it('refuse letters that are not UTF-8', async () => {
    const response = await send(
      'a.csv',
      new Uint8Array([...Buffer.from('code,name\nD,Caf'), 0xe9, 10]),
      {
        validFrom: '2023-01-01',
      },
    );
    expect(response.status).toBe(422);
  });

  it('take addresses in and place them', async () => {
    const fields = {
      id: 'id',
      street: 'street',
      number: 'nr',
      postcode: 'pc',
      town: 'town',
      longitude: 'x',
      latitude: 'y',
    };
    const path = '/en/work/admin/sources/addresses';
    const csv = 'id,street,nr,pc,town,x,y\n1,Dijk,1,1234 AB,Polderdam,4.05,52.05\n';
    const wrong = await administrator.post(path, {
      ...fields,
      file: new File([csv.replace('52.05', '152')], 'a.csv'),
    });
    expect(await wrong.text()).toContain('Row 2: “y” is missing or not right.');
    expect(
      (await administrator.post(path, { ...fields, file: new File([csv], 'a.csv') })).status,
    ).toBe(303);
    const [row] = await db().select().from(address).where(eq(address.id, '1'));
    expect(row?.areaCode).toBe('A');
  });
});
