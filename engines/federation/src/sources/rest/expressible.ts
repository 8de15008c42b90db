/** Which values a request can express, and which would become something else on their way. */
import type { Given } from '../http/choice.ts';
import { textOfValue } from '../http/values-out.ts';
import type { Parameter } from './operation.ts';

/** Percent-decoded until nothing changes: what a careless server could take a segment for. */
const decodedFully = (text: string): string => {
  let at = text;
  for (let round = 0; round < 5; round += 1) {
    try {
      const next = decodeURIComponent(at);
      if (next === at) return at;
      at = next;
    } catch {
      return at;
    }
  }
  return at;
};

/**
 * Whether a value can be part of a path at all. What would lead out of the place where it stands names no
 * resource there: `..`, an empty segment, control characters.
 */
const isPathValue = (text: string): boolean => {
  const decoded = decodedFully(text);
  const segments = decoded.split(/[/\\]/);
  const hasControls = [...decoded].some((character) => character < ' ' || character === '\u007f');
  return !hasControls && !segments.some((segment) => ['', '.', '..'].includes(segment));
};

/** RFC 9110 section 5.5, without bytes above ASCII. */
const isHeaderValue = (text: string): boolean =>
  /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(text);

/** Whether there are no surrogates without partner, which no encoding of an address has. */
const isText = (text: string): boolean => text.isWellFormed();

/** A value that no request can express equals nothing that the source could give. */
export const canBeAsked = (parameter: Parameter, value: Given): boolean => {
  const text = textOfValue(value, parameter.type);
  if (!isText(text)) return false;
  if (parameter.in === 'path') return isPathValue(text);
  if (parameter.in === 'header') return isHeaderValue(text);
  const isCut = parameter.in === 'query' && parameter.isList && parameter.separator !== undefined;
  return !(isCut && parameter.isEchoed && text.includes(parameter.separator ?? ','));
};
