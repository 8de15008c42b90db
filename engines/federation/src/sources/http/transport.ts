/** Exchanges over HTTP and HTTPS, on connections that belong to one source and end with it. */
import { X509Certificate } from 'node:crypto';
import {
  type ClientRequest,
  type IncomingMessage,
  Agent as PlainAgent,
  request as plainRequest,
} from 'node:http';
import { globalAgent, request as secureRequest, Agent as TlsAgent } from 'node:https';
import { TLSSocket } from 'node:tls';
import { SourceError } from '../../federation-error.ts';
import { failureOfNetwork, HANDSHAKE_FAILURE, StaleConnection } from './failure.ts';
import { secureOptionsOf, type TlsOptions } from './tls.ts';

export interface Exchange {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal: AbortSignal;
}

export interface Transport {
  /**
   * Any answer, whatever its status; its body is still to be read, or to be destroyed. Redirects are
   * answers, too: certificates, credentials and questions only go where the options say.
   *
   * @throws SourceError; `StaleConnection` when another connection may do at once
   */
  readonly exchange: (exchange: Exchange) => Promise<IncomingMessage>;
  /** Ends all connections. */
  readonly close: () => void;
}

export interface TransportOptions {
  /** The source's own address; `serverName` counts for its host only. */
  readonly address: URL;
  readonly tls: TlsOptions | undefined;
  readonly concurrency: number;
}

/** Milliseconds in which a connection has to stand. */
const CONNECT_TIMEOUT = 10_000;
/** Milliseconds that a connection waits for its next request: less than servers do. */
const IDLE_TIME = 4000;

/** A connection that ends before any answer, when the server wanted to know who asks. */
const isRefusal = (request: ClientRequest, wasAsked: boolean, failure: SourceError): boolean =>
  failure.failure === 'connection-lost' && wasAsked && !request.reusedSocket;

export const createTransport = (
  source: string,
  { address, tls = {}, concurrency }: TransportOptions,
): Transport => {
  const { proxyEnv } = globalAgent.options;
  const pooling = {
    ...{ keepAlive: true, maxFreeSockets: concurrency, timeout: IDLE_TIME },
    // Through the machine's proxy where Node is told to use it (NODE_USE_ENV_PROXY).
    ...(proxyEnv && { proxyEnv }),
  };
  const plain = new PlainAgent(pooling);
  const secure = new TlsAgent({
    ...pooling,
    ...secureOptionsOf(tls),
    // A session that is taken up again would skip certificates, also those that expired meanwhile.
    maxCachedSessions: 0,
  });
  /** What ended one connection has often ended the others. */
  const dropIdle = (): void => {
    for (const { freeSockets } of [plain, secure]) {
      for (const socket of Object.values(freeSockets).flat()) socket?.destroy();
    }
  };
  const own = tls.cert === undefined ? undefined : new X509Certificate(tls.cert);

  const refused = (code: string): SourceError => {
    const now = Date.now();
    const isExpired = own !== undefined && Date.parse(own.validTo) < now;
    const isEarly = own !== undefined && Date.parse(own.validFrom) > now;
    const known = isExpired ? 'expired' : isEarly ? 'not valid yet' : undefined;
    return new SourceError(source, 'credentials', known ? `client certificate ${known}` : code);
  };
  const failureOf = (request: ClientRequest, error: Error, wasAsked: boolean): SourceError => {
    const failure = failureOfNetwork(source, error);
    if (failure.failure === 'credentials') return refused(failure.driverCode ?? '');
    if (!own && failure.driverCode === HANDSHAKE_FAILURE) {
      const code = `${HANDSHAKE_FAILURE} without a client certificate`;
      return new SourceError(source, 'unreachable', code);
    }
    if (failure.failure === 'connection-lost' && request.reusedSocket) {
      dropIdle();
      return new StaleConnection(source, failure.failure, failure.driverCode);
    }
    if (!isRefusal(request, wasAsked, failure)) return failure;
    return refused(own ? 'client certificate refused' : 'client certificate required');
  };

  return {
    exchange: ({ method, url, headers, body, signal }) => {
      const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
      const isSecure = url.protocol === 'https:';
      const request = (isSecure ? secureRequest : plainRequest)(url, {
        ...{ method, signal, agent: isSecure ? secure : plain },
        headers: { 'user-agent': 'polder', ...headers },
        ...(tls.serverName !== undefined &&
          url.host === address.host && { servername: tls.serverName }),
      });
      let wasAsked = false;
      const connecting = setTimeout(() => {
        reject(new SourceError(source, 'unreachable', 'ETIMEDOUT'));
        request.destroy();
      }, CONNECT_TIMEOUT);
      request.on('socket', (socket) => {
        if (!socket.connecting) return clearTimeout(connecting);
        socket.once(isSecure ? 'secureConnect' : 'connect', () => {
          clearTimeout(connecting);
          // Only a server that asks for a certificate says which signatures it takes for one.
          wasAsked = socket instanceof TLSSocket && socket.getSharedSigalgs().length > 0;
        });
      });
      request.on('error', (error) => {
        clearTimeout(connecting);
        reject(failureOf(request, error, wasAsked));
      });
      request.on('response', resolve);
      request.end(body);
      return promise;
    },
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  };
};
