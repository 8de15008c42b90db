/** Asks an OpenAI-compatible endpoint (`POST <base>/chat/completions`) within bounds of time and size. */
import { z } from 'zod';
import type { LanguageModelConfig } from '../../../platform/config.ts';

export interface EndpointLimits {
  /** For the whole answer. */
  readonly milliseconds: number;
  readonly bytesAtMost: number;
}

export const endpointLimits: EndpointLimits = { milliseconds: 8000, bytesAtMost: 64 * 1024 };

/** Of an answer; longer ones are not shown. */
export const mostTokens = 700;

export interface Prompt {
  readonly system: string;
  readonly user: string;
}

export type EndpointFailure =
  | 'too-slow'
  /** No connection, or it broke off. */
  | 'unreachable'
  /** Another status than 200 to 299. */
  | 'refused'
  | 'too-large'
  /** Not what the interface promises. */
  | 'unreadable';

export type Told =
  | { readonly kind: 'told'; readonly content: string }
  | { readonly kind: 'failure'; readonly failure: EndpointFailure; readonly detail: string }
  /** Whoever asked does not want to know any more. */
  | { readonly kind: 'stopped' };

const completionShape = z.looseObject({
  choices: z.array(z.looseObject({ message: z.looseObject({ content: z.string() }) })).min(1),
});

const failed = (failure: EndpointFailure, detail = ''): Told => ({
  kind: 'failure',
  failure,
  detail,
});

/** @returns undefined when there is more than may be */
const bodyOf = async (response: Response, bytesAtMost: number): Promise<string | undefined> => {
  const pieces: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop ends the connection.
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > bytesAtMost) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
};

const contentIn = (body: string): string | undefined => {
  try {
    return completionShape.parse(JSON.parse(body)).choices[0]?.message.content;
  } catch {
    return undefined; // whatever it is, it is no completion
  }
};

/** What went wrong on the way, such as ECONNREFUSED. */
const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return '';
  const cause: unknown = error.cause;
  const code = cause instanceof Error ? Reflect.get(cause, 'code') : undefined;
  return typeof code === 'string' ? code : error.name;
};

export const askEndpoint = async (
  { url, name, key }: LanguageModelConfig,
  { system, user }: Prompt,
  { milliseconds, bytesAtMost }: EndpointLimits = endpointLimits,
  signal?: AbortSignal,
): Promise<Told> => {
  const deadline = AbortSignal.timeout(milliseconds);
  try {
    const response = await fetch(`${url}/chat/completions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({
        model: name,
        temperature: 0,
        max_tokens: mostTokens,
        stream: false,
        messages: [
          { role: 'system', content: system },
          { role: 'user', content: user },
        ],
      }),
      redirect: 'error', // the key and the question go nowhere else
      signal: signal ? AbortSignal.any([deadline, signal]) : deadline,
    });
    if (!response.ok) {
      await response.body?.cancel();
      return failed('refused', String(response.status));
    }
    const body = await bodyOf(response, bytesAtMost);
    if (body === undefined) return failed('too-large', String(bytesAtMost));
    const content = contentIn(body);
    return content === undefined ? failed('unreadable') : { kind: 'told', content };
  } catch (error) {
    if (signal?.aborted) return { kind: 'stopped' };
    return deadline.aborted ? failed('too-slow') : failed('unreachable', codeOf(error));
  }
};
