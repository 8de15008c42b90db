/** Functions that give text, days and moments. */
import { wordIn } from './literals.ts';
import { expression, mark, type Place, type Typed, typed } from './scope.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A value of another kind as text: of numeric only where its digits are certain. */
const asText = (place: Place, depth: number): Typed => {
  const { draws } = place.writing;
  const kind = draws.pick([
    'whole',
    'date',
    'boolean',
    'numeric',
    'timestamp',
    'uuid',
    'double',
  ] as const);
  const operand = expression(place, kind, kind === 'numeric' ? 0 : depth - 1);
  if (kind === 'numeric' && !operand.isFixed) return expression(place, 'text', 0);
  mark(place, `${kind} to text`);
  return typed(draws.pick([`(${operand.text})::text`, `cast(${operand.text} as text)`]), 'text');
};

const FORMS = [
  'YYYY-MM',
  'DD.MM.YYYY',
  'IYYY-IW',
  'Q/YYYY',
  'YYYYMMDD HH24:MI',
  'DDD ID',
  '"day" DD',
];

export const textValue = (place: Place, depth: number): Typed => {
  const { draws } = place.writing;
  const sub = (): string => expression(place, 'text', depth - 1).text;
  const make = (construct: string, text: string): Typed => {
    mark(place, construct);
    return typed(text, 'text');
  };
  return draws.pick([
    () => make('lower', `lower(${sub()})`),
    () => make('upper', `upper(${sub()})`),
    () => make('||', `(${sub()} || ${sub()})`),
    () => make('left', `left(${sub()}, ${draws.whole(7) - 2})`),
    () => make('right', `right(${sub()}, ${draws.whole(7) - 2})`),
    () => make('substring', `substring(${sub()} from ${draws.whole(5)} for ${draws.whole(4)})`),
    () => make('substring', `substring(${sub()}, ${1 + draws.whole(4)})`),
    () => make('replace', `replace(${sub()}, ${draws.pick(["'a'", "'Ada'", "' '", "''"])}, 'b')`),
    () =>
      make(
        'trim',
        draws.pick([
          `trim(${sub()})`,
          `ltrim(${sub()})`,
          `rtrim(${sub()}, 'a ')`,
          `trim(both 'Aa' from ${sub()})`,
        ]),
      ),
    () => make('concat', `concat(${sub()}, '-', ${expression(place, 'whole', depth - 1).text})`),
    () => make('|| of another type', `(${sub()} || ${expression(place, 'whole', depth - 1).text})`),
    () => asText(place, depth),
    () => asText(place, depth),
    () =>
      make(
        'lpad, rpad',
        `${draws.pick(['lpad', 'rpad'])}(${sub()}, ${draws.whole(8) - 1}${draws.pick([", 'xy'", '', ", ''", ", 'é'"])})`,
      ),
    () =>
      make(
        'concat_ws',
        `concat_ws(${draws.pick(["', '", "''", "'-'"])}, ${sub()}, ${expression(place, 'whole', 0).text}, ${sub()})`,
      ),
    () =>
      make(
        'to_char',
        `to_char(${expression(place, draws.pick(['date', 'timestamp'] as const), depth - 1).text}, '${draws.pick(FORMS)}')`,
      ),
    () => make('varchar(n)', `(${sub()})::varchar(3)`),
  ])();
};

const PATTERNS = [
  ...["'%a%'", "'A%'", "'_da'", "'%é'", "'ada%'", "'%\\_%'", "'100\\%'", "'%'", "''", "'%ü%'"],
  ...["'a_b'", "'%\\\\%'", "'___'", "'%A'"],
];

export const likeness = (place: Place, depth: number): Typed => {
  const { draws } = place.writing;
  const operator = draws.pick(['like', 'ilike', 'not like', 'not ilike']);
  mark(place, operator.replace('not ', ''));
  const text = expression(place, 'text', depth - 1).text;
  if (draws.chance(0.15)) {
    mark(place, 'starts_with');
    return typed(`starts_with(${text}, ${quoted(wordIn(draws).slice(0, 2))})`, 'boolean');
  }
  const [pattern, escaping] = draws.pick([
    () => [draws.pick(PATTERNS), ''] as const,
    () => [draws.pick(PATTERNS), ''] as const,
    () => [quoted(`${wordIn(draws).replace(/[\\%_]/g, '')}%`), ''] as const,
    () => ["'%!_%'", " escape '!'"] as const,
  ])();
  return typed(`(${text} ${operator} ${pattern}${escaping})`, 'boolean');
};

export const dateValue = (place: Place, depth: number): Typed => {
  const { draws } = place.writing;
  const sub = (): string => expression(place, 'date', depth - 1).text;
  const make = (construct: string, text: string): Typed => {
    mark(place, construct);
    return typed(text, 'date');
  };
  return draws.pick([
    () => make('date + days', `(${sub()} ${draws.pick(['+', '-'])} ${draws.whole(40)})`),
    () => make('date + days', `(${sub()} + length(${expression(place, 'text', 0).text}))`),
    () => make('timestamp to date', `(${expression(place, 'timestamp', depth - 1).text})::date`),
    () => make('date()', `date(${expression(place, 'timestamp', depth - 1).text})`),
  ])();
};

const UNITS = ['month', 'year', 'day', 'week', 'quarter', 'hour', 'minute', 'second'];

const INTERVALS = ['1 month', '18 years', '2 months 3 days', '1 day 02:30', '90 minutes', '1 year'];

export const timestampValue = (place: Place, depth: number): Typed => {
  const { draws } = place.writing;
  const make = (construct: string, text: string): Typed => {
    mark(place, construct);
    return typed(text, 'timestamp');
  };
  return draws.pick([
    () =>
      make(
        'date_trunc',
        `date_trunc('${draws.pick(UNITS)}', ${expression(place, 'timestamp', depth - 1).text})`,
      ),
    () => make('date to timestamp', `(${expression(place, 'date', depth - 1).text})::timestamp`),
    () =>
      make(
        'date + interval',
        `(${expression(place, 'date', depth - 1).text} + interval '${draws.whole(9)} days')`,
      ),
    () => {
      const moment = expression(place, draws.pick(['date', 'timestamp'] as const), depth - 1);
      const sign = draws.pick(['+', '-']);
      return make(
        'moment + interval',
        `(${moment.text} ${sign} interval '${draws.pick(INTERVALS)}')`,
      );
    },
  ])();
};

export const timestamptzValue = (place: Place, depth: number): Typed => {
  const { draws } = place.writing;
  const make = (construct: string, text: string): Typed => {
    mark(place, construct);
    return typed(text, 'timestamptz');
  };
  return draws.pick([
    () =>
      make(
        'date_trunc of date',
        `date_trunc('${draws.pick(UNITS)}', ${expression(place, 'date', depth - 1).text})`,
      ),
    () =>
      make(
        'moment + interval',
        `(${expression(place, 'timestamptz', depth - 1).text} + interval '${draws.pick(INTERVALS)}')`,
      ),
    () =>
      make(
        'timestamp to timestamptz',
        `(${expression(place, 'timestamp', depth - 1).text})::timestamptz`,
      ),
  ])();
};
