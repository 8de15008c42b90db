/** Deliveries as Meta makes them, and their signature. */
import { createHmac } from 'node:crypto';

export const phoneNumberId = '106540352242922';
export const pageId = '7750';
export const appSecret = 'the app’s secret';

let count = 0;
const nextId = () => {
  count += 1;
  return `wamid.in${count}`;
};

export interface WhatsappMessage {
  readonly id: string;
  readonly [member: string]: unknown;
}

const seconds = (at: Date): string => String(Math.floor(at.getTime() / 1000));

export const textFrom = (from: string, body: string, at: Date): WhatsappMessage => ({
  from,
  id: nextId(),
  timestamp: seconds(at),
  type: 'text',
  text: { body },
});

export const ofType = (from: string, type: string, at: Date): WhatsappMessage => ({
  from,
  id: nextId(),
  timestamp: seconds(at),
  type,
  [type]: { id: '1', mime_type: 'x/y' },
});

export const pressedBy = (
  from: string,
  kind: 'button_reply' | 'list_reply',
  id: string,
  title: string,
  at: Date,
): WhatsappMessage => ({
  from,
  id: nextId(),
  timestamp: seconds(at),
  type: 'interactive',
  interactive: { type: kind, [kind]: { id, title } },
});

const change = (value: object, number = phoneNumberId) => ({
  field: 'messages',
  value: {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '31201234567', phone_number_id: number },
    ...value,
  },
});

/** One entry for each list of messages. */
export const whatsappDelivery = (...entries: readonly (readonly WhatsappMessage[])[]) => ({
  object: 'whatsapp_business_account',
  entry: entries.map((messages, place) => ({
    id: `account-${place}`,
    changes: [
      change({ contacts: [{ profile: { name: 'Jan Jansen' }, wa_id: '31600000000' }], messages }),
    ],
  })),
});

export const toOtherNumber = (message: WhatsappMessage) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '1', changes: [change({ messages: [message] }, '999')] }],
});

export const statusOnly = (at: Date) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '1',
      changes: [
        change({
          statuses: [
            { id: 'wamid.x', status: 'read', timestamp: seconds(at), recipient_id: '31600000001' },
          ],
        }),
      ],
    },
  ],
});

export const pageDelivery = (...messaging: readonly object[]) => ({
  object: 'page',
  entry: [{ id: pageId, time: 1_764_000_000_000, messaging }],
});

export const pageEvent = (sender: string, at: Date, event: object) => ({
  sender: { id: sender },
  recipient: { id: pageId },
  timestamp: at.getTime(),
  ...event,
});

export const signatureOf = (body: string | Uint8Array, secret = appSecret): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
