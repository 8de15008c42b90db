import { type Messages, partsOf } from './en.ts';

const troubles: Readonly<Record<string, string>> = {
  damaged:
    'Die Arbeitsmappe ist beschädigt oder unvollständig. Öffnen Sie sie in Ihrer Tabellenkalkulation und speichern Sie sie neu.',
  encrypted:
    'Die Arbeitsmappe hat ein Kennwort. Entfernen Sie das Kennwort und senden Sie sie noch einmal.',
  'too-large':
    'Entpackt ist die Arbeitsmappe größer, als wir aufnehmen können. Speichern Sie das Blatt als „CSV UTF-8“.',
  'too-heavy':
    'Das Lesen der Arbeitsmappe braucht zu viel Zeit oder Speicher. Speichern Sie das Blatt als „CSV UTF-8“.',
  'no-sheet':
    'Das gewählte Blatt ist nicht in der Arbeitsmappe. Wählen Sie in Schritt 2 ein anderes.',
};

const rules: Readonly<Record<string, (value: string, wanted: string) => string>> = {
  type: (value, wanted) => `„${value}“ ist nicht von der zugesagten Art (${wanted}).`,
  required: () => 'Diese Zelle muss ausgefüllt sein.',
  unique: (value) => `„${value}“ steht auch in einer früheren Zeile und darf nur einmal vorkommen.`,
  enum: (value, wanted) => `„${value}“ ist keiner der zugesagten Werte: ${wanted}.`,
  pattern: (value, wanted) => `„${value}“ ist nicht wie zugesagt geschrieben: ${wanted}.`,
  minimum: (value, wanted) => `${value} liegt unter dem zugesagten Mindestwert von ${wanted}.`,
  maximum: (value, wanted) => `${value} liegt über dem zugesagten Höchstwert von ${wanted}.`,
  minLength: (value, wanted) => `„${value}“ ist kürzer als die zugesagten ${wanted} Zeichen.`,
  maxLength: (value, wanted) => `„${value}“ ist länger als die zugesagten ${wanted} Zeichen.`,
};

