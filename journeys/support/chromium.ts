/** Where a Chromium can be found, and what it needs around it to start. */
import { access, constants, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inflate } from '@sparticuz/chromium';
import {
  cacheDirectory,
  childEnvironment,
  chromePath,
  programFolders,
  withTemporaryDirectory,
} from './environment.ts';

/** A Chromium program with the environment it has to be started in. */
export interface ChromiumProgram {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

/** A way to come by a Chromium; `find` rejects when the way leads nowhere on this machine. */
export interface ChromiumSource {
  readonly name: string;
  readonly find: () => Promise<ChromiumProgram>;
}

const packs = ['chromium.br', 'al2023.tar.br', 'swiftshader.tar.br', 'fonts.tar.br'] as const;

/** Text looks the same on every machine: the packed font first, the machine's fonts for missing glyphs only. */
const fontConfiguration = (directory: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${directory}/fonts/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${directory}/font-cache</cachedir>
  ${['sans-serif', 'serif', 'system-ui', 'monospace']
    .map(
      (family) =>
        `<match><test name="family"><string>${family}</string></test>` +
        '<edit name="family" mode="prepend" binding="strong"><string>Open Sans</string></edit></match>',
    )
    .join('\n  ')}
</fontconfig>
`;

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const firstExecutable = async (paths: readonly string[]): Promise<string> => {
  for (const path of paths) {
    const isExecutable = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isExecutable) return path;
  }
  throw new Error(`none of these is a program: ${paths.join(', ')}`);
};

/** Unpacks beside and renames, so that two runs at once never see half a browser. */
const unpack = async (packageDirectory: string, directory: string): Promise<void> => {
  const draft = `${directory}.${process.pid}`;
  await mkdir(draft, { recursive: true });
  await withTemporaryDirectory(draft, () =>
    Promise.all(packs.map((pack) => inflate(join(packageDirectory, 'bin', pack)))),
  );
  await rename(draft, directory).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(directory))) throw error; // otherwise another run was first: its copy is as good
  });
};

const bundled: ChromiumSource = {
  name: 'the npm package @sparticuz/chromium',
  find: async () => {
    if (process.platform !== 'linux' || process.arch !== 'x64')
      throw new Error(`it is made for linux x64, this is ${process.platform} ${process.arch}`);
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    const packageDirectory = dirname(dirname(entry));
    const { version } = JSON.parse(
      await readFile(join(packageDirectory, 'package.json'), 'utf8'),
    ) as { version: string }; // npm guarantees the field
    const directory = join(cacheDirectory, `chromium-${version}`);
    if (!(await exists(directory))) await unpack(packageDirectory, directory);
    // Written at every start: the folder may have been moved along with the repository.
    const fonts = join(directory, 'fonts.conf');
    await writeFile(fonts, fontConfiguration(directory));
    return {
      executablePath: join(directory, 'chromium'),
      // In the child's environment only: other programs of a journey must not load these libraries.
      env: childEnvironment({
        LD_LIBRARY_PATH: join(directory, 'al2023', 'lib'),
        FONTCONFIG_FILE: fonts,
      }),
    };
  },
};

const pointedOut: ChromiumSource = {
  name: 'CHROME_PATH',
  find: async () => {
    if (!chromePath) throw new Error('it is not set');
    return { executablePath: await firstExecutable([chromePath]), env: childEnvironment({}) };
  },
};

const installed: ChromiumSource = {
  name: "the system's browser",
  find: async () => {
    const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
    const folders = [...new Set(['/usr/bin', ...programFolders])];
    const executablePath = await firstExecutable([
      ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ]).catch(() => {
      throw new Error(`no ${names.join(', ')} in ${folders.join(', ')}`);
    });
    return { executablePath, env: childEnvironment({}) };
  },
};

/** In the order in which they are tried. */
export const chromiumSources: readonly ChromiumSource[] = [bundled, pointedOut, installed];
