/** Reads definitions from files: our own JSON, or another publisher's metadata by a format. */
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { IndicatorDefinition } from './definition.ts';
import type { DefinitionFormat, FieldRule } from './definition-format.ts';
import { definitionFrom, definitionShape } from './definition-shape.ts';
import { plainText } from './plain-text.ts';

type Source = Readonly<Record<string, unknown>>;
type Draft = Record<string, unknown>;

/** A definition that does not hold, and why: for the person who runs the import. */
export class WrongDefinition extends Error {}

const folded = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const foldedKeys = (source: Source): Source =>
  Object.fromEntries(Object.entries(source).map(([name, value]) => [folded(name), value]));

/** Records of a metadata file: a JSON array, or a CSV with a header. */
export const readRecords = (content: string, isCsv: boolean): readonly Source[] => {
  if (isCsv)
    return parse(content, {
      columns: true,
      bom: true,
      skip_empty_lines: true,
      trim: true,
    }) as Source[]; // columns: true gives records
  const parsed: unknown = JSON.parse(content.replace(/^\uFEFF/, ''));
  return z.array(z.record(z.string(), z.unknown())).parse(parsed);
};

/** A code of ours for one of theirs: `AantalInwoners_5` becomes `aantalinwoners-5`. */
export const asCode = (code: string): string =>
  code
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

const isSaid = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

const isYes = (value: unknown): boolean => value === true || String(value).toLowerCase() === 'true';

/** What a rule makes of a record; undefined where the record says nothing. */
const applyRule = (rule: FieldRule, record: Source): unknown => {
  if ('constant' in rule) return rule.constant;
  if ('flags' in rule) {
    const flags = Object.entries(rule.flags);
    if (!flags.some(([name]) => isSaid(record[folded(name)]))) return undefined;
    return flags.filter(([name]) => isYes(record[folded(name)])).map(([, dimension]) => dimension);
  }
  const value = record[folded(rule.from)];
  if (!isSaid(value)) return undefined;
  if (rule.values) return rule.values[String(value).trim()];
  if (rule.isNumber) return Number(value);
  const text = plainText(String(value));
  return rule.language ? { [rule.language]: text } : text;
};

const merge = (draft: Draft, changes: Source): Draft => {
  const merged = { ...draft };
  for (const [field, value] of Object.entries(changes)) {
    const before = merged[field];
    const areTexts =
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      typeof before === 'object' &&
      before !== null;
    if (value !== undefined) merged[field] = areTexts ? { ...before, ...value } : value;
  }
  return merged;
};

const holds = (draft: Draft, when: Readonly<Record<string, readonly unknown[]>>): boolean =>
  Object.entries(when).every(([field, values]) => values.includes(draft[field]));

const finished = (draft: Draft): IndicatorDefinition => {
  const parsed = definitionShape.safeParse(draft);
  if (!parsed.success)
    throw new WrongDefinition(`${String(draft.code)}: ${z.prettifyError(parsed.error)}`);
  return definitionFrom(parsed.data);
};

/**
 * Definitions from a publisher's records. What a record leaves out stays as `existing` has it, so
 * that a short list and a full one can be read in either order.
 *
 * @param existing by code
 * @throws WrongDefinition
 */
export const definitionsByFormat = (
  records: readonly Source[],
  format: DefinitionFormat,
  existing: ReadonlyMap<string, IndicatorDefinition>,
): readonly IndicatorDefinition[] => {
  const drafts = new Map<string, Draft>();
  const start = (code: string): Draft =>
    merge(merge({}, format.defaults), { ...existing.get(code), code });
  const isWanted = (record: Source): boolean =>
    Object.entries(format.only).every(([name, values]) => values.includes(record[folded(name)]));
  for (const record of records.map(foldedKeys).filter(isWanted)) {
    const said = Object.fromEntries(
      Object.entries(format.fields).map(([field, rule]) => [
        field,
        rule && applyRule(rule, record),
      ]),
    );
    const code = asCode(String(said.code ?? ''));
    let draft = merge(start(code), { ...said, code });
    for (const { when, set } of format.combined)
      if (holds({ ...record, ...draft }, when)) draft = merge(draft, set);
    drafts.set(code, draft);
  }
  for (const { definition } of format.additions) {
    const code = String(definition.code);
    drafts.set(code, merge(drafts.get(code) ?? start(code), definition));
  }
  for (const [code, { set }] of Object.entries(format.byCode)) {
    const draft = drafts.get(code);
    if (draft) drafts.set(code, merge(draft, set));
  }
  return [...drafts.values()].map(finished);
};

/** Definitions in our own shape: a JSON array of them. @throws WrongDefinition */
export const definitionsFromJson = (content: string): readonly IndicatorDefinition[] =>
  readRecords(content, false).map((record) => finished({ ...record }));
