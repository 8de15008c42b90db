import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const meta = {
  POLDER_META_VERIFY_TOKEN: 'a long word',
  POLDER_META_APP_SECRET: 'secret',
  POLDER_META_ACCESS_TOKEN: 'token',
};

describe('the environment', () => {
  it.each([
    [{ DATABASE_URL: 'mysql://host/town' }, 'DATABASE_URL'],
    [{ PORT: 'eighty' }, 'PORT'],
    [{ POLDER_S3_URL: 'https://storage.example/polder' }, 'POLDER_S3_KEY'],
    [{ POLDER_OIDC_CLIENT_ID: 'polder', POLDER_OIDC_CLIENT_SECRET: 'x' }, 'POLDER_OIDC_ISSUER'],
    [{ POLDER_META_APP_SECRET: 's', POLDER_META_ACCESS_TOKEN: 't' }, 'POLDER_META_VERIFY_TOKEN'],
    [{ POLDER_META_PHONE_NUMBER_ID: '1' }, 'POLDER_META_APP_SECRET'],
    [{ POLDER_META_PAGE_TOKEN: 't' }, 'POLDER_META_APP_SECRET'],
    [{ ...meta, POLDER_META_PHONE_NUMBER_ID: '../1' }, 'POLDER_META_PHONE_NUMBER_ID'],
    [{ ...meta, POLDER_META_GRAPH_URL: 'file:///etc' }, 'POLDER_META_GRAPH_URL'],
    [meta, 'POLDER_META_PAGE_ID'],
    [{ POLDER_MODEL_URL: 'http://127.0.0.1:11434/v1' }, 'POLDER_MODEL_NAME'],
    [{ POLDER_MODEL_NAME: 'small' }, 'POLDER_MODEL_URL'],
    [{ POLDER_MODEL_URL: 'file:///etc', POLDER_MODEL_NAME: 'small' }, 'POLDER_MODEL_URL'],
    [{ POLDER_MODEL_KEY: 'k' }, 'POLDER_MODEL_URL'],
  ])('%o is refused, and what is wrong is named', (env, name) => {
    expect(() => readConfig(env)).toThrow(name);
  });

  it('keeps files in a bucket when all that belongs to it is given', () => {
    const env = { POLDER_S3_URL: 'https://s.example/p', POLDER_S3_KEY: 'k', POLDER_S3_SECRET: 's' };
    expect(readConfig(env).s3).toEqual({ url: 'https://s.example/p', key: 'k', secret: 's' });
    expect(readConfig({}).s3).toBeUndefined();
  });

  it('takes WhatsApp or Messenger or both, and neither when nothing is given', () => {
    const whatsapp = readConfig({ ...meta, POLDER_META_PHONE_NUMBER_ID: '42' }).meta;
    expect(whatsapp).toMatchObject({ phoneNumberId: '42', pageId: undefined, pageToken: 'token' });
    const both = readConfig({
      ...meta,
      POLDER_META_PHONE_NUMBER_ID: '42',
      POLDER_META_PAGE_ID: '7',
      POLDER_META_PAGE_TOKEN: 'other',
      POLDER_META_GRAPH_URL: 'http://127.0.0.1:9/v1/',
    }).meta;
    expect(both).toMatchObject({
      pageId: '7',
      pageToken: 'other',
      graphUrl: 'http://127.0.0.1:9/v1',
    });
    expect(readConfig({}).meta).toBeUndefined();
  });

  it('knows a language model by its address and its name', () => {
    const env = { POLDER_MODEL_URL: 'http://127.0.0.1:11434/v1/', POLDER_MODEL_NAME: 'small' };
    const url = 'http://127.0.0.1:11434/v1';
    expect(readConfig(env).languageModel).toEqual({ url, name: 'small', key: undefined });
    expect(readConfig({ ...env, POLDER_MODEL_KEY: 'k' }).languageModel?.key).toBe('k');
    expect(readConfig({}).languageModel).toBeUndefined();
  });
});
