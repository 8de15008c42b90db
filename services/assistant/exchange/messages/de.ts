import type { ExchangeMessages } from './en.ts';

export const de: ExchangeMessages = {
  title: 'Artikel und Anliegen importieren',
  lead: 'Übernehmen Sie, was der flämische Katalog (IPDC, in JSON-LD) oder ein lokaler Produktkatalog (LPDC, in XML) sagt, oder alles, was der Assistent einer anderen Stadt weiß (ihr Export, in JSON). Sie sehen zuerst, was geschehen würde; veröffentlicht wird nichts.',
  file: 'Datei',
  fileHint: (megabytes) => `Höchstens ${megabytes} MB.`,
  text: 'Oder fügen Sie den Inhalt hier ein',
  look: 'Ansehen, was geschehen würde',
  fileMissing: 'Wählen Sie eine Datei oder fügen Sie ihren Inhalt ein.',
  preview: 'Was geschehen würde',
  kinds: {
    ipdc: 'Artikel des flämischen Katalogs (IPDC).',
    lpdc: 'Artikel eines lokalen Produktkatalogs (LPDC).',
    polder: 'Ein Export dieses Programms.',
  },
  make: (count) => `Neue Artikel: ${count}`,
  makeHint: 'Sie werden Entwürfe, die niemand liest, bis Sie sie veröffentlichen.',
  renew: (count) => `Erneuerte Artikel: ${count}`,
  renewHint:
    'Ihre gemeinsamen Texte ändern sich, im Entwurf. Was diese Stadt anders sagt, bleibt; gelesen wird die alte Version, bis Sie veröffentlichen.',
  changes: (name) => `Was sich ändert: ${name}`,
  firstChanges: (count) => `Was sich ändert, steht hier von den ersten ${count}.`,
  unchanged: (count) => `Unveränderte Artikel: ${count}`,
  skipped: (count) => `Weggelassen: ${count}`,
  skipReasons: {
    'no-name': 'Es hat keinen Namen.',
    'no-id': 'Es hat keine Nummer, mit der es erneuert werden könnte.',
    archived: 'Es ist an der Quelle zurückgezogen. Prüfen Sie, ob es hier noch stehen soll.',
    internal: 'Es ist als intern gekennzeichnet.',
  },
  nothing: 'Es würde sich nichts ändern: Alles darin ist schon hier.',
  take: 'Angekreuztes importieren',
  noneTicked: 'Kreuzen Sie mindestens einen Punkt an.',
  overtaken:
    'Seit Sie es angesehen haben, ist hier etwas geändert worden. Sehen Sie noch einmal nach, was geschehen würde, und bestätigen Sie es.',
  done: (made, renewed) =>
    `Importierte Artikel: ${made} neu, ${renewed} erneuert. Es sind Entwürfe; veröffentlichen Sie sie, wenn sie stimmen.`,
  line: (line, path) => (path === '' ? ` Siehe Zeile ${line}.` : ` Siehe Zeile ${line} (${path}).`),
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
    'empty-export': 'Es steht nichts darin, was übernommen werden könnte.',
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
  taught: {
    lists: {
      articles: 'Artikel',
      subjects: 'Anliegen',
      nearDomains: 'Fragen, die nicht an die Stadt gehen',
      dialogues: 'Testgespräche',
    },
    counts: {
      caption: 'Was darin steht',
      what: 'Teil',
      made: 'Neu',
      more: 'Ergänzt',
      unchanged: 'Unverändert',
      refused: 'Abgelehnt',
    },
    subjectsMade: {
      label: (count) => `Neue Anliegen: ${count}`,
      hint: 'Mit ihrem Namen, ihren Beispielfragen und dem Artikel, der sie beantwortet.',
    },
    subjectsExtended: {
      label: (count) => `Ergänzte Anliegen: ${count}`,
      hint: 'Neue Beispielfragen kommen hinzu. Was diese Stadt dazu geschrieben hat, bleibt.',
    },
    nearDomains: {
      label: (count) => `Fragen, die nicht an die Stadt gehen, in Sprachen: ${count}`,
      hint: 'Daran lernt der Assistent, was er nicht beantworten soll.',
    },
    dialogues: {
      label: (count) => `Neue Testgespräche: ${count}`,
      hint: 'Was gelernt wurde, wird erst verwendet, wenn alle Testgespräche so verlaufen, wie sie hier stehen.',
    },
    answer: (slug) => `Antwort: ${slug}.`,
    articleUnknown: 'Der Artikel, der es beantwortet, steht nicht im Dokument.',
    examplesFull: (language, count) =>
      `Für weitere Beispiele auf ${language} ist kein Platz; weggelassen: ${count}.`,
    added: (title) => `Was hinzukommt: ${title}`,
    unchanged: (list, count) => `${list}, unverändert: ${count}`,
    otherwise: (name) => `${name} (hier wird etwas anderes erwartet; das bleibt)`,
    refused: (count) => `Abgelehnt: ${count}`,
    firstRefused: (count) => `Dies sind die ersten ${count}.`,
    place: (line) => `Zeile ${line}:`,
    reasons: {
      'wrong-shape': 'Es ist nicht so, wie dieses Programm es schreibt.',
      empty: 'Etwas ist leer oder nicht so geschrieben, wie es sein muss.',
      'too-long': 'Etwas ist zu lang.',
      'key-wrong': 'Der Schlüssel darf nur Kleinbuchstaben, Ziffern und Bindestriche haben.',
      'language-unknown': 'Es ist in einer Sprache, die hier nicht gebraucht wird.',
      twice: 'Es steht zweimal da; das erste zählt.',
      'subject-unknown': 'Es erwartet ein Anliegen, das weder hier noch im Dokument steht.',
      'nothing-to-tell': 'Es erwartet eine Rückfrage, aber hier braucht das Anliegen keine Angabe.',
      'too-many-dialogues': 'Für weitere Testgespräche ist kein Platz.',
    },
    nothingElse: 'Was sonst darin steht, würde hier nichts ändern.',
    mayNotTeach:
      'Sie dürfen Artikel schreiben, aber den Assistenten nicht anlernen. Daher bleiben Anliegen, Fragen und Testgespräche dieses Exports weg.',
    needsSubject: (dialogue, subject) =>
      `Das Testgespräch „${dialogue}“ braucht das Anliegen „${subject}“. Kreuzen Sie es auch an, oder lassen Sie das Gespräch weg.`,
    done: (made, extended, dialogues) =>
      `Neue Anliegen: ${made}, ergänzt: ${extended}, neue Testgespräche: ${dialogues}. Der Assistent kennt sie noch nicht: Lassen Sie ihn lernen.`,
  },
  audit: 'Artikel importiert',
};
