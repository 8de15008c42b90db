export const en = {
  dialogues: 'Test dialogues',
  keep: {
    title: 'Should it stay understood?',
    lead: 'Keep the question as a test dialogue: what is learned later must then understand it too.',
    link: 'Make a test dialogue of it',
  },
  publishing: {
    inUse: 'In use now',
    candidate: 'Learned, and waiting to be put to use',
    noDialogues: 'There are no test dialogues: nothing is checked before it is put to use.',
    passed: (passed: string, all: string) => `${passed} of ${all} test dialogues go as expected.`,
    recognised: (percent: string, of: string) =>
      `${percent} % of ${of} examples that it had not learned from were recognised.`,
    before: (percent: string) => `What is in use recognised ${percent} %.`,
    notComparable:
      'Of what is in use only some examples were tried: from the next time on you see here what changed.',
    changes: 'What changed most',
    subject: 'Subject',
    was: 'In use now',
    is: 'Learned last',
    worse: 'recognised worse',
    better: 'recognised better',
    publish: 'Put to use',
    published: 'What was learned is in use now.',
    refused: 'Not put to use: not all test dialogues go as expected.',
    see: 'See what goes otherwise',
    nothingInUse: 'Nothing is in use yet.',
    refusedHint:
      'Give the subjects better examples and have them learned, or change the dialogue if it is no longer right.',
    gone: 'Something else has been learned or put to use meanwhile. Look at it first.',
    earlier: 'What was in use before',
    learnedOn: 'Learned',
    usedSince: 'In use from',
    examples: 'Examples',
    putBack: 'Put back',
    putBackFor: (when: string) => `Put back what was learned on ${when}`,
    isBack: (when: string) => `What was learned on ${when} is in use again.`,
  },
  audit: {
    published: 'What the assistant learned put to use',
    putBack: 'What the assistant had learned before put back',
  },
};

export type LearningMessages = typeof en;
