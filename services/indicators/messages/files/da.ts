import { type Messages, partsOf } from './en.ts';

const troubles: Readonly<Record<string, string>> = {
  damaged: 'Projektmappen er beskadiget eller ikke hel. Åbn den i dit regneark, og gem den igen.',
  encrypted: 'Projektmappen har en adgangskode. Fjern adgangskoden, og send den igen.',
  'too-large':
    'Pakket ud er projektmappen større, end vi kan tage imod. Gem arket som “CSV UTF-8”.',
  'too-heavy':
    'Projektmappen kræver for meget tid eller hukommelse at læse. Gem arket som “CSV UTF-8”.',
  'no-sheet': 'Det valgte ark er ikke i projektmappen. Vælg et andet i trin 2.',
};

const rules: Readonly<Record<string, (value: string, wanted: string) => string>> = {
  type: (value, wanted) => `“${value}” er ikke af den lovede slags (${wanted}).`,
  required: () => 'Denne celle skal være udfyldt.',
  unique: (value) => `“${value}” står også i en tidligere række og må kun være der én gang.`,
  enum: (value, wanted) => `“${value}” er ikke en af de lovede værdier: ${wanted}.`,
  pattern: (value, wanted) => `“${value}” er ikke skrevet som lovet: ${wanted}.`,
  minimum: (value, wanted) => `${value} er under det lovede mindste på ${wanted}.`,
  maximum: (value, wanted) => `${value} er over det lovede højeste på ${wanted}.`,
  minLength: (value, wanted) => `“${value}” er kortere end de lovede ${wanted} tegn.`,
  maxLength: (value, wanted) => `“${value}” er længere end de lovede ${wanted} tegn.`,
};

export const da: Messages = {
  issues: {
    'unreadable-workbook': ({ value }) => troubles[value] ?? troubles.damaged ?? '',
    'formula-without-value': () =>
      'Her står en formel, hvis resultat ikke er i filen. Åbn projektmappen i dit regneark, lad det regne, og gem den.',
    'ambiguous-date': ({ value, detail }) => {
      const [one, two] = partsOf(detail);
      return `“${value}” kan være ${one} eller ${two}. Sig i trin 2, om dagen eller måneden står først.`;
    },
    'area-ended': ({ value, detail }) => {
      const [day, codes] = partsOf(detail);
      const after = codes === '' ? '' : ` Siden da er der: ${codes}.`;
      return `Koden “${value}” ophørte den ${day}, før denne periode.${after}`;
    },
    'area-not-yet': ({ value, detail }) => {
      const [day, codes] = partsOf(detail);
      const before = codes === '' ? '' : ` Indtil da var der: ${codes}.`;
      return `Koden “${value}” begyndte den ${day}, efter denne periode.${before}`;
    },
    schema: ({ value, detail }) => {
      const [rule, wanted] = partsOf(detail);
      return (rules[rule] ?? rules.type)?.(value, wanted) ?? '';
    },
  },
  kinds: {
    'unreadable-workbook': 'Projektmappe',
    'formula-without-value': 'Formel uden resultat',
    'ambiguous-date': 'Dag eller måned først',
    'area-ended': 'Området er ophørt',
    'area-not-yet': 'Området er ikke begyndt',
    schema: 'Ikke som lovet',
  },
  cellError: 'Det er en fejl i regnearket. Ret formlen, eller nævn den i trin 2.',
  notThese: {
    'old-workbook':
      'Det er en projektmappe fra et gammelt Excel (.xls). Åbn den, vælg “Gem som” og så “Excel-projektmappe (.xlsx)”.',
    'encrypted-workbook': troubles.encrypted ?? '',
    'open-document':
      'Det er et OpenDocument-regneark (.ods). Vælg “Gem som” og så “Excel 2007–365 (.xlsx)” eller “CSV UTF-8”.',
    'binary-workbook':
      'Det er en binær projektmappe (.xlsb). Vælg “Gem som” og så “Excel-projektmappe (.xlsx)”.',
    archive: 'Det er et arkiv, ikke en tabel. Pak det ud, og send CSV- eller Excel-filen i det.',
  },
  notATable: 'Send en Excel-projektmappe (.xlsx) eller en CSV-fil.',
  otherEnding: 'Det er en Excel-projektmappe med en anden endelse. Lad navnet ende på .xlsx.',
  sheet: {
    title: 'Ark i projektmappen',
    label: 'Ark',
    use: 'Se på dette ark',
    hidden: (name) => `${name} (skjult)`,
    noTable: 'På dette ark finder vi ingen tabel. Vælg et andet ark.',
    header: (row) => `Kolonnernes navne står i række ${row}.`,
  },
  facts: {
    title: 'Det lagde vi mærke til i projektmappen',
    formulas: {
      one: '# celle rummer en formel: vi bruger det resultat, der er gemt i filen.',
      other: '# celler rummer formler: vi bruger de resultater, der er gemt i filen.',
    },
    hiddenRows: {
      one: '# række er skjult; den læses også.',
      other: '# rækker er skjult; de læses også.',
    },
    hiddenColumns: (letters) => `Skjulte kolonner, som også læses: ${letters}.`,
    merged: 'Nogle celler er flettet: kun den første af dem rummer værdien.',
    percentages: {
      one: '# celle vises som procent: 0,253 læses som 25,3, som du ser det.',
      other: '# celler vises som procent: 0,253 læses som 25,3, som du ser det.',
    },
    errorCells: {
      one: '# celle viser en fejl, for eksempel #I/T. Nævn den under “Skrevet for intet tal”, hvis det er det, den betyder.',
      other:
        '# celler viser en fejl, for eksempel #I/T. Nævn dem under “Skrevet for intet tal”, hvis det er det, de betyder.',
    },
    external: 'Formler ser i andre projektmapper: vi bruger det, de fandt der, da filen blev gemt.',
    from1904: 'Datoerne tæller fra 1904. Det har vi taget højde for.',
    sheet: 'Ark',
  },
  withheld: 'Skrevet, hvor kilden holder et tal tilbage',
  withheldHint:
    'Gemmes som holdt tilbage, ikke som manglende. “<5” kender vi altid. For eksempel: c x *',
  dateOrder: 'Hvordan datoer som 01-03-2024 er skrevet',
  dateOrders: {
    unsure: 'Der er ingen, eller kun datoer som 2024-03-01',
    'day-first': 'Dag først: 1. marts',
    'month-first': 'Måned først: 3. januar',
  },
  otherBoundaries: 'Områder, hvis kode ikke fandtes i perioden',
  keepBoundaries: 'Gem rækken alligevel',
  schema: {
    title: 'Hvad der er lovet om kolonnerne',
    label: 'Table Schema (JSON)',
    hint: 'Frivilligt: indsæt det skema, der hører til dataene. Hver række holdes op mod dets slags og regler.',
    wrong: (what) => `Det er ikke et skema, vi kan bruge: ${what}`,
    tooLong: 'Dette skema er længere end 100 000 tegn.',
  },
  inSheet: (sheet) => `Ark “${sheet}”; efter hver kolonnes navn står dens bogstav.`,
};
