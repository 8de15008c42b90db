/** Where Meta asks whether we are who we say, and delivers what residents write by WhatsApp and Messenger. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import type { MetaConfig } from '../../../../platform/config.ts';
import { type ApiEnv, apiRoute } from '../../../../platform/http/api.ts';
import { defaultBodyAtMost } from '../../../../platform/http/body.ts';
import { Problem } from '../../../../platform/problem.ts';
import type { City } from '../../../../platform/service.ts';
import type { Channel, InboundEvent } from '../channel.ts';
import { receive } from '../receive.ts';
import { metaChannels } from './channels.ts';
import { isSameWord, isSigned } from './signature.ts';

const path = '/channels/meta';

const challengeRoute = apiRoute('public', {
  method: 'get',
  path,
  summary: 'Webhook of WhatsApp and Messenger: Meta makes sure of it',
  responses: {
    200: { description: 'The challenge', content: { 'text/plain': { schema: z.string() } } },
    403: { description: 'Not the word that was agreed on' },
    404: { description: 'These channels are not used' },
  },
});

const deliveryRoute = apiRoute('public', {
  method: 'post',
  path,
  summary: 'Webhook of WhatsApp and Messenger: what residents write',
  responses: {
    200: {
      description: 'Taken',
      content: { 'application/json': { schema: z.object({ received: z.int() }) } },
    },
    403: { description: 'Not signed by Meta' },
    404: { description: 'These channels are not used' },
    413: { description: 'Larger than anything Meta delivers' },
    422: { description: 'Signed, but not JSON' },
    500: { description: 'Not all was taken: deliver it again' },
  },
});

const metaOf = ({ config }: City): MetaConfig => {
  if (!config.meta) throw new Problem('not-found');
  return config.meta;
};

const jsonIn = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch (cause) {
    throw new Problem('invalid-input', { parameter: 'body', reason: 'JSON' }, { cause });
  }
};

/** Takes one event in a transaction of its own. @returns whether it was taken */
const take = async (city: City, channel: Channel, event: InboundEvent): Promise<boolean> => {
  try {
    const farewell = await city.db.transaction((tx) => receive(city, tx, channel, event));
    if (!farewell) return true;
    const { address, text } = farewell;
    // Tried once: there is nothing left to try it again from.
    const result = await channel.send(address, { text, buttons: [], choose: '' });
    if (result.kind === 'failure')
      city.log.warn({ channel: channel.name, reason: result.detail }, 'farewell not sent');
    return true;
  } catch (err) {
    city.log.error({ err, channel: channel.name }, 'message not taken');
    return false;
  }
};

/** Adds the webhook of Meta to the service's API. */
export const registerChannels = (api: OpenAPIHono<ApiEnv>, city: City): void => {
  api.use(
    path,
    bodyLimit({
      maxSize: defaultBodyAtMost,
      onError: () => {
        throw new Problem('too-large', { limit: defaultBodyAtMost / 1_000_000 });
      },
    }),
  );

  api.openapi(challengeRoute, (c) => {
    const { verifyToken } = metaOf(city);
    const challenge = c.req.query('hub.challenge') ?? '';
    const isAsked =
      c.req.query('hub.mode') === 'subscribe' &&
      isSameWord(c.req.query('hub.verify_token') ?? '', verifyToken) &&
      /^[\w.-]{1,200}$/.test(challenge);
    if (!isAsked) throw new Problem('forbidden');
    return c.text(challenge, 200);
  });

  api.openapi(deliveryRoute, async (c) => {
    const { appSecret } = metaOf(city);
    const body = new Uint8Array(await c.req.arrayBuffer());
    if (!isSigned(body, c.req.header('x-hub-signature-256'), appSecret))
      throw new Problem('forbidden');
    const delivery = jsonIn(body);
    let received = 0;
    let failed = 0;
    for (const channel of metaChannels(city))
      for (const event of channel.eventsIn(delivery))
        if (await take(city, channel, event)) received += 1;
        else failed += 1;
    // Delivered again, what was taken is told by its id and left out.
    if (failed > 0) throw new Problem('internal');
    return c.json({ received }, 200);
  });
};
