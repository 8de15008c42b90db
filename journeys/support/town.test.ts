import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from './environment.ts';
import { type Product, startServer } from './server.ts';
import { prepareTown, startTown } from './town.ts';

/** A product of a few lines: counts its starts in the data directory, and can be made to misbehave. */
const program = `
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { spawn } from 'node:child_process';
const { POLDER_DATA: data, PORT: port, MOOD: mood } = process.env;
console.log('in the mood', mood);
if (mood === 'broken') throw new Error('the water is too high');
if (mood === 'parent') spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
mkdirSync(data, { recursive: true });
appendFileSync(data + '/starts', 'x');
const server = createServer(({ url }, response) => {
  response.statusCode = url === '/ready' && mood === 'slow' ? 503 : 200;
  response.end(url === '/starts' ? readFileSync(data + '/starts') : JSON.stringify(process.env));
}).listen(port, '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
`;

let folder: string;
let product: Product;
const made: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'polder-product-'));
  const file = join(folder, 'product.mjs');
  await writeFile(file, program);
  product = { command: [process.execPath, file], madeOf: [file] };
});

afterAll(async () => {
  for (const path of [folder, ...made]) await rm(path, { recursive: true, force: true });
});

const text = async (url: string): Promise<string> => (await fetch(url)).text();

describe('a server', () => {
  const start = (mood: string, timeLimit = 20_000) =>
    startServer({ data: join(folder, mood), product, environment: { MOOD: mood }, timeLimit });

  test('is ready when start resolves, and gone after stop', async () => {
    const server = await start('calm');
    expect(await text(`${server.origin}/starts`)).toBe('x');
    expect(server.logs()).toContain('in the mood calm');
    await server.stop();
    await expect(fetch(server.origin)).rejects.toThrow('fetch failed');
  });

  test('is told of its data, port and database, and nothing of the test runner', async () => {
    const server = await startServer({
      data: join(folder, 'told'),
      product,
      databaseUrl: 'postgres://127.0.0.1/town',
    });
    const told = JSON.parse(await text(server.origin)) as Record<string, string>; // process.env of the child
    await server.stop();
    expect(told).toMatchObject({
      POLDER_DATA: join(folder, 'told'),
      PORT: String(server.port),
      POLDER_URL: server.origin,
      DATABASE_URL: 'postgres://127.0.0.1/town',
    });
    expect(told).not.toHaveProperty('VITEST');
    expect(told).not.toHaveProperty('NODE_ENV');
  });

  test('that ends early is told with its logs', async () => {
    await expect(start('broken')).rejects.toThrow(/exit code 1 before[\s\S]*the water is too high/);
  });

  test('that is never ready is ended, and told with its logs', async () => {
    await expect(start('slow', 3_000)).rejects.toThrow(/within 3 s[\s\S]*in the mood slow/);
  });

  test('that cannot be started at all is told', async () => {
    const missing: Product = { command: [join(folder, 'missing')], madeOf: [] };
    await expect(startServer({ data: folder, product: missing })).rejects.toThrow('ENOENT');
  });

  test('ends with the process that started it, however that ends', async () => {
    const script = join(folder, 'starter.mts');
    const options = { data: join(folder, 'guarded'), product };
    await writeFile(
      script,
      `import { startServer } from ${JSON.stringify(new URL('server.ts', import.meta.url).href)};
       console.log((await startServer(${JSON.stringify(options)})).origin);`,
    );
    const starter = spawn(process.execPath, ['--import', 'tsx', script], { cwd: root });
    const [line] = (await once(starter.stdout, 'data')) as [Buffer]; // a stream of bytes gives buffers
    const origin = line.toString().trim();
    expect(await text(`${origin}/starts`)).toBe('x');
    starter.kill('SIGKILL');
    await expect
      .poll(
        () =>
          fetch(origin).then(
            () => 'alive',
            () => 'gone',
          ),
        { timeout: 10_000 },
      )
      .toBe('gone');
  });

  test('that leaves processes behind is told, and they are ended', async () => {
    const server = await start('parent');
    await expect(server.stop()).rejects.toThrow('left processes behind');
  });
});

describe('a town', () => {
  test('is prepared once per build, and each journey has a copy of its own', async () => {
    const prepared = await prepareTown({ product });
    made.push(prepared);
    expect(await prepareTown({ product })).toBe(prepared);
    const towns = [await startTown({ product }), await startTown({ product })];
    for (const town of towns) {
      expect(await text(`${town.origin}/starts`)).toBe('xx');
      await town.stop();
      expect(existsSync(town.data)).toBe(false);
    }
    expect(await readdir(prepared)).toEqual(['starts']);
  });

  test('keeps data and address through a power cut', async () => {
    const town = await startTown({ product });
    await town.kill9();
    await expect(fetch(town.origin)).rejects.toThrow('fetch failed');
    await town.restart();
    expect(await text(`${town.origin}/starts`)).toBe('xxx');
    await town.stop();
  });

  test('on a server of its own database begins empty', async () => {
    const town = await startTown({ product, databaseUrl: 'postgres://127.0.0.1/town' });
    expect(await text(`${town.origin}/starts`)).toBe('x');
    await town.stop();
  });
});
