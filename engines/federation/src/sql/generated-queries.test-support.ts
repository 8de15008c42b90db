/** Queries drawn at random from a grammar: mostly such as people write, some that mean nothing. */

export type Draw = () => number;

type Kind = 'number' | 'text' | 'date' | 'condition';

interface Column {
  readonly name: string;
  readonly kind: Kind;
}

interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
}

const TABLES: readonly Table[] = [
  {
    name: 'crm.customers',
    columns: [
      { name: 'id', kind: 'number' },
      { name: 'name', kind: 'text' },
      { name: 'city', kind: 'text' },
      { name: 'born', kind: 'date' },
      { name: 'vip', kind: 'condition' },
    ],
  },
  {
    name: 'erp.orders',
    columns: [
      { name: 'id', kind: 'number' },
      { name: 'customer_id', kind: 'number' },
      { name: 'placed', kind: 'date' },
      { name: 'total', kind: 'number' },
    ],
  },
  {
    name: 'erp.lines',
    columns: [
      { name: 'order_id', kind: 'number' },
      { name: 'line', kind: 'number' },
      { name: 'price', kind: 'number' },
      { name: 'qty', kind: 'number' },
      { name: 'weight', kind: 'number' },
      { name: 'note', kind: 'text' },
    ],
  },
];

const KINDS: readonly Kind[] = ['number', 'text', 'date', 'condition'];

