/** Queries with windows that are wrong; the place of what is wrong is where ‸ stands. */

export const REFUSED_WINDOWS: readonly (readonly [code: string, sql: string, message?: RegExp])[] =
  [
    ['grouping', 'select id from shop.sales where ‸row_number() over () = 1', /WHERE/],
    ['grouping', 'select 1 from shop.sales group by ‸rank() over (order by id)', /GROUP BY/],
    [
      'grouping',
      'select rank() over () r from shop.sales group by region having ‸sum(qty) over () > 1',
      /HAVING/,
    ],
    ['grouping', 'select 1 from shop.sales s join shop.sales t on ‸rank() over () = t.id', /ON/],
    ['grouping', 'select sum(‸rank() over ()) from shop.sales', /an aggregate/],
    ['grouping', 'select sum(‸rank() over ()) over () from shop.sales', /another window/],
    [
      'grouping',
      'select sum(qty) over (order by ‸rank() over ()) from shop.sales',
      /another window/,
    ],
    [
      'grouping',
      'select sum(qty) over (partition by ‸count(*) over ()) from shop.sales',
      /another window/,
    ],
    [
      'grouping',
      'select 1 from shop.sales window w as (order by ‸rank() over ())',
      /another window/,
    ],
    [
      'grouping',
      'select sum(qty) filter (where ‸rank() over () = 1) over () from shop.sales',
      /FILTER/,
    ],
    ['grouping', 'select sum(qty) filter (where ‸count(*) > 1) over () from shop.sales', /FILTER/],
    ['grouping', 'select 1 from shop.sales limit (‸rank() over ())', /LIMIT/],
    ['grouping', 'select ‸row_number() from shop.sales', /OVER/],
    ['grouping', 'select ‸lag(qty) from shop.sales', /OVER/],
    ['grouping', 'select rank() over ‸w from shop.sales', /no window w/],
    ['grouping', 'select rank() over ‸ww from shop.sales window w as ()', /did you mean w/],
    ['grouping', 'select rank() over ‸(w order by id) from shop.sales', /no window w/],
    ['grouping', 'select 1 from shop.sales window v as ‸(w), w as ()', /no window w/],
    ['grouping', 'select 1 from shop.sales window w as (), w as ‸()', /twice/],
    [
      'grouping',
      'select rank() over ‸(w order by id) from shop.sales window w as (order by qty)',
      /ORDER BY of window w/,
    ],
    [
      'grouping',
      'select rank() over ‸(w partition by id) from shop.sales window w as (order by qty)',
      /PARTITION BY of window w/,
    ],
    [
      'grouping',
      'select sum(qty) over ‸(w) from shop.sales window w as (order by qty rows 1 preceding)',
      /without brackets/,
    ],
    [
      'grouping',
      'select sum(qty) over (order by id, qty range ‸1 preceding) from shop.sales',
      /one ORDER BY/,
    ],
    [
      'grouping',
      'select sum(qty) over (range between ‸1 preceding and current row) from shop.sales',
      /one ORDER BY/,
    ],
    ['grouping', 'select sum(qty) over ‸(groups 1 preceding) from shop.sales', /GROUPS/],
    [
      'grouping',
      'select ‸qty, sum(count(*)) over () from shop.sales group by region',
      /qty has to stand/,
    ],
    [
      'grouping',
      'select rank() over (order by ‸qty) from shop.sales group by region',
      /qty has to stand/,
    ],
    ['grouping', 'select count(*), sum(‸qty) over () from shop.sales', /qty has to stand/],
    ['grouping', 'select distinct region from shop.sales order by ‸rank() over ()', /DISTINCT/],
    [
      'wrong-type',
      'select sum(qty) over (order by region range ‸1 preceding) from shop.sales',
      /text/,
    ],
    [
      'wrong-type',
      'select sum(qty) over (order by day range ‸1 preceding) from shop.sales',
      /date/,
    ],
    [
      'wrong-type',
      'select sum(qty) over (order by qty range ‸1.5 preceding) from shop.sales',
      /integer/,
    ],
    ['wrong-type', 'select ‸sum(region) over () from shop.sales', /sum does not take text/],
    ['wrong-type', "select ‸first_value('x') over () from shop.sales", /known type/],
    [
      'wrong-type',
      'select ‸lag(region, 1, 5) over (order by id) from shop.sales',
      /text and integer/,
    ],
    ['wrong-type', 'select ntile(‸big) over (order by id) from shop.sales', /bigint/],
    ['value', 'select sum(qty) over (order by id rows ‸-1 preceding) from shop.sales', /negative/],
    ['value', 'select sum(qty) over (order by id rows ‸null preceding) from shop.sales', /NULL/],
    [
      'value',
      "select sum(qty) over (order by day range ‸'-1 day' preceding) from shop.sales",
      /negative/,
    ],
    ['value', 'select ‸ntile(0) over (order by id) from shop.sales', /above zero/],
    ['value', 'select ‸nth_value(qty, 0) over (order by id) from shop.sales', /above zero/],
    [
      'unknown-function',
      'select ‸lower(region) over () from shop.sales',
      /neither a window function/,
    ],
    ['unknown-function', 'select ‸rank(qty) over () from shop.sales', /operands/],
    ['unknown-function', 'select ‸lag() over () from shop.sales', /1 to 3 operands/],
    ['unknown-function', 'select ‸sum() over () from shop.sales'],
    ['unknown-function', 'select ‸sum(*) over () from shop.sales'],
    [
      'syntax',
      'select sum(qty) over (order by id rows between ‸unbounded following and current row) from shop.sales',
    ],
    [
      'syntax',
      'select sum(qty) over (order by id rows between current row and ‸1 preceding) from shop.sales',
    ],
    ['not-supported', 'select ‸count(distinct qty) over () from shop.sales', /DISTINCT in count/],
    [
      'not-supported',
      "select ‸string_agg(region, ',' order by id) over () from shop.sales",
      /ORDER BY in string_agg/,
    ],
    [
      'not-supported',
      'select ‸rank() filter (where sold) over () from shop.sales',
      /FILTER with rank/,
    ],
  ];

/** What PostgreSQL offers and plans do not. */
export const LEFT_OUT_WINDOWS: typeof REFUSED_WINDOWS = [
  ['not-supported', 'select ‸stddev(qty) over () from shop.sales', /stddev/],
  ['not-supported', 'select ‸ntile(qty) over (order by id) from shop.sales', /computed/],
  ['not-supported', 'select ‸lag(qty, qty) over (order by id) from shop.sales', /computed/],
  ['not-supported', 'select ‸nth_value(qty, id) over (order by id) from shop.sales', /computed/],
  [
    'not-supported',
    'select sum(qty) over (order by id rows 1 ‸+ 1 preceding) from shop.sales',
    /computed/,
  ],
];
