import type { ExchangeMessages } from './en.ts';

export const de: ExchangeMessages = {
  title: 'Artikel importieren',
  lead: 'Übernehmen Sie, was der flämische Katalog (IPDC, in JSON-LD), ein lokaler Produktkatalog (LPDC, in XML) oder eine andere Stadt (ihr Export, in JSON) sagt. Sie sehen zuerst, was geschehen würde; veröffentlicht wird nichts.',
  file: 'Datei',
  fileHint: (megabytes) => `Höchstens ${megabytes} MB.`,
  text: 'Oder fügen Sie den Inhalt hier ein',
  look: 'Ansehen, was geschehen würde',
  fileMissing: 'Wählen Sie eine Datei oder fügen Sie ihren Inhalt ein.',
  preview: 'Was geschehen würde',
  kinds: {
    ipdc: 'Artikel des flämischen Katalogs (IPDC).',
    lpdc: 'Artikel eines lokalen Produktkatalogs (LPDC).',
    polder: 'Artikel aus einem Export dieses Programms.',
  },
  make: (count) => `Neu: ${count}`,
  makeHint: 'Sie werden Entwürfe, die niemand liest, bis Sie sie veröffentlichen.',
  renew: (count) => `Erneuert: ${count}`,
  renewHint:
    'Ihre gemeinsamen Texte ändern sich, im Entwurf. Was diese Stadt anders sagt, bleibt; gelesen wird die alte Version, bis Sie veröffentlichen.',
  changes: (name) => `Was sich ändert: ${name}`,
  firstChanges: (count) => `Was sich ändert, steht hier von den ersten ${count}.`,
  unchanged: (count) => `Unverändert: ${count}`,
  skipped: (count) => `Weggelassen: ${count}`,
  skipReasons: {
    'no-name': 'Es hat keinen Namen.',
    'no-id': 'Es hat keine Nummer, mit der es erneuert werden könnte.',
    archived: 'Es ist an der Quelle zurückgezogen. Prüfen Sie, ob es hier noch stehen soll.',
    internal: 'Es ist als intern gekennzeichnet.',
  },
  nothing: 'Es würde sich nichts ändern: Alles darin ist schon hier.',
  take: 'Angekreuztes importieren',
  noneTicked: 'Kreuzen Sie mindestens einen Artikel an.',
  overtaken:
    'Seit Sie es angesehen haben, sind Artikel geändert worden. Sehen Sie noch einmal nach, was geschehen würde, und bestätigen Sie es.',
  done: (made, renewed) =>
    `Importiert: ${made} neu, ${renewed} erneuert. Es sind Entwürfe; veröffentlichen Sie sie, wenn sie stimmen.`,
  line: (line) => ` Siehe Zeile ${line}.`,
  troubles: {
    empty: 'Es steht nichts darin.',
    'too-large': 'Das ist zu groß: höchstens 5 MB.',
    'not-utf8': 'Das ist kein Text in UTF-8. Speichern Sie es als UTF-8.',
    'not-json': 'Das ist kein richtiges JSON.',
    'not-xml': 'Das ist kein richtiges XML.',
    'too-deep': 'Das ist für einen Katalog zu tief verschachtelt.',
    'too-many': 'Es steht zu viel darin. Verteilen Sie es auf mehrere Dateien.',
    doctype:
      'Dokumenttypen (DOCTYPE) werden aus Sicherheitsgründen nicht gelesen. Nehmen Sie ihn heraus.',
    entity: 'Es steht ein Verweis (&…;) darin, den XML nicht kennt.',
    unknown: 'Das ist keines der Dokumente, die diese Seite liest: IPDC, LPDC oder ein Export.',
    'no-articles': 'Es stehen keine Artikel darin.',
    'wrong-export': 'Das ist ein Export, aber nicht so, wie dieses Programm ihn schreibt.',
  },
  warnings: {
    generated: (language) =>
      `Texte auf ${language} hat eine Maschine erstellt. Lesen Sie sie zuerst.`,
    'languages-left-out': (tags) =>
      `Weggelassen, da in einer Sprache, die hier nicht gebraucht wird: ${tags}.`,
    cut: (field) => `Zu lang und gekürzt: ${field}.`,
    'no-summary': () =>
      'Es gibt noch keine Kurzfassung; ohne sie kann nicht veröffentlicht werden.',
    dates: () => 'Der letzte Tag liegt vor dem ersten und wurde weggelassen.',
    'date-unsure': (text) =>
      `Ein Datum wurde weggelassen, da nicht sicher ist, ob es zählt: ${text}.`,
    'audience-unknown': (text) => `Nicht in der Liste der Zielgruppen und weggelassen: ${text}.`,
    'contact-unread': (text) => `Kontaktangaben, die nicht zu gebrauchen sind: ${text}.`,
    'hours-unread': (text) => `Öffnungszeiten, die Sie selbst eingeben müssen: ${text}`,
    'further-contacts': (count) => `Weitere Kontaktstellen, weggelassen: ${count}.`,
    'local-left-out': (count) =>
      `Was die andere Stadt auf ihre Weise sagt, wurde weggelassen: ${count}.`,
    'languages-stay': (list) =>
      `Die Quelle kennt ${list} nicht: Diese Texte bleiben. Prüfen Sie, ob sie noch stimmen.`,
    'informal-dropped': (count) =>
      `Persönliche Fassungen, deren förmlicher Text sich änderte, wurden entfernt: ${count}.`,
  },
  audit: 'Artikel importiert',
};
