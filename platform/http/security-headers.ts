import type { MiddlewareHandler } from 'hono';

/**
 * What a page may load and who may frame it: nothing inline, nothing from elsewhere.
 *
 * @param options.frames origins that may show the page within theirs; nobody unless given
 */
export const contentPolicy = (options: {
  readonly formTargets?: readonly string[];
  readonly frames?: string;
}): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    `form-action ${["'self'", ...(options.formTargets ?? [])].join(' ')}`,
    "base-uri 'none'",
    `frame-ancestors ${options.frames ?? "'none'"}`,
  ].join('; ');

/**
 * Headers that keep pages to themselves: nothing inline, nothing from elsewhere.
 *
 * @param options.formTargets origins to which a form may lead in the end (a sign-in provider)
 */
export const securityHeaders = (options: {
  readonly isSecure: boolean;
  readonly formTargets: readonly string[];
}): MiddlewareHandler => {
  const policy = contentPolicy({ formTargets: options.formTargets });
  const headers: readonly (readonly [string, string])[] = [
    ['content-security-policy', policy],
    // With no-referrer a browser would post forms with `Origin: null`, which the origin check refuses.
    ['referrer-policy', 'same-origin'],
    ['x-content-type-options', 'nosniff'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['permissions-policy', 'camera=(), microphone=(), geolocation=(self), interest-cohort=()'],
    ...(options.isSecure
      ? ([['strict-transport-security', 'max-age=31536000; includeSubDomains']] as const)
      : []),
  ];
  return async (c, next) => {
    await next();
    for (const [name, value] of headers)
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  };
};
