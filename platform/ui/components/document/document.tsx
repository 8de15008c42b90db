import { raw } from 'hono/html';
import { languages } from '../../../messages/languages.ts';
import type { Content } from '../../example.ts';
import { words } from '../../messages.ts';
import type { PageContext } from '../../page.ts';
import { LanguageForm } from '../language-switch/language-switch.tsx';

export interface DocumentProps {
  readonly page: PageContext;
  /** The page's own title, without the town's name. */
  readonly title: string;
  /** What the page is part of, the nearest first; stands after its title in tabs and bookmarks. */
  readonly within?: readonly string[] | undefined;
  /** One sentence for search engines and shared links. */
  readonly description?: string | undefined;
  readonly kind: 'resident' | 'work';
  /** Entry names of the islands this page uses; each is loaded as a module. */
  readonly islands?: readonly string[] | undefined;
  /** Keeps the page out of search engines. */
  readonly isPrivate?: boolean | undefined;
  readonly children?: Content;
}

/** The island of an element that any page can hold, by the element's name. */
const islandsByElement = {
  'polder-chart-reader': 'chart-reader',
  'polder-live': 'live-parts',
} as const;

/** The whole HTML document around a shell. */
export const Document = ({
  page,
  title,
  within = [],
  description,
  kind,
  islands = [],
  isPrivate,
  children,
}: DocumentProps) => {
  const { municipality } = page;
  // biome-ignore lint/complexity/noUselessFragments: children can be several, and are written as one
  const content = (<>{children}</>).toString() as string; // no component of the house is asynchronous
  const needed = Object.entries(islandsByElement)
    .filter(([element]) => content.includes(`<${element}`))
    .map(([, island]) => island);
  const site = kind === 'work' ? [words[page.language].workspace] : [];
  const whole = [...new Set([title, ...within, ...site, municipality.name])].join(' – ');
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={page.language} dir="ltr">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{whole}</title>
          {description ? <meta name="description" content={description} /> : null}
          <meta name="color-scheme" content="light dark" />
          {isPrivate ? <meta name="robots" content="noindex" /> : null}
          {isPrivate ? null : (
            <>
              <link rel="canonical" href={`${page.origin}${page.inLanguage(page.language)}`} />
              {languages.map((language) => (
                <link
                  rel="alternate"
                  hreflang={language}
                  href={`${page.origin}${page.inLanguage(language)}`}
                />
              ))}
            </>
          )}
          <link rel="icon" type="image/svg+xml" href={municipality.logo} />
          <link
            rel="preload"
            as="font"
            type="font/woff2"
            href={municipality.typeface}
            crossorigin="anonymous"
          />
          <link rel="stylesheet" href={page.asset('styles')} />
          <link rel="stylesheet" href={municipality.themeStylesheet} />
          {[...islands, ...needed].map((island) => (
            <script type="module" src={page.asset(island)} />
          ))}
        </head>
        <body class={`polder-${kind}`}>
          <a class="utrecht-skip-link" href="#content">
            {words[page.language].skipToContent}
          </a>
          {raw(content)}
          <LanguageForm page={page} />
        </body>
      </html>
    </>
  );
};
