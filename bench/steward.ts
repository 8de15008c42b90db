/** A data steward who brings a file by the forms of the workspace, without a browser. */
export interface StewardSession {
  readonly get: (path: string) => Promise<string>;
  /** Sends a form that the page at `from` holds. @returns where it leads */
  readonly send: (
    from: string,
    to: string,
    fields: Readonly<Record<string, string | File>>,
  ) => Promise<string>;
}

const keyOf = (page: string): string => /name="_key" value="([^"]+)"/.exec(page)?.[1] ?? '';

/** @throws Error when an account is not let in, or a form is not taken */
export const signInSteward = async (
  origin: string,
  account: { readonly email: string; readonly password: string },
): Promise<StewardSession> => {
  const cookies = new Map<string, string>();
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    headers.set('origin', origin);
    const response = await fetch(`${origin}${path}`, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
  const get = async (path: string): Promise<string> => (await ask(path)).text();
  const send: StewardSession['send'] = async (from, to, fields) => {
    const body = new FormData();
    body.append('_key', keyOf(await get(from)));
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    const response = await ask(to, { method: 'POST', body });
    if (response.status !== 303)
      throw new Error(
        `${to} answers ${response.status}: ${(await response.text()).slice(0, 2000)}`,
      );
    return new URL(response.headers.get('location') ?? '', origin).pathname;
  };
  const page = await get('/en/sign-in');
  const target = /action="([^"]*sign-in[^"]*)"[^>]*>(?:(?!<\/form>)[\s\S])*name="password"/.exec(
    page,
  );
  await send('/en/sign-in', target?.[1]?.replaceAll('&amp;', '&') ?? '/en/sign-in', account);
  return { get, send };
};
