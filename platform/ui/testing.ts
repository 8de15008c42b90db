/** What tests of components share: a page to render for, and the rules every markup obeys. */
import { formats } from '../messages/format.ts';
import type { Language } from '../messages/languages.ts';
import type { Markup } from './example.ts';
import type { PageContext } from './page.ts';

export const examplePage = (
  language: Language = 'en',
  changes: Partial<PageContext> = {},
): PageContext => {
  let keys = 0;
  return {
    language,
    format: formats[language],
    municipality: {
      slug: 'polderdam',
      name: 'Polderdam',
      motto: {
        nl: 'Stad achter de duinen',
        en: 'Town behind the dunes',
        de: 'Stadt hinter den Dünen',
        da: 'Byen bag klitterne',
      },
      defaultLanguage: 'nl',
      logo: '/municipality/logo.svg',
      typeface: '/municipality/typeface.woff2',
      themeStylesheet: '/municipality/theme.css',
      fictional: true,
      contact: { telephone: '000 000 0000', email: 'hallo@polderdam.example.org', visit: 'Dam 1' },
    },
    origin: 'https://polderdam.example',
    path: '/figures/cycling',
    search: '',
    person: undefined,
    can: () => true,
    href: (path) => path,
    inLanguage: (other) => `/${other}/figures/cycling`,
    asset: (name) => `/assets/${name}.css`,
    nav: { resident: [], work: [] },
    formKey: () => `key-${++keys}`,
    notice: undefined,
    ...changes,
  };
};

export const markup = (element: Markup | null): string => String(element);

const values = (html: string, attribute: string): string[] =>
  [...html.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, 'g'))].flatMap((match) =>
    match[1] === undefined ? [] : [match[1]],
  );

/** Every breach of the rules all markup of the house obeys; empty when it is sound. */
export const faults = (html: string): readonly string[] => {
  const ids = values(html, 'id');
  const known = new Set(ids);
  const references = [
    ...['aria-labelledby', 'aria-describedby', 'aria-controls'].flatMap((attribute) =>
      values(html, attribute).flatMap((value) => value.split(' ')),
    ),
    ...values(html, 'for'),
  ];
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id ${id} twice`),
    ...references.filter((id) => !known.has(id)).map((id) => `nothing has the id ${id}`),
    ...(/\sstyle="/.test(html) ? ['an inline style'] : []),
    ...(/<script(?! type="module" src="[^"]+"><\/script>)|<style|\son[a-z]+="/.test(html)
      ? ['an inline script or style sheet']
      : []),
    ...(/NaN|undefined|\[object/.test(html) ? ['a value that was not text'] : []),
  ];
};
