import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

/** The floors of the house, bottom to top (ARCHITECTURE.md); what a file may import follows from its own. */
const root = join(import.meta.dirname, '..');
const floors = ['engines', 'platform', 'services', 'city'];
const isTest = (file: string) => /\.test\.tsx?$|\/testing\/|\/test\//.test(file);

const files = floors.flatMap((floor) =>
  readdirSync(join(root, floor), { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && !file.includes('node_modules'),
    )
    .map((file) => `${floor}/${file}`),
);

const importsOf = (file: string): readonly string[] => {
  const { module } = parseSync(file, readFileSync(join(root, file), 'utf8'));
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
    ),
  ];
};

const graph = new Map(files.map((file) => [file, importsOf(file)]));

/** Where a relative or workspace import leads, as a path from the root; undefined for packages. */
const targetOf = (from: string, request: string): string | undefined => {
  if (request.startsWith('@polder/'))
    return `engines/${request.slice('@polder/'.length)}/src/index.ts`;
  return request.startsWith('.')
    ? relative(root, resolve(root, dirname(from), request))
    : undefined;
};

const breaches = (
  isBreach: (from: string, request: string, target: string | undefined) => boolean,
) =>
  [...graph].flatMap(([from, requests]) =>
    requests
      .filter((request) => isBreach(from, request, targetOf(from, request)))
      .map((request) => `${from} → ${request}`),
  );

const floorOf = (file: string) => floors.indexOf(file.split('/')[0] ?? '');
const roomOf = (file: string) => file.split('/').slice(0, 2).join('/');

/** The one exception by nature: what speaks to sources, and the DuckDB that joins their rows. */
const isConnector = (file: string): boolean =>
  /^engines\/federation\/src\/(?:sources|local)\//.test(file);

describe('the house', () => {
  it('has files to look at', () => expect(files.length).toBeGreaterThan(100));

  it('imports never go up a floor', () =>
    expect(
      breaches((from, _, target) => target !== undefined && floorOf(target) > floorOf(from)),
    ).toEqual([]));

  it('services never import each other', () =>
    expect(
      breaches(
        (from, _, target) =>
          from.startsWith('services/') &&
          target?.startsWith('services/') === true &&
          roomOf(from) !== roomOf(target),
      ),
    ).toEqual([]));

  it('engines do no input or output', () =>
    expect(
      breaches(
        (from, request) =>
          from.startsWith('engines/') &&
          !isTest(from) &&
          !isConnector(from) &&
          request.startsWith('node:') &&
          // A hash is arithmetic: the same bytes in, the same bytes out.
          request !== 'node:crypto',
      ),
    ).toEqual([]));

  it('in services, only stores and schemas speak to the database', () =>
    expect(
      breaches(
        (from, request) =>
          from.startsWith('services/') &&
          !isTest(from) &&
          !/\/(store|schema|[a-z-]+-store)\.ts$/.test(from) &&
          request.startsWith('drizzle-orm'),
      ),
    ).toEqual([]));

  it('only the configuration reads the environment', () => {
    const readers = files.filter(
      (file) =>
        !isTest(file) &&
        file !== 'platform/config.ts' &&
        readFileSync(join(root, file), 'utf8').includes('process.env'),
    );
    expect(readers).toEqual([]);
  });

  it('imports make no circle', () => {
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]) => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (done.has(file) || path.includes(file)) return;
      for (const request of valueImports(file)) {
        const target = targetOf(file, request);
        if (target && graph.has(target)) visit(target, [...path, file]);
      }
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });
});

/** Imports that exist at run time: a circle of types alone is none. */
const valueImports = (file: string): readonly string[] => {
  const { module } = parseSync(file, readFileSync(join(root, file), 'utf8'));
  return module.staticImports
    .filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType))
    .map(({ moduleRequest }) => moduleRequest.value);
};
