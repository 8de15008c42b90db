/** A source behind OData 4: entity sets are tables, conditions become `$filter`. */
import { SourceError } from '../../federation-error.ts';
import { merged } from '../../merged.ts';
import type { Node } from '../../plan/node.ts';
import type { SourceSchema, TableSchema } from '../../schema.ts';
import type { Batch, Row } from '../../values.ts';
import { type RowsAnswer, sendForRows } from '../http/answer.ts';
import { type Budget, budgetOf } from '../http/budget.ts';
import { createHttpClient, type HttpAnswer, type HttpRequest } from '../http/client.ts';
import { delivered } from '../http/delivered.ts';
import { healthBy } from '../http/health.ts';
import { columnReader, errorInAnswer, holdsError, itemCheck } from '../http/json-row.ts';
import { member } from '../http/json-text.ts';
import { keyOfValue } from '../http/values-out.ts';
import type { Source, SourceFactory } from '../source.ts';
import { type EntitySet, entitySetsIn } from './metadata.ts';
import { type ODataOptions, odataOptions } from './options.ts';
import { type Part, type Question, questionOf } from './question.ts';

/** Milliseconds that the metadata may take to come. */
const METADATA_PATIENCE = 30_000;

const tableOf = ({ name, properties, key }: EntitySet): TableSchema => ({
  name,
  path: [name],
  columns: properties.map(({ column, type, isNullable, edmType }) => ({
    name: column,
    type,
    isNullable,
    nativeType: edmType,
  })),
  keys: key.length > 0 ? [key] : [],
});

type Options = readonly (readonly [string, string])[];

/** `$select` names properties of the entity; those of complex types come with them. */
const selectText = (
  { output, set }: Pick<Question, 'output' | 'set'>,
  { checks }: Pick<Part, 'checks'>,
): string => {
  const names = [...output, ...checks.map(({ property }) => property)].flatMap(({ path }) =>
    path.slice(0, 1),
  );
  const wanted = [...new Set(names)];
  return (
    wanted.length > 0 ? wanted : set.properties.flatMap(({ path }) => path.slice(0, 1)).slice(0, 1)
  ).join(',');
};

const optionsOf = (question: Omit<Question, 'parts'>, part: Part): Options => {
  const { count, offset } = question.selection;
  const filter = part.filter === undefined ? [] : [['$filter', part.filter] as const];
  if (question.kind === 'count') return filter;
  return [
    ...filter,
    ['$select', selectText(question, part)],
    ...(question.orderby === undefined ? [] : [['$orderby', question.orderby] as const]),
    ...(question.isLimitSent && offset > 0 ? [['$skip', String(offset)] as const] : []),
    ...(question.isLimitSent && count !== undefined ? [['$top', String(count)] as const] : []),
  ];
};

/** Reads the rows of one answer from its entities. */
const entityReader = (source: string, { output, set }: Question, { checks }: Part) => {
  const check = itemCheck(source, set.properties);
  const read = columnReader(source);
  return (entity: unknown): Row | undefined => {
    check(entity);
    for (const { property, keys } of checks) {
      const value = read(entity, property);
      if (value === null || !keys.has(keyOfValue(value, property.type))) return undefined;
    }
    return output.map((property) => read(entity, property));
  };
};

