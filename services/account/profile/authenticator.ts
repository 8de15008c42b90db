/** What an authenticator app needs (Key URI Format of Google Authenticator), as people can type it. */

/** Longer ones do not come from us, and would not fit in a QR code that a phone can read. */
const lengthAtMost = 1200;

const isKeyUri = (uri: string): boolean =>
  uri.length <= lengthAtMost && uri.startsWith('otpauth://totp/') && URL.canParse(uri);

/** The secret of an `otpauth:` address, in groups of four. Undefined for any other address. */
export const readableKey = (uri: string): string | undefined => {
  if (!isKeyUri(uri)) return undefined;
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return /^[A-Z2-7]+=*$/.test(secret)
    ? secret.replaceAll('=', '').replaceAll(/(.{4})(?=.)/g, '$1 ')
    : undefined;
};
