/** Probes drawn at random: queries over the people of `two-worlds.ts`, about what is hidden of them. */

type Kind = 'number' | 'text' | 'condition';

const COLUMNS: Readonly<Record<Exclude<Kind, 'condition'>, readonly string[]>> = {
  number: ['id', 'pay', 'pay', 'partner'],
  text: ['name', 'secret', 'secret', 'district', 'code'],
};

const LITERALS: Readonly<Record<Kind, readonly string[]>> = {
  number: ['0', '1', '7', '13', '101', '210', '-5', '2147483647'],
  text: ["'alpha'", "'a'", "'b'", "''", "'Noord'", "'Centrum'", "'Quinn'", "'x1'"],
  condition: ['true', 'false', 'null'],
};

/** One query; the same draws give the same query. */
export const randomProbe = (draw: () => number): string => {
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(draw() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const chance = (share: number): boolean => draw() < share;

  const expression = (kind: Kind, aliases: readonly string[], depth: number): string => {
    const sub = (other: Kind): string => expression(other, aliases, depth - 1);
    if (depth <= 0) {
      if (kind === 'condition') return `${sub('text')} = ${sub('text')}`;
      return chance(0.7) ? `${pick(aliases)}.${pick(COLUMNS[kind])}` : pick(LITERALS[kind]);
    }
    switch (kind) {
      case 'number':
        return pick([
          () => sub('number'),
          () => `(${sub('number')} ${pick(['+', '-', '*', '/', '%'])} ${sub('number')})`,
          () => `length(${sub('text')})`,
          () => `coalesce(${sub('number')}, ${sub('number')})`,
          () => `case when ${sub('condition')} then ${sub('number')} else ${sub('number')} end`,
          () =>
            `(select ${pick(['min', 'max', 'count'])}(z.pay) from PEOPLE z where ${expression('condition', ['z'], 0)})`,
        ])();
      case 'text':
        return pick([
          () => sub('text'),
          () => `(${sub('text')} || ${sub('text')})`,
          () => `left(${sub('text')}, ${pick(['0', '1', '2'])})`,
          () => `${pick(['lower', 'upper', 'trim'])}(${sub('text')})`,
          () => `nullif(${sub('text')}, ${sub('text')})`,
          () => `greatest(${sub('text')}, ${sub('text')})`,
          () => `cast(${sub('number')} as text)`,
        ])();
      case 'condition':
        return pick([
          () => `(${sub('number')} ${pick(['=', '<>', '<', '>='])} ${sub('number')})`,
          () => `(${sub('text')} ${pick(['=', '<>', '<', '>='])} ${sub('text')})`,
          () => `(${sub('text')} like ${pick(["'a%'", "'%a%'", "'_'", "'%'", "'a\\%'"])})`,
          () => `(${sub('condition')} ${pick(['and', 'or'])} ${sub('condition')})`,
          () => `(not ${sub('condition')})`,
          () => `(${sub('text')} is null)`,
          () => `(${sub('text')} in (${sub('text')}, ${sub('text')}))`,
          () => `(cast(${sub('text')} as integer) > 3)`,
          () => `exists (select 1 from PEOPLE z where z.${pick(COLUMNS.text)} = ${sub('text')})`,
          () =>
            `${sub('number')} ${pick(['in', 'not in'])} (select z.${pick(COLUMNS.number)} from PEOPLE z)`,
          () => `(${sub('text')} in (select g.word from town.guesses g))`,
        ])();
    }
  };

  const from = (): { readonly text: string; readonly aliases: readonly string[] } =>
    pick([
      () => ({ text: 'PEOPLE p', aliases: ['p'] }),
      () => ({
        text: `PEOPLE p ${pick(['join', 'left join', 'full join'])} PEOPLE q on p.${pick(COLUMNS.number)} = q.${pick(COLUMNS.number)}`,
        aliases: ['p', 'q'],
      }),
      () => ({
        text: `PEOPLE p ${pick(['join', 'left join', 'right join'])} ${pick(['town', 'desk'])}.permits t on t.person = p.${pick(COLUMNS.number)}`,
        aliases: ['p'],
      }),
      () => ({
        text: `town.guesses g ${pick(['join', 'left join'])} PEOPLE p on g.word = p.${pick(COLUMNS.text)}`,
        aliases: ['p'],
      }),
    ])();

  const query = (depth: number): string => {
    const { text, aliases } = from();
    const where = chance(0.7) ? ` where ${expression('condition', aliases, depth)}` : '';
    const [first, second] = [expression('text', aliases, 1), expression('number', aliases, 1)];
    if (chance(0.35)) {
      const having = chance(0.3) ? ` having count(*) > ${pick(['0', '1', '2'])}` : '';
      const filter = chance(0.3) ? ` filter (where ${expression('condition', aliases, 1)})` : '';
      return `select ${first} as a, ${pick(['count', 'sum', 'min', 'max'])}(${second})${filter} as b from ${text}${where} group by 1${having}`;
    }
    return `select ${chance(0.2) ? 'distinct ' : ''}${first} as a, ${second} as b from ${text}${where}`;
  };

  const set = chance(0.15)
    ? ` ${pick(['union', 'union all', 'except', 'intersect'])} ${query(1)}`
    : '';
  const limit = chance(0.3) ? ` limit ${pick(['1', '3', '12'])}` : '';
  return `${query(2)}${set} order by 1, 2${limit}`;
};
