/** Messenger of a Facebook page, by Meta's Messenger Platform. */
import { z } from 'zod';
import type { MetaConfig } from '../../../../platform/config.ts';
import type { Channel, InboundEvent, PlainMessage, Received } from '../channel.ts';
import { windowHours } from '../notes.ts';
import { label, piecesOf } from '../pieces.ts';
import { postAll, postToGraph } from './graph.ts';
import { addressShape, idShape, momentOf, readable } from './readable.ts';

/** Characters, as the Send API takes them. */
const longest = { text: 2000, quickReply: 20 };
const mostQuickReplies = 13;

const deliveryShape = z.looseObject({
  object: z.literal('page'),
  entry: z.array(z.looseObject({ id: z.string(), messaging: z.array(z.unknown()).default([]) })),
});

/** Without a message or a pressed button it tells of receipts and reads. */
const eventShape = z.looseObject({
  sender: z.looseObject({ id: addressShape }),
  timestamp: z.number(),
  message: z
    .looseObject({
      mid: idShape,
      text: z.string().optional(),
      is_echo: z.boolean().optional(),
      quick_reply: z.looseObject({ payload: z.string() }).optional(),
      attachments: z.array(z.unknown()).optional(),
    })
    .optional(),
  postback: z
    .looseObject({ mid: idShape, title: z.string().default(''), payload: z.string().default('') })
    .optional(),
});

type Event = z.infer<typeof eventShape>;

const receivedIn = ({ message, postback }: Event): Received | undefined => {
  if (postback) return { kind: 'button', id: postback.payload, text: readable(postback.title) };
  // What the page itself said comes back as an echo.
  if (!message || message.is_echo) return undefined;
  const { text, quick_reply: pressed, attachments = [] } = message;
  if (pressed) return { kind: 'button', id: pressed.payload, text: readable(text ?? '') };
  if (text) return { kind: 'text', text: readable(text) };
  return attachments.length > 0 ? { kind: 'unreadable' } : undefined;
};

const eventOf = (given: unknown, pageId: string, now: Date): InboundEvent | undefined => {
  const parsed = eventShape.safeParse(given);
  if (!parsed.success) return undefined;
  const { sender, timestamp, message, postback } = parsed.data;
  const received = receivedIn(parsed.data);
  const externalId = message?.mid ?? postback?.mid;
  return received && externalId && sender.id !== pageId
    ? { externalId, address: sender.id, at: momentOf(timestamp, now), received }
    : undefined;
};

const eventsIn = (delivery: unknown, pageId: string, now: Date): readonly InboundEvent[] => {
  const parsed = deliveryShape.safeParse(delivery);
  if (!parsed.success) return [];
  return parsed.data.entry
    .filter(({ id }) => id === pageId)
    .flatMap(({ messaging }) => messaging)
    .flatMap((one) => eventOf(one, pageId, now) ?? []);
};

/** What the calls say, without to whom. */
export const messengerBodies = ({ text, buttons }: PlainMessage): readonly object[] => {
  const pieces = piecesOf(text, longest.text);
  const quickReplies =
    buttons.length > mostQuickReplies
      ? []
      : buttons.map(({ id, title }) => ({
          content_type: 'text',
          title: label(title, longest.quickReply),
          payload: id,
        }));
  return pieces.map((piece, place) => ({
    text: piece,
    ...(place === pieces.length - 1 && quickReplies.length > 0
      ? { quick_replies: quickReplies }
      : {}),
  }));
};

export const messenger = (
  { graphUrl, pageToken }: Pick<MetaConfig, 'graphUrl' | 'pageToken'>,
  pageId: string,
  now: () => Date,
): Channel => ({
  name: 'messenger',
  windowHours,
  eventsIn: (delivery) => eventsIn(delivery, pageId, now()),
  send: (address, message) =>
    postAll(
      (body) =>
        postToGraph({ graphUrl, token: pageToken }, `${pageId}/messages`, {
          recipient: { id: address },
          messaging_type: 'RESPONSE',
          message: body,
        }),
      messengerBodies(message),
    ),
});
