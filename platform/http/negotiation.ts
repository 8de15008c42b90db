/** What a client has already and what it can read (RFC 9110, 12.5.3 and 13.1.2). */

const strong = (tag: string): string => tag.trim().replace(/^W\//, '');

/** Whether `If-None-Match` names this tag: one of a list, or `*`; tags are compared weakly. */
export const isKnownTag = (header: string | null, tag: string): boolean =>
  header !== null &&
  (header.trim() === '*' ||
    (header.match(/(?:W\/)?"[^"]*"/g) ?? []).some((known) => strong(known) === strong(tag)));

/** Whether `Accept-Encoding` takes this coding; `q=0` refuses it. */
export const acceptsCoding = (header: string | null, coding: string): boolean => {
  const qualities = new Map(
    (header ?? '').split(',').map((part) => {
      const [name = '', ...parameters] = part.toLowerCase().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return [name.trim(), quality === undefined ? 1 : Number(quality.split('=')[1])] as const;
    }),
  );
  return (qualities.get(coding) ?? qualities.get('*') ?? 0) > 0;
};
