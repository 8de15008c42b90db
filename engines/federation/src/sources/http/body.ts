/** The body of an answer as text. */
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

/**
 * Bytes count as they are after decompression.
 *
 * @throws SourceError `too-much-data`, `rejected` when it is not UTF-8, and what the network throws
 */
export const textOf = async (response: IncomingMessage, budget: Budget): Promise<string> => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes?: Uint8Array): string => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw new SourceError(budget.source, 'rejected', 'not UTF-8');
    }
  };
  let text = '';
  // A stream without an encoding gives bytes.
  for await (const bytes of decoded(budget.source, response) as AsyncIterable<Uint8Array>) {
    budget.takeBytes(bytes.byteLength);
    text += decode(bytes);
  }
  return text + decode();
};

/** Header fields may come several times; `set-cookie` is of no use here. */
export const headersOf = ({ headersDistinct }: IncomingMessage): Headers => {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  return headers;
};
