import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { uniformDraws } from '@polder/random';
import {
  count,
  createElection,
  type Election,
  equalShares,
  explain,
  greedy,
  loadSolver,
  maxWelfare,
  phragmen,
  type Rule,
  rational,
  readPabulib,
} from '@polder/tally';
import { atMost, type Bench, median, type Result, withoutLimit } from './bench.ts';

const folder = path.resolve(import.meta.dirname, '../../shared/data/participation/pabulib');
const large = path.join(folder, 'large/Poland_Lodz_2022.pb');

/** The size of Łódź 2022, the largest election that is published with its ballots here. */
const generatedSize = { voters: 90_494, projects: 160, budget: 6_112_868 };

const timed = <Value>(work: () => Value): { readonly value: Value; readonly ms: number } => {
  const started = performance.now();
  const value = work();
  return { value, ms: performance.now() - started };
};

/** Voters with up to five choices; popular projects are chosen more often. */
const generatedElection = (seed: number): Election => {
  const random = uniformDraws(seed);
  const { voters, projects, budget } = generatedSize;
  const ballots = new Map<string, { readonly choices: readonly number[]; voters: number }>();
  for (let voter = 0; voter < voters; voter += 1) {
    const choices = new Set<number>();
    const length = 1 + Math.floor(random() * 5);
    while (choices.size < length) choices.add(Math.floor(random() ** 2 * projects));
    const sorted = [...choices].sort((a, b) => a - b);
    const ballot = ballots.get(sorted.join()) ?? { choices: sorted, voters: 0 };
    ballot.voters += 1;
    ballots.set(sorted.join(), ballot);
  }
  return createElection({
    voteType: 'approval',
    budget: rational(BigInt(budget)),
    projects: Array.from({ length: projects }, (_, index) => ({
      id: `${index + 1}`,
      cost: rational(BigInt(20_000 + Math.floor(random() * 480_000))),
      name: '',
      categories: [],
    })),
    ballots: [...ballots.values()],
  });
};

const largeElection = (): Election =>
  existsSync(large)
    ? readPabulib(readFileSync(large, 'utf8')).election
    : generatedElection(generatedSize.voters);

const otherRules: Readonly<Record<string, Rule>> = {
  'greedy by votes': greedy,
  'greedy by cardinality per cost': { ...greedy, merit: 'cardinality' },
  'Equal Shares once': { ...equalShares, completion: 'none' },
  'Equal Shares, cardinality, add1': { ...equalShares, utility: 'cardinality' },
  'Equal Shares, add1u': { ...equalShares, completion: 'add1u' },
  Phragmén: phragmen,
  'maximal welfare': maxWelfare,
};

const runs = 5;

/** Megabytes that a process of its own needs at most for reading and counting the large election. */
const peakMemory = async (): Promise<number> => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    fileURLToPath(import.meta.url),
    'measure-memory',
  ]);
  return Number(stdout);
};

const otherFiles = (): readonly string[] =>
  globSync('{netherlands,official-equal-shares,official-greedy}/*.pb', { cwd: folder }).sort();

interface FileTimes {
  readonly read: number;
  readonly counted: number;
}

const timesOf = (file: string): FileTimes => {
  const text = readFileSync(path.join(folder, file), 'utf8');
  const read = timed(() => readPabulib(text).election);
  const counted = timed(() => count(read.value, { rule: equalShares }));
  return { read: read.ms, counted: counted.ms };
};

const slowestBy = (
  files: readonly string[],
  what: string,
  msOf: (times: FileTimes) => number,
): Result => {
  const times = files.map((file) => ({
    name: path.basename(file, '.pb'),
    ms: median(Array.from({ length: runs }, () => msOf(timesOf(file)))),
  }));
  const { name, ms } = times.reduce((worst, one) => (one.ms > worst.ms ? one : worst));
  return atMost(200, {
    metric: `slowest of ${files.length} others, ${what}: ${name}`,
    value: ms,
    unit: 'ms',
  });
};

