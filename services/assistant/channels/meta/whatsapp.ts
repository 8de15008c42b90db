/** WhatsApp by Meta's Cloud API. */
import { z } from 'zod';
import type { MetaConfig } from '../../../../platform/config.ts';
import type { Button, Channel, InboundEvent, PlainMessage, Received } from '../channel.ts';
import { windowHours } from '../notes.ts';
import { label, piecesOf } from '../pieces.ts';
import { postAll, postToGraph } from './graph.ts';
import { addressShape, idShape, momentOf, readable } from './readable.ts';

/** Characters, as the Cloud API takes them. */
const longest = { text: 4096, interactive: 1024, button: 20, row: 24, description: 72 };
const mostButtons = 3;
const mostRows = 10;

const deliveryShape = z.looseObject({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(
    z.looseObject({
      changes: z.array(z.looseObject({ field: z.string(), value: z.unknown() })).default([]),
    }),
  ),
});

/** Changes without `messages` tell what became of our own: there is nothing to answer. */
const valueShape = z.looseObject({
  metadata: z.looseObject({ phone_number_id: z.string() }),
  messages: z.array(z.unknown()).default([]),
});

const reply = z.looseObject({ id: idShape, title: z.string().default('') });

const messageShape = z.looseObject({
  id: idShape,
  /** The number; left out for people with a user name whose number we have not seen. */
  from: addressShape.optional(),
  /** Meta's id for the person towards this business. */
  from_user_id: addressShape.optional(),
  timestamp: z.string(),
  type: z.string(),
  text: z.looseObject({ body: z.string() }).optional(),
  interactive: z
    .looseObject({ button_reply: reply.optional(), list_reply: reply.optional() })
    .optional(),
  button: z.looseObject({ text: z.string() }).optional(),
});

type Message = z.infer<typeof messageShape>;

/** What people send to be read; a reaction, or a notice of the system, wants no answer. */
const unreadable = new Set([
  'audio',
  'contacts',
  'document',
  'image',
  'location',
  'order',
  'sticker',
  'unsupported',
  'video',
]);

const receivedIn = ({ type, text, interactive, button }: Message): Received | undefined => {
  if (type === 'text' && text) return { kind: 'text', text: readable(text.body) };
  const pressed = interactive?.button_reply ?? interactive?.list_reply;
  if (type === 'interactive' && pressed)
    return { kind: 'button', id: pressed.id, text: readable(pressed.title) };
  // A button of a template: its words are all that we know of it.
  if (type === 'button' && button) return { kind: 'text', text: readable(button.text) };
  return unreadable.has(type) ? { kind: 'unreadable' } : undefined;
};

const eventOf = (given: unknown, now: Date): InboundEvent | undefined => {
  const parsed = messageShape.safeParse(given);
  if (!parsed.success) return undefined;
  const { id, from, from_user_id: userId, timestamp } = parsed.data;
  const address = from ?? userId;
  const received = receivedIn(parsed.data);
  return address && received
    ? { externalId: id, address, at: momentOf(Number(timestamp) * 1000, now), received }
    : undefined;
};

const eventsIn = (delivery: unknown, phoneNumberId: string, now: Date): readonly InboundEvent[] => {
  const parsed = deliveryShape.safeParse(delivery);
  if (!parsed.success) return [];
  return parsed.data.entry
    .flatMap(({ changes }) => changes)
    .filter(({ field }) => field === 'messages')
    .flatMap(({ value }) => {
      const own = valueShape.safeParse(value);
      // The same app may have other numbers.
      return own.success && own.data.metadata.phone_number_id === phoneNumberId
        ? own.data.messages.flatMap((one) => eventOf(one, now) ?? [])
        : [];
    });
};

const asButtons = (text: string, buttons: readonly Button[]) => ({
  type: 'interactive',
  interactive: {
    type: 'button',
    body: { text },
    action: {
      buttons: buttons.map(({ id, title }) => ({ type: 'reply', reply: { id, title } })),
    },
  },
});

const asList = (text: string, buttons: readonly Button[], choose: string) => ({
  type: 'interactive',
  interactive: {
    type: 'list',
    body: { text },
    action: {
      button: label(choose, longest.button),
      sections: [
        {
          title: label(choose, longest.row),
          rows: buttons.map(({ id, title }) => ({
            id,
            title: label(title, longest.row),
            ...(title.length > longest.row
              ? { description: label(title, longest.description) }
              : {}),
          })),
        },
      ],
    },
  },
});

const asText = (text: string) => ({ type: 'text', text: { body: text, preview_url: false } });

/** Bodies of the calls that say it, without to whom. */
export const whatsappBodies = ({ text, buttons, choose }: PlainMessage): readonly object[] => {
  const pieces = piecesOf(text, longest.text);
  if (buttons.length === 0 || buttons.length > mostRows) return pieces.map(asText);
  const last = piecesOf(pieces.at(-1) ?? '', longest.interactive);
  const isShort = buttons.every(({ title }) => title.length <= longest.button);
  const asked = last.at(-1) ?? '';
  return [
    ...pieces.slice(0, -1).map(asText),
    ...last.slice(0, -1).map(asText),
    isShort && buttons.length <= mostButtons
      ? asButtons(asked, buttons)
      : asList(asked, buttons, choose),
  ];
};

/** A number as such, anything else as Meta's id for a person. */
const recipientOf = (address: string) =>
  /^\d+$/.test(address) ? { to: address } : { recipient: address };

export const whatsapp = (
  { graphUrl, accessToken }: Pick<MetaConfig, 'graphUrl' | 'accessToken'>,
  phoneNumberId: string,
  now: () => Date,
): Channel => ({
  name: 'whatsapp',
  windowHours,
  eventsIn: (delivery) => eventsIn(delivery, phoneNumberId, now()),
  send: (address, message) =>
    postAll(
      (body) =>
        postToGraph({ graphUrl, token: accessToken }, `${phoneNumberId}/messages`, {
          messaging_product: 'whatsapp',
          recipient_type: 'individual',
          ...recipientOf(address),
          ...body,
        }),
      whatsappBodies(message),
    ),
});
