import { splitLanguage } from '../../../platform/http/language.ts';

/** Backslashes and control characters: browsers read some of them as slashes, or not at all. */
const suspicious = /[\\\p{Cc}\s]/u;

/**
 * Where to go after signing in: a path of this site, without its language. Anything that could
 * lead elsewhere (`//evil.example`, `https:…`), or back to signing in, is left out.
 */
export const safeContinue = (given: string | null): string | undefined => {
  if (!given?.startsWith('/') || given.startsWith('//') || suspicious.test(given)) return undefined;
  const base = 'http://site.invalid';
  if (!URL.canParse(given, base)) return undefined;
  const { origin, pathname, search } = new URL(given, base);
  const { path } = splitLanguage(pathname);
  if (origin !== base || path.startsWith('//') || /^\/sign-(in|out)(\/|$)/.test(path))
    return undefined;
  return `${path}${search}`;
};

/** The address of a step of signing in that remembers where the person was going. */
export const withContinue = (path: string, target: string | undefined): string =>
  target === undefined ? path : `${path}?continue=${encodeURIComponent(target)}`;
