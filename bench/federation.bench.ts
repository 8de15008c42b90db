import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Bench, Result } from './bench.ts';
import { CUSTOMERS, LINES, ORDERS } from './federation/data.ts';
import type { Message } from './federation/measure.ts';

const count = new Intl.NumberFormat('en');

const measureApart = (say: (line: string) => void): Promise<readonly Result[]> =>
  new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'federation/measure.ts'), { execArgv: [] });
    // Only our own module sends.
    child.on('message', (message: Message) => {
      if (message.kind === 'say') say(message.line);
      else if (message.kind === 'results') resolve(message.results);
      else reject(new Error(message.message));
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`It ended with ${code} before it had measured`)));
  });

export default {
  name: 'federation',
  limit: `${count.format(CUSTOMERS)} customers in SQLite, ${count.format(ORDERS)} orders in PostgreSQL and ${count.format(LINES)} lines in MariaDB, on this machine, asked as one: a screen of one customer (at most 5 ms beyond the slowest source alone, 15 ms for 95 of 100; 700 per second with 50 officers), TPC-H's shipping priority query (at most 0.2 times foreign tables, which run without nested loops, with 10 000 rows fetched at once and customers of their own; at most 2 times one PostgreSQL with all data), the orders of one week (150 ms), an answer without a source that hangs (10 ms after the deadline), and what a source does with a question that is given up or late (100 ms more at most).`,
  run: ({ say }) => measureApart(say),
} satisfies Bench;
