import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../platform/http/app.ts';
import { languages } from '../../platform/messages/languages.ts';
import { defineService, type PersonalData } from '../../platform/service.ts';
import { type TestCity, testCity } from '../../platform/testing/city.ts';
import site from './index.ts';

const everywhere = (text: string) => ({ nl: text, en: text, de: text, da: text });

const visits: PersonalData = {
  name: 'visits',
  purpose: everywhere('Knowing who visits the lighthouse'),
  legalBasis: everywhere('Consent'),
  categories: everywhere('Name'),
  retention: everywhere('One year'),
  exportFor: async () => [],
  erase: async () => {},
};

const lighthouse = defineService({
  name: 'lighthouse',
  permissions: [
    { key: 'lighthouse.keep', roles: ['officer'], label: everywhere('Keep the light') },
  ],
  nav: [
    {
      site: 'resident',
      path: '/lighthouse',
      label: everywhere('The lighthouse'),
      about: everywhere('Climb it.'),
      order: 1,
    },
    {
      site: 'work',
      path: '/work/light',
      label: everywhere('The light'),
      permission: 'lighthouse.keep',
      order: 1,
    },
  ],
  personalData: [visits],
  offers: {
    blocks: [
      { name: 'tide', place: 'home', order: 1, render: async () => 'High water at noon' },
      {
        name: 'storm',
        place: 'home',
        order: 2,
        render: () => Promise.reject(new Error('no wind gauge')),
      },
      {
        name: 'oil',
        place: 'work',
        order: 1,
        permission: 'lighthouse.keep',
        render: async () => 'Oil for two days',
      },
    ],
  },
});

let town: TestCity;
beforeAll(async () => {
  town = await testCity({ services: [site, lighthouse] });
});
afterAll(() => town.close());

const text = async (path: string) => (await town.visitor().get(path)).text();

describe('the home page', () => {
  it('shows what services offer, also when one of them fails', async () => {
    const page = await text('/en');
    expect(page).toContain('Welcome to Polderdam');
    expect(page).toContain('High water at noon');
    expect(page).toContain('Climb it.');
    expect(page).not.toContain('no wind gauge');
  });
  it.each(languages)('exists in %s with one first heading', async (language) => {
    const page = await text(`/${language}`);
    expect(page).toContain(`<html lang="${language}"`);
    expect(page.match(/<h1/g)).toHaveLength(1);
  });
});

describe('the workspace', () => {
  it('asks to sign in', async () => {
    expect((await town.visitor().get('/work')).headers.get('location')).toBe(
      '/sign-in?continue=%2Fwork',
    );
  });
  it('shows people what their roles allow', async () => {
    const officer = await (await (await town.as('officer')).get('/en/work')).text();
    expect(officer).toContain('Oil for two days');
    expect(officer).toContain('/en/work/light');
    expect(officer).not.toContain('Nothing is waiting');
    const editor = await (await (await town.as('editor')).get('/en/work')).text();
    expect(editor).toContain('Nothing is waiting for you');
    const resident = await (await (await town.as('resident')).get('/en/work')).text();
    expect(resident).not.toContain('Oil');
    expect(resident).toContain('There is no work for you here yet');
  });
  it('shows the components to those who work on pages', async () => {
    expect((await (await town.as('editor')).get('/work/design')).status).toBe(200);
    expect((await (await town.as('officer')).get('/work/design')).status).toBe(403);
  });
});

describe('what the site says of itself', () => {
  it.each(languages)('has an accessibility statement in %s', async (language) => {
    const page = await text(`/${language}/accessibility`);
    expect(page).toContain('WCAG');
    expect(page).toContain('hallo@polderdam.example.org');
  });
  it('names every processing of personal data', async () => {
    expect(await text('/en/privacy')).toContain('Knowing who visits the lighthouse');
  });
  it('tells robots where its pages are', async () => {
    expect(await text('/robots.txt')).toContain('Sitemap: http://polder.test/sitemap.xml');
    const map = await town.visitor().get('/sitemap.xml');
    expect(map.headers.get('content-type')).toContain('application/xml');
    expect(await map.text()).toContain('<loc>http://polder.test/de/privacy</loc>');
  });
  it('takes its address from the operator, never from a request', async () => {
    const config = { ...town.city.config, publicUrl: undefined, port: 3000 };
    const assets = { address: () => '', respond: () => undefined };
    const { app } = createApp({ ...town.city, config }, assets);
    for (const path of ['/sitemap.xml', '/robots.txt', '/en']) {
      const page = await (await app.request(`http://evil.example${path}`)).text();
      expect(page).not.toContain('evil.example');
      expect(page).toContain('http://localhost:3000');
    }
  });
});
