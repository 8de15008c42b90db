import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openCity } from '../city.ts';
import { setting } from '../database/schema.ts';
import { createApp } from '../http/app.ts';
import type { Assets } from '../http/assets.ts';
import { get } from '../http/routes.ts';
import { defineService } from '../service.ts';
import { type TestCity, testCity } from '../testing/city.ts';
import { type CitySettings, followSettings } from './city-settings.ts';
import { contactSetting, sessionHoursSetting } from './definitions.ts';
import { writeSetting } from './settings.ts';

const contact = { telephone: '14 000', email: 'balie@polder.test', visit: 'Dam 2' };
const log = pino({ level: 'silent' });
const assets: Assets = { address: (entry) => `/assets/${entry}`, respond: () => undefined };
const service = defineService({
  name: 'door',
  routes: [get('/door', 'public', ({ page }) => `Call ${page.municipality.contact.telephone}`)],
});

describe('settings that another process changed', () => {
  let town: TestCity;
  beforeAll(async () => {
    town = await testCity({ services: [service] });
  });
  beforeEach(() => town.city.db.delete(setting));
  afterAll(() => town.close());
  const db = () => town.city.db;
  const change = () => writeSetting(db(), contactSetting, contact, 'me', new Date());

  it('are told once, when they differ', async () => {
    const told: CitySettings[] = [];
    const settings = await followSettings(db(), log, (now) => told.push(now));
    await settings.follow(db());
    await change();
    await settings.follow(db());
    await settings.follow(db());
    expect(told.map((now) => now.contact)).toEqual([null, contact]);
    expect(settings.edition()).toBe(1);
  });

  it('are read again by themselves, also after the database was away, until it stops', async () => {
    let isAway = true;
    const shaky = new Proxy(db(), {
      get: (target, name) => {
        if (name === 'select' && isAway) throw new Error('away');
        return Reflect.get(target, name);
      },
    });
    isAway = false;
    const settings = await followSettings(shaky, log, () => {});
    settings.start(5);
    isAway = true;
    await new Promise((resolve) => setTimeout(resolve, 30));
    isAway = false;
    await change();
    await vi.waitFor(() => expect(settings.current().contact).toEqual(contact));
    await settings.stop();
    await writeSetting(db(), sessionHoursSetting, 3, 'me', new Date());
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(settings.current().sessionHours).toBe(12);
  });

  it('reach the pages of a city that was open before, also those it kept', async () => {
    const { config, database } = town.city;
    const other = await openCity({ config, services: [service], assets, database, log });
    const { app } = createApp(other, assets);
    const page = async () => (await app.request('http://polder.test/door')).text();
    const before = await page();
    await change();
    expect(await page()).toBe(before);
    await other.followSettings();
    expect(await page()).toBe('Call 14 000');
  });
});
