import type { FactMessages } from './en.ts';

export const da: FactMessages = {
  address: {
    question: 'Hvilket kvarter ligger en adresse i?',
    prompt: 'Hvilken adresse? Gade og husnummer er nok.',
    examples: [
      'hvilket kvarter bor jeg i',
      'hvilken bydel hører min adresse til',
      'hvilket kvarter ligger gaden i',
      'hvad hedder mit kvarter',
      'hvilken bydel hører mit hus til',
      'fortæl om mit kvarter',
      'slå mit kvarter op',
      'hvilket område er min vej en del af',
    ],
    answer: (address, name) => `${address} ligger i ${name}.`,
  },
  figure: {
    question: 'Et tal om mit kvarter',
    promptFigure: 'Hvilket tal? For eksempel: overvægt, indkomst, støj.',
    promptAddress: 'For hvilken adresse? Gade og husnummer er nok.',
    examples: [
      'tal om mit kvarter',
      'hvor mange i mit kvarter er overvægtige',
      'statistik for min vej',
      'hvad er indkomsten i mit kvarter',
      'hvor sundt er mit kvarter',
      'tal om der hvor jeg bor',
      'hvordan klarer mit kvarter sig',
      'hvor mange børn bor der i mit kvarter',
      'arbejdsløshed i mit kvarter',
      'kriminalitet i min bydel',
    ],
    answer: (figure, area, value, period) => `${figure} i ${area}: ${value} (${period}).`,
    none: (figure, area, reason) => `${figure} i ${area}: der kan ikke gives et tal. ${reason}`,
  },
  challenges: {
    question: 'Hvad arbejder kommunen på?',
    examples: [
      'hvad arbejder kommunen på',
      'hvad er byens udfordringer',
      'hvad vil kommunen forbedre',
      'planer om at gøre byen sundere',
      'hvilke problemer tager kommunen fat på',
      'hvad gør I ved overvægt hos børn',
      'igangværende projekter i kommunen',
      'hvad bliver der gjort ved det',
    ],
    answer: (names) => `Kommunen arbejder på: ${names}.`,
  },
};
