/** As many requests as the server takes: each connection asks again as soon as it has its answer. */
import { setTimeout as pause } from 'node:timers/promises';
import autocannon from 'autocannon';
import type { LoadPlan, Outcome } from './load.ts';

/** autocannon reads this of a connection before each request, but its types do not tell. */
type Connection = autocannon.Client & { rate: number };

const connectLimit = 10_000;

/** Within this a connection that waited for its next second has seen that it may go on. */
const rateInterval = 1_100;

/**
 * Connections begin at one request per second each and are let loose when all have had an answer: Node
 * accepts one connection per turn of its event loop, so under full load the last of many would wait
 * seconds for their first answer, and the figures would be about that.
 */
export const fullLoad = async (plan: LoadPlan): Promise<Outcome> => {
  const connections = new Set<Connection>();
  const answered = new Set<autocannon.Client>();
  const latencies: number[] = [];
  let isMeasuring = false;
  let non2xx = 0;
  const options = {
    url: plan.url,
    connections: plan.connections,
    duration: connectLimit / 1000 + plan.warmUpSeconds + plan.seconds + 5, // it is stopped before that
    timeout: 10,
    headers: { ...plan.headers },
    connectionRate: 1,
    ignoreCoordinatedOmission: true,
    setupClient: (client: autocannon.Client) => connections.add(client as Connection), // see the type
  };
  const finished = Promise.withResolvers<autocannon.Result>();
  const instance = autocannon(options, (error, result) =>
    error ? finished.reject(error) : finished.resolve(result),
  );
  // autocannon's own histogram has whole milliseconds and no 95th percentile.
  instance.on('response', (client, status, _bytes, milliseconds) => {
    answered.add(client);
    if (!isMeasuring) return;
    if (status >= 200 && status < 300) latencies.push(milliseconds);
    else non2xx++;
  });
  const begin = performance.now();
  while (answered.size < plan.connections && performance.now() - begin < connectLimit)
    await pause(50);
  for (const connection of connections) connection.rate = Number.POSITIVE_INFINITY;
  await pause(rateInterval + plan.warmUpSeconds * 1000);
  isMeasuring = true;
  const start = performance.now();
  await pause(plan.seconds * 1000);
  isMeasuring = false;
  const seconds = (performance.now() - start) / 1000;
  instance.stop();
  const { errors } = await finished.promise;
  return { latencies, seconds, non2xx, unanswered: errors };
};
