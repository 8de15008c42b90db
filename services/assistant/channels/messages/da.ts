import type { ChannelMessages } from './en.ts';

export const da: ChannelMessages = {
  deleteWord: 'SLET',
  beforehand: (word) =>
    `Skriv ikke dit navn eller CPR-nummer: det er ikke nødvendigt. Skriv ${word} for at slette samtalen.`,
  choose: 'Vælg',
  byNumber: 'Vælg en af dem, eller svar med nummeret.',
  unreadable:
    'Jeg kan kun læse tekst: billeder, lyd, steder og filer når ikke frem her. Skriv, hvad det drejer sig om.',
  writeAgain: 'Skriv det igen med færre ord.',
  tooFast: 'Det var meget på én gang. Vent et minut, og skriv så igen.',
  full: (word) =>
    `Samtalen er blevet meget lang. Skriv ${word} for at slette den og begynde en ny.`,
  erased: 'Samtalen er slettet. Du kan altid skrive igen; så begynder en ny.',
  leaveMessage: (link) => `Du kan lægge en besked her: ${link}`,
  notes: {
    waiting: 'Bliver sendt.',
    failed: 'Ikke leveret: kanalen tog ikke imod beskeden.',
    tooLate: (hours) =>
      `Ikke leveret: der er gået mere end ${hours} timer, siden borgeren sidst skrev, og derefter tager kanalen ikke imod svar. Det kan sendes, når borgeren skriver igen.`,
  },
  jobs: { send: 'Send svar via WhatsApp og Messenger' },
};
