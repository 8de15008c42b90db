import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { AwsClient } from 'aws4fetch';
import { isProblem, Problem } from '../problem.ts';

/** Where the bytes of stored files are: a folder of the data directory, or an S3-compatible store. */
export interface Storage {
  readonly put: (id: string, bytes: Uint8Array) => Promise<void>;
  readonly get: (id: string) => Promise<ReadableStream<Uint8Array>>;
  readonly remove: (id: string) => Promise<void>;
}

/** The bytes of one file at once; undefined when the store has none under this id. */
export const bytesOf = async (
  storage: Pick<Storage, 'get'>,
  id: string,
): Promise<Uint8Array | undefined> => {
  try {
    return new Uint8Array(await new Response(await storage.get(id)).arrayBuffer());
  } catch (error) {
    if (isProblem(error) && error.code === 'not-found') return undefined;
    throw error;
  }
};

/** Ids are made by us (UUIDs); anything else would be a way out of the folder. */
const safe = (id: string): string => {
  if (!/^[a-z0-9-]{8,64}$/.test(id)) throw new Problem('not-found', { what: 'file' });
  return id;
};

export const diskStorage = (folder: string): Storage => {
  const path = (id: string) => join(folder, safe(id).slice(0, 2), id);
  return {
    put: async (id, bytes) => {
      const target = path(id);
      await mkdir(join(target, '..'), { recursive: true });
      await writeFile(`${target}.draft`, bytes, { flush: true });
      await rename(`${target}.draft`, target); // a file is whole or absent
    },
    get: async (id) => {
      const target = path(id);
      await stat(target).catch(() => {
        throw new Problem('not-found', { what: 'file' });
      });
      // Node's web stream and the global one are the same at run time, declared apart.
      return Readable.toWeb(createReadStream(target)) as ReadableStream<Uint8Array>;
    },
    remove: (id) => rm(path(id), { force: true }),
  };
};

/** @param options.url address of the bucket, for example https://storage.example/polder */
export const s3Storage = (options: {
  readonly url: string;
  readonly key: string;
  readonly secret: string;
}): Storage => {
  const client = new AwsClient({
    accessKeyId: options.key,
    secretAccessKey: options.secret,
    service: 's3',
  });
  const address = (id: string) => `${options.url.replace(/\/$/, '')}/${safe(id)}`;
  const ask = async (id: string, init: RequestInit): Promise<Response> => {
    const response = await client.fetch(address(id), init);
    if (response.status === 404) throw new Problem('not-found', { what: 'file' });
    if (!response.ok)
      throw new Problem('source-unavailable', { what: 'file store', status: response.status });
    return response;
  };
  return {
    put: async (id, bytes) => {
      await ask(id, { method: 'PUT', body: new Uint8Array(bytes) });
    },
    get: async (id) => {
      const { body } = await ask(id, { method: 'GET' });
      if (!body) throw new Problem('source-unavailable', { what: 'file store' });
      return body;
    },
    remove: async (id) => {
      await ask(id, { method: 'DELETE' });
    },
  };
};
