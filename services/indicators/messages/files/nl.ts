import { type Messages, partsOf } from './en.ts';

const troubles: Readonly<Record<string, string>> = {
  damaged:
    'De werkmap is beschadigd of niet compleet. Open hem in uw rekenblad en bewaar hem opnieuw.',
  encrypted: 'De werkmap heeft een wachtwoord. Haal het wachtwoord eraf en stuur hem opnieuw.',
  'too-large':
    'Uitgepakt is de werkmap groter dan we kunnen verwerken. Bewaar het werkblad als “CSV UTF-8”.',
  'too-heavy':
    'De werkmap kost te veel tijd of geheugen om te lezen. Bewaar het werkblad als “CSV UTF-8”.',
  'no-sheet': 'Het gekozen werkblad staat niet in de werkmap. Kies een ander in stap 2.',
};

const rules: Readonly<Record<string, (value: string, wanted: string) => string>> = {
  type: (value, wanted) => `“${value}” is niet van het beloofde soort (${wanted}).`,
  required: () => 'Deze cel moet gevuld zijn.',
  unique: (value) => `“${value}” staat ook in een eerdere rij, en mag maar één keer voorkomen.`,
  enum: (value, wanted) => `“${value}” is geen van de beloofde waarden: ${wanted}.`,
  pattern: (value, wanted) => `“${value}” is niet geschreven zoals beloofd: ${wanted}.`,
  minimum: (value, wanted) => `${value} is lager dan het beloofde minimum van ${wanted}.`,
  maximum: (value, wanted) => `${value} is hoger dan het beloofde maximum van ${wanted}.`,
  minLength: (value, wanted) => `“${value}” is korter dan de beloofde ${wanted} tekens.`,
  maxLength: (value, wanted) => `“${value}” is langer dan de beloofde ${wanted} tekens.`,
};

export const nl: Messages = {
  issues: {
    'unreadable-workbook': ({ value }) => troubles[value] ?? troubles.damaged ?? '',
    'formula-without-value': () =>
      'Hier staat een formule waarvan de uitkomst niet in het bestand staat. Open de werkmap in uw rekenblad, laat die rekenen en bewaar hem.',
    'ambiguous-date': ({ value, detail }) => {
      const [one, two] = partsOf(detail);
      return `“${value}” kan ${one} of ${two} zijn. Geef in stap 2 aan of de dag of de maand voorop staat.`;
    },
    'area-ended': ({ value, detail }) => {
      const [day, codes] = partsOf(detail);
      const after = codes === '' ? '' : ` Sindsdien is er: ${codes}.`;
      return `De code “${value}” is vervallen op ${day}, vóór deze periode.${after}`;
    },
    'area-not-yet': ({ value, detail }) => {
      const [day, codes] = partsOf(detail);
      const before = codes === '' ? '' : ` Tot die tijd was er: ${codes}.`;
      return `De code “${value}” is begonnen op ${day}, na deze periode.${before}`;
    },
    schema: ({ value, detail }) => {
      const [rule, wanted] = partsOf(detail);
      return (rules[rule] ?? rules.type)?.(value, wanted) ?? '';
    },
  },
  kinds: {
    'unreadable-workbook': 'Werkmap',
    'formula-without-value': 'Formule zonder uitkomst',
    'ambiguous-date': 'Dag of maand voorop',
    'area-ended': 'Gebied al vervallen',
    'area-not-yet': 'Gebied nog niet begonnen',
    schema: 'Niet zoals beloofd',
  },
  cellError: 'Het is een fout van het rekenblad. Verbeter de formule, of noem haar in stap 2.',
  notThese: {
    'old-workbook':
      'Dit is een werkmap van een oude Excel (.xls). Open hem, kies “Opslaan als” en dan “Excel-werkmap (.xlsx)”.',
    'encrypted-workbook': troubles.encrypted ?? '',
    'open-document':
      'Dit is een OpenDocument-rekenblad (.ods). Kies “Opslaan als” en dan “Excel 2007–365 (.xlsx)” of “CSV UTF-8”.',
    'binary-workbook':
      'Dit is een binaire werkmap (.xlsb). Kies “Opslaan als” en dan “Excel-werkmap (.xlsx)”.',
    archive:
      'Dit is een archief, geen tabel. Pak het uit en stuur het CSV- of Excelbestand dat erin zit.',
  },
  notATable: 'Stuur een Excel-werkmap (.xlsx) of een CSV-bestand.',
  otherEnding: 'Dit is een Excel-werkmap met een andere naam. Laat de naam op .xlsx eindigen.',
  sheet: {
    title: 'Werkblad van de werkmap',
    label: 'Werkblad',
    use: 'Dit werkblad bekijken',
    hidden: (name) => `${name} (verborgen)`,
    noTable: 'Op dit werkblad vinden we geen tabel. Kies een ander werkblad.',
    header: (row) => `De namen van de kolommen staan in rij ${row}.`,
  },
  facts: {
    title: 'Wat ons opviel in de werkmap',
    formulas: {
      one: '# cel bevat een formule: we gebruiken de uitkomst die met het bestand bewaard is.',
      other:
        '# cellen bevatten een formule: we gebruiken de uitkomsten die met het bestand bewaard zijn.',
    },
    hiddenRows: {
      one: '# rij is verborgen; ook die lezen we.',
      other: '# rijen zijn verborgen; ook die lezen we.',
    },
    hiddenColumns: (letters) => `Verborgen kolommen, die we ook lezen: ${letters}.`,
    merged: 'Sommige cellen zijn samengevoegd: alleen de eerste daarvan bevat de waarde.',
    percentages: {
      one: '# cel wordt als percentage getoond: 0,253 lezen we als 25,3, zoals u het ziet.',
      other: '# cellen worden als percentage getoond: 0,253 lezen we als 25,3, zoals u het ziet.',
    },
    errorCells: {
      one: '# cel toont een fout, zoals #N/B of #N/A. Noem haar bij “Geschreven voor geen cijfer” als ze dat betekent.',
      other:
        '# cellen tonen een fout, zoals #N/B of #N/A. Noem ze bij “Geschreven voor geen cijfer” als ze dat betekenen.',
    },
    external:
      'Formules kijken in andere werkmappen: we gebruiken wat ze daar vonden toen het bestand bewaard werd.',
    from1904: 'De datums tellen vanaf 1904. Daar hebben we rekening mee gehouden.',
    sheet: 'Werkblad',
  },
  withheld: 'Geschreven waar de bron een cijfer afschermt',
  withheldHint:
    'Wordt bewaard als afgeschermd, niet als ontbrekend. “<5” kennen we altijd. Bijvoorbeeld: c x *',
  dateOrder: 'Hoe datums zoals 01-03-2024 geschreven zijn',
  dateOrders: {
    unsure: 'Die zijn er niet, of alleen datums zoals 2024-03-01',
    'day-first': 'Dag voorop: 1 maart',
    'month-first': 'Maand voorop: 3 januari',
  },
  otherBoundaries: 'Gebieden waarvan de code in die periode niet bestond',
  keepBoundaries: 'De rij toch bewaren',
  schema: {
    title: 'Wat er van de kolommen beloofd is',
    label: 'Table Schema (JSON)',
    hint: 'Niet verplicht: plak hier het schema dat bij de gegevens hoort. Elke rij wordt aan de soorten en regels ervan getoetst.',
    wrong: (what) => `Dit is geen schema dat we kunnen gebruiken: ${what}`,
    tooLong: 'Dit schema is langer dan 100 000 tekens.',
  },
  inSheet: (sheet) => `Werkblad “${sheet}”; achter de naam van elke kolom staat haar letter.`,
};