export const createODataSource: SourceFactory<ODataOptions> = (name, given): Source => {
  const settings = odataOptions.parse(given);
  const client = createHttpClient(name, settings, new URL(settings.serviceUrl));
  const root = settings.serviceUrl.replace(/\/+$/, '');
  let sets: ReadonlyMap<string, EntitySet> = new Map();

  const urlOf = (path: string, options: Options): URL => {
    const url = new URL(root + path);
    url.search = [...Object.entries(settings.query), ...options]
      // The dollar of system options may stand as it is, and some services want it so.
      .map(
        ([option, text]) =>
          `${encodeURIComponent(option).replace('%24', '$')}=${encodeURIComponent(text)}`,
      )
      .join('&');
    return url;
  };
  const urlFor = (question: Omit<Question, 'parts'>, part: Part): URL =>
    urlOf(
      `/${encodeURIComponent(question.set.name)}${question.kind === 'count' ? '/$count' : ''}`,
      optionsOf(question, part),
    );

  const ask = (plan: Node): Question | undefined =>
    questionOf(plan, sets, settings, (question, filter) => {
      const checks = question.set.properties.map((property) => ({
        property,
        keys: new Set<string>(),
      }));
      return urlFor(question, { filter, checks: question.isLimitSent ? [] : checks }).href.length;
    });

  const headers = {
    accept: 'application/json;odata.metadata=minimal;IEEE754Compatible=true',
    'odata-version': '4.0',
    'odata-maxversion': settings.version,
    ...(settings.pageSize !== undefined && { prefer: `odata.maxpagesize=${settings.pageSize}` }),
  };

  const requestFor = (url: URL, accept: string): HttpRequest => ({
    ...{ method: 'GET', url },
    headers: { ...headers, accept },
  });

  const requireFound = ({ status }: HttpAnswer): void => {
    if (status === 404) throw new SourceError(name, 'schema-changed', 'HTTP 404');
  };

  const textAt = async (url: URL, accept: string, budget: Budget): Promise<string> => {
    const answer = await client.send(requestFor(url, accept), budget);
    requireFound(answer);
    return answer.text;
  };

  async function* pagesOf(
    question: Question,
    part: Part,
    budget: Budget,
    most: number,
  ): AsyncGenerator<Batch> {
    const read = entityReader(name, question, part);
    const seen = new Set<string>();
    let url: URL | null = urlFor(question, part);
    while (url) {
      if (seen.has(url.href)) throw new SourceError(name, 'rejected', 'paging goes round');
      seen.add(url.href);
      const { answer, rows, around }: RowsAnswer = await sendForRows(
        client,
        requestFor(url, headers.accept),
        { source: name, path: ['value'], read, most, empty: [404] },
        budget,
      );
      requireFound(answer);
      // What goes wrong after the first entities is told after the last (OData JSON Format, In-Stream Error).
      if (holdsError(around)) throw errorInAnswer(name);
      if (rows.length > 0) yield rows;
      if (around === undefined) return;
      if (!Array.isArray(member(around, 'value')))
        throw new SourceError(name, 'rejected', 'no list');
      // OData 4.01 leaves out the prefix.
      const next: unknown = member(around, '@odata.nextLink') ?? member(around, '@nextLink');
      if (next === undefined || next === null) return;
      if (typeof next !== 'string')
        throw new SourceError(name, 'rejected', 'next page is no address');
      const from: URL = url;
      url = URL.parse(next, from);
      if (url?.origin !== from.origin)
        throw new SourceError(name, 'rejected', 'next page elsewhere');
    }
  }

  const countOf = async (question: Question, budget: Budget): Promise<bigint> => {
    let sum = 0n;
    for (const part of question.parts) {
      const text = await textAt(urlFor(question, part), 'text/plain', budget);
      const digits = text.replace(/^\uFEFF/, '').trim();
      if (!/^\d{1,18}$/.test(digits)) throw new SourceError(name, 'rejected', 'no count');
      sum += BigInt(digits);
    }
    return sum;
  };

  async function* counted(question: Question, budget: Budget): AsyncGenerator<Batch> {
    yield [[await countOf(question, budget)]];
  }

  return {
    name,
    kind: 'odata',

    discover: async (signal): Promise<SourceSchema> => {
      const budget = budgetOf(name, { signal, timeout: METADATA_PATIENCE }, settings.maximumBytes);
      try {
        const text = await textAt(urlOf('/$metadata', []), 'application/xml', budget);
        const found = entitySetsIn(text);
        if (!found) throw new SourceError(name, 'rejected', 'no metadata');
        const wanted = found.filter((set) => settings.entitySets?.includes(set.name) ?? true);
        sets = new Map(wanted.map((set) => [set.name, set]));
        return { tables: wanted.map(tableOf) };
      } finally {
        budget.end();
      }
    },

    canExecute: (plan) => ask(plan) !== undefined,

    estimate: async (plan, signal) => {
      const question = ask(plan);
      if (
        question?.kind !== 'rows' ||
        question.parts.length > 1 ||
        question.selection.count !== undefined
      ) {
        return undefined;
      }
      const budget = budgetOf(name, { signal, timeout: METADATA_PATIENCE }, settings.maximumBytes);
      try {
        return Number(await countOf({ ...question, kind: 'count' }, budget));
      } catch {
        // An estimate is a help, not an answer: many services do not count.
        return undefined;
      } finally {
        budget.end();
      }
    },

    describe: (plan) => {
      const question = ask(plan);
      if (!question) return { text: 'no entity set answers this', parameters: 0 };
      const path = `/${question.set.name}${question.kind === 'count' ? '/$count' : ''}`;
      const names = optionsOf(question, question.parts[0] ?? { filter: undefined, checks: [] });
      const shown = names.map(([option, text]) => `${option}=${option === '$filter' ? '…' : text}`);
      return {
        text: `GET ${path}${shown.length > 0 ? `?${shown.join('&')}` : ''}`,
        parameters: question.parameters,
      };
    },

    execute: (plan, limits) => {
      const question = ask(plan);
      if (!question) throw new SourceError(name, 'rejected', 'plan');
      const { count, offset } = question.selection;
      const left = { count, offset: question.isLimitSent ? 0 : offset };
      return delivered(name, left, limits, settings.maximumBytes, (budget, most) =>
        question.kind === 'count'
          ? counted(question, budget)
          : merged(
              question.parts.map((part) => pagesOf(question, part, budget, most)),
              settings.concurrency,
            ),
      );
    },

    health: (signal) => healthBy(name, client, urlOf('/', []), signal),

    close: async () => client.close(),
  };
};
