/** What is wrong with settings, for whoever wrote them: the way to the place and plain words, never a value. */
import { z } from 'zod';
import { FederationError } from './federation-error.ts';
import { nearestName, suggestion } from './sql/nearest-name.ts';

type Issue = z.core.$ZodIssue;
type RawIssue<Code extends Issue['code']> = z.core.$ZodRawIssue<Extract<Issue, { code: Code }>>;

/** By the names that zod and `kindOf` have for them. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  null: 'null',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

const wordsOf = (kind: string): string => KINDS[kind] ?? kind;

const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
};

/** What a setting may be: anything of a kind, or one of a few values. */
type Form = { readonly kind: string } | { readonly values: readonly z.core.util.Primitive[] };

const kindsOf = (form: Form): readonly string[] =>
  'values' in form ? form.values.map(kindOf) : [form.kind === 'int' ? 'number' : form.kind];

const writtenForm = (form: Form): string => {
  if ('kind' in form) return wordsOf(form.kind);
  const values = form.values.map(String).join(', ');
  return form.values.length === 1 ? values : `one of ${values}`;
};

/** Texts stand in quotes, numbers and truth values do not: the commonest slip in JSON. */
const quotesAmiss = (wanted: readonly string[], given: string): string => {
  const isBare = (kind: string): boolean => kind === 'number' || kind === 'boolean';
  if (given === 'string' && wanted.every(isBare)) return ' (without quotes)';
  return isBare(given) && wanted.every((kind) => kind === 'string') ? ' (in quotes)' : '';
};

/** Of few texts the one that was probably meant. */
const valueMeant = (forms: readonly Form[], input: unknown): string => {
  const values = forms.flatMap((form) => ('values' in form ? form.values : []));
  const texts = values.filter((value) => typeof value === 'string');
  return typeof input === 'string' ? suggestion(input, texts) : '';
};

const noneOf = (forms: readonly Form[], input: unknown): string => {
  const written = [...new Set(forms.map(writtenForm))].join(', or ');
  const given = kindOf(input);
  if (given === 'undefined') {
    const isOneOfFew = forms.some((form) => 'values' in form);
    return isOneOfFew ? `is missing; it has to be ${written}` : 'is missing';
  }
  const wanted = forms.flatMap(kindsOf);
  if (wanted.includes(given)) return `has to be ${written}${valueMeant(forms, input)}`;
  return `has to be ${written}${quotesAmiss(wanted, given)}, not ${wordsOf(given)}`;
};

const wrongType = ({ expected, inst, input }: RawIssue<'invalid_type'>): string => {
  const isWhole = inst instanceof z.ZodNumber && inst.isInt;
  return noneOf([{ kind: isWhole ? 'int' : expected }], input);
};

const unknownNames = ({ keys, inst, input }: RawIssue<'unrecognized_keys'>): string => {
  const known = inst instanceof z.ZodObject ? Object.keys(inst.shape) : [];
  const free = known.filter((name) => !Object.hasOwn(input ?? {}, name));
  const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ');
  const meant = new Set(keys.flatMap((key) => nearestName(key, free) ?? []));
  const hint = meant.size === 0 ? '' : `; did you mean ${quoted([...meant])}?`;
  const refusal = keys.length === 1 ? 'there is no setting' : 'there are no settings';
  return `${refusal} ${quoted(keys)}${hint}`;
};

type Bound = RawIssue<'too_small'> | RawIssue<'too_big'>;

const beyond = ({ origin, exact }: Bound, limit: number | bigint, bound: string): string => {
  const than = exact ? 'exactly' : bound;
  if (origin === 'string') return `has to have ${than} ${limit} characters`;
  if (origin === 'array')
    return `has to have ${than} ${limit} ${limit === 1 ? 'entry' : 'entries'}`;
  return `has to be ${than} ${limit}`;
};

const tooSmall = (issue: RawIssue<'too_small'>): string => {
  const { origin, minimum, inclusive } = issue;
  if (origin === 'string' && minimum === 1) return 'is empty';
  return beyond(issue, minimum, inclusive ? 'at least' : 'more than');
};

