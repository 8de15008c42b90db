import {
  createVoteCollector,
  type Id,
  mapConversation,
  type Vote,
  withVotes,
} from '@polder/opinion';
import { uniformDraws } from '@polder/random';
import { atMost, type Bench, median, withoutLimit } from './bench.ts';

const participants = 35_000;
const statements = 2000;
const batchSize = 500;
const batches = 5;

const timed = <Result>(
  work: () => Result,
): { readonly result: Result; readonly seconds: number } => {
  const started = performance.now();
  const result = work();
  return { result, seconds: (performance.now() - started) / 1000 };
};

/** Leanings of three camps on each statement, from −1 to 1. */
const campsOf = (draw: () => number) =>
  Array.from({ length: 3 }, () => Array.from({ length: statements }, () => draw() * 2 - 1));

/**
 * Votes in the order in which they are cast. Most people vote on few statements and some on hundreds,
 * and statements that are old have most votes, as in open conversations of pol.is.
 */
const createCrowd = (seed: number) => {
  const draw = uniformDraws(seed);
  const camps = campsOf(draw);
  const voteOf = (participant: number): Vote => {
    const statement = Math.floor(draw() ** 1.5 * statements);
    const leaning = camps[participant % camps.length]?.[statement] ?? 0;
    const aim = leaning + (draw() - 0.5) * 2;
    const value = draw() < 0.15 ? 0 : aim > 0 ? 1 : -1;
    return { participant, statement, value };
  };
  const collect = (votesEach: number) => {
    const collector = createVoteCollector();
    for (let participant = 0; participant < participants; participant++) {
      const count = Math.ceil(-Math.log(1 - draw()) * votesEach);
      for (let vote = 0; vote < count; vote++) {
        const { statement, value } = voteOf(participant);
        collector.add(participant, statement, value);
      }
    }
    return collector.matrix();
  };
  /** Half of a batch is of new people, who start with a few statements each. */
  const batchAfter = (known: readonly Id[]): readonly Vote[] =>
    Array.from({ length: batchSize }, (_, place) =>
      voteOf(
        place % 2 === 0 ? known.length + Math.floor(place / 20) : Math.floor(draw() * known.length),
      ),
    );
  return { collect, batchAfter };
};

const measure = (votesEach: number, say: (line: string) => void) => {
  const crowd = createCrowd(1);
  const gathered = timed(() => crowd.collect(votesEach));
  const matrix = gathered.result;
  const votes = matrix.columns.length;
  say(`${votes} votes gathered in ${gathered.seconds.toFixed(1)} s`);
  const whole = timed(() => mapConversation(matrix));
  say(`mapped in ${whole.seconds.toFixed(2)} s, ${whole.result.groups.length} groups`);
  let latest = whole.result;
  const updates = Array.from({ length: batches }, () => {
    const batch = crowd.batchAfter(latest.matrix.participants);
    const { result, seconds } = timed(() =>
      mapConversation(withVotes(latest.matrix, batch), { memory: latest.memory }),
    );
    latest = result;
    return seconds;
  });
  say(`updates: ${updates.map((seconds) => seconds.toFixed(2)).join(', ')} s`);
  return { votes, whole: whole.seconds, update: median(updates), slowest: Math.max(...updates) };
};

const inMillions = (votes: number): string => `${(votes / 1e6).toFixed(1)} million votes`;

export default {
  name: 'opinion',
  limit: `A map of ${participants} participants and ${statements} statements (less than 10 s) and its update by a batch of ${batchSize} votes (less than 1 s, median of ${batches}), on one core.`,
  run: async ({ say }) => {
    const usual = measure(50, say);
    const dense = measure(285, say);
    return [
      atMost(10, {
        metric: `whole map, ${inMillions(usual.votes)}`,
        value: usual.whole,
        unit: 's',
      }),
      atMost(1, { metric: `update, ${inMillions(usual.votes)}`, value: usual.update, unit: 's' }),
      withoutLimit({
        metric: `slowest update, ${inMillions(usual.votes)}`,
        value: usual.slowest,
        unit: 's',
      }),
      atMost(10, {
        metric: `whole map, ${inMillions(dense.votes)}`,
        value: dense.whole,
        unit: 's',
      }),
      withoutLimit({
        metric: `update, ${inMillions(dense.votes)}`,
        value: dense.update,
        unit: 's',
      }),
    ];
  },
} satisfies Bench;
