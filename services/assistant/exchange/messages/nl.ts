import type { ExchangeMessages } from './en.ts';

export const nl: ExchangeMessages = {
  title: 'Artikelen en onderwerpen importeren',
  lead: 'Neem over wat de Vlaamse catalogus (IPDC, in JSON-LD) of een lokale productencatalogus (LPDC, in XML) zegt, of alles wat de assistent van een andere gemeente weet (haar export, in JSON). U ziet eerst wat er zou gebeuren; er wordt niets gepubliceerd.',
  file: 'Bestand',
  fileHint: (megabytes) => `Hoogstens ${megabytes} MB.`,
  text: 'Of plak het hier',
  look: 'Bekijk wat er zou gebeuren',
  fileMissing: 'Kies een bestand, of plak wat erin staat.',
  preview: 'Wat er zou gebeuren',
  kinds: {
    ipdc: 'Artikelen van de Vlaamse catalogus (IPDC).',
    lpdc: 'Artikelen van een lokale productencatalogus (LPDC).',
    polder: 'Een export van dit programma.',
  },
  make: (count) => `Nieuwe artikelen: ${count}`,
  makeHint: 'Het worden concepten, die niemand leest tot u ze publiceert.',
  renew: (count) => `Vernieuwde artikelen: ${count}`,
  renewHint:
    'Hun gedeelde teksten veranderen, in het concept. Wat deze gemeente anders zegt blijft, en inwoners lezen de oude versie tot u publiceert.',
  changes: (name) => `Wat er verandert: ${name}`,
  firstChanges: (count) => `Wat er verandert, staat hier van de eerste ${count}.`,
  unchanged: (count) => `Ongewijzigde artikelen: ${count}`,
  skipped: (count) => `Weggelaten: ${count}`,
  skipReasons: {
    'no-name': 'Het heeft geen naam.',
    'no-id': 'Het heeft geen nummer waarmee het vernieuwd kan worden.',
    archived: 'Het is bij de bron ingetrokken. Kijk of het hier nog moet staan.',
    internal: 'Het is als intern gemerkt.',
  },
  nothing: 'Er zou niets veranderen: alles wat erin staat is hier al.',
  take: 'Importeer wat aangevinkt is',
  noneTicked: 'Vink minstens één ding aan.',
  overtaken:
    'Er is hier iets gewijzigd sinds u keek. Bekijk opnieuw wat er zou gebeuren, en bevestig het.',
  done: (made, renewed) =>
    `Geïmporteerde artikelen: ${made} nieuw, ${renewed} vernieuwd. Het zijn concepten; publiceer ze als ze kloppen.`,
  line: (line, path) => (path === '' ? ` Zie regel ${line}.` : ` Zie regel ${line} (${path}).`),
  troubles: {
    empty: 'Er staat niets in.',
    'too-large': 'Dat is te groot: hoogstens 5 MB.',
    'not-utf8': 'Dat is geen tekst in UTF-8. Sla het op als UTF-8.',
    'not-json': 'Dat is geen goede JSON.',
    'not-xml': 'Dat is geen goede XML.',
    'too-deep': 'Dat is te diep genest voor een catalogus.',
    'too-many': 'Er staat te veel in. Verdeel het over meer bestanden.',
    doctype: 'Documenttypes (DOCTYPE) worden om veiligheid niet gelezen. Haal het eruit.',
    entity: 'Er staat een verwijzing (&…;) in die XML niet kent.',
    unknown: 'Dat is geen van de documenten die deze pagina leest: IPDC, LPDC of een export.',
    'no-articles': 'Er staan geen artikelen in.',
    'wrong-export': 'Dat is een export, maar niet zoals dit programma hem schrijft.',
    'empty-export': 'Er staat niets in om over te nemen.',
  },
  warnings: {
    generated: (language) =>
      `Teksten in het ${language} zijn door een machine gemaakt. Lees ze eerst.`,
    'languages-left-out': (tags) =>
      `Weggelaten, in een taal die hier niet gebruikt wordt: ${tags}.`,
    cut: (field) => `Te lang, en ingekort: ${field}.`,
    'no-summary': () => 'Er is nog geen samenvatting; zonder kan het niet gepubliceerd worden.',
    dates: () => 'De laatste dag ligt voor de eerste, en is weggelaten.',
    'date-unsure': (text) => `Een datum is weggelaten, omdat niet zeker is dat hij telt: ${text}.`,
    'audience-unknown': (text) => `Niet in de lijst van doelgroepen, en weggelaten: ${text}.`,
    'contact-unread': (text) => `Contactgegevens die niet gebruikt kunnen worden: ${text}.`,
    'hours-unread': (text) => `Openingstijden die u zelf moet invullen: ${text}`,
    'further-contacts': (count) => `Andere contactpunten, weggelaten: ${count}.`,
    'local-left-out': (count) =>
      `Wat de andere gemeente op haar eigen manier zegt, is weggelaten: ${count}.`,
    'languages-stay': (list) =>
      `De bron kent geen ${list}: die teksten blijven. Kijk of ze nog kloppen.`,
    'informal-dropped': (count) =>
      `Informele varianten waarvan de formele tekst veranderde, zijn eruit gehaald: ${count}.`,
  },
  taught: {
    lists: {
      articles: 'Artikelen',
      subjects: 'Onderwerpen',
      nearDomains: 'Vragen die niet voor de gemeente zijn',
      dialogues: 'Testgesprekken',
    },
    counts: {
      caption: 'Wat erin staat',
      what: 'Onderdeel',
      made: 'Nieuw',
      more: 'Aangevuld',
      unchanged: 'Ongewijzigd',
      refused: 'Geweigerd',
    },
    subjectsMade: {
      label: (count) => `Nieuwe onderwerpen: ${count}`,
      hint: 'Met hun naam, hun voorbeeldvragen en het artikel dat het antwoord geeft.',
    },
    subjectsExtended: {
      label: (count) => `Aangevulde onderwerpen: ${count}`,
      hint: 'Er komen voorbeeldvragen bij. Wat deze gemeente erover schreef, blijft.',
    },
    nearDomains: {
      label: (count) => `Vragen die niet voor de gemeente zijn, in talen: ${count}`,
      hint: 'Hieruit leert de assistent wat hij niet moet beantwoorden.',
    },
    dialogues: {
      label: (count) => `Nieuwe testgesprekken: ${count}`,
      hint: 'Wat geleerd is, komt pas in gebruik als alle testgesprekken lopen zoals ze er staan.',
    },
    answer: (slug) => `Antwoord: ${slug}.`,
    articleUnknown: 'Het artikel dat het antwoord geeft, staat niet in het document.',
    examplesFull: (language, count) =>
      `Er is geen plaats voor meer voorbeelden in het ${language}; weggelaten: ${count}.`,
    added: (title) => `Wat erbij komt: ${title}`,
    unchanged: (list, count) => `${list}, ongewijzigd: ${count}`,
    otherwise: (name) => `${name} (hier wordt iets anders verwacht; dat blijft)`,
    refused: (count) => `Geweigerd: ${count}`,
    firstRefused: (count) => `Dit zijn de eerste ${count}.`,
    place: (line) => `Regel ${line}:`,
    reasons: {
      'wrong-shape': 'Het is niet zoals dit programma het schrijft.',
      empty: 'Er is iets leeg, of niet geschreven zoals het moet.',
      'too-long': 'Er is iets te lang.',
      'key-wrong': 'De sleutel mag alleen kleine letters, cijfers en koppeltekens hebben.',
      'language-unknown': 'Het is in een taal die hier niet gebruikt wordt.',
      twice: 'Het staat er twee keer; het eerste telt.',
      'subject-unknown': 'Het verwacht een onderwerp dat hier niet is en ook niet in het document.',
      'nothing-to-tell':
        'Het verwacht een wedervraag, maar hier is voor het onderwerp niets nodig.',
      'too-many-dialogues': 'Er is geen plaats voor meer testgesprekken.',
    },
    nothingElse: 'Wat er verder in staat, verandert hier niets.',
    mayNotTeach:
      'U mag artikelen schrijven, maar de assistent niet bijleren. Daarom blijven de onderwerpen, vragen en testgesprekken van deze export weg.',
    needsSubject: (dialogue, subject) =>
      `Het testgesprek “${dialogue}” heeft het onderwerp “${subject}” nodig. Vink dat ook aan, of laat het gesprek weg.`,
    done: (made, extended, dialogues) =>
      `Nieuwe onderwerpen: ${made}, aangevuld: ${extended}, nieuwe testgesprekken: ${dialogues}. De assistent kent ze nog niet: laat hem leren.`,
  },
  audit: 'Artikel geïmporteerd',
};
