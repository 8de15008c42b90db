import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { newPage } from './support/browser.ts';
import { childEnvironment, databaseUrl, root } from './support/environment.ts';
import { demoAccount, signIn } from './support/sign-in.ts';
import { startTown } from './support/town.ts';

const run = promisify(execFile);

/** Runs a command of the command line on a data directory. */
const polder = async (data: string, ...args: readonly string[]): Promise<string> => {
  const { stdout } = await run(process.execPath, [join(root, 'bin/polder.mjs'), ...args], {
    cwd: root,
    env: childEnvironment({ POLDER_DATA: data, POLDER_DEMO: 'false' }),
    maxBuffer: 10_000_000,
  });
  return stdout;
};

const tables = (output: string) =>
  output.split('\n').filter((line) => /^ {2}[a-z_]+\.[a-z_]+ +\d+ {2}[0-9a-f]{16}$/.test(line));

// These hold for the embedded database; the server's own tools do the same work there.
describe.skipIf(databaseUrl !== undefined)('an operator', () => {
  it('restores a backup into an empty directory with equal checksums, and people sign in there', {
    timeout: 180_000,
  }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'polder-operator-'));
    const town = await startTown();
    const account = await demoAccount(town.data, 'analyst');
    await town.kill9();
    const file = join(folder, 'town.polder');
    const saved = tables(await polder(town.data, 'backup', file));
    expect(saved.length).toBeGreaterThan(20);

    const empty = join(folder, 'empty');
    const restored = tables(await polder(empty, 'restore', file));
    expect(restored).toEqual(saved);
    expect(tables(await polder(empty, 'checksums'))).toEqual(saved);
    expect(await polder(empty, 'doctor')).toContain('All well');
    await expect(polder(empty, 'restore', file)).rejects.toThrow('already');
    await town.stop();

    const again = await startTown({ from: empty });
    const page = await newPage();
    await signIn(page, again.origin, account);
    expect((await page.goto(`${again.origin}/work`))?.status()).toBe(200);
    await page.close();
    await again.stop();
    await rm(folder, { recursive: true });
  });

  it('cannot open a data directory twice', { timeout: 120_000 }, async () => {
    const town = await startTown();
    await expect(polder(town.data, 'doctor')).rejects.toThrow('in use by process');
    await town.stop();
  });

  it('is told what is wrong with the environment', async () => {
    const wrong = run(process.execPath, [join(root, 'bin/polder.mjs'), 'doctor'], {
      cwd: root,
      env: childEnvironment({ PORT: 'many', DATABASE_URL: 'nowhere' }),
    });
    await expect(wrong).rejects.toThrow(/PORT[\s\S]*DATABASE_URL/);
  });
});
