/** Each function and each form of a window, over ties and NULLs of `shop.sales`. */

export const WINDOW_QUERIES: readonly string[] = `
select id, row_number() over (order by amount, id) from shop.sales
select id, row_number() over (partition by region order by amount desc nulls last, id) n from shop.sales order by region, n
select id, rank() over (order by amount), dense_rank() over (order by amount), percent_rank() over (order by amount), cume_dist() over (order by amount) from shop.sales
select id, rank() over (partition by region, kind order by qty desc), rank() over () from shop.sales
select id, ntile(4) over (order by id), ntile(100) over (order by id), ntile(null) over (order by id), ntile('3') over (partition by region order by id) from shop.sales
select id, lag(qty) over w, lead(qty) over w, lag(qty, 2) over w, lead(qty, 2, 0) over w, lag(qty, -1) over w, lag(qty, 0) over w, lead(qty, null) over w from shop.sales window w as (order by id)
select lag(small, 1, 5) over w, lag(qty, 1, 0.5) over w, lag(amount, 1, 0) over w, lag('x', 1, null) over w, lag(day, 1, '2024-01-01') over w, lead(region, 1, 'none') over w, lag(qty, 1, id) over w, lag(region, 1, kind) over w from shop.sales window w as (order by id)
select id, first_value(amount) over w, last_value(amount) over w, nth_value(amount, 2) over w, nth_value(amount, null) over w from shop.sales window w as (partition by region order by id)
select id, last_value(qty) over (order by id rows between unbounded preceding and unbounded following), first_value(qty) over (order by id rows 2 preceding) from shop.sales
select id, sum(qty) over (), sum(qty) over (order by qty), sum(qty) over (partition by region order by day), count(*) over (partition by day), avg(amount) over (partition by region) from shop.sales
select id, sum(small) over (), sum(big) over (), sum(amount) over (), sum(weight) over (), avg(qty) over (), avg(weight) over (), min(day) over (), max(region) over (), bool_and(sold) over (), every(sold) over (), bool_or(sold) over (), count(sold) over () from shop.sales
select id, avg(amount) over (order by id rows between 3 preceding and 1 preceding), sum(amount) over (order by id rows between 1 following and 3 following), count(*) over (order by id rows between 1 following and 1 following) from shop.sales
select id, sum(amount) filter (where qty > 1) over (partition by region order by id), count(*) filter (where sold) over (partition by kind) from shop.sales
select id, count(*) over (order by qty range between 1 preceding and 1 following), sum(amount) over (order by amount desc range between 2.5 preceding and current row), count(*) over (order by big range '1' preceding) from shop.sales
select id, count(*) over (order by day range between interval '1 month' preceding and current row), count(*) over (order by moment range between '1 hour' preceding and '1 hour' following), max(amount) over (order by day desc nulls first range between '30 days' following and unbounded following) from shop.sales
select id, count(*) over (order by weight range between 1 preceding and 1 following), count(*) over (order by weight desc range between current row and 0.5 following) from shop.sales
select id, sum(qty) over (order by qty groups between 1 preceding and 1 following), sum(qty) over (order by qty groups between 1 following and 2 following), sum(qty) over (order by qty groups current row) from shop.sales
select id, sum(qty) over (order by qty rows between unbounded preceding and unbounded following exclude current row), sum(qty) over (order by qty range between unbounded preceding and current row exclude ties), count(*) over (order by qty groups 1 preceding exclude group) from shop.sales
select id, string_agg(region, ',') over (partition by kind order by id) from shop.sales
select id, sum(qty) over w, avg(qty) over w, rank() over (w order by qty), sum(qty) over (w order by id rows unbounded preceding) from shop.sales window w as (partition by region), v as (w order by qty) order by id
select id, sum(qty) over v, count(*) over (v range between unbounded preceding and unbounded following) from shop.sales window w as (partition by region), v as (w order by qty), unused as (order by amount)
select region, sum(qty), sum(sum(qty)) over (), sum(sum(qty)) over (order by region), rank() over (order by sum(qty) desc), count(*) over () from shop.sales group by region
select region, kind, sum(amount) * 100.0 / sum(sum(amount)) over (partition by region) from shop.sales group by region, kind having sum(amount) > 0
select region, rank() over (order by avg(amount) desc nulls last), lag(region) over (order by region) from shop.sales group by region order by rank() over (order by avg(amount) desc nulls last), region
select lower(kind), row_number() over (order by lower(kind)), first_value(lower(kind)) over (order by lower(kind)) from shop.sales group by lower(kind)
select rank() over (order by count(*)) from shop.sales
select count(*) over (), sum(1) over () from shop.sales group by region having count(*) > 4
select distinct region, count(*) over (partition by region) from shop.sales
select distinct rank() over (order by qty) r from shop.sales order by r
select id, amount from shop.sales order by rank() over (order by amount desc nulls last), id limit 5
select id from shop.sales order by sum(qty) over (partition by region), id offset 3
select * from (select id, region, row_number() over (partition by region order by amount desc nulls last, id) as place from shop.sales) t where place <= 2
select * from (select region, qty, rank() over (partition by region order by qty) as place from shop.sales) t where region = 'north' and qty > 1
select t.region, t.total - lag(t.total) over (order by t.month) from (select region, extract(month from day) as month, sum(amount) as total from shop.sales where region = 'north' group by 1, 2) t
with r as (select id, qty, lag(qty) over (order by id) before from shop.sales) select id, qty - before, case when qty > before then 'more' end from r
select s.id, t.n from shop.sales s join (select id, count(*) over (partition by region) n from shop.sales) t on t.id = s.qty
select id from shop.sales where id in (select max(id) over (partition by region) from shop.sales)
select id, (select max(r) from (select rank() over (order by qty) r from shop.sales) t) from shop.sales
select s.id, (select max(r) from (select t.region, rank() over (order by t.qty) r from shop.sales t where t.kind = s.kind) u) from shop.sales s
select s.id from shop.sales s where exists (select 1 from (select t.id, row_number() over (order by t.id) n from shop.sales t where t.region = s.region) u where u.n = 3)
select s.id, (select u.id from (select t.id, row_number() over (order by t.qty desc nulls last, t.id) n from shop.sales t where t.region = s.region) u where u.n = 1) from shop.sales s
select id, sum(qty + 1) over (partition by extract(year from day) order by coalesce(qty, 0), id) + 1, coalesce(lag(qty) over (order by id), 0) - qty from shop.sales
select id, sum((select count(*) from shop.sales t where t.qty = s.qty)) over (partition by region) from shop.sales s
select id, qty, qty * 1.0 / sum(qty) over (partition by region), round(avg(amount) over (partition by region), 2) from shop.sales
select id, rank() over (partition by 1 order by qty), sum(qty) over (order by 'x'), sum(qty) over (order by 1, id), sum(qty) over (partition by null) from shop.sales
select count(*) over (order by id rows $1 preceding), lag(qty, $1) over (order by id), ntile($1) over (order by id) from shop.sales
select id, min(region) over (order by id rows 2 preceding), max(kind) over (partition by region order by kind) from shop.sales
select (rank() over (order by id))::text || 'x', row_number() over (order by id) = 1 from shop.sales
select id, count(*) over (partition by sold, kind order by region desc nulls last, amount nulls first) from shop.sales
select 1 as a, sum(a.qty) over (order by a.id) a from shop.sales a
select rank() over (order by q) from (values (1), (1), (null), (3)) v (q)
select id from shop.sales union select rank() over (order by id desc) from shop.sales order by 1
select row_number() over () from shop.sales where false
select sum(qty) over (order by id rows 1.5 preceding), rank(*) over (order by qty) from shop.sales
`
  .trim()
  .split('\n');
