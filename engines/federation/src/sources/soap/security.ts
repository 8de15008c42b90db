/** WS-Security 1.1 in the header of messages. */
import { X509Certificate } from 'node:crypto';
import type { SoapSettings } from './options.ts';

/** What `soap` calls a security: it writes a header, or signs a whole envelope. */
export interface Security {
  readonly toXML?: () => string;
  readonly postProcess?: (xml: string, envelopeKey: string) => string;
}

/** @throws what the key reader throws for a key that is none */
export const createSecurity = async (
  options: SoapSettings['security'],
): Promise<Security | undefined> => {
  if (!options) return undefined;
  const { WSSecurity, WSSecurityCert } = await import('soap');
  if (options.kind === 'certificate') {
    const { cert, key, passphrase = '' } = options;
    // The library takes one certificate, without those behind it.
    const own = new X509Certificate(cert).toString().trim();
    const security = new WSSecurityCert(key, own, passphrase, { hasTimeStamp: true });
    // The key is only read when something is signed.
    envelope('', '1.1', security);
    return security;
  }
  const { user, password, passwordType } = options;
  return new WSSecurity(user, password, {
    passwordType,
    hasTimeStamp: true,
    hasNonce: true,
    mustUnderstand: true,
  });
};

const NAMESPACES = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
} as const;

/** An envelope around a body that is written out. */
export const envelope = (
  body: string,
  version: keyof typeof NAMESPACES,
  security: Security | undefined,
): string => {
  const header = security?.toXML && !security.postProcess ? security.toXML() : '';
  const xml =
    '<?xml version="1.0" encoding="utf-8"?>' +
    `<soap:Envelope xmlns:soap="${NAMESPACES[version]}" ` +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<soap:Header>${header}</soap:Header><soap:Body>${body}</soap:Body></soap:Envelope>`;
  return security?.postProcess ? security.postProcess(xml, 'soap') : xml;
};
