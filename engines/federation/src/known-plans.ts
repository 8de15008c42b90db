/**
 * Plans that are kept: the same screen asks the same text of one case after the other. A plan that was made
 * without looking at the values of its parameters is filled with the next ones.
 */

import { keepLatest } from './keep-latest.ts';
import { createFill, createPlaces } from './plan/fill.ts';
import { fragmentsIn, type Node, scansIn } from './plan/node.ts';
import type { ReadyPlan } from './plan/planner.ts';
import { createWatch, type Watch } from './plan/watched.ts';
import type { TableDecision } from './policy/decide.ts';
import type { SourceSchema, TableSchema } from './schema.ts';
import type { Source } from './sources/source.ts';
import { parameterType } from './sql/index.ts';
import { isWhole, type Value } from './values.ts';

/** Everything that a plan depends on, the sources' estimates apart. */
export interface Asked {
  readonly text: string;
  readonly parameters: readonly Value[];
  readonly currentDate: string | undefined;
  readonly schemas: ReadonlyMap<string, SourceSchema>;
  readonly decide: (source: string, table: TableSchema) => TableDecision;
}

export interface KnownPlans {
  /** A kept plan with the values of a question; undefined when there is none that holds. */
  readonly find: (asked: Asked, sources: ReadonlyMap<string, Source>) => ReadyPlan | undefined;
  /** How a plan is made that may be kept; undefined for a text whose plans are not worth it. */
  readonly watch: (asked: Asked) => Watch | undefined;
  /** @param bound the query as it was read, with every table that it is about */
  readonly keep: (asked: Asked, watch: Watch, bound: Node, ready: ReadyPlan) => void;
}

/** Texts that are remembered, up to which length, and plans of each. */
const TEXTS = 200;
const LENGTH = 20_000;
const PLANS = 20;

interface KeptPlan {
  readonly schemas: ReadonlyMap<string, SourceSchema>;
  readonly at: number;
  readonly fill: (values: readonly Value[]) => ReadyPlan | undefined;
}

interface KnownText {
  /** Tables that are named in it. */
  readonly tables: readonly { readonly source: string; readonly table: TableSchema }[];
  /** Parameters, with types of theirs, whose values decide how it is planned. */
  readonly deciding: ReadonlySet<string>;
  /** By what else decides. */
  readonly plans: Map<string, KeptPlan>;
}

/** The type by which a value is planned, whatever value of it; undefined where each is a case of its own. */
const typeOf = (value: Value): string | undefined => {
  if (typeof value === 'string') return 'text';
  if (typeof value !== 'number' && typeof value !== 'bigint') return undefined;
  const type = parameterType(value);
  return type && isWhole(type) ? type.name : undefined;
};

const placeOf = (value: Value, at: number): string => `${at} ${typeOf(value) ?? ''}`;

const written = (value: Value): string => `${typeof value} ${String(value)}`;

/** What people are looked for by is not kept, and would hardly come again. */
const isPersonal = ({ parameters }: Asked, deciding: ReadonlySet<string>): boolean =>
  parameters.some((value, at) => typeof value === 'string' && deciding.has(placeOf(value, at)));

/** Also those that only parts of the text name that nothing is left of. */
const tablesOf = ({ text, schemas }: Asked, bound: Node): KnownText['tables'] => {
  const folded = text.toLowerCase();
  const scanned = scansIn(bound);
  return [...schemas].flatMap(([source, { tables }]) =>
    tables
      .filter(
        ({ name, path }) =>
          folded.includes((path.at(-1) ?? name).toLowerCase()) ||
          scanned.some((scan) => scan.source === source && scan.table.name === name),
      )
      .map((table) => ({ source, table })),
  );
};

const isFragment = (part: object): boolean => 'kind' in part && part.kind === 'fragment';

const fillOf = (ready: ReadyPlan): KeptPlan['fill'] => {
  const fill = createFill(createPlaces());
  const isSameAbove = !createPlaces(isFragment)(ready.plan);
  return (values) => {
    const plan = fill(ready.plan, values);
    return (
      plan && {
        ...ready,
        plan,
        fragments: fragmentsIn(plan),
        isFilled: true,
        ...(isSameAbove && { shape: ready.plan }),
      }
    );
  };
};

/**
 * @param age milliseconds after which a plan is made anew, as sources' estimates change
 * @param now milliseconds of a clock that only goes forward
 */
export const createKnownPlans = (age: number, now: () => number): KnownPlans => {
  const texts = new Map<string, KnownText>();

  const isWatched = ({ parameters }: Asked, deciding: ReadonlySet<string>, at: number): boolean => {
    const value = parameters[at];
    return value !== undefined && typeOf(value) !== undefined && !deciding.has(placeOf(value, at));
  };

  const keyOf = (asked: Asked, { tables, deciding }: KnownText): string =>
    JSON.stringify([
      asked.currentDate ?? null,
      asked.parameters.map((value, at) =>
        isWatched(asked, deciding, at) ? [typeOf(value)] : written(value),
      ),
      tables.map(({ source, table }) => {
        const { isAllowed, rows, masks, without, mayLack = [] } = asked.decide(source, table);
        return [isAllowed, rows, [...masks], [...without], [...mayLack]];
      }),
    ]);

  const isCurrent = (plan: KeptPlan, asked: Asked): boolean =>
    !isOld(plan) &&
    plan.schemas.size === asked.schemas.size &&
    [...plan.schemas].every(([name, schema]) => asked.schemas.get(name) === schema);

  const isOld = ({ at }: KeptPlan): boolean => now() - at >= age;

  const forgetOldPlans = (): void => {
    for (const { plans } of texts.values())
      for (const [key, plan] of plans) if (isOld(plan)) plans.delete(key);
  };

  return {
    find: (asked, sources) => {
      const known = texts.get(asked.text);
      if (!known || known.plans.size === 0) return undefined;
      const kept = known.plans.get(keyOf(asked, known));
      if (!kept || !isCurrent(kept, asked)) return undefined;
      const ready = kept.fill(asked.parameters);
      // Whether a source takes a plan may hang on a value, such as a text that its encoding does not have.
      const isTaken = ready?.fragments.every(({ source, plan }) =>
        sources.get(source)?.canExecute(plan),
      );
      return isTaken ? ready : undefined;
    },
    watch: (asked) => {
      const { text, parameters } = asked;
      const deciding = texts.get(text)?.deciding ?? new Set();
      const isOrdinary =
        text.length <= LENGTH && !parameters.some((value) => value instanceof Uint8Array);
      if (!isOrdinary || isPersonal(asked, deciding)) return undefined;
      return createWatch(parameters, (at) => isWatched(asked, deciding, at));
    },
    keep: (asked, watch, bound, ready) => {
      const before = texts.get(asked.text);
      const seen = [...watch.seen()].map((at) => placeOf(asked.parameters[at] ?? null, at));
      const deciding = new Set([...(before?.deciding ?? []), ...seen]);
      const plans: KnownText['plans'] = before?.plans ?? new Map();
      const known = { tables: tablesOf(asked, bound), deciding, plans };
      // They hold the values that they were made for.
      forgetOldPlans();
      keepLatest(texts, asked.text, known, TEXTS);
      // What cannot run without keys is looked at anew: its source takes it only together with them.
      if (isPersonal(asked, deciding) || ready.links.some(({ isNeeded }) => isNeeded)) return;
      const kept = { fill: fillOf(ready), schemas: asked.schemas, at: now() };
      keepLatest(plans, keyOf(asked, known), kept, PLANS);
    },
  };
};