const wrongFormat = (issue: RawIssue<'invalid_format'>): string => {
  const { inst } = issue;
  if (inst instanceof z.ZodURL) {
    const { protocol } = inst._zod.def;
    const schemes = ['https', 'http', 'ldaps', 'ldap'].filter((scheme) => protocol?.test(scheme));
    const begin = schemes.map((scheme) => `${scheme}://`).join(' or ');
    return `has to be a whole address${begin === '' ? '' : ` that begins with ${begin}`}`;
  }
  if ('prefix' in issue) return `has to begin with ${issue.prefix}`;
  if ('suffix' in issue) return `has to end with ${issue.suffix}`;
  return `does not fit the pattern ${issue.pattern ?? issue.format}`;
};

/** What a value of quite another form would have to be; nothing when the form is right and something in it wrong. */
const formsOf = (issue: Issue | undefined): readonly Form[] => {
  if (!issue || issue.path.length > 0) return [];
  if (issue.code === 'invalid_type') return [{ kind: issue.expected }];
  if (issue.code === 'invalid_value') return [issue];
  return issue.code === 'invalid_union' ? issue.errors.flatMap(([first]) => formsOf(first)) : [];
};

const noForm = (issue: RawIssue<'invalid_union'>): string => {
  if (issue.inclusive === false) return 'has more than one of its forms at once';
  const { discriminator, options, errors, input } = issue;
  if (discriminator !== undefined && options) {
    return noneOf([{ values: options }], Reflect.get(Object(input), discriminator));
  }
  const forms = errors.flatMap(([first]) => formsOf(first));
  return forms.length === 0 ? 'is not accepted' : noneOf(forms, input);
};

/** For zod, which asks it wherever a schema has no words of its own. */
const told: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue);
    case 'invalid_value':
      return noneOf([issue], issue.input);
    case 'unrecognized_keys':
      return unknownNames(issue);
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return beyond(issue, issue.maximum, issue.inclusive ? 'at most' : 'less than');
    case 'not_multiple_of':
      return `has to be a multiple of ${issue.divisor}`;
    case 'invalid_format':
      return wrongFormat(issue);
    case 'invalid_union':
      return noForm(issue);
    case 'invalid_key':
      return `cannot be a name: ${issue.issues[0]?.message}`;
    default:
      return 'is not accepted';
  }
};

interface Fault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** A name that there is not comes before what is missing beside it, which is often the same slip. */
const mostTelling = (issues: readonly Issue[]): Issue | undefined => {
  const [first] = issues;
  const beside = first?.path.slice(0, -1) ?? [];
  const misspelt = issues.find(
    ({ code, path }) =>
      code === 'unrecognized_keys' &&
      path.length === beside.length &&
      path.every((part, index) => part === beside[index]),
  );
  return misspelt ?? first;
};

/** Of several forms that a setting may have, what is wrong in the one that was meant. */
const faultOf = (issues: readonly Issue[]): Fault => {
  const issue = mostTelling(issues);
  if (issue?.code !== 'invalid_union') return issue ?? { path: [], message: 'is not accepted' };
  const [within] = issue.errors
    .filter(([first]) => first && formsOf(first).length === 0)
    .map(faultOf)
    .sort((one, other) => other.path.length - one.path.length);
  return within ? { path: [...issue.path, ...within.path], message: within.message } : issue;
};

/**
 * Settings as the schema has them.
 *
 * @param place the way to them, with dots; empty for a whole file
 * @throws FederationError `configuration` with the way to the first thing that is wrong, and what it is
 */
export const checked = <Schema extends z.ZodType>(
  schema: Schema,
  settings: unknown,
  place: string,
): z.output<Schema> => {
  const result = schema.safeParse(settings, { error: told });
  if (result.success) return result.data;
  const { path, message } = faultOf(result.error.issues);
  const parts = path.map((part) => (part === '' ? '“”' : String(part)));
  const way = [...(place === '' ? [] : [place]), ...parts].join('.');
  throw new FederationError('configuration', way === '' ? message : `${way}: ${message}`);
};
