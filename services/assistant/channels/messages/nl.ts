import type { ChannelMessages } from './en.ts';

export const nl: ChannelMessages = {
  deleteWord: 'VERWIJDER',
  beforehand: (word) =>
    `Schrijf uw naam of burgerservicenummer niet op: dat is niet nodig. Schrijf ${word} om dit gesprek te wissen.`,
  choose: 'Kies',
  byNumber: 'Kies er een, of antwoord met het nummer.',
  unreadable:
    'Ik kan alleen tekst lezen: foto’s, geluid, locaties en bestanden komen hier niet aan. Schrijf op waar het over gaat.',
  writeAgain: 'Schrijf het nog eens op, in minder woorden.',
  tooFast: 'Dat was veel tegelijk. Wacht een minuut en schrijf het dan opnieuw.',
  full: (word) =>
    `Dit gesprek is erg lang geworden. Schrijf ${word} om het te wissen en een nieuw te beginnen.`,
  erased: 'Dit gesprek is gewist. U kunt altijd weer schrijven; dan begint een nieuw gesprek.',
  leaveMessage: (link) => `U kunt hier een bericht achterlaten: ${link}`,
  notes: {
    waiting: 'Wordt verstuurd.',
    failed: 'Niet bezorgd: het kanaal nam het niet aan.',
    tooLate: (hours) =>
      `Niet bezorgd: de inwoner schreef meer dan ${hours} uur geleden voor het laatst, en daarna neemt het kanaal geen antwoord meer aan. Het kan weer zodra de inwoner opnieuw schrijft.`,
  },
  jobs: { send: 'Antwoorden versturen via WhatsApp en Messenger' },
};
