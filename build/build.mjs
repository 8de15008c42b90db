// Builds everything into dist/: the server as one bundle, style sheets, fonts and islands with hashed
// names and compressed twins. Skips itself when nothing changed since the last build.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

const walk = (folder, found = []) => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (['node_modules', 'dist', 'data', '.git'].includes(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) walk(path, found);
    else found.push(path);
  }
  return found;
};

/** Hash over names, sizes and times of all sources: cheap, and right for a working copy. */
const stateOfSources = () => {
  const hash = createHash('sha256');
  for (const folder of ['engines', 'platform', 'services', 'city', 'build'])
    for (const file of walk(join(root, folder)).sort()) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${relative(root, file)} ${size} ${mtimeMs}\n`);
    }
  hash.update(readFileSync(join(root, 'package-lock.json')));
  return hash.digest('hex');
};

/** Islands are custom elements: services/<name>/islands/*.ts and platform/ui/islands/*.ts. */
const islands = () => {
  const folders = [join(root, 'platform/ui/islands')];
  for (const service of readdirSync(join(root, 'services')))
    folders.push(join(root, 'services', service, 'islands'));
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
};

/** Threads of their own: <name>-worker.ts in the composition and in services, beside cli.mjs once built. */
const workers = () =>
  ['city', 'services', 'engines'].flatMap((folder) =>
    walk(join(root, folder)).filter((file) => file.endsWith('-worker.ts')),
  );

const buildWeb = async () => {
  const { build } = await import('vite');
  const input = { styles: join(root, 'platform/ui/styles.css') };
  for (const file of islands()) input[basename(file, '.ts')] = file;
  const municipalities = join(root, 'city/municipalities');
  for (const slug of readdirSync(municipalities))
    input[`theme-${slug}`] = join(municipalities, slug, 'theme.css');
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir: join(dist, 'web'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      cssMinify: 'lightningcss',
      manifest: 'vite-manifest.json',
      modulePreload: false,
      rolldownOptions: { input },
    },
  });
  const vite = JSON.parse(readFileSync(join(dist, 'web/vite-manifest.json'), 'utf8'));
  const manifest = {};
  for (const [name, file] of Object.entries(input)) {
    const entry = vite[relative(root, file)];
    manifest[name] = `/${entry.file}`;
  }
  // Typefaces by family, so that a page can ask for its own before the style sheet does.
  for (const { file } of Object.values(vite)) {
    const family = /\/(.+)-latin-wght-normal-[^/]+\.woff2$/.exec(file)?.[1];
    if (family) manifest[`font-${family}`] = `/${file}`;
  }
  const assets = join(dist, 'web/assets');
  for (const slug of readdirSync(municipalities)) {
    const logo = readFileSync(join(municipalities, slug, 'logo.svg'));
    const name = `logo-${slug}-${createHash('sha256').update(logo).digest('hex').slice(0, 8)}.svg`;
    writeFileSync(join(assets, name), logo);
    manifest[`logo-${slug}`] = `/assets/${name}`;
  }
  for (const file of walk(assets)) {
    if (!/\.(css|js|svg)$/.test(file)) continue;
    const bytes = readFileSync(file);
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(
      `${file}.br`,
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    );
  }
  writeFileSync(join(dist, 'web/manifest.json'), JSON.stringify(manifest, null, 2));
};

const buildServer = async () => {
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
    // Everything in one bundle starts in a fraction of the time; what brings binaries stays outside.
    ssr: {
      noExternal: true,
      external: [
        'sharp',
        '@electric-sql/pglite',
        '@electric-sql/pglite-postgis',
        '@electric-sql/pglite-prepopulatedfs',
        'highs',
        'pg-native',
        // Drivers of the federation engine: loaded when a source of their kind is first asked.
        '@duckdb/node-api',
        '@readme/openapi-parser',
        'ldapts',
        'libpg-query',
        'mssql',
        'mysql2',
        'oracledb',
        'soap',
      ],
    },
    build: {
      ssr: true,
      outDir: join(dist, 'server'),
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      sourcemap: true,
      copyPublicDir: false,
      rolldownOptions: {
        input: {
          cli: join(root, 'city/cli.ts'),
          ...Object.fromEntries(workers().map((file) => [basename(file, '.ts'), file])),
        },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
};

/** Builds when needed. @returns whether anything was built */
export const build = async () => {
  const stateFile = join(dist, 'state');
  const state = stateOfSources();
  if (existsSync(stateFile) && readFileSync(stateFile, 'utf8') === state) return false;
  rmSync(stateFile, { force: true });
  mkdirSync(dist, { recursive: true });
  await buildWeb();
  await buildServer();
  writeFileSync(stateFile, state);
  return true;
};

if (process.argv[1] === import.meta.filename) {
  const started = performance.now();
  const isBuilt = await build();
  console.log(
    isBuilt
      ? `Built in ${((performance.now() - started) / 1000).toFixed(1)} s`
      : 'The build is up to date',
  );
}
