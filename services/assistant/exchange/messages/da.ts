import type { ExchangeMessages } from './en.ts';

export const da: ExchangeMessages = {
  title: 'Importér artikler',
  lead: 'Overtag det, som det flamske katalog (IPDC, i JSON-LD), et lokalt produktkatalog (LPDC, i XML) eller en anden kommune (dens eksport, i JSON) siger. Du ser først, hvad der ville ske; intet bliver udgivet.',
  file: 'Fil',
  fileHint: (megabytes) => `Højst ${megabytes} MB.`,
  text: 'Eller indsæt den her',
  look: 'Se, hvad der ville ske',
  fileMissing: 'Vælg en fil, eller indsæt det, der står i den.',
  preview: 'Hvad der ville ske',
  kinds: {
    ipdc: 'Artikler fra det flamske katalog (IPDC).',
    lpdc: 'Artikler fra et lokalt produktkatalog (LPDC).',
    polder: 'Artikler fra en eksport af dette program.',
  },
  make: (count) => `Nye: ${count}`,
  makeHint: 'De bliver kladder, som ingen læser, før du udgiver dem.',
  renew: (count) => `Fornyede: ${count}`,
  renewHint:
    'Deres fælles tekster ændres i kladden. Det, kommunen siger anderledes, bliver, og borgerne læser den gamle version, til du udgiver.',
  changes: (name) => `Hvad der ændres: ${name}`,
  firstChanges: (count) => `Her står, hvad der ændres i de første ${count}.`,
  unchanged: (count) => `Uændrede: ${count}`,
  skipped: (count) => `Udeladt: ${count}`,
  skipReasons: {
    'no-name': 'Den har intet navn.',
    'no-id': 'Den har intet nummer, som den kan fornyes med.',
    archived: 'Den er trukket tilbage hos kilden. Se efter, om den stadig skal stå her.',
    internal: 'Den er mærket som intern.',
  },
  nothing: 'Intet ville ændre sig: alt i den er her allerede.',
  take: 'Importér det afkrydsede',
  noneTicked: 'Sæt kryds ved mindst én artikel.',
  overtaken:
    'Artikler er blevet ændret, siden du så på det. Se igen, hvad der ville ske, og bekræft det.',
  done: (made, renewed) =>
    `Importeret: ${made} nye, ${renewed} fornyede. De er kladder; udgiv dem, når de er rigtige.`,
  line: (line) => ` Se linje ${line}.`,
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
  audit: 'Artikel importeret',
};