/** One query; the same draws give the same query. */
export const generatedQuery = (draw: Draw): string => {
  let aliases = 0;
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(draw() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const chance = (probability: number): boolean => draw() < probability;
  const whole = (below: number): number => Math.floor(draw() * below);

  const column = (scope: readonly Column[], kind: Kind): string | undefined => {
    const known = scope.filter((candidate) => candidate.kind === kind);
    return known.length > 0 ? pick(known).name : undefined;
  };

  const LEAVES: Readonly<Record<Kind, () => string>> = {
    number: () => pick(['1', '2', '0.5', '10.25', '-3', '100000', "'4'"]),
    text: () => pick(["'a'", "'Ada'", "''", "'x%'", "'Breda'"]),
    date: () => pick(["date '2026-01-31'", "'2026-02-15'::date", "date '1985-12-31'"]),
    condition: () => pick(['true', 'false', 'null']),
  };

  const expression = (kind: Kind, scope: readonly Column[], depth: number): string => {
    // Now and then of another kind than is wanted.
    const wanted = chance(0.02) ? pick(KINDS) : kind;
    const sub = (other: Kind): string => expression(other, scope, depth - 1);
    if (depth <= 0 || chance(0.25))
      return (chance(0.7) ? column(scope, wanted) : undefined) ?? LEAVES[wanted]();
    const common = (): string =>
      pick([
        () => `coalesce(${sub(wanted)}, ${sub(wanted)})`,
        () => `case when ${sub('condition')} then ${sub(wanted)} else ${sub(wanted)} end`,
        () => `nullif(${sub(wanted)}, ${sub(wanted)})`,
        () => `greatest(${sub(wanted)}, ${sub(wanted)})`,
        () => `(select ${scalarBody(wanted, scope, depth - 1)})`,
      ])();
    if (chance(0.2)) return common();
    switch (wanted) {
      case 'number':
        return pick([
          () => `(${sub('number')} ${pick(['+', '-', '*'])} ${sub('number')})`,
          () => `abs(${sub('number')})`,
          () => `round(${sub('number')})`,
          () => `length(${sub('text')})`,
          () => `extract(year from ${sub('date')})`,
          () => `(${sub('date')} - ${sub('date')})`,
          () => `(- ${sub('number')})`,
        ])();
      case 'text':
        return pick([
          () => `(${sub('text')} || ${sub('text')})`,
          () => `lower(${sub('text')})`,
          () => `left(${sub('text')}, ${whole(4)})`,
          () => `substring(${sub('text')} from ${1 + whole(3)})`,
          () => `replace(${sub('text')}, 'a', 'b')`,
          () => `trim(${sub('text')})`,
        ])();
      case 'date':
        return `(${sub('date')} ${pick(['+', '-'])} ${whole(40)})`;
      case 'condition': {
        const compared = pick<Kind>(['number', 'number', 'text', 'date']);
        return pick([
          () => `(${sub(compared)} ${pick(['=', '<>', '<', '<=', '>'])} ${sub(compared)})`,
          () => `(${sub('condition')} ${pick(['and', 'or'])} ${sub('condition')})`,
          () => `(not ${sub('condition')})`,
          () => `(${sub(compared)} is null)`,
          () => `(${sub('condition')} is not true)`,
          () => `(${sub(compared)} is distinct from ${sub(compared)})`,
          () => `(${sub(compared)} in (${sub(compared)}, ${sub(compared)}))`,
          () => `(${sub(compared)} between ${sub(compared)} and ${sub(compared)})`,
          () => `(${sub('text')} like ${pick(["'%a%'", "'A%'", "'_o'"])})`,
          () => subquery(compared, scope, depth - 1),
        ])();
      }
    }
  };

  /** The rest of a subquery that gives one value, after SELECT. */
  const scalarBody = (kind: Kind, scope: readonly Column[], depth: number): string => {
    const inner = from(1);
    const both = [...inner.columns, ...scope];
    const where = chance(0.5)
      ? ` where ${correlation(inner.columns, scope)}`
      : chance(0.5)
        ? ` where ${expression('condition', inner.columns, depth - 1)}`
        : '';
    const name = kind === 'condition' ? 'bool_and' : pick(['min', 'max']);
    const counted = kind === 'number' && chance(0.3);
    const aggregate = counted
      ? 'count(*)'
      : `${name}(${expression(kind, chance(0.05) ? both : inner.columns, 1)})`;
    return `${aggregate} from ${inner.text}${where}`;
  };

  const correlation = (inner: readonly Column[], outer: readonly Column[]): string => {
    const kind = pick<Kind>(['number', 'text']);
    const [left, right] = [column(inner, kind), column(outer, kind)];
    return left && right ? `${left} = ${right}` : 'true';
  };

  const subquery = (kind: Kind, scope: readonly Column[], depth: number): string => {
    const inner = from(1);
    const where = chance(0.6)
      ? correlation(inner.columns, scope)
      : expression('condition', inner.columns, depth - 1);
    const value = column(inner.columns, kind) ?? LEAVES[kind]();
    const not = chance(0.4) ? 'not ' : '';
    return chance(0.5)
      ? `${not}exists (select 1 from ${inner.text} where ${where})`
      : `${expression(kind, scope, depth - 1)} ${not}in (select ${value} from ${inner.text} where ${where})`;
  };

  const item = (): { readonly text: string; readonly columns: readonly Column[] } => {
    const { name, columns } = pick(TABLES);
    aliases += 1;
    const alias = `t${aliases}`;
    return {
      text: `${name} ${alias}`,
      columns: columns.map((known) => ({ ...known, name: `${alias}.${known.name}` })),
    };
  };

  const from = (most: number): { readonly text: string; readonly columns: readonly Column[] } => {
    let { text, columns } = item();
    for (let count = whole(most); count > 0; count -= 1) {
      const next = item();
      const kind = pick(['join', 'left join', 'right join', 'join']);
      const both = [...columns, ...next.columns];
      const condition = chance(0.8)
        ? correlation(next.columns, columns)
        : expression('condition', both, 0);
      text = `${text} ${kind} ${next.text} on ${condition}`;
      columns = both;
    }
    return { text, columns };
  };

  const select = (kinds: readonly Kind[], depth: number): string => {
    const { text, columns } = from(3);
    const where = chance(0.7) ? ` where ${expression('condition', columns, depth)}` : '';
    if (chance(0.3)) {
      const key = expression(kinds[0] ?? 'number', columns, 1);
      const results = kinds.slice(1).map((kind) => {
        const name = kind === 'condition' ? 'bool_or' : pick(['min', 'max']);
        const operand = expression(kind, columns, 1);
        const filter = chance(0.2) ? ` filter (where ${expression('condition', columns, 1)})` : '';
        return kind === 'number'
          ? `${pick(['sum', 'count', 'avg', 'max'])}(${operand})${filter}`
          : `${name}(${operand})${filter}`;
      });
      const having = chance(0.3) ? ' having count(*) > 1' : '';
      return `select ${[key, ...results].join(', ')} from ${text}${where} group by 1${having}`;
    }
    const targets = kinds.map((kind) => expression(kind, columns, depth));
    const distinct = chance(0.2) ? 'distinct ' : '';
    return `select ${distinct}${targets.join(', ')} from ${text}${where}`;
  };

  const kinds = Array.from({ length: 1 + whole(3) }, () => pick(KINDS));
  const first = select(kinds, 3);
  if (chance(0.15))
    return `${first} ${pick(['union', 'union all', 'intersect', 'except'])} ${select(kinds, 2)}`;
  return first;
};
