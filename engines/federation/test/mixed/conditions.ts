/** Conditions, with all that has three truth values. */
import { columnOrLiteral, comparable } from './literals.ts';
import { condition, expression, type Kind, mark, type Place, type Typed, typed } from './scope.ts';
import { existence, memberValue } from './subqueries.ts';
import { likeness } from './texts.ts';

const KINDS: readonly Kind[] = [
  ...(['whole', 'text', 'date', 'numeric', 'whole', 'text'] as const),
  ...(['double', 'timestamp', 'boolean', 'uuid', 'timestamptz'] as const),
];

/** A kind of which there is a column, most of the time. */
const comparedKind = (place: Place): Kind => {
  const { draws } = place.writing;
  const column =
    place.columns.length > 0 && draws.chance(0.7) ? draws.pick(place.columns) : undefined;
  if (!column) return draws.pick(KINDS);
  const { type } = column;
  return type === 'smallint' || type === 'integer' || type === 'bigint' ? 'whole' : (type as Kind); // the types of columns are kinds
};

const boolean = (text: string): Typed => typed(text, 'boolean');

const comparison = (place: Place, depth: number): Typed => {
  const { draws } = place.writing;
  const kind = comparedKind(place);
  const left = expression(place, kind, depth - 1);
  const right = draws.chance(0.6)
    ? comparable(place, kind, left)
    : expression(place, kind, depth - 1);
  const operator = draws.pick(['=', '<', '>=', '<>', '<=', '>']);
  mark(place, `${kind} ${operator === '=' || operator === '<>' ? 'equal' : 'before'}`);
  return boolean(`(${left.text} ${operator} ${right.text})`);
};

const list = (place: Place, depth: number): Typed => {
  const { draws } = place.writing;
  const kind = comparedKind(place);
  const not = draws.chance(0.3) ? 'not ' : '';
  mark(place, `${not}in a list`);
  const tested = expression(place, kind, depth - 1);
  const items = Array.from({ length: 1 + draws.whole(5) }, () =>
    draws.chance(0.8) ? comparable(place, kind, tested).text : expression(place, kind, 0).text,
  );
  if (draws.chance(0.1)) items.push('null');
  if (draws.chance(0.2)) {
    const word = draws.pick(['= any', '<> all', '> any', '<= all']);
    mark(place, `${word} of an array`);
    const typeName = tested.type === 'double' ? 'double precision' : tested.type;
    return boolean(
      `(${tested.text} ${word} (array[${items.map((item) => `(${item})::${typeName}`).join(', ')}]))`,
    );
  }
  return boolean(`(${tested.text} ${not}in (${items.join(', ')}))`);
};

const between = (place: Place, depth: number): Typed => {
  const { draws } = place.writing;
  const kind = comparedKind(place);
  const word = draws.pick(['between', 'not between', 'between symmetric']);
  mark(place, word);
  const tested = expression(place, kind, depth - 1);
  const [low, high] = [comparable(place, kind, tested), comparable(place, kind, tested)];
  return boolean(`(${tested.text} ${word} ${low.text} and ${high.text})`);
};

const rows = (place: Place): Typed => {
  const { draws } = place.writing;
  mark(place, 'rows compared');
  const kinds = [comparedKind(place), comparedKind(place)] as const;
  const tested = kinds.map((kind) => columnOrLiteral(place, kind));
  const row = (parts: readonly Typed[]): string => `(${parts.map(({ text }) => text).join(', ')})`;
  const left = row(tested);
  const one = (): string =>
    row(tested.map((part, index) => comparable(place, kinds[index] ?? 'text', part)));
  return draws.pick([
    () => boolean(`(${left} = ${one()})`),
    () => boolean(`(${left} in (${one()}, ${one()}))`),
    () => boolean(`(${left} <> ${one()})`),
    () => boolean(`(${left} ${draws.pick(['<', '>=', '>', '<='])} ${one()})`),
  ])();
};

export const anyCondition = (place: Place, depth: number): Typed => {
  const { draws } = place.writing;
  const sub = (): string => condition(place, depth - 1).text;
  const value = (): string => expression(place, comparedKind(place), Math.max(depth - 1, 0)).text;
  const make = (construct: string, text: string): Typed => {
    mark(place, construct);
    return boolean(text);
  };
  if (depth <= 0) return comparison(place, 1);
  return draws.pick([
    () => comparison(place, depth),
    () => comparison(place, depth),
    () => comparison(place, depth),
    () => list(place, depth),
    () => between(place, depth),
    () => likeness(place, depth),
    () => make('is null', `(${value()} is ${draws.chance(0.5) ? 'not ' : ''}null)`),
    () => make('and', `(${sub()} and ${sub()})`),
    () => make('or', `(${sub()} or ${sub()})`),
    () => make('not', `(not ${sub()})`),
    () => {
      const kind = comparedKind(place);
      const [left, right] = [
        expression(place, kind, depth - 1),
        expression(place, kind, depth - 1),
      ];
      const not = draws.chance(0.4) ? 'not ' : '';
      return make('is distinct from', `(${left.text} is ${not}distinct from ${right.text})`);
    },
    () =>
      make(
        'is true',
        `(${sub()} is ${draws.pick(['true', 'not true', 'false', 'unknown', 'not unknown'])})`,
      ),
    () => make('boolean column', columnOrLiteral(place, 'boolean').text),
    () => rows(place),
    () =>
      (place.takesSubqueries && draws.chance(0.5) ? memberValue(place) : undefined) ??
      comparison(place, depth),
    () =>
      (place.takesSubqueries && draws.chance(0.5) ? existence(place) : undefined) ??
      comparison(place, depth),
  ])();
};
