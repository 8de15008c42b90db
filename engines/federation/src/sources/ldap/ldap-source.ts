/** A directory: object classes are tables, attributes columns. */
import { FederationError, SourceError } from '../../federation-error.ts';
import { conjunction, type Expression } from '../../plan/expression.ts';
import type { Node } from '../../plan/node.ts';
import type { SourceSchema, TableSchema } from '../../schema.ts';
import type { Batch, Row } from '../../values.ts';
import { type Budget, budgetOf } from '../http/budget.ts';
import { delivered } from '../http/delivered.ts';
import { type Selection, selectionOf } from '../http/selection.ts';
import { keyOfValue, NO_MATCH, valueForColumn } from '../http/values-out.ts';
import type { Source, SourceFactory } from '../source.ts';
import { withConnection } from './connection.ts';
import { type Field, readEntry } from './entry.ts';
import { filterOf } from './filter.ts';
import { type LdapOptions, type LdapSettings, ldapOptions } from './options.ts';
import { decisionOf } from './truth.ts';

/** Milliseconds after which a directory that does not answer counts as down. */
const PATIENCE = 5000;

interface Directory {
  readonly name: string;
  readonly objectClasses: readonly string[];
  readonly base: string;
  readonly scope: 'base' | 'one' | 'sub';
  readonly fields: readonly Field[];
  readonly key: readonly string[] | undefined;
}

const directoriesOf = (source: string, settings: LdapSettings): ReadonlyMap<string, Directory> => {
  const directories = settings.tables.map(
    ({ table, columns, dn, key, objectClasses, base, scope }) => {
      const fields: readonly Field[] = [
        ...(dn === undefined
          ? []
          : [{ column: dn, attribute: undefined, type: { name: 'text' as const } }]),
        ...Object.entries(columns).map(([column, given]) => {
          const { attribute, type, isMany } =
            typeof given === 'string'
              ? { attribute: given, type: 'text' as const, isMany: false }
              : given;
          return { column, attribute, type: { name: isMany ? ('json' as const) : type } };
        }),
      ];
      const missing = key?.find((column) => !fields.some((field) => field.column === column));
      if (missing !== undefined) {
        throw new FederationError(
          'configuration',
          `${source}.${table}: no column ${missing} for the key`,
        );
      }
      return { name: table, objectClasses, base: base ?? settings.base, scope, fields, key };
    },
  );
  return new Map(directories.map((directory) => [directory.name, directory]));
};

const tableOf = ({ name, base, fields, key }: Directory): TableSchema => ({
  name,
  path: [base],
  columns: fields.map(({ column, attribute, type }) => ({
    name: column,
    type,
    isNullable: attribute !== undefined,
    ...(attribute !== undefined && { nativeType: attribute }),
  })),
  keys: key ? [key] : [],
});

interface Question {
  readonly directory: Directory;
  readonly selection: Selection;
  readonly output: readonly Field[];
  /** Conditions of searches that follow each other: long lists are asked for in parts. */
  readonly searches: readonly (Expression | undefined)[];
}

/** Splits the longest list of values that has to hold an entry's. */
const searchesOf = (conditions: readonly Expression[], listSize: number): Question['searches'] => {
  const lists = conditions.filter((condition) => condition.kind === 'in');
  const longest = lists.toSorted((one, other) => other.list.length - one.list.length)[0];
  if (!longest || longest.list.length <= listSize) return [conjunction(conditions)];
  // The same value in two parts would give its entries twice.
  const { type } = longest.operand;
  const byKey = new Map<string, Expression>();
  for (const item of longest.list) {
    if (item.kind !== 'literal' || item.value === null) continue;
    const value = valueForColumn(item.value, item.type, type);
    if (value === undefined || value === null || value === NO_MATCH) continue;
    byKey.set(keyOfValue(value, type), item);
  }
  const distinct = [...byKey.values()];
  const searches: (Expression | undefined)[] = [];
  for (let at = 0; at < distinct.length; at += listSize) {
    const part: Expression = { ...longest, list: distinct.slice(at, at + listSize) };
    searches.push(
      conjunction(conditions.map((condition) => (condition === longest ? part : condition))),
    );
  }
  return searches;
};

const questionOf = (
  plan: Node,
  directories: ReadonlyMap<string, Directory>,
  { listSize }: LdapSettings,
): Question | undefined => {
  const selection = selectionOf(plan);
  const directory = selection && directories.get(selection.scan.table.name);
  if (!selection || !directory || selection.order.length > 0) return undefined;
  if (selection.conditions.some((condition) => decisionOf(condition) === undefined))
    return undefined;
  const columns = [...selection.output, ...selection.scan.columns];
  const fields = columns.map(({ column }) =>
    directory.fields.find((field) => field.column === column),
  );
  const known = fields.filter((field) => field !== undefined);
  if (known.length < fields.length) return undefined;
  const output = known.slice(0, selection.output.length);
  return { directory, selection, output, searches: searchesOf(selection.conditions, listSize) };
};

