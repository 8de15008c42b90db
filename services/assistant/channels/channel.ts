/**
 * By what way residents write to the town, beside its own pages: what a channel delivers as events, and
 * what is said to them as plain messages.
 */
import type { ChannelName } from '../chat/schema.ts';

/** A channel of somebody else's; the pages of the town itself are no such channel. */
export type OuterChannelName = Exclude<ChannelName, 'web'>;

/** One thing that somebody sent. */
export type Received =
  | { readonly kind: 'text'; readonly text: string }
  /** A button of ours, with the words on it. */
  | { readonly kind: 'button'; readonly id: string; readonly text: string }
  /** A picture, a voice, a place: nothing that can be read. */
  | { readonly kind: 'unreadable' };

export interface InboundEvent {
  /** What the channel calls it; the same for a second delivery. */
  readonly externalId: string;
  /** Of the person, as the channel knows them. */
  readonly address: string;
  readonly at: Date;
  readonly received: Received;
}

export interface Button {
  /** What comes back when it is pressed. */
  readonly id: string;
  readonly title: string;
}

export interface PlainMessage {
  readonly text: string;
  /** As many as there are; a channel shows them as it can, the text names them all. */
  readonly buttons: readonly Button[];
  /** What opens a list of them. */
  readonly choose: string;
}

/** Why something was not sent. */
export interface SendFailure {
  readonly kind: 'failure';
  /** `refused`: it never will be; `too-late`: the channel's hours are over; `later`: it may be another time. */
  readonly reason: 'refused' | 'too-late' | 'later';
  /** For the operator: a status and a number, nothing of the message or the person. */
  readonly detail: string;
  /** How long the channel asks to be left alone. */
  readonly waitSeconds?: number | undefined;
}

export type SendResult = { readonly kind: 'sent'; readonly externalId: string } | SendFailure;

export interface Channel {
  readonly name: OuterChannelName;
  /** Hours after the person's last message in which the channel takes answers. */
  readonly windowHours: number;
  /** What a delivery says, in its order; what is not for us or not understood is left out. */
  readonly eventsIn: (delivery: unknown) => readonly InboundEvent[];
  /** A long message goes in pieces; the result is that of the last, or the first that failed. */
  readonly send: (address: string, message: PlainMessage) => Promise<SendResult>;
}
