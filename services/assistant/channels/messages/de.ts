import type { ChannelMessages } from './en.ts';

export const de: ChannelMessages = {
  deleteWord: 'LÖSCHEN',
  beforehand: (word) =>
    `Schreiben Sie weder Ihren Namen noch Ihre Steuer-ID: Sie werden nicht gebraucht. Schreiben Sie ${word}, um dieses Gespräch zu löschen.`,
  choose: 'Auswählen',
  byNumber: 'Wählen Sie eines aus oder antworten Sie mit der Nummer.',
  unreadable:
    'Ich kann nur Text lesen: Bilder, Ton, Standorte und Dateien kommen hier nicht an. Bitte schreiben Sie, worum es geht.',
  writeAgain: 'Bitte schreiben Sie es noch einmal mit weniger Worten.',
  tooFast: 'Das war viel auf einmal. Bitte warten Sie eine Minute und schreiben Sie dann erneut.',
  full: (word) =>
    `Dieses Gespräch ist sehr lang geworden. Schreiben Sie ${word}, um es zu löschen und ein neues zu beginnen.`,
  erased:
    'Dieses Gespräch ist gelöscht. Sie können jederzeit wieder schreiben; dann beginnt ein neues.',
  leaveMessage: (link) => `Hier können Sie eine Nachricht hinterlassen: ${link}`,
  notes: {
    waiting: 'Wird gesendet.',
    failed: 'Nicht zugestellt: Der Kanal hat die Nachricht nicht angenommen.',
    tooLate: (hours) =>
      `Nicht zugestellt: Die letzte Nachricht liegt mehr als ${hours} Stunden zurück, danach nimmt der Kanal keine Antwort mehr an. Möglich ist sie wieder, sobald erneut geschrieben wird.`,
  },
  jobs: { send: 'Antworten per WhatsApp und Messenger senden' },
};
