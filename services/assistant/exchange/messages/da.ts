import type { ExchangeMessages } from './en.ts';

export const da: ExchangeMessages = {
  title: 'Importér artikler og emner',
  lead: 'Overtag det, som det flamske katalog (IPDC, i JSON-LD) eller et lokalt produktkatalog (LPDC, i XML) siger, eller alt det, en anden kommunes assistent ved (dens eksport, i JSON). Du ser først, hvad der ville ske; intet bliver udgivet.',
  file: 'Fil',
  fileHint: (megabytes) => `Højst ${megabytes} MB.`,
  text: 'Eller indsæt den her',
  look: 'Se, hvad der ville ske',
  fileMissing: 'Vælg en fil, eller indsæt det, der står i den.',
  preview: 'Hvad der ville ske',
  kinds: {
    ipdc: 'Artikler fra det flamske katalog (IPDC).',
    lpdc: 'Artikler fra et lokalt produktkatalog (LPDC).',
    polder: 'En eksport fra dette program.',
  },
  make: (count) => `Nye artikler: ${count}`,
  makeHint: 'De bliver kladder, som ingen læser, før du udgiver dem.',
  renew: (count) => `Fornyede artikler: ${count}`,
  renewHint:
    'Deres fælles tekster ændres i kladden. Det, kommunen siger anderledes, bliver, og borgerne læser den gamle version, til du udgiver.',
  changes: (name) => `Hvad der ændres: ${name}`,
  firstChanges: (count) => `Her står, hvad der ændres i de første ${count}.`,
  unchanged: (count) => `Uændrede artikler: ${count}`,
  skipped: (count) => `Udeladt: ${count}`,
  skipReasons: {
    'no-name': 'Den har intet navn.',
    'no-id': 'Den har intet nummer, som den kan fornyes med.',
    archived: 'Den er trukket tilbage hos kilden. Se efter, om den stadig skal stå her.',
    internal: 'Den er mærket som intern.',
  },
  nothing: 'Intet ville ændre sig: alt i den er her allerede.',
  take: 'Importér det afkrydsede',
  noneTicked: 'Sæt mindst ét kryds.',
  overtaken:
    'Noget er blevet ændret her, siden du så på det. Se igen, hvad der ville ske, og bekræft det.',
  done: (made, renewed) =>
    `Importerede artikler: ${made} nye, ${renewed} fornyede. De er kladder; udgiv dem, når de er rigtige.`,
  line: (line, path) => (path === '' ? ` Se linje ${line}.` : ` Se linje ${line} (${path}).`),
  troubles: {
    empty: 'Der står ikke noget i den.',
    'too-large': 'Den er for stor: højst 5 MB.',
    'not-utf8': 'Det er ikke tekst i UTF-8. Gem den som UTF-8.',
    'not-json': 'Det er ikke rigtig JSON.',
    'not-xml': 'Det er ikke rigtig XML.',
    'too-deep': 'Den er indlejret for dybt til at være et katalog.',
    'too-many': 'Der står for meget i den. Del den op i flere filer.',
    doctype: 'Dokumenttyper (DOCTYPE) læses ikke af hensyn til sikkerheden. Tag den ud.',
    entity: 'Der står en henvisning (&…;) i den, som XML ikke kender.',
    unknown: 'Det er ingen af de dokumenter, siden læser: IPDC, LPDC eller en eksport.',
    'no-articles': 'Der er ingen artikler i den.',
    'wrong-export': 'Det er en eksport, men ikke som dette program skriver den.',
    'empty-export': 'Der står ikke noget i den, som kan overtages.',
  },
  warnings: {
    generated: (language) => `Tekster på ${language} er lavet af en maskine. Læs dem først.`,
    'languages-left-out': (tags) => `Udeladt, på et sprog, der ikke bruges her: ${tags}.`,
    cut: (field) => `For lang og forkortet: ${field}.`,
    'no-summary': () => 'Der er intet resumé endnu; uden det kan den ikke udgives.',
    dates: () => 'Den sidste dag ligger før den første og er udeladt.',
    'date-unsure': (text) => `En dato er udeladt, da det ikke er sikkert, at den tæller: ${text}.`,
    'audience-unknown': (text) => `Ikke på listen over målgrupper og udeladt: ${text}.`,
    'contact-unread': (text) => `Kontaktoplysninger, der ikke kan bruges: ${text}.`,
    'hours-unread': (text) => `Åbningstider, du selv skal skrive: ${text}`,
    'further-contacts': (count) => `Flere kontaktsteder, udeladt: ${count}.`,
    'local-left-out': (count) =>
      `Det, den anden kommune siger på sin egen måde, er udeladt: ${count}.`,
    'languages-stay': (list) =>
      `Kilden kan ikke ${list}: de tekster bliver. Se efter, om de stadig passer.`,
    'informal-dropped': (count) =>
      `Uformelle udgaver, hvis formelle tekst er ændret, er taget ud: ${count}.`,
  },
  taught: {
    lists: {
      articles: 'Artikler',
      subjects: 'Emner',
      nearDomains: 'Spørgsmål, der ikke er for kommunen',
      dialogues: 'Testsamtaler',
    },
    counts: {
      caption: 'Hvad der står i den',
      what: 'Del',
      made: 'Nye',
      more: 'Udvidede',
      unchanged: 'Uændrede',
      refused: 'Afvist',
    },
    subjectsMade: {
      label: (count) => `Nye emner: ${count}`,
      hint: 'Med deres navn, deres eksempler på spørgsmål og den artikel, der svarer på dem.',
    },
    subjectsExtended: {
      label: (count) => `Udvidede emner: ${count}`,
      hint: 'Der kommer nye eksempler til. Det, kommunen selv har skrevet om dem, bliver.',
    },
    nearDomains: {
      label: (count) => `Spørgsmål, der ikke er for kommunen, på sprog: ${count}`,
      hint: 'Af dem lærer assistenten, hvad den ikke skal svare på.',
    },
    dialogues: {
      label: (count) => `Nye testsamtaler: ${count}`,
      hint: 'Det lærte tages først i brug, når alle testsamtaler går, som de er skrevet.',
    },
    answer: (slug) => `Svar: ${slug}.`,
    articleUnknown: 'Den artikel, der svarer på det, står ikke i dokumentet.',
    examplesFull: (language, count) =>
      `Der er ikke plads til flere eksempler på ${language}; udeladt: ${count}.`,
    added: (title) => `Hvad der kommer til: ${title}`,
    unchanged: (list, count) => `${list}, uændret: ${count}`,
    otherwise: (name) => `${name} (her forventes noget andet; det bliver)`,
    refused: (count) => `Afvist: ${count}`,
    firstRefused: (count) => `Her er de første ${count}.`,
    place: (line) => `Linje ${line}:`,
    reasons: {
      'wrong-shape': 'Det er ikke, som dette program skriver det.',
      empty: 'Noget er tomt eller ikke skrevet, som det skal være.',
      'too-long': 'Noget er for langt.',
      'key-wrong': 'Nøglen må kun have små bogstaver, cifre og bindestreger.',
      'language-unknown': 'Det er på et sprog, der ikke bruges her.',
      twice: 'Det står der to gange; det første tæller.',
      'subject-unknown': 'Det forventer et emne, der hverken er her eller i dokumentet.',
      'nothing-to-tell':
        'Det forventer et spørgsmål tilbage, men her behøver emnet ingen oplysning.',
      'too-many-dialogues': 'Der er ikke plads til flere testsamtaler.',
    },
    nothingElse: 'Det øvrige i den ville ikke ændre noget her.',
    mayNotTeach:
      'Du må skrive artikler, men ikke lære assistenten op. Derfor udelades emner, spørgsmål og testsamtaler i denne eksport.',
    needsSubject: (dialogue, subject) =>
      `Testsamtalen „${dialogue}“ har brug for emnet „${subject}“. Sæt også kryds ved det, eller udelad samtalen.`,
    done: (made, extended, dialogues) =>
      `Nye emner: ${made}, udvidede: ${extended}, nye testsamtaler: ${dialogues}. Assistenten kender dem ikke endnu: lad den lære dem.`,
  },
  audit: 'Artikel importeret',
};
