import type { FactMessages } from './en.ts';

export const nl: FactMessages = {
  address: {
    question: 'In welke buurt ligt een adres?',
    prompt: 'Van welk adres? Straat en huisnummer zijn genoeg.',
    examples: [
      'in welke buurt woon ik',
      'welke wijk is dit',
      'bij welke buurt hoort mijn adres',
      'in welke buurt ligt deze straat',
      'hoe heet mijn buurt',
      'van welke wijk is mijn straat',
      'vertel me over mijn buurt',
      'mijn buurt opzoeken',
    ],
    answer: (address, name) => `${address} ligt in ${name}.`,
  },
  figure: {
    question: 'Een cijfer over mijn buurt',
    promptFigure: 'Welk cijfer? Bijvoorbeeld: overgewicht, inkomen, geluid.',
    promptAddress: 'Voor welk adres? Straat en huisnummer zijn genoeg.',
    examples: [
      'cijfers over mijn buurt',
      'hoeveel mensen in mijn buurt hebben overgewicht',
      'statistieken van mijn straat',
      'wat is het inkomen in mijn buurt',
      'hoe gezond is mijn buurt',
      'getallen over waar ik woon',
      'hoe doet mijn buurt het',
      'hoeveel kinderen wonen er in mijn wijk',
      'werkloosheid in mijn buurt',
      'criminaliteit in mijn wijk',
    ],
    answer: (figure, area, value, period) => `${figure} in ${area}: ${value} (${period}).`,
    none: (figure, area, reason) => `${figure} in ${area}: er is geen cijfer te geven. ${reason}`,
  },
  challenges: {
    question: 'Waar werkt de gemeente aan?',
    examples: [
      'waar werkt de gemeente aan',
      'wat zijn de opgaven van de stad',
      'wat wil de gemeente verbeteren',
      'plannen om de stad gezonder te maken',
      'welke problemen pakt de gemeente aan',
      'wat doen jullie tegen overgewicht bij kinderen',
      'lopende projecten van de gemeente',
      'wat wordt eraan gedaan',
    ],
    answer: (names) => `De gemeente werkt aan: ${names}.`,
  },
};
