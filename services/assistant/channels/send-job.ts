/** Sends one message by its channel, and tries again what the channel may take another time. */

import { setTimeout as wait } from 'node:timers/promises';
import type { JobDefinition } from '../../../platform/jobs/jobs.ts';
import { byLanguage } from '../../../platform/messages/languages.ts';
import type { City } from '../../../platform/service.ts';
import { readSetting } from '../../../platform/settings/settings.ts';
import { dayInTown } from '../../../platform/town-time.ts';
import { viewOf } from '../chat/view.ts';
import { mannerSetting } from '../content/manner.ts';
import type { Channel, SendFailure, SendResult } from './channel.ts';
import { channelMessages } from './messages/index.ts';
import { metaChannels } from './meta/channels.ts';
import {
  beginSending,
  endSending,
  noteTrouble,
  type Outgoing,
  sendJobName,
} from './outgoing-store.ts';
import { plainMessage } from './plain.ts';

/** With waits that double from five seconds on: some twenty minutes. */
export const mostAttempts = 8;
/** Trouble of our own, such as a database that is away, is no attempt. */
const spareAttempts = 2;
/** Longer ones are left to the task's own waits. */
const longestWaitSeconds = 30;

const millisecondsPerHour = 3_600_000;

const isTooLate = ({ windowHours }: Channel, { lastInboundAt }: Outgoing, now: Date): boolean =>
  now.getTime() - lastInboundAt.getTime() >= windowHours * millisecondsPerHour;

const send = async (city: City, outgoing: Outgoing): Promise<SendResult> => {
  const channel = metaChannels(city).find(({ name }) => name === outgoing.channel);
  if (!channel) return { kind: 'failure', reason: 'refused', detail: 'channel is off' };
  if (isTooLate(channel, outgoing, city.now()))
    return { kind: 'failure', reason: 'too-late', detail: `${channel.windowHours} hours` };
  const view = await viewOf(city, [outgoing.message], await readSetting(city.db, mannerSetting));
  const around = { city, view, today: dayInTown(city.now()) };
  return channel.send(outgoing.address, plainMessage(around, outgoing.message, outgoing.isFirst));
};

const isWorthAnother = ({ reason }: SendFailure, { attempts }: Outgoing): boolean =>
  reason === 'later' && attempts < mostAttempts;

export const sendJob: JobDefinition<City> = {
  name: sendJobName,
  label: byLanguage(channelMessages, ({ jobs }) => jobs.send),
  attempts: mostAttempts + spareAttempts,
  run: async (city, { subject }) => {
    const { db, jobs, log, now } = city;
    const outgoing = await beginSending(db, Number(subject));
    if (!outgoing) return;
    const result = await send(city, outgoing);
    if (result.kind === 'failure' && isWorthAnother(result, outgoing)) {
      await noteTrouble(db, outgoing.id, result.detail);
      const { waitSeconds = 0 } = result;
      if (waitSeconds <= longestWaitSeconds) await wait(waitSeconds * 1000);
      throw new Error(`Not sent by ${outgoing.channel} yet: ${result.detail}`);
    }
    if (result.kind === 'failure')
      log.warn(
        { outgoing: outgoing.id, channel: outgoing.channel, reason: result.detail },
        'message not sent',
      );
    await db.transaction((tx) =>
      endSending(
        tx,
        jobs,
        outgoing,
        result.kind === 'sent'
          ? { state: 'sent', error: null, sentAt: now() }
          : {
              state: result.reason === 'too-late' ? 'too-late' : 'failed',
              error: result.detail,
              sentAt: null,
            },
      ),
    );
  },
};
