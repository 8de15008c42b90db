/** Queries with windows drawn at random over `shop.sales`, whose answers do not depend on the order of ties. */
import type { Draw } from './generated-queries.test-support.ts';

const VALUES = ['amount', 'qty', 'big', 'small', 'day', 'moment', 'region', 'weight', 'amount + 1'];
const NUMBERS = ['amount', 'qty', 'big', 'small', 'qty / 2', 'abs(amount)'];
const KEYS = [
  'region',
  'kind',
  'sold',
  'qty',
  'lower(kind)',
  'qty % 2',
  'day',
  'extract(year from day)',
];
const CONDITIONS = ['amount > 1', 'sold', 'qty is not null', "region <> 'south'"];

/** What a range can be measured in, with distances. */
const DISTANCES: Readonly<Record<string, readonly string[]>> = {
  amount: ['2.5', '0', '10'],
  qty: ['1', '2::bigint', '0'],
  big: ['3', '4::smallint'],
  small: ['1', '2::bigint'],
  weight: ['0.75', '1', '0'],
  day: ["interval '1 month'", "'31 days'", "interval '1 day 12 hours'", "interval '0'"],
  moment: ["interval '30 minutes'", "'1 month'", "interval '1 year -3 days'"],
};

/** One query; the same draws give the same query. */
export const generatedWindowQuery = (draw: Draw): string => {
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(draw() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const chance = (probability: number): boolean => draw() < probability;
  const direction = (): string =>
    `${pick(['', ' asc', ' desc'])}${pick(['', '', ' nulls first', ' nulls last'])}`;

  const partition = (): string => {
    const keys = Array.from({ length: Math.floor(draw() * 3) }, () => pick(KEYS));
    return keys.length > 0 ? `partition by ${keys.join(', ')} ` : '';
  };

  const bounds = (distance: () => string): string => {
    const order = [
      'unbounded preceding',
      'preceding',
      'current row',
      'following',
      'unbounded following',
    ];
    const first = Math.floor(draw() * 4);
    const last = Math.max(first, Math.floor(draw() * 5), 1);
    const text = (index: number): string => {
      const name = order[index] ?? '';
      return name === 'preceding' || name === 'following' ? `${distance()} ${name}` : name;
    };
    if (chance(0.15) && first < 3) return text(first);
    return `between ${text(first)} and ${text(last)}`;
  };

  const excluded = (): string =>
    chance(0.3) ? ` exclude ${pick(['current row', 'group', 'ties', 'no others'])}` : '';

  /** A frame, with the order that it needs; total where single rows are counted. */
  const window = (isTotal: boolean): string => {
    const by = partition();
    const total = `${chance(0.6) ? `${pick(VALUES)}${direction()}, ` : ''}id${pick(['', ' desc'])}`;
    const count = (): string => pick(['0', '1', '2', '3', '100']);
    if (isTotal) {
      const unit = pick(['rows', 'rows', 'groups', 'range']);
      if (unit === 'range') return `${by}order by ${total}`;
      return `${by}order by ${total} ${unit} ${bounds(count)}${excluded()}`;
    }
    const kind = pick(['plain', 'plain', 'none', 'whole', 'groups', 'range', 'range', 'rows']);
    const key = `${pick(VALUES)}${direction()}`;
    switch (kind) {
      case 'plain':
        return `${by}order by ${key}`;
      case 'whole':
        return `${by}order by ${key} range between ${pick(['current row', 'unbounded preceding'])} and unbounded following${excluded()}`;
      case 'groups':
        return `${by}order by ${key} groups ${bounds(count)}${excluded()}`;
      case 'rows':
        return `${by}order by ${total} rows ${bounds(count)}${excluded()}`;
      case 'range': {
        const name = pick(Object.keys(DISTANCES));
        const distance = (): string => pick(DISTANCES[name] ?? []);
        return `${by}order by ${name}${direction()} range ${bounds(distance)}${excluded()}`;
      }
      default:
        return by;
    }
  };

  const filter = (): string => (chance(0.25) ? ` filter (where ${pick(CONDITIONS)})` : '');

  const call = (name: () => string): string => {
    const over = (isTotal: boolean): string => `over ${isTotal ? 'total' : name()}`;
    return pick([
      () => `${pick(['rank()', 'dense_rank()', 'percent_rank()', 'cume_dist()'])} ${over(false)}`,
      () =>
        `${pick(['sum', 'count', 'avg', 'min', 'max'])}(${pick(NUMBERS)})${filter()} ${over(false)}`,
      () => `${pick(['min', 'max', 'count'])}(${pick(VALUES)})${filter()} ${over(false)}`,
      () => `count(*)${filter()} ${over(false)}`,
      () => `${pick(['bool_and', 'bool_or', 'every'])}(sold)${filter()} ${over(false)}`,
      () => `${pick(['row_number()', 'ntile(3)', 'ntile(50)'])} ${over(true)}`,
      () =>
        `${pick(['lag', 'lead'])}(${pick([
          'amount',
          'qty, 2',
          'qty, -1',
          'qty, 1, -1',
          'amount, 1, 0',
          'small, 3, 7',
          'region, 1, kind',
          "region, 2, 'none'",
          'day, 0',
          'big, null',
        ])}) ${over(true)}`,
      () => `${pick(['first_value', 'last_value'])}(${pick(VALUES)}) ${over(true)}`,
      () => `nth_value(${pick(VALUES)}, ${pick(['1', '2', '4'])}) ${over(true)}`,
      () => `string_agg(region, '-') over total`,
    ])();
  };

  const calls = Array.from({ length: 1 + Math.floor(draw() * 3) }, () =>
    call(() => pick(['w', 'v'])),
  );
  const where = chance(0.3) ? ` where ${pick(CONDITIONS)}` : '';
  const copied = window(false);
  const windows = `window total as (${window(true)}), w as (${copied}), v as (${window(false)})`;
  return `select id, ${calls.join(', ')} from shop.sales${where} ${windows}`;
};
