/** What tells deliveries of Meta from those of anybody else. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const signatureShape = /^sha256=([0-9a-f]{64})$/i;

/**
 * Whether a body was signed with the app's secret: HMAC-SHA256 over the bytes as they came, in the header
 * `X-Hub-Signature-256`.
 */
export const isSigned = (
  body: Uint8Array,
  header: string | undefined,
  appSecret: string,
): boolean => {
  const given = signatureShape.exec(header ?? '')?.[1];
  if (given === undefined) return false;
  const due = createHmac('sha256', appSecret).update(body).digest();
  return timingSafeEqual(Buffer.from(given, 'hex'), due);
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether two words are the same, in a time that does not tell how much of them is. */
export const isSameWord = (one: string, other: string): boolean =>
  timingSafeEqual(digest(one), digest(other));
