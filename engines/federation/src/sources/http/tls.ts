/** Certificates in an entry of `sources.json`: whom we trust, and what we show who we are. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { createSecureContext, type SecureContextOptions } from 'node:tls';
import { z } from 'zod';

/** All but names and passphrases is PEM. */
const text = z.string().min(1);

export const certificates = z.strictObject({
  /** The authorities that servers are trusted for; those that the machine trusts when left out. */
  ca: text.optional(),
  /** The client's certificate; behind it, the authorities between it and one that the server trusts. */
  cert: text.optional(),
  key: text.optional(),
  /** What the key is encrypted with. */
  passphrase: text.optional(),
  /** The name that the server's certificate has, where that is another than the address's. */
  serverName: text
    .refine((name) => isIP(name) === 0, { error: 'is a name, not an address' })
    .optional(),
});

export type TlsOptions = z.output<typeof certificates>;

interface Fault {
  readonly setting: 'ca' | 'cert' | 'key' | 'passphrase';
  readonly message: string;
}

const BEGIN = '-----BEGIN CERTIFICATE-----';
const BLOCK = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

const isReadable = (certificate: string): boolean => {
  try {
    new X509Certificate(certificate);
    return true;
  } catch {
    return false;
  }
};

/** OpenSSL passes over what it cannot read among certificates that it can. */
const certificateFault = (setting: 'ca' | 'cert', pem: string): Fault | undefined => {
  const begun = pem.split(BEGIN).length - 1;
  if (begun === 0) return { setting, message: `holds no certificate in PEM (${BEGIN})` };
  const readable = (pem.match(BLOCK) ?? []).filter(isReadable).length;
  if (readable === begun) return undefined;
  const which = begun === 1 ? 'the certificate' : `${begun - readable} of ${begun} certificates`;
  return { setting, message: `${which} cannot be read` };
};

const keyFault = (cert: string, key: string, passphrase: string | undefined): Fault | undefined => {
  if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(key)) {
    return { setting: 'key', message: 'holds no private key in PEM (-----BEGIN PRIVATE KEY-----)' };
  }
  let read: KeyObject;
  try {
    read = createPrivateKey({ key, ...(passphrase !== undefined && { passphrase }) });
  } catch {
    if (!/ENCRYPTED/.test(key)) return { setting: 'key', message: 'the key cannot be read' };
    return passphrase === undefined
      ? { setting: 'passphrase', message: 'is needed: the key is encrypted' }
      : { setting: 'passphrase', message: 'does not open the key' };
  }
  if (new X509Certificate(cert).checkPrivateKey(read)) return undefined;
  return { setting: 'key', message: 'does not belong to the first certificate in cert' };
};

const pairFault = ({ cert, key, passphrase }: TlsOptions): Fault | undefined => {
  if (cert !== undefined && key !== undefined) {
    return certificateFault('cert', cert) ?? keyFault(cert, key, passphrase);
  }
  if (key !== undefined) return { setting: 'cert', message: 'is needed beside key' };
  if (cert !== undefined) return { setting: 'key', message: 'is needed beside cert' };
  if (passphrase !== undefined) return { setting: 'key', message: 'is needed beside passphrase' };
  return undefined;
};

/** What OpenSSL has against certificates that can be read, such as a key that is too short. */
const contextFault = (options: TlsOptions): Fault | undefined => {
  try {
    createSecureContext(secureOptionsOf(options));
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const isOwn = options.cert !== undefined && !/_CA_/.test(code);
    return { setting: isOwn ? 'cert' : 'ca', message: `is not accepted for TLS (${code})` };
  }
};

const refusing =
  (faultOf: (options: TlsOptions) => Fault | undefined) =>
  (options: TlsOptions, { addIssue }: Pick<z.core.$RefinementCtx, 'addIssue'>): void => {
    const fault = faultOf(options);
    if (fault) addIssue({ code: 'custom', path: [fault.setting], message: fault.message });
  };

/** For refining whatever has a certificate with its key. */
export const refusePairFaults = refusing(pairFault);

/** For refining: what is broken is not left for the first query to find. */
export const refuseFaults = refusing(
  (options) =>
    (options.ca === undefined ? undefined : certificateFault('ca', options.ca)) ??
    pairFault(options) ??
    contextFault(options),
);

export const tlsOptions = certificates.superRefine(refuseFaults);

/**
 * For refining options: with certificates, no address is one that is not encrypted.
 *
 * @param addressesOf by the way to the setting, with dots
 */
export const refusePlainAddresses =
  <Options extends { readonly tls?: TlsOptions | undefined }>(
    addressesOf: (options: Options) => Readonly<Record<string, string | undefined>>,
  ) =>
  (options: Options, { addIssue }: Pick<z.core.$RefinementCtx, 'addIssue'>): void => {
    if (!options.tls) return;
    for (const [path, address] of Object.entries(addressesOf(options))) {
      if (!address || /^(?:https|ldaps):/i.test(address)) continue;
      const message = 'is not encrypted, and tls is given';
      addIssue({ code: 'custom', path: path.split('.'), message });
    }
  };

type Given = Partial<Record<'ca' | 'cert' | 'key' | 'passphrase', string>>;

/** What is given of certificates, as drivers take it. */
export const given = ({
  ca,
  cert,
  key,
  passphrase,
}: Pick<TlsOptions, 'ca' | 'cert' | 'key' | 'passphrase'>): Given => ({
  ...(ca !== undefined && { ca }),
  ...(cert !== undefined && { cert }),
  ...(key !== undefined && { key }),
  ...(passphrase !== undefined && { passphrase }),
});

/**
 * For `tls.connect` and what is built on it. Nothing of the surroundings makes it less: not the variable
 * that turns checking off, not the switch that lets older versions in.
 */
export const secureOptionsOf = ({
  ca,
  cert,
  key,
  passphrase,
}: TlsOptions): SecureContextOptions & { readonly rejectUnauthorized: true } => ({
  rejectUnauthorized: true,
  minVersion: 'TLSv1.2',
  ...given({ ca, cert, key, passphrase }),
});
