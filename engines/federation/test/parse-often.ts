/** Parses many texts in a process of its own and prints by how many bytes it grew. */
import { setTimeout as delay } from 'node:timers/promises';
import { compiledPlainly } from '../src/local/compiled-plainly.ts';
import { loadParser, parseSelect } from '../src/sql/parser.ts';
import { peakMemory } from './peak-memory.ts';

const TEXTS = 4_000;

await loadParser(compiledPlainly);
const before = process.memoryUsage().rss;
for (let number = 1; number <= TEXTS; number += 1)
  parseSelect(`select a, sum(c) from t join u on t.x = u.y where b in (1, ${number}) group by 1`);
// What is compiled meanwhile has its time.
await delay(1_000);
console.log(JSON.stringify({ texts: TEXTS, grown: peakMemory() - before }));
