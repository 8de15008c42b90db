import { isLanguage, type Language } from '../messages/languages.ts';

/** `/en/figures` → language `en` and path `/figures`; without a prefix the language is undefined. */
export const splitLanguage = (
  path: string,
): { readonly language: Language | undefined; readonly path: string } => {
  const slash = path.indexOf('/', 1);
  const first = slash === -1 ? path.slice(1) : path.slice(1, slash);
  if (!isLanguage(first)) return { language: undefined, path };
  return { language: first, path: slash === -1 ? '/' : path.slice(slash) };
};

/** The best of our languages for an `Accept-Language` header (RFC 9110, 12.5.4). */
export const preferredLanguage = (header: string | null, fallback: Language): Language => {
  if (!header) return fallback;
  const wanted = header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return {
        tag: tag.toLowerCase().split('-')[0] ?? '',
        quality: quality ? Number(quality.trim().slice(2)) : 1,
      };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) if (isLanguage(tag)) return tag;
  return fallback;
};