export const de: Messages = {
  issues: {
    'unreadable-workbook': ({ value }) => troubles[value] ?? troubles.damaged ?? '',
    'formula-without-value': () =>
      'Hier steht eine Formel, deren Ergebnis nicht in der Datei ist. Öffnen Sie die Arbeitsmappe in Ihrer Tabellenkalkulation, lassen Sie sie rechnen und speichern Sie sie.',
    'ambiguous-date': ({ value, detail }) => {
      const [one, two] = partsOf(detail);
      return `„${value}“ kann ${one} oder ${two} sein. Sagen Sie in Schritt 2, ob der Tag oder der Monat vorn steht.`;
    },
    'area-ended': ({ value, detail }) => {
      const [day, codes] = partsOf(detail);
      const after = codes === '' ? '' : ` Seitdem gibt es: ${codes}.`;
      return `Der Schlüssel „${value}“ endete am ${day}, vor diesem Zeitraum.${after}`;
    },
    'area-not-yet': ({ value, detail }) => {
      const [day, codes] = partsOf(detail);
      const before = codes === '' ? '' : ` Bis dahin gab es: ${codes}.`;
      return `Der Schlüssel „${value}“ begann am ${day}, nach diesem Zeitraum.${before}`;
    },
    schema: ({ value, detail }) => {
      const [rule, wanted] = partsOf(detail);
      return (rules[rule] ?? rules.type)?.(value, wanted) ?? '';
    },
  },
  kinds: {
    'unreadable-workbook': 'Arbeitsmappe',
    'formula-without-value': 'Formel ohne Ergebnis',
    'ambiguous-date': 'Tag oder Monat vorn',
    'area-ended': 'Gebiet schon beendet',
    'area-not-yet': 'Gebiet noch nicht begonnen',
    schema: 'Nicht wie zugesagt',
  },
  cellError:
    'Das ist ein Fehler der Tabellenkalkulation. Berichtigen Sie die Formel, oder nennen Sie ihn in Schritt 2.',
  notThese: {
    'old-workbook':
      'Das ist eine Arbeitsmappe eines alten Excel (.xls). Öffnen Sie sie, wählen Sie „Speichern unter“ und dann „Excel-Arbeitsmappe (.xlsx)“.',
    'encrypted-workbook': troubles.encrypted ?? '',
    'open-document':
      'Das ist eine OpenDocument-Tabelle (.ods). Wählen Sie „Speichern unter“ und dann „Excel 2007–365 (.xlsx)“ oder „CSV UTF-8“.',
    'binary-workbook':
      'Das ist eine binäre Arbeitsmappe (.xlsb). Wählen Sie „Speichern unter“ und dann „Excel-Arbeitsmappe (.xlsx)“.',
    archive:
      'Das ist ein Archiv, keine Tabelle. Entpacken Sie es und senden Sie die CSV- oder Excel-Datei daraus.',
  },
  notATable: 'Senden Sie eine Excel-Arbeitsmappe (.xlsx) oder eine CSV-Datei.',
  otherEnding: 'Das ist eine Excel-Arbeitsmappe mit anderer Endung. Der Name muss auf .xlsx enden.',
  sheet: {
    title: 'Blatt der Arbeitsmappe',
    label: 'Blatt',
    use: 'Dieses Blatt ansehen',
    hidden: (name) => `${name} (ausgeblendet)`,
    noTable: 'Auf diesem Blatt finden wir keine Tabelle. Wählen Sie ein anderes.',
    header: (row) => `Die Namen der Spalten stehen in Zeile ${row}.`,
  },
  facts: {
    title: 'Was uns an der Arbeitsmappe aufgefallen ist',
    formulas: {
      one: '# Zelle enthält eine Formel: Wir verwenden das Ergebnis, das mit der Datei gespeichert wurde.',
      other:
        '# Zellen enthalten Formeln: Wir verwenden die Ergebnisse, die mit der Datei gespeichert wurden.',
    },
    hiddenRows: {
      one: '# Zeile ist ausgeblendet; auch sie wird gelesen.',
      other: '# Zeilen sind ausgeblendet; auch sie werden gelesen.',
    },
    hiddenColumns: (letters) => `Ausgeblendete Spalten, die auch gelesen werden: ${letters}.`,
    merged: 'Einige Zellen sind verbunden: Nur die erste davon enthält den Wert.',
    percentages: {
      one: '# Zelle wird als Prozentwert gezeigt: 0,253 lesen wir als 25,3, so wie Sie es sehen.',
      other:
        '# Zellen werden als Prozentwerte gezeigt: 0,253 lesen wir als 25,3, so wie Sie es sehen.',
    },
    errorCells: {
      one: '# Zelle zeigt einen Fehler, etwa #NV. Nennen Sie ihn unter „Geschrieben für keine Zahl“, wenn er das bedeutet.',
      other:
        '# Zellen zeigen einen Fehler, etwa #NV. Nennen Sie ihn unter „Geschrieben für keine Zahl“, wenn er das bedeutet.',
    },
    external:
      'Formeln greifen auf andere Arbeitsmappen zu: Es gilt, was sie dort beim Speichern gefunden haben.',
    from1904: 'Die Datumswerte zählen ab 1904. Das haben wir berücksichtigt.',
    sheet: 'Blatt',
  },
  withheld: 'Geschrieben, wo die Quelle eine Zahl geheim hält',
  withheldHint:
    'Wird als geheim gehalten gespeichert, nicht als fehlend. „<5“ kennen wir immer. Zum Beispiel: c x *',
  dateOrder: 'Wie Datumsangaben wie 01.03.2024 geschrieben sind',
  dateOrders: {
    unsure: 'Es gibt keine, oder nur solche wie 2024-03-01',
    'day-first': 'Tag vorn: 1. März',
    'month-first': 'Monat vorn: 3. Januar',
  },
  otherBoundaries: 'Gebiete, deren Schlüssel es in diesem Zeitraum nicht gab',
  keepBoundaries: 'Die Zeile trotzdem speichern',
  schema: {
    title: 'Was von den Spalten zugesagt ist',
    label: 'Table Schema (JSON)',
    hint: 'Freiwillig: Fügen Sie das Schema ein, das zu den Daten gehört. Jede Zeile wird an seinen Arten und Regeln geprüft.',
    wrong: (what) => `Das ist kein Schema, das wir verwenden können: ${what}`,
    tooLong: 'Dieses Schema ist länger als 100 000 Zeichen.',
  },
  inSheet: (sheet) => `Blatt „${sheet}“; hinter dem Namen jeder Spalte steht ihr Buchstabe.`,
};