/** The pages of one statement. */
async function* pagesOf(
  source: string,
  { directory, selection, output, searches }: Question,
  settings: LdapSettings,
  budget: Budget,
): AsyncGenerator<Batch> {
  const ldap = await import('ldapts');
  const { columns } = selection.scan;
  const fieldOf = (expression: Expression): Field | undefined => {
    const column = columns.find(({ id }) => expression.kind === 'column' && id === expression.id);
    return directory.fields.find((field) => field.column === column?.column);
  };
  const attributeOf = (expression: Expression): string | undefined =>
    fieldOf(expression)?.attribute;
  const used = [
    ...output,
    ...columns.map(({ column }) => directory.fields.find((field) => field.column === column)),
  ];
  const attributes = [...new Set(used.flatMap((field) => field?.attribute ?? []))];
  const classes = directory.objectClasses.map(
    (value) => new ldap.EqualityFilter({ attribute: 'objectClass', value }),
  );
  yield* withConnection(settings, budget, async function* (client) {
    for (const condition of searches) {
      const decide = condition && decisionOf(condition);
      const found = condition ? filterOf(condition, { filters: ldap, attributeOf }) : 'all';
      const pages = client.searchPaginated(directory.base, {
        scope: directory.scope,
        filter: new ldap.AndFilter({ filters: found === 'all' ? classes : [...classes, found] }),
        // 1.1 asks for no attribute at all (RFC 4511 section 4.5.1.8).
        attributes: attributes.length > 0 ? attributes : ['1.1'],
        explicitBufferAttributes: attributes,
        timeLimit: Math.max(1, Math.ceil(budget.remaining() / 1000)),
        // No size limit is asked for: the library hides that one was reached.
        paged: { pageSize: settings.pageSize },
      });
      for await (const { searchEntries, searchReferences } of pages) {
        if (searchReferences.length > 0 && settings.references === 'failure') {
          throw new SourceError(source, 'rejected', 'references to other servers');
        }
        const rows: Row[] = [];
        for (const entry of searchEntries) {
          const valueAt = (expression: Expression) => {
            const field = fieldOf(expression);
            return field ? readEntry(source, entry, field) : null;
          };
          if (decide && decide(valueAt) !== true) continue;
          rows.push(output.map((field) => readEntry(source, entry, field)));
        }
        if (rows.length > 0) yield rows;
      }
    }
  });
}

/** @throws FederationError `configuration` when the options do not agree */
export const createLdapSource: SourceFactory<LdapOptions> = (name, given): Source => {
  const settings = ldapOptions.parse(given);
  const directories = directoriesOf(name, settings);
  const ask = (plan: Node): Question | undefined => questionOf(plan, directories, settings);

  const literalsIn = (question: Question): number => {
    const count = (expression: Expression): number =>
      expression.kind === 'literal'
        ? 1
        : expression.kind === 'call'
          ? expression.operands.reduce((sum, operand) => sum + count(operand), 0)
          : expression.kind === 'in'
            ? expression.list.length
            : 0;
    return question.selection.conditions.reduce((sum, condition) => sum + count(condition), 0);
  };

  return {
    name,
    kind: 'ldap',

    discover: async (): Promise<SourceSchema> => ({
      tables: [...directories.values()].map(tableOf),
    }),

    canExecute: (plan) => ask(plan) !== undefined,

    describe: (plan) => {
      const question = ask(plan);
      if (!question) return { text: 'no directory answers this', parameters: 0 };
      const { base, scope, objectClasses } = question.directory;
      const classes = objectClasses.map((each) => `(objectClass=${each})`).join('');
      const attributes = question.output.flatMap(({ attribute }) => attribute ?? []);
      return {
        text: `search ${scope} ${base} (&${classes}${question.selection.conditions.map(() => '(…)').join('')}) ${attributes.join(' ')}`.trimEnd(),
        parameters: literalsIn(question),
      };
    },

    execute: (plan, limits) => {
      const question = ask(plan);
      if (!question) throw new SourceError(name, 'rejected', 'plan');
      return delivered(name, question.selection, limits, settings.maximumBytes, (budget) =>
        pagesOf(name, question, settings, budget),
      );
    },

    health: async (signal) => {
      const budget = budgetOf(name, { signal, timeout: PATIENCE }, settings.maximumBytes);
      const start = performance.now();
      try {
        // The root entry is there for everybody (RFC 4512 section 5.1).
        const answers = withConnection(settings, budget, async function* (client) {
          yield await client.search('', { scope: 'base', attributes: ['supportedLDAPVersion'] });
        });
        await answers.next();
        await answers.return(undefined);
        return { isUp: true, milliseconds: performance.now() - start };
      } catch (error) {
        const failure = error instanceof SourceError ? error.message : `${name}: rejected`;
        return { isUp: false, milliseconds: performance.now() - start, failure };
      } finally {
        budget.end();
      }
    },

    close: async () => {},
  };
};
