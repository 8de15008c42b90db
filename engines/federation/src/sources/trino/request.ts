/** One request to a Trino coordinator. */
import { Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { SourceError } from '../../federation-error.ts';
import { failureOfNetwork } from '../http/failure.ts';
import { given } from '../http/tls.ts';
import type { TrinoOptions } from './options.ts';

export interface TrinoRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** With its query; the host is always the one of the options, so credentials never go elsewhere. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

export interface TrinoAnswer {
  readonly status: number;
  readonly text: string;
}

export interface TrinoClient {
  /** Any answer, whatever its status. @throws SourceError */
  readonly send: (request: TrinoRequest) => Promise<TrinoAnswer>;
  readonly close: () => void;
}

/** Bytes of one page: servers keep pages near 16 MB at most. */
const PAGE_LIMIT = 256_000_000;

export const createTrinoClient = (source: string, options: TrinoOptions): TrinoClient => {
  const { host, port, user, password, tls, connectTimeout, idleTime, poolSize } = options;
  const pooling = { keepAlive: true, maxSockets: 2 * poolSize, timeout: idleTime };
  const agent = tls
    ? new TlsAgent({
        ...pooling,
        ...(tls !== true && {
          rejectUnauthorized: tls.verify,
          ...given(tls),
        }),
      })
    : new PlainAgent(pooling);
  const start = tls ? tlsRequest : plainRequest;
  const common = {
    'x-trino-user': user,
    'x-trino-source': 'polder',
    'x-trino-time-zone': 'UTC',
    // Moments with all their digits, and no rounding to milliseconds.
    'x-trino-client-capabilities': 'PARAMETRIC_DATETIME',
    ...(password !== undefined && {
      authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
    }),
  };

  const send = ({ method, path, headers, body, signal }: TrinoRequest): Promise<TrinoAnswer> => {
    const { promise, resolve, reject } = Promise.withResolvers<TrinoAnswer>();
    const fail = (failure: SourceError) => {
      clearTimeout(connecting);
      request.destroy();
      reject(failure);
    };
    const request = start({
      ...{ host, port, method, path, agent },
      headers: {
        ...common,
        ...headers,
        ...(body !== undefined && { 'content-type': 'text/plain' }),
      },
      ...(signal && { signal }),
    });
    const connecting = setTimeout(
      () => fail(new SourceError(source, 'unreachable', 'ETIMEDOUT')),
      connectTimeout,
    );
    let isConnected = false;
    const onConnected = () => {
      isConnected = true;
      clearTimeout(connecting);
    };
    request.on('socket', (socket) => {
      if (socket.connecting) socket.once(tls ? 'secureConnect' : 'connect', onConnected);
      else onConnected();
    });
    request.on('error', (error) => {
      const failure = failureOfNetwork(source, error);
      const isCut = isConnected && failure.failure === 'unreachable';
      fail(isCut ? new SourceError(source, 'connection-lost', failure.driverCode) : failure);
    });
    request.on('response', (response) => {
      const decoder = new TextDecoder('utf-8', { fatal: true });
      let text = '';
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > PAGE_LIMIT) fail(new SourceError(source, 'too-much-data'));
        try {
          text += decoder.decode(chunk, { stream: true });
        } catch {
          fail(new SourceError(source, 'rejected', 'NOT_UTF_8'));
        }
      });
      response.on('error', () => fail(new SourceError(source, 'connection-lost')));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.end(body);
    return promise;
  };

  return { send, close: () => agent.destroy() };
};
