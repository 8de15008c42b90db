/** What an authenticator app needs (Key URI Format of Google Authenticator), as people can type it. */

const isKeyUri = (uri: string): boolean => uri.startsWith('otpauth://totp/') && URL.canParse(uri);

/** The secret of an `otpauth:` address, in groups of four. Undefined for any other address. */
export const readableKey = (uri: string): string | undefined => {
  if (!isKeyUri(uri)) return undefined;
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return /^[A-Z2-7]+=*$/.test(secret)
    ? secret.replaceAll('=', '').replaceAll(/(.{4})(?=.)/g, '$1 ')
    : undefined;
};
