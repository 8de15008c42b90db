import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Town } from '@polder/town';
import { claimFurnishing, type OpenCity } from '../platform/city.ts';
import type { Role } from '../platform/identity/permissions.ts';
import type { DemoContext } from '../platform/service.ts';
import { placeTown } from './demo-places.ts';

export const demoSeed = 1;

export interface DemoAccount {
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

const demoPeople: readonly Omit<DemoAccount, 'password'>[] = [
  { role: 'resident', name: 'Demo resident', email: 'resident@polderdam.example' },
  { role: 'officer', name: 'Demo nurse', email: 'nurse@polderdam.example' },
  { role: 'officer', name: 'Demo team lead', email: 'lead@polderdam.example' },
  { role: 'officer', name: 'Demo agent', email: 'agent@polderdam.example' },
  { role: 'editor', name: 'Demo editor', email: 'editor@polderdam.example' },
  { role: 'analyst', name: 'Demo analyst', email: 'analyst@polderdam.example' },
  { role: 'data-steward', name: 'Demo data steward', email: 'steward@polderdam.example' },
  {
    role: 'data-steward',
    name: 'Demo second steward',
    email: 'second-steward@polderdam.example',
  },
  { role: 'administrator', name: 'Demo administrator', email: 'administrator@polderdam.example' },
];

const words = [
  'reed',
  'tide',
  'heron',
  'dune',
  'lock',
  'sail',
  'gull',
  'dike',
  'mill',
  'pier',
  'ferry',
  'marsh',
];

/** Readable and not to be guessed: four words and a number, about 2^36 possibilities per account. */
const newPassword = (): string =>
  [...Array.from({ length: 4 }, () => words[randomInt(words.length)]), randomInt(1_000_000)].join(
    '-',
  );

const accountsFile = (dataDirectory: string): string => join(dataDirectory, 'demo-accounts.json');

/** The accounts of a demo town, with passwords of this installation alone; empty when it is none. */
export const demoAccounts = (dataDirectory: string): readonly DemoAccount[] =>
  existsSync(accountsFile(dataDirectory))
    ? JSON.parse(readFileSync(accountsFile(dataDirectory), 'utf8'))
    : [];

/**
 * Makes the demo town: places, people with accounts, and each service's content, in one transaction,
 * so that a start that is broken off leaves nothing half made. An installation with people or places of
 * its own is left as it is.
 */
export const furnishDemo = async (
  city: OpenCity,
  drawn: Promise<Town>,
  report: (step: string) => void,
): Promise<void> => {
  report('Drawing the town');
  const town = await drawn;
  const context: DemoContext = { town, today: city.now(), report };
  const accounts = demoPeople.map((person) => ({ ...person, password: newPassword() }));
  await city.write(async (tx) => {
    if (!(await claimFurnishing(tx, demoSeed))) return;
    report('Placing streets, homes and people');
    await placeTown(tx, town, context.today);
    report('Opening accounts');
    for (const { name, email, password, role } of accounts)
      await city.identity.create(tx, {
        name,
        email,
        password,
        roles: role === 'resident' ? ['resident'] : ['resident', role],
      });
    for (const service of city.services)
      if (service.demo) {
        report(`Filling ${service.name}`);
        await service.demo(city, tx, context);
      }
    writeFileSync(accountsFile(city.config.dataDirectory), JSON.stringify(accounts, null, 2), {
      mode: 0o600,
    });
  });
};
