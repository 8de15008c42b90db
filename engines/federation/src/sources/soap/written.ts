/** Operations whose message is written out in the options. */
import { FederationError } from '../../federation-error.ts';
import { parseXml, type XmlElement } from '../http/xml.ts';
import {
  canBeAsked,
  escapedText,
  type Field,
  type Operation,
  type Parameter,
} from './operation.ts';
import type { SoapSettings, WrittenOptions } from './options.ts';
import { envelope, type Security } from './security.ts';

const PLACE = /\{\{([^{}]+)\}\}/g;

const elementsIn = (element: XmlElement): readonly XmlElement[] => [
  element,
  ...element.children.flatMap(elementsIn),
];

/** @throws FederationError `configuration` when the message is not XML, or has places elsewhere than in text */
export const writtenOperation = (
  source: string,
  options: WrittenOptions,
  settings: SoapSettings,
  security: Security | undefined,
): Operation => {
  const root = parseXml(options.message);
  const columns = [...options.message.matchAll(PLACE)].map(([, column = '']) => column);
  const texts = new Set((root ? elementsIn(root) : []).map(({ text }) => text.trim()));
  const isInText = columns.every((column) => texts.has(`{{${column}}}`));
  const attributes = (root ? elementsIn(root) : []).flatMap((each) => [
    ...each.attributes.values(),
  ]);
  if (!root || !isInText || attributes.some((text) => text.includes('{{'))) {
    throw new FederationError(
      'configuration',
      `${source}.${options.table}: the message has to be XML, with {{column}} as whole text of elements`,
    );
  }
  const fields: readonly Field[] = Object.entries(options.columns).map(([column, path]) => ({
    column,
    path: path.split('/'),
    type: { name: options.types[column] ?? 'text' },
    isNullable: true,
    isList: options.types[column] === 'json',
  }));
  const parameters: readonly Parameter[] = [...new Set(columns)].map((column) => {
    const field = fields.find((each) => each.column === column);
    return {
      name: column,
      column,
      type: field?.type ?? { name: options.types[column] ?? 'text' },
      isRequired: true,
      isEchoed: field === undefined,
      maximumValues: 1,
    };
  });
  return {
    id: options.action,
    table: options.table,
    fields,
    parameters,
    canBeAsked,
    answer: options.answer,
    rows: options.rows.split('/'),
    failures: options.failures.map((path) => path.split('/')),
    key: options.key,
    write: (given) => {
      const byColumn = new Map([...given].map(([{ column }, text]) => [column, text]));
      const body = options.message.replace(PLACE, (_, column: string) =>
        escapedText(byColumn.get(column) ?? ''),
      );
      return { action: options.action, xml: envelope(body, settings.version, security) };
    },
  };
};
