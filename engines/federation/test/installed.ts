/** What this machine has: programs, and the accounts that they run as. */
import { access, constants, readdir, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** The numbers of an account to change to; undefined when this process is not the superuser anyway. */
export const accountOf = async (name: string): Promise<Account | undefined | 'missing'> => {
  if (process.getuid?.() !== 0) return undefined;
  const line = (await readFile('/etc/passwd', 'utf8'))
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : 'missing';
};

const isProgram = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

/** The newest version's folder in one that holds a folder for each, such as `/usr/lib/postgresql`. */
export const newestOf = async (folder: string, program: string): Promise<string | undefined> => {
  const versions = await readdir(folder).catch(() => []);
  for (const version of versions.toSorted((a, b) => Number(b) - Number(a))) {
    if (await isProgram(join(folder, version, program))) return join(folder, version);
  }
  return undefined;
};

/** Where a program is, also in the folders for administrators that are not everybody's path. */
export const pathOf = async (program: string): Promise<string | undefined> => {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  for (const folder of folders) {
    if (await isProgram(join(folder, program))) return join(folder, program);
  }
  return undefined;
};
