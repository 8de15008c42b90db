/**
 * HMAC-SHA-256 (RFC 2104) for databases that have only SHA-256: `sha256(outer || sha256(inner || text))`,
 * where the key is already mixed into both prefixes, so that it is never sent itself.
 */
import { createHash } from 'node:crypto';
import type { Expression } from '../plan/expression.ts';
import { refuse, textLiteral } from './grammar.ts';

const BLOCK_BYTES = 64;

/** @param secret a text that stands in the plan */
export const hmacPads = (
  secret: Expression,
): { readonly inner: Uint8Array; readonly outer: Uint8Array } => {
  const text = textLiteral(secret) ?? refuse('a keyed hash whose key is computed');
  const bytes = Buffer.from(text, 'utf8');
  const key = bytes.length > BLOCK_BYTES ? createHash('sha256').update(bytes).digest() : bytes;
  const pad = (mask: number): Uint8Array =>
    Uint8Array.from({ length: BLOCK_BYTES }, (_, index) => (key[index] ?? 0) ^ mask);
  return { inner: pad(0x36), outer: pad(0x5c) };
};
