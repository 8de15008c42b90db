import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { acceptsCoding } from './negotiation.ts';

/** A built file with its compressed twins, held in memory: there are few and each is small. */
interface Asset {
  readonly type: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly brotli: Uint8Array<ArrayBuffer> | undefined;
  readonly gzip: Uint8Array<ArrayBuffer> | undefined;
}

export interface Assets {
  /** Address of an entry by name: `styles` or an island's. */
  readonly address: (entry: string) => string;
  readonly respond: (request: Request, path: string) => Response | undefined;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

const read = (file: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(file));
const readIf = (file: string) => (existsSync(file) ? read(file) : undefined);

/** What the build wrote to `directory`: `manifest.json` names the entries, `assets/` holds the files. */
export const loadAssets = (directory: string): Assets => {
  const manifest: Readonly<Record<string, string>> = JSON.parse(
    readFileSync(join(directory, 'manifest.json'), 'utf8'),
  );
  const files = new Map<string, Asset>();
  const walk = (folder: string, prefix: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const file = join(folder, entry.name);
      if (entry.isDirectory()) walk(file, `${prefix}${entry.name}/`);
      else if (!/\.(br|gz)$/.test(entry.name))
        files.set(`${prefix}${entry.name}`, {
          type: types[extname(entry.name)] ?? 'application/octet-stream',
          plain: read(file),
          brotli: readIf(`${file}.br`),
          gzip: readIf(`${file}.gz`),
        });
    }
  };
  walk(join(directory, 'assets'), '/assets/');

  return {
    address: (entry) => {
      const address = manifest[entry];
      if (!address) throw new Error(`The build has no entry ${entry}`);
      return address;
    },
    respond: (request, path) => {
      const asset = files.get(path);
      if (!asset) return undefined;
      const accepted = request.headers.get('accept-encoding');
      const encoding =
        asset.brotli && acceptsCoding(accepted, 'br')
          ? 'br'
          : asset.gzip && acceptsCoding(accepted, 'gzip')
            ? 'gzip'
            : undefined;
      const body =
        encoding === 'br' ? asset.brotli : encoding === 'gzip' ? asset.gzip : asset.plain;
      return new Response(body ?? asset.plain, {
        headers: {
          'content-type': asset.type,
          'cache-control': 'public, max-age=31536000, immutable',
          vary: 'Accept-Encoding',
          ...(encoding ? { 'content-encoding': encoding } : {}),
        },
      });
    },
  };
};