const otherFileResults = (): readonly Result[] => {
  const files = otherFiles();
  if (files.length === 0) return [];
  return [
    slowestBy(files, 'counted', ({ counted }) => counted),
    slowestBy(files, 'read and counted', ({ read, counted }) => read + counted),
  ];
};

/** Equal Shares without a completion by pabutools, in seconds; reading is not in it. */
const pabutoolsProgram = `
import sys, time
from pabutools.election import parse_pabulib, Cost_Sat
from pabutools.rules import method_of_equal_shares
instance, profile = parse_pabulib(sys.argv[1])
profile = profile.as_multiprofile()
started = time.perf_counter()
method_of_equal_shares(instance, profile, sat_class=Cost_Sat)
print(time.perf_counter() - started)
`;

const peerFiles = [
  'official-greedy/Poland_Warszawa_2024_Wesola.pb',
  'netherlands/Netherlands_Amsterdam_252.pb',
  'official-greedy/Poland_Katowice_2021_Janow-Nikiszowiec.pb',
];

const peerResults = async (say: (line: string) => void): Promise<readonly Result[]> => {
  const files = peerFiles.filter((file) => existsSync(path.join(folder, file)));
  try {
    await promisify(execFile)('python3', ['-c', 'import pabutools']);
  } catch {
    say('pabutools is not on this machine: nothing is measured beside it');
    return [];
  }
  const results: Result[] = [];
  for (const file of files) {
    const name = path.basename(file, '.pb');
    const { election } = readPabulib(readFileSync(path.join(folder, file), 'utf8'));
    const rule: Rule = { ...equalShares, completion: 'none' };
    const own = median(
      Array.from({ length: runs }, () => timed(() => count(election, { rule })).ms),
    );
    const { stdout } = await promisify(execFile)('python3', [
      '-c',
      pabutoolsProgram,
      path.join(folder, file),
    ]);
    results.push(
      withoutLimit({
        metric: `${name}: pabutools takes so many times as long`,
        value: (Number(stdout) * 1000) / own,
        unit: '×',
      }),
    );
  }
  return results;
};

if (process.argv[2] === 'measure-memory') {
  count(largeElection(), { rule: equalShares });
  process.stdout.write(String(process.resourceUsage().maxRSS / 1024));
}

export default {
  name: 'tally',
  limit:
    'Equal Shares with add1 on Łódź 2022 (90 494 voters, 160 projects): at most 3 s, with at most 500 MB; every other published file at most 200 ms.',
  run: async ({ say }) => {
    const isPublished = existsSync(large);
    if (!isPublished)
      say('Shared data absent: a generated election of the same size stands in; no other files.');
    const where = isPublished ? 'Łódź 2022' : 'generated';
    const read = timed(largeElection);
    const election = read.value;
    say(`${where}: ${election.voters} voters, ${election.projects.length} projects`);

    const counted = Array.from({ length: runs }, () =>
      timed(() => count(election, { rule: equalShares })),
    );
    say(`counts: ${counted.map(({ ms }) => ms.toFixed(0)).join(', ')} ms`);
    const [first] = counted;
    const explained = first && timed(() => explain(first.value));

    const solver = await loadSolver();
    const others = Object.entries(otherRules).map(([name, rule]) =>
      withoutLimit({
        metric: `${where}, ${name}`,
        value: median(
          Array.from({ length: 3 }, () => timed(() => count(election, { rule }, solver)).ms),
        ),
        unit: 'ms',
      }),
    );

    return [
      atMost(3, {
        metric: `${where}, Equal Shares with add1`,
        value: median(counted.map(({ ms }) => ms)) / 1000,
        unit: 's',
      }),
      atMost(3, {
        metric: `${where}, the same with ${isPublished ? 'reading' : 'generating'}, cold`,
        value: (read.ms + (first?.ms ?? 0)) / 1000,
        unit: 's',
      }),
      withoutLimit({ metric: `${where}, its explanation`, value: explained?.ms ?? 0, unit: 'ms' }),
      atMost(500, {
        metric: `${where}, peak memory of a process`,
        value: await peakMemory(),
        unit: 'MB',
      }),
      ...otherFileResults(),
      ...others,
      ...(await peerResults(say)),
    ];
  },
} satisfies Bench;
