/** Answers that have to be JSON. */
import { SourceError } from '../../federation-error.ts';
import type { HttpAnswer } from './client.ts';
import { parseJson } from './json-text.ts';

const JSON_TYPE = /^(?:application|text)\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

/** @throws SourceError `rejected` for another type of content, or text that is not JSON */
export const jsonOf = (source: string, { headers, text }: HttpAnswer): unknown => {
  if (!JSON_TYPE.test(headers.get('content-type') ?? '')) {
    throw new SourceError(source, 'rejected', 'not JSON');
  }
  const json = parseJson(text);
  if (json === undefined) throw new SourceError(source, 'rejected', 'broken JSON');
  return json;
};
