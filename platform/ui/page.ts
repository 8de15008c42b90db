import type { Format } from '../messages/format.ts';
import type { Language } from '../messages/languages.ts';

/** What the municipality says of itself: data of `city/municipalities/<slug>/municipality.json`. */
export interface Municipality {
  readonly slug: string;
  readonly name: string;
  /** Short line under the name on the home page, by language. */
  readonly motto: Readonly<Record<Language, string>>;
  readonly defaultLanguage: Language;
  /** Address of the logo (SVG), served from the same origin. */
  readonly logo: string;
  /** Address of the typeface's file (woff2), to be fetched early. */
  readonly typeface: string;
  /** Address of the theme's style sheet: overrides of `--basis-*` tokens and font faces only. */
  readonly themeStylesheet: string;
  /** True for the demo town: every page's foot then says that town and figures are fictional. */
  readonly fictional: boolean;
  readonly contact: {
    readonly telephone: string;
    readonly email: string;
    readonly visit: string;
  };
}

export interface NavItem {
  readonly href: string;
  readonly label: string;
  /** Name of an icon in `platform/ui/icons.tsx`. */
  readonly icon?: string;
  readonly group?: string;
}

export interface PagePerson {
  readonly id: string;
  readonly name: string;
}

/** What has to be sent to see the answer to an entry once more; nothing is written by it. */
export interface Again {
  /** Where it goes, without language prefix. */
  readonly path: string;
  readonly fields: readonly (readonly [string, string])[];
}

/** Everything a page or component needs to know of the request it answers; plain data and pure functions. */
export interface PageContext {
  readonly language: Language;
  readonly format: Format;
  readonly municipality: Municipality;
  /** The address people use, without a path: for links that must be whole (search engines, letters). */
  readonly origin: string;
  /** Path without language prefix, for example `/figures/unemployment`. */
  readonly path: string;
  /** Query string with its `?`, or the empty string. */
  readonly search: string;
  readonly person: PagePerson | undefined;
  readonly can: (permission: string) => boolean;
  /** The same path with the request's language prefix kept, if it had one. */
  readonly href: (path: string) => string;
  /** The same page in another language; for the answer to an entry, the page it was made on. */
  readonly inLanguage: (language: Language) => string;
  /** Set where the answer to an entry has no address of its own: how to see it in another language. */
  readonly again?: Again | undefined;
  /** Address of a built asset by its entry name: `styles`, or an island's name. */
  readonly asset: (name: string) => string;
  readonly nav: { readonly resident: readonly NavItem[]; readonly work: readonly NavItem[] };
  /** A fresh idempotency key for a form on this page. */
  readonly formKey: () => string;
  /** A message of success or trouble carried over from the request before. */
  readonly notice:
    | { readonly kind: 'success' | 'warning' | 'error'; readonly text: string }
    | undefined;
}

/** A page that answers an entry, where an address shows the same. @param address without language prefix */
export const addressedAs = (page: PageContext, address: string): PageContext => ({
  ...page,
  again: undefined,
  inLanguage: (language) => `/${language}${address}`,
});
