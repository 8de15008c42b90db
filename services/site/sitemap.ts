import { languages } from '../../platform/messages/languages.ts';
import type { Service } from '../../platform/service.ts';

/** Addresses that everyone may read but nobody looks for. */
const isForVisitors = (path: string): boolean => !/[:*.]/.test(path) && !path.startsWith('/sign-');

/** Paths of all pages that are open to everyone and need no further choice, sorted. */
export const publicPaths = (services: readonly Service[]): readonly string[] =>
  services
    .flatMap((service) => service.routes ?? [])
    .filter(
      ({ method, access, path }) => method === 'GET' && access === 'public' && isForVisitors(path),
    )
    .map(({ path }) => path)
    .sort();

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/**
 * A site map (sitemaps.org, protocol 0.9) with each page in every language, each naming its twins.
 *
 * @param origin without a slash at the end
 */
export const siteMap = (origin: string, paths: readonly string[]): string => {
  const address = (path: string, language: string) =>
    escaped(`${origin}/${language}${path === '/' ? '' : path}`);
  const twins = (path: string) =>
    languages
      .map(
        (language) =>
          `<xhtml:link rel="alternate" hreflang="${language}" href="${address(path, language)}"/>`,
      )
      .join('');
  const entries = paths.flatMap((path) =>
    languages.map((language) => `<url><loc>${address(path, language)}</loc>${twins(path)}</url>`),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...entries,
    '</urlset>\n',
  ].join('\n');
};

export const robots = (origin: string): string =>
  [
    'User-agent: *',
    'Disallow: /work',
    'Disallow: /me',
    'Disallow: /sign-in',
    'Disallow: /api/',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ].join('\n');
