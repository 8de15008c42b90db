import type { ExchangeMessages } from './en.ts';

export const nl: ExchangeMessages = {
  title: 'Artikelen importeren',
  lead: 'Neem over wat de Vlaamse catalogus (IPDC, in JSON-LD), een lokale productencatalogus (LPDC, in XML) of een andere gemeente (haar export, in JSON) zegt. Je ziet eerst wat er zou gebeuren; er wordt niets gepubliceerd.',
  file: 'Bestand',
  fileHint: (megabytes) => `Hoogstens ${megabytes} MB.`,
  text: 'Of plak het hier',
  look: 'Bekijk wat er zou gebeuren',
  fileMissing: 'Kies een bestand, of plak wat erin staat.',
  preview: 'Wat er zou gebeuren',
  kinds: {
    ipdc: 'Artikelen van de Vlaamse catalogus (IPDC).',
    lpdc: 'Artikelen van een lokale productencatalogus (LPDC).',
    polder: 'Artikelen uit een export van dit programma.',
  },
  make: (count) => `Nieuw: ${count}`,
  makeHint: 'Het worden concepten, die niemand leest tot je ze publiceert.',
  renew: (count) => `Vernieuwd: ${count}`,
  renewHint:
    'Hun gedeelde teksten veranderen, in het concept. Wat deze gemeente anders zegt blijft, en inwoners lezen de oude versie tot je publiceert.',
  changes: (name) => `Wat er verandert: ${name}`,
  firstChanges: (count) => `Wat er verandert, staat hier van de eerste ${count}.`,
  unchanged: (count) => `Ongewijzigd: ${count}`,
  skipped: (count) => `Weggelaten: ${count}`,
  skipReasons: {
    'no-name': 'Het heeft geen naam.',
    'no-id': 'Het heeft geen nummer waarmee het vernieuwd kan worden.',
    archived: 'Het is bij de bron ingetrokken. Kijk of het hier nog moet staan.',
    internal: 'Het is als intern gemerkt.',
  },
  nothing: 'Er zou niets veranderen: alles wat erin staat is hier al.',
  take: 'Importeer wat aangevinkt is',
  noneTicked: 'Vink minstens één artikel aan.',
  overtaken:
    'Er zijn artikelen gewijzigd sinds je keek. Bekijk opnieuw wat er zou gebeuren, en bevestig het.',
  done: (made, renewed) =>
    `Geïmporteerd: ${made} nieuw, ${renewed} vernieuwd. Het zijn concepten; publiceer ze als ze kloppen.`,
  line: (line) => ` Zie regel ${line}.`,
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
    'hours-unread': (text) => `Openingstijden die je zelf moet invullen: ${text}`,
    'further-contacts': (count) => `Andere contactpunten, weggelaten: ${count}.`,
    'local-left-out': (count) =>
      `Wat de andere gemeente op haar eigen manier zegt, is weggelaten: ${count}.`,
    'languages-stay': (list) =>
      `De bron kent geen ${list}: die teksten blijven. Kijk of ze nog kloppen.`,
    'informal-dropped': (count) =>
      `Informele varianten waarvan de formele tekst veranderde, zijn eruit gehaald: ${count}.`,
  },
  audit: 'Artikel geïmporteerd',
};
