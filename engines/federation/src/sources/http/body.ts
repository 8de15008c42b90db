/** The body of an answer as text, whole or piece by piece. */
import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { SourceError } from '../../federation-error.ts';
import type { Budget } from './budget.ts';

/** What `accept-encoding` says. */
export const CODINGS = 'gzip, br';

const decoderOf = (coding: string) => {
  if (coding === 'gzip' || coding === 'x-gzip') return createGunzip();
  return coding === 'br' ? createBrotliDecompress() : undefined;
};

/** @throws SourceError `rejected` for a coding that was not offered */
const decoded = (source: string, response: IncomingMessage): Readable => {
  const coding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  const isEmpty = response.statusCode === 204 || response.headers['content-length'] === '0';
  if (isEmpty || coding === 'identity' || coding === '') return response;
  const decoder = decoderOf(coding);
  if (!decoder) throw new SourceError(source, 'rejected', 'content coding');
  // What goes wrong on either side is thrown by reading.
  return pipeline(response, decoder, () => {});
};

/** Takes text as it comes. @returns false when nothing more is wanted */
export type Receiver = (piece: string) => boolean;

/**
 * Bytes count as they are after decompression.
 *
 * @throws SourceError `too-much-data`, `rejected` when it is not UTF-8, what the network throws, and what
 * the receiver throws
 */
export const receiveText = async (
  response: IncomingMessage,
  budget: Budget,
  receive: Receiver,
): Promise<void> => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes?: Uint8Array): string => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw new SourceError(budget.source, 'rejected', 'not UTF-8');
    }
  };
  // A stream without an encoding gives bytes.
  for await (const bytes of decoded(budget.source, response) as AsyncIterable<Uint8Array>) {
    budget.takeBytes(bytes.byteLength);
    if (!receive(decode(bytes))) return;
  }
  receive(decode());
};

/** The whole of it. @throws SourceError as `receiveText` does */
export const textOf = async (response: IncomingMessage, budget: Budget): Promise<string> => {
  let text = '';
  await receiveText(response, budget, (piece) => {
    text += piece;
    return true;
  });
  return text;
};

/** Header fields may come several times; `set-cookie` is of no use here. */
export const headersOf = ({ headersDistinct }: IncomingMessage): Headers => {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  return headers;
};
