import { loadavg } from 'node:os';
import type { Bench, Result } from './bench.ts';
import { CUSTOMERS, LINES, ORDERS } from './federation/data.ts';
import { measureHanging } from './federation/hanging.ts';
import { measureJoins } from './federation/joins.ts';
import { openLab } from './federation/lab.ts';
import { measureScreens } from './federation/screens.ts';

const count = new Intl.NumberFormat('en');

export default {
  name: 'federation',
  limit: `${count.format(CUSTOMERS)} customers in SQLite, ${count.format(ORDERS)} orders in PostgreSQL and ${count.format(LINES)} lines in MariaDB, on this machine, asked as one: a screen of one customer (at most 5 ms beyond the slowest source alone, 15 ms for 95 of 100; 700 per second with 50 officers), TPC-H's shipping priority query (at most 0.2 times foreign tables, which run without nested loops, with 10 000 rows fetched at once and customers of their own; at most 2 times one PostgreSQL with all data), the orders of one week (150 ms), and an answer without a source that hangs (10 ms after the deadline).`,
  run: async ({ say }) => {
    const lab = await openLab(say);
    if (!lab) {
      say('left out: no PostgreSQL (package postgresql)');
      return [];
    }
    const measured = async (
      name: string,
      measure: () => Promise<readonly Result[]>,
    ): Promise<readonly Result[]> => {
      say(`${name}; load of this machine ${(loadavg()[0] ?? 0).toFixed(1)}`);
      return measure();
    };
    try {
      return [
        ...(await measured('screens', () => measureScreens(lab))),
        ...(await measured('joins', () => measureJoins(lab, say))),
        ...(await measured('a source that hangs', () => measureHanging(lab))),
      ];
    } finally {
      await lab.stop();
    }
  },
} satisfies Bench;
