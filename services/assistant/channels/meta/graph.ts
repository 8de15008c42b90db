/** Sends by Meta's Graph API, and tells what is worth another try from what is not. */
import { z } from 'zod';
import type { SendFailure, SendResult } from '../channel.ts';

export const graphTimeoutMilliseconds = 10_000;

/** WhatsApp answers with `messages`, Messenger with `message_id`. */
const sentShape = z.union([
  z.looseObject({ messages: z.array(z.looseObject({ id: z.string() })).min(1) }),
  z.looseObject({ message_id: z.string() }),
]);

const errorShape = z.looseObject({
  error: z.looseObject({
    code: z.number().optional(),
    error_subcode: z.number().optional(),
    is_transient: z.boolean().optional(),
  }),
});

/** More than 24 hours after the person's last message: 131047 of WhatsApp, 10 with these of Messenger. */
const tooLateCode = 131_047;
const outsideWindow = { code: 10, subcodes: new Set([2_018_278, 2_018_065, 2_534_022]) };
/**
 * Limits of the app, the account, the page or a pair of numbers, and trouble on Meta's side
 * (error codes of the WhatsApp Business Platform and the Messenger Platform).
 */
const passing = new Set([
  1, 2, 4, 32, 613, 80_007, 130_429, 131_000, 131_016, 131_048, 131_056, 133_004,
]);

const detailOf = (status: number, code: number | undefined, subcode: number | undefined): string =>
  [status, code, subcode].filter((part) => part !== undefined).join(' ');

const secondsIn = (header: string | null): number | undefined =>
  header !== null && /^\d{1,6}$/.test(header) ? Number(header) : undefined;

const failureOf = (status: number, body: unknown, retryAfter: string | null): SendFailure => {
  const parsed = errorShape.safeParse(body);
  const error = parsed.success ? parsed.data.error : {};
  const { code, error_subcode: subcode, is_transient: isTransient } = error;
  const isTooLate =
    code === tooLateCode ||
    (code === outsideWindow.code && outsideWindow.subcodes.has(subcode ?? 0));
  const isPassing =
    status === 429 || status >= 500 || isTransient === true || passing.has(code ?? -1);
  return {
    kind: 'failure',
    reason: isTooLate ? 'too-late' : isPassing ? 'later' : 'refused',
    detail: detailOf(status, code, subcode),
    waitSeconds: secondsIn(retryAfter),
  };
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a proxy's page of an error, say: the status tells enough
  }
};

/** What went wrong on the way, such as ECONNREFUSED or TimeoutError. */
const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  const cause: unknown = error.cause;
  const code = cause instanceof Error ? Reflect.get(cause, 'code') : undefined;
  return typeof code === 'string' ? code : error.name;
};

/** @param path such as `<phone number id>/messages` */
export const postToGraph = async (
  { graphUrl, token }: { readonly graphUrl: string; readonly token: string },
  path: string,
  body: object,
  timeout = graphTimeoutMilliseconds,
): Promise<SendResult> => {
  let status: number;
  let told: unknown;
  let retryAfter: string | null;
  try {
    const response = await fetch(`${graphUrl}/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error', // the token goes nowhere else
      signal: AbortSignal.timeout(timeout),
    });
    status = response.status;
    retryAfter = response.headers.get('retry-after');
    told = jsonIn(await response.text());
  } catch (error) {
    // No address, no connection, no answer in time: whatever it was, it may be over later.
    return { kind: 'failure', reason: 'later', detail: `no answer: ${codeOf(error)}` };
  }
  if (status < 200 || status > 299) return failureOf(status, told, retryAfter);
  const sent = sentShape.safeParse(told);
  // Taken, though in words that we do not know: sent again it would arrive twice.
  if (!sent.success) return { kind: 'sent', externalId: '' };
  const { data } = sent;
  return {
    kind: 'sent',
    externalId: 'message_id' in data ? String(data.message_id) : (data.messages[0]?.id ?? ''),
  };
};

/** Sends one body after the other until one fails. */
export const postAll = async (
  send: (body: object) => Promise<SendResult>,
  bodies: readonly object[],
): Promise<SendResult> => {
  let last: SendResult = { kind: 'sent', externalId: '' };
  for (const body of bodies) {
    last = await send(body);
    if (last.kind === 'failure') return last;
  }
  return last;
};
