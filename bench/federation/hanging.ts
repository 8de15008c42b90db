/** A source that stops answering without a word: how long after the deadline is the rest there? */
import { startProxy } from '../../engines/federation/test/proxy.ts';
import { atMost, type Result } from '../bench.ts';
import { percentile } from '../percentile.ts';
import type { Lab } from './lab.ts';
import { federated, screen } from './questions.ts';
import { openStack } from './stack.ts';

const QUESTIONS = 60;
const DEADLINE = 200;
const millisecondsLate = 10;

export const measureHanging = async (lab: Lab): Promise<readonly Result[]> => {
  const network = await startProxy(lab.shipping.server);
  const stack = openStack(lab, {
    shippingAt: { host: network.host, port: network.port },
    // Each question meets the source anew: left alone, it would cost no time at all.
    breaker: { failures: Number.POSITIVE_INFINITY, rest: 0 },
  });
  const ask = () =>
    stack.ask(screen(federated), { parameters: [7], limits: { deadline: DEADLINE } });
  try {
    for (let at = 0; at < 50; at += 1) await stack.ask(screen(federated), { parameters: [7] });
    network.hang();
    const late: number[] = [];
    for (let at = 0; at < QUESTIONS; at += 1) {
      const from = performance.now();
      const { rows, report } = await ask();
      late.push(performance.now() - from - DEADLINE);
      const missing = report.fragments.filter(({ status }) => status === 'missing');
      if (
        rows.length === 0 ||
        missing.length !== 1 ||
        missing[0]?.source !== 'shipping' ||
        missing[0].failure !== 'deadline'
      )
        throw new Error('The partial answer is not what it should be');
    }
    return [
      atMost(millisecondsLate, {
        metric: `a source hangs: the partial answer after the deadline of ${DEADLINE} ms, 95 of 100 within`,
        value: percentile(late, 0.95),
        unit: 'ms',
      }),
    ];
  } finally {
    await stack.close();
    await network.stop();
  }
};
