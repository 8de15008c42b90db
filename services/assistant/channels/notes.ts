import type { Language } from '../../../platform/messages/languages.ts';
import { channelMessages } from './messages/index.ts';
import type { OutgoingState } from './outgoing-store.ts';

/** Hours after the resident's last message in which the channels take answers: what all of Meta's do. */
export const windowHours = 24;

/** What an agent reads beside an answer that has not arrived. */
export const undeliveredNote = (
  state: Exclude<OutgoingState, 'sent'>,
  language: Language,
): string => {
  const { notes } = channelMessages[language];
  switch (state) {
    case 'waiting':
      return notes.waiting;
    case 'failed':
      return notes.failed;
    case 'too-late':
      return notes.tooLate(String(windowHours));
  }
};
