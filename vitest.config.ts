import { defineConfig } from 'vitest/config';

const jsx = { runtime: 'automatic', importSource: 'hono/jsx' } as const;

/**
 * `unit` holds everything that needs no browser (engines, rules, stores, routes);
 * `journeys` drives the built product in a real browser.
 */
export default defineConfig({
  oxc: { jsx },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{engines,platform,services,city,build,bench}/**/*.test.{ts,tsx}'],
          pool: 'forks',
          // On two cores, half of them would wait for servers that tests start.
          maxWorkers: '100%',
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['journeys/**/*.test.ts'],
          pool: 'forks',
          maxWorkers: 1,
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
