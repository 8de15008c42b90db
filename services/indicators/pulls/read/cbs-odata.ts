/**
 * Tables of Statistics Netherlands: `TypedDataSet` of the third version of its OData (a column per
 * topic), `Observations` of the fourth (a row per figure), and rows by area as others keep them.
 */
import { z } from 'zod';
import { PullTrouble } from '../reason.ts';
import { type Observation, observationsAtMost, statusOf } from './observation.ts';

/** Stands for the dimension that the topics of a table make. */
export const measureDimension = 'Measure';

const row = z.record(z.string(), z.unknown());
const page = z.object({ value: z.array(row) });

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.trim() : undefined;

const numberOf = (value: unknown): number | null => {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  const text = textOf(value);
  return text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null;
};

/** A row per figure: the value, what is measured, and a code per dimension. */
const fromObservation = (given: Record<string, unknown>): Observation => {
  const { Id: _, Measure, Value, StringValue: __, ValueAttribute, ...rest } = given;
  const codes: Record<string, string> = { [measureDimension]: textOf(Measure) ?? '' };
  for (const [name, value] of Object.entries(rest)) {
    const code = textOf(value);
    if (code !== undefined) codes[name] = code;
  }
  const value = numberOf(Value);
  return { codes, value, status: statusOf(textOf(ValueAttribute) ?? '', value) };
};

/** A column per topic: those that are asked for become figures, texts are codes. */
const fromColumns = (
  given: Record<string, unknown>,
  topics: readonly string[],
): readonly Observation[] => {
  const codes: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    const code = textOf(value);
    if (code !== undefined && name !== 'ID' && !topics.includes(name)) codes[name] = code;
  }
  return topics.flatMap((topic) => {
    if (!(topic in given)) return [];
    const value = numberOf(given[topic]);
    const said = value === null ? (textOf(given[topic]) ?? '') : '';
    return [
      { codes: { ...codes, [measureDimension]: topic }, value, status: statusOf(said, value) },
    ];
  });
};

/** Areas by code, each with its topics. */
const byArea = (json: Record<string, unknown>): Record<string, unknown>[] =>
  Object.entries(json).flatMap(([code, topics]) => {
    const parsed = row.safeParse(topics);
    return parsed.success ? [{ RegioS: code, ...parsed.data }] : [];
  });

const rowsOf = (json: unknown): readonly Record<string, unknown>[] => {
  const answer = page.safeParse(json);
  if (answer.success) return answer.data.value;
  const list = z.array(row).safeParse(json);
  if (list.success) return list.data;
  const object = row.safeParse(json);
  if (object.success) {
    const areas = byArea(object.data);
    if (areas.length > 0) return areas;
  }
  throw new PullTrouble('wrong-format', 'value');
};

/**
 * @param topics keys of the topics that are wanted, such as `AantalInwoners_5` or `M000352`
 * @throws PullTrouble wrong-format, wrong-shape, too-large
 */
export const readCbs = (json: unknown, topics: readonly string[]): readonly Observation[] => {
  const rows = rowsOf(json);
  const [first] = rows;
  if (first === undefined) return [];
  if (rows.length * Math.max(1, topics.length) > observationsAtMost)
    throw new PullTrouble('too-large', String(rows.length));
  if ('Measure' in first && 'Value' in first) return rows.map(fromObservation);
  const absent = topics.find((topic) => !rows.some((one) => topic in one));
  if (absent !== undefined) throw new PullTrouble('wrong-shape', absent);
  return rows.flatMap((one) => fromColumns(one, topics));
};

/** Address of the next page, when the answer is not the last one. */
export const nextPage = (json: unknown): string | undefined => {
  const answer = row.safeParse(json);
  if (!answer.success) return undefined;
  return textOf(answer.data['odata.nextLink']) ?? textOf(answer.data['@odata.nextLink']);
};
