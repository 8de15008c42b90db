export const en = {
  /** What a resident writes to have the conversation deleted, in capitals. */
  deleteWord: 'DELETE',
  /** Said once, before the first answer of a conversation. */
  beforehand: (word: string) =>
    `Do not write your name or citizen number: they are not needed. Write ${word} to delete this conversation.`,
  choose: 'Choose',
  /** Introduces the number to answer with. */
  byNumber: 'Choose one, or answer with its number.',
  unreadable:
    'I can only read text: pictures, sound, places and files do not reach us here. Please write what it is about.',
  writeAgain: 'Please write it again in fewer words.',
  tooFast: 'That was a lot at once. Please wait a minute and write again.',
  full: (word: string) =>
    `This conversation has become very long. Write ${word} to delete it and begin a new one.`,
  erased: 'This conversation has been deleted. Write again whenever you like; a new one begins.',
  leaveMessage: (link: string) => `You can leave a message here: ${link}`,
  /** What agents read beside an answer that did not go out. */
  notes: {
    waiting: 'Being sent.',
    failed: 'Not delivered: the channel did not take it.',
    tooLate: (hours: string) =>
      `Not delivered: more than ${hours} hours have passed since the resident last wrote, and the channel takes no answer after that. It can be given once they write again.`,
  },
  jobs: { send: 'Send answers by WhatsApp and Messenger' },
};

export type ChannelMessages = typeof en;
