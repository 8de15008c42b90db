// Generates SQL migrations for the platform and each service with drizzle-kit: `npm run migrations`.
// A landed migration is never edited; a change of a schema makes a new one.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const schemas = ['platform/database', 'platform/identity', 'platform/places'];
for (const service of readdirSync(join(root, 'services')))
  if (existsSync(join(root, 'services', service, 'schema.ts'))) schemas.push(`services/${service}`);

for (const folder of schemas) {
  console.log(`== ${folder}`);
  const { status } = spawnSync(
    join(root, 'node_modules/.bin/drizzle-kit'),
    [
      'generate',
      '--dialect=postgresql',
      `--name=${process.argv[2] ?? 'change'}`,
      `--schema=./${folder}/**/schema.ts`,
      `--out=./${folder}/migrations`,
    ],
    { cwd: root, stdio: 'inherit' },
  );
  if (status !== 0) process.exit(status ?? 1);
}
