/**
 * A Trino that already runs, for tests: its address stands in `POLDER_TRINO_URL`, such as
 * `http://127.0.0.1:8080`. Tests make and drop schemas of its catalogue `memory`, and catalogues of their
 * own where it has `catalog.management=dynamic`.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Dialect } from '../src/dialects/dialect.ts';
import type { Source } from '../src/sources/source.ts';
import { type TrinoOptions, trinoOptions } from '../src/sources/trino/options.ts';
import { createTrinoSource } from '../src/sources/trino/trino.ts';

/** Undefined where there is none: what needs it is then skipped, and says so. */
export const trinoAddress: string | undefined = process.env.POLDER_TRINO_URL || undefined;

export const NEEDS_TRINO = 'needs a running Trino, its address in POLDER_TRINO_URL';

export const trinoEntry = (given: Partial<TrinoOptions> = {}): TrinoOptions => {
  const { hostname, port, protocol, username, password } = new URL(trinoAddress ?? 'http://-');
  return trinoOptions.parse({
    ...{ kind: 'trino', host: hostname, port: Number(port || 8080), user: username || 'polder' },
    ...(password && { password }),
    ...{ tls: protocol === 'https:', ...given },
  });
};

export const trinoSource = (dialect: Dialect, given: Partial<TrinoOptions> = {}): Source =>
  createTrinoSource('lake', trinoEntry(given), dialect);

interface Page {
  readonly data?: readonly (readonly unknown[])[];
  readonly nextUri?: string;
  readonly error?: { readonly message: string };
}

/** Rows as they stand in Trino's answer, fetched by nothing that is under test. */
export const askTrino = async (text: string): Promise<readonly (readonly unknown[])[]> => {
  const rows: (readonly unknown[])[] = [];
  const { user } = trinoEntry();
  const headers = {
    ...{ 'x-trino-user': user, 'x-trino-source': 'tests', 'x-trino-time-zone': 'UTC' },
    'x-trino-client-capabilities': 'PARAMETRIC_DATETIME',
  };
  let answer = await fetch(new URL('/v1/statement', trinoAddress), {
    ...{ method: 'POST', headers, body: text },
  });
  for (;;) {
    // What a coordinator answers is what its documentation says.
    const page = (await answer.json()) as Page;
    rows.push(...(page.data ?? []));
    if (page.error) throw new Error(`${page.error.message}: ${text.slice(0, 200)}`);
    if (!page.nextUri) return rows;
    answer = await fetch(page.nextUri, { headers });
  }
};

/** Waits until a condition of the server holds. */
export const untilTrino = async (
  holds: () => Promise<boolean>,
  milliseconds = 20_000,
): Promise<boolean> => {
  const until = Date.now() + milliseconds;
  while (Date.now() < until) {
    if (await holds()) return true;
    await delay(100);
  }
  return false;
};
