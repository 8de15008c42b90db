import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('the environment', () => {
  it.each([
    [{ DATABASE_URL: 'mysql://host/town' }, 'DATABASE_URL'],
    [{ PORT: 'eighty' }, 'PORT'],
    [{ POLDER_S3_URL: 'https://storage.example/polder' }, 'POLDER_S3_KEY'],
    [{ POLDER_OIDC_CLIENT_ID: 'polder', POLDER_OIDC_CLIENT_SECRET: 'x' }, 'POLDER_OIDC_ISSUER'],
  ])('%o is refused, and what is wrong is named', (env, name) => {
    expect(() => readConfig(env)).toThrow(name);
  });

  it('keeps files in a bucket when all that belongs to it is given', () => {
    const env = { POLDER_S3_URL: 'https://s.example/p', POLDER_S3_KEY: 'k', POLDER_S3_SECRET: 's' };
    expect(readConfig(env).s3).toEqual({ url: 'https://s.example/p', key: 'k', secret: 's' });
    expect(readConfig({}).s3).toBeUndefined();
  });
});
