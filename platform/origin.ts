import type { Config } from './config.ts';

/**
 * Where people reach this installation, without a slash at the end. It is configured, never taken from a
 * request: whoever writes the `Host` header must not decide where letters and site maps lead.
 */
export const originOf = ({ publicUrl, port }: Pick<Config, 'publicUrl' | 'port'>): string =>
  publicUrl === undefined ? `http://localhost:${port}` : new URL(publicUrl).origin;

const loopback = /^(?:localhost|127(?:\.\d+){3}|::1)$/;

/** What the operator must be told of the address at the start; undefined when all is well. */
export const addressWarning = (
  config: Pick<Config, 'publicUrl' | 'port' | 'host'>,
): string | undefined =>
  config.publicUrl === undefined && !loopback.test(config.host)
    ? `POLDER_URL is not set, and HOST ${config.host} can be reached from other machines. Links in letters lead to ${originOf(config)}, ` +
      'and forms are taken from the address they were opened at. Set POLDER_URL to the address people use.'
    : undefined;
