/** The form of the second step: from its fields to a mapping, and back. */
import type { Form } from '../../../platform/http/form.ts';
import type { FileMessages } from '../messages/files/index.ts';
import type { ImportMessages } from '../messages/imports/index.ts';
import { emptyMapping, type Field, fields, type Mapping, missingFields } from './mapping.ts';
import { readSchema } from './schema-form.ts';
import type { Sex } from './sexes.ts';

/** Fields that may be the same for the whole file. */
export const constantFields = ['indicator', 'period', 'area'] as const satisfies readonly Field[];

export interface FieldTrouble {
  readonly field: string;
  readonly message: string;
}

export interface MappingEntry {
  readonly mapping: Mapping;
  readonly name: string;
  readonly troubles: readonly FieldTrouble[];
  /** The schema as it was entered, also when it is none. */
  readonly schemaText: string;
}

/** Marks with spaces between. */
const marks = (text: string): string[] => text.split(/\s+/).filter((mark) => mark !== '');

const lines = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

const isSex = (word: string): word is Sex =>
  word === 'persons' || word === 'female' || word === 'male';

/** @returns undefined when a line is not of the form `word = sex` */
const readSexes = (text: string): Record<string, Sex> | undefined => {
  const sexes: Record<string, Sex> = {};
  for (const line of lines(text)) {
    const [word, sex = ''] = line.split('=').map((part) => part.trim().toLowerCase());
    if (!word || !isSex(sex)) return undefined;
    sexes[word] = sex;
  }
  return sexes;
};

export const writeSexes = (sexes: Mapping['sexes']): string =>
  Object.entries(sexes)
    .map(([word, sex]) => `${word} = ${sex}`)
    .join('\n');

const oneOf = <Choice extends string>(
  text: string,
  choices: readonly Choice[],
  otherwise: Choice,
): Choice => choices.find((choice) => choice === text) ?? otherwise;

/**
 * @param header columns of the file, which a chosen column must be one of
 * @param isConfirmationNeeded whether the letters must be confirmed first
 */
export const readMappingForm = (
  form: Form,
  header: readonly string[],
  isConfirmationNeeded: boolean,
  words: ImportMessages,
  fileWords: FileMessages,
): MappingEntry => {
  const troubles: FieldTrouble[] = [];
  const columns: Partial<Record<Field, string>> = {};
  const constants: Partial<Record<Field, string>> = {};
  for (const field of fields) {
    const column = form.text(`column-${field}`);
    if (column === '') continue;
    if (!header.includes(column))
      troubles.push({ field: `column-${field}`, message: words.columns.notIn });
    columns[field] = column;
  }
  for (const field of constantFields) {
    const constant = form.text(`constant-${field}`);
    if (constant !== '' && columns[field] === undefined) constants[field] = constant;
  }
  const sexes = readSexes(form.text('sexes'));
  if (sexes === undefined) troubles.push({ field: 'sexes', message: words.columns.sexesWrong });
  const isConfirmed = form.text('letters') === 'yes';
  if (isConfirmationNeeded && !isConfirmed)
    troubles.push({ field: 'letters', message: words.columns.lettersMissing });
  const schemaText = form.text('schema');
  const schema = readSchema(schemaText, fileWords);
  if (!schema.ok) troubles.push({ field: 'schema', message: schema.message });
  const policy = (name: string) => oneOf(form.text(name), ['reject', 'set-aside'], 'reject');
  const mapping: Mapping = {
    ...emptyMapping,
    columns,
    constants,
    decimalSign: oneOf(form.text('decimalSign'), ['.', ','], '.'),
    encoding: isConfirmationNeeded && isConfirmed ? 'windows-1252' : 'utf-8',
    missing: marks(form.text('missing')),
    withheld: marks(form.text('withheld')),
    dateOrder: oneOf(form.text('dateOrder'), ['unsure', 'day-first', 'month-first'], 'unsure'),
    sheet: form.text('sheet'),
    allAges: lines(form.text('allAges')),
    sexes: sexes ?? {},
    duplicates: oneOf(form.text('duplicates'), ['reject', 'first', 'last'], 'reject'),
    unknownAreas: policy('unknownAreas'),
    unknownIndicators: policy('unknownIndicators'),
    unfitPeriods: policy('unfitPeriods'),
    otherBoundaries: oneOf(form.text('otherBoundaries'), ['reject', 'set-aside', 'keep'], 'reject'),
    ...(schema.ok && schema.schema ? { schema: schema.schema } : {}),
  };
  for (const field of missingFields(mapping))
    troubles.push({
      field: `column-${field}`,
      message:
        field === 'value'
          ? words.columns.neededFigure
          : words.columns.needed(words.fieldNames[field]),
    });
  return { mapping, name: form.text('name').slice(0, 80), troubles, schemaText };
};
