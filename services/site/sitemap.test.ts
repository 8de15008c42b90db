import { describe, expect, it } from 'vitest';
import { get, post } from '../../platform/http/routes.ts';
import { defineService } from '../../platform/service.ts';
import { publicPaths, siteMap } from './sitemap.ts';

const service = defineService({
  name: 'example',
  routes: [
    get('/', 'public', () => ''),
    get('/figures', 'public', () => ''),
    get('/figures/:code', 'public', () => ''),
    get('/sign-in', 'public', () => ''),
    get('/robots.txt', 'public', () => ''),
    get('/me', 'signed-in', () => ''),
    get('/work/example', 'example.edit', () => ''),
    post('/report', 'public', () => ''),
  ],
});

describe('the site map', () => {
  it('names the pages that are open to everyone', () => {
    expect(publicPaths([service])).toEqual(['/', '/figures']);
  });
  it('gives each page in four languages, each with its twins', () => {
    const map = siteMap('https://town.example', ['/', '/figures']);
    expect(map.match(/<loc>/g)).toHaveLength(8);
    expect(map).toContain('<loc>https://town.example/nl</loc>');
    expect(map).toContain('<loc>https://town.example/da/figures</loc>');
    expect(map.match(/<xhtml:link /g)).toHaveLength(32);
  });
});
