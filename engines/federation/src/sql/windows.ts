/** The windows of one SELECT: what OVER and WINDOW define, and the columns that are computed over them. */
import type { Node as Syntax, WindowDef } from '@pgsql/types';
import type { Expression } from '../plan/expression.ts';
import { column } from '../plan/expression.ts';
import { fingerprint } from '../plan/fingerprint.ts';
import type { Node, SortKey, Window } from '../plan/node.ts';
import { DEFAULT_FRAME, hasFrame, type WindowColumn, type WindowFrame } from '../plan/window.ts';
import { typeText } from '../values.ts';
import { failure, type Location, locationIn, type Place, type QueryContext } from './context.ts';
import { withType } from './conversion.ts';
import { suggestion } from './nearest-name.ts';
import { sortItems, sortKey } from './ordering.ts';
import { isComparable } from './type-rules.ts';
import { frameOf, isFrameWritten } from './window-frames.ts';

/** A window as it is defined, once or under a name. */
export interface DefinedWindow {
  readonly partition: readonly Expression[];
  readonly order: readonly SortKey[];
  readonly frame: WindowFrame;
  readonly isFrameWritten: boolean;
}

/** Columns over the same rows in the same order. */
interface OpenWindow {
  readonly partition: readonly Expression[];
  readonly order: readonly SortKey[];
  readonly columns: WindowColumn[];
}

/** Collected while a SELECT is bound. */
export interface Windows {
  readonly named: Map<string, DefinedWindow>;
  readonly open: OpenWindow[];
}

export const createWindows = (): Windows => ({ named: new Map(), open: [] });

/** Where the parts of a window stand: windows cannot stand in each other. */
export const insideWindow = (place: Place): Place => ({
  ...place,
  windows: undefined,
  clause: 'another window',
});

const partitionKey = (place: Place, syntax: Syntax): readonly Expression[] => {
  const key = withType(place.query, place.query.bindExpression(place, syntax));
  if (!isComparable(key.type))
    throw failure(
      place.query,
      'wrong-type',
      `windows cannot be partitioned by ${typeText(key.type)}`,
      locationIn(syntax),
    );
  return key.kind === 'literal' ? [] : [key];
};

const findWindow = (
  query: QueryContext,
  { named }: Windows,
  name: string,
  location: Location,
): DefinedWindow => {
  const found = named.get(name);
  if (!found)
    throw failure(
      query,
      'grouping',
      `there is no window ${name}${suggestion(name, [...named.keys()])}`,
      location,
    );
  return found;
};

/**
 * What a definition says together with the window that it copies: `(w order by x)`.
 *
 * @throws FederationError `grouping` where it says something anew
 */
const defined = (place: Place, windows: Windows, definition: WindowDef): DefinedWindow => {
  const { query } = place;
  const { refname, partitionClause = [], orderClause = [], location } = definition;
  const inside = insideWindow(place);
  const copied = refname ? findWindow(query, windows, refname, location) : undefined;
  const refuse = (what: string) =>
    failure(query, 'grouping', `${what} of window ${refname} cannot be given anew`, location);
  if (copied && partitionClause.length > 0) throw refuse('PARTITION BY');
  if (copied && copied.order.length > 0 && orderClause.length > 0) throw refuse('ORDER BY');
  if (copied?.isFrameWritten)
    throw failure(
      query,
      'grouping',
      `window ${refname} has a frame: write OVER ${refname} without brackets`,
      location,
    );
  const partition =
    copied?.partition ?? partitionClause.flatMap((key) => partitionKey(inside, key));
  const own = sortItems(query, orderClause).map((item) =>
    sortKey(query, withType(query, query.bindExpression(inside, item.syntax)), item),
  );
  const order = own.length > 0 ? own : (copied?.order ?? []);
  const frame = frameOf(
    { ...inside, aggregates: undefined, subqueries: undefined },
    definition,
    order,
  );
  return { partition, order, frame, isFrameWritten: isFrameWritten(definition) };
};

/** Binds WINDOW; each may copy those before it. */
export const bindWindowClause = (
  place: Place,
  windows: Windows,
  clause: readonly Syntax[] | undefined,
): void => {
  for (const item of clause ?? []) {
    if (!('WindowDef' in item)) continue;
    const { name = '', location } = item.WindowDef;
    if (windows.named.has(name))
      throw failure(place.query, 'grouping', `window ${name} is defined twice`, location);
    windows.named.set(name, defined(place, windows, item.WindowDef));
  }
};

/** The window of `over w` and `over (…)`. */
export const overWindow = (place: Place, windows: Windows, over: WindowDef): DefinedWindow =>
  over.name
    ? findWindow(place.query, windows, over.name, over.location)
    : defined(place, windows, over);

const areAlike = (left: readonly Expression[], right: readonly Expression[]): boolean =>
  left.length === right.length &&
  left.every((one, index) => fingerprint(one) === fingerprint(right[index]));

const areSortedAlike = (left: readonly SortKey[], right: readonly SortKey[]): boolean =>
  areAlike(
    left.map(({ expression }) => expression),
    right.map(({ expression }) => expression),
  ) &&
  left.every(
    ({ isDescending, areNullsFirst }, index) =>
      isDescending === right[index]?.isDescending && areNullsFirst === right[index]?.areNullsFirst,
  );

const frameFingerprint = ({ unit, start, end, exclude }: WindowFrame): string =>
  JSON.stringify([unit, start, end, exclude], (_, value) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );

/** The column over a window; the same is computed once. */
export const addWindowColumn = (
  query: QueryContext,
  windows: Windows,
  over: DefinedWindow,
  wanted: Omit<WindowColumn, 'id' | 'frame'>,
): Expression => {
  let open = windows.open.find(
    (known) => areAlike(known.partition, over.partition) && areSortedAlike(known.order, over.order),
  );
  if (!open) {
    open = { partition: over.partition, order: over.order, columns: [] };
    windows.open.push(open);
  }
  const added: WindowColumn = { ...wanted, id: query.ids.next(), frame: over.frame };
  const made = hasFrame(added) ? added : { ...added, frame: DEFAULT_FRAME };
  const same = open.columns.find(
    (known) =>
      known.function === made.function &&
      areAlike(known.operands, made.operands) &&
      fingerprint(known.filter) === fingerprint(made.filter) &&
      frameFingerprint(known.frame) === frameFingerprint(made.frame),
  );
  if (!same) open.columns.push(made);
  const { id, type } = same ?? made;
  return column(id, type);
};

/**
 * The windows over rows, one over the other.
 *
 * @param rewrite an expression on the rows before grouping as one on the groups
 */
export const windowsOf = (
  { open }: Windows,
  rewrite: (expression: Expression) => Expression,
): ((input: Node) => Node) => {
  const windows = open.map(
    ({ partition, order, columns }): Omit<Window, 'input'> => ({
      kind: 'window',
      partition: partition.map(rewrite),
      order: order.map((key) => ({ ...key, expression: rewrite(key.expression) })),
      columns: columns.map((known) => ({
        ...known,
        operands: known.operands.map(rewrite),
        ...(known.filter && { filter: rewrite(known.filter) }),
      })),
    }),
  );
  return (input) => windows.reduce<Node>((below, window) => ({ ...window, input: below }), input);
};
