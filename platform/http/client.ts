import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { RequestContext } from './env.ts';

/** Headers that a proxy adds: whoever comes through one is not this machine itself. */
const forwarding =
  /^(?:forwarded|via|x-forwarded-.+|x-real-ip|x-client-ip|true-client-ip|.+-connecting-ip)$/i;

export const isForwarded = (headers: Headers): boolean =>
  [...headers.keys()].some((name) => forwarding.test(name));

const loopback = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/** Where requests come from, for limits; an address that anybody can write is believed only of one's own proxy. */
export const createClients = ({ trustProxy }: Pick<Config, 'trustProxy'>, log: Logger) => {
  let isTold = false;
  const socketOf = (c: RequestContext) => c.env?.incoming?.socket?.remoteAddress;
  return {
    addressOf: (c: RequestContext): string => {
      const forwarded = c.req.header('x-forwarded-for');
      if (forwarded !== undefined && !trustProxy && !isTold) {
        isTold = true;
        log.warn(
          'X-Forwarded-For came and is not believed: behind a proxy of your own set POLDER_TRUST_PROXY, or all visitors share one limit',
        );
      }
      const told = trustProxy ? forwarded?.split(',').at(-1)?.trim() : undefined;
      return told || socketOf(c) || 'unknown';
    },
    /** From this machine, through nothing. */
    isLocal: (c: RequestContext): boolean =>
      loopback.includes(socketOf(c) ?? '') && !isForwarded(c.req.raw.headers),
  };
};
