export const en = {
  address: {
    question: 'In which neighbourhood is an address?',
    prompt: 'Of which address? Street and house number will do.',
    examples: [
      'which neighbourhood do i live in',
      'what neighbourhood is my address in',
      'which part of town is this street',
      'what is my neighbourhood called',
      'which district does my house belong to',
      'tell me about my neighbourhood',
      'look up my neighbourhood',
      'which neighbourhood is my street part of',
    ] as readonly string[],
    answer: (address: string, name: string) => `${address} is in ${name}.`,
  },
  figure: {
    question: 'A figure about my neighbourhood',
    promptFigure: 'Which figure? For example: overweight, income, noise.',
    promptAddress: 'For which address? Street and house number will do.',
    examples: [
      'figures about my neighbourhood',
      'how many people in my neighbourhood are overweight',
      'statistics of my street',
      'what is the income in my neighbourhood',
      'how healthy is my neighbourhood',
      'numbers about where i live',
      'how does my neighbourhood compare',
      'how many children in my area',
      'unemployment in my neighbourhood',
      'crime figures in my area',
    ] as readonly string[],
    answer: (figure: string, area: string, value: string, period: string) =>
      `${figure} in ${area}: ${value} (${period}).`,
    none: (figure: string, area: string, reason: string) =>
      `${figure} in ${area}: no figure can be given. ${reason}`,
  },
  challenges: {
    question: 'What is the town working on?',
    examples: [
      'what is the town working on',
      'what are the challenges of the town',
      'what does the council want to improve',
      'plans to make the town healthier',
      'what problems does the town tackle',
      'what are you doing about overweight children',
      'current projects of the town',
      'what is being done about it',
    ] as readonly string[],
    answer: (names: string) => `The town works on: ${names}.`,
  },
};

export type FactMessages = typeof en;
