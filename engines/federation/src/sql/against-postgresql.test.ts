/**
 * The plan of a query says the same as the query: both are run on PostgreSQL, the plan written node by node.
 * Columns' names and types are compared, too.
 */
import { uniformDraws } from '@polder/random';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPostgresql } from '../../test/servers.ts';
import { FederationError } from '../federation-error.ts';
import { outputOf } from '../plan/node.ts';
import { typeText } from '../values.ts';
import { catalogue } from './catalogue.test-support.ts';
import { generatedQuery } from './generated-queries.test-support.ts';
import { loadParser, planQuery } from './index.ts';
import { plainSql } from './plain-sql.test-support.ts';
import { openSmallDatabase, TYPE_NAMES, textRows } from './small-database.test-support.ts';

/** Small, with NULLs, duplicates and rows without partners. */
const DATA = `
create schema crm; create schema erp;
create table crm.customers (id integer primary key, name text, city text, born date, vip boolean);
insert into crm.customers values
  (1, 'Ada', 'Arnhem', '1990-05-01', true), (2, 'Bo', 'Breda', '1985-12-31', false),
  (3, 'Cas', 'Arnhem', null, null), (4, null, null, '2000-02-29', true), (5, 'Eva', 'Breda', '1985-12-31', null),
  (6, 'fin_', 'arnhem', '2010-10-10', false);
create table erp.orders (id bigint primary key, customer_id integer, placed date, at timestamp, total numeric(12,2));
insert into erp.orders values
  (10, 1, '2026-01-01', '2026-01-01 10:00', 10.00), (11, 1, '2026-02-01', '2026-02-01 11:30:15.25', 0.50),
  (12, 2, '2026-02-15', null, 99.99), (13, null, '2025-12-31', '2025-12-31 23:59:59', 5.00),
  (14, 3, null, '2026-03-01', null), (15, 2, '2026-02-15', '2026-02-15', 99.99), (1, 6, '2026-03-31', null, -3.25);
create table erp.lines (order_id bigint, line smallint, price numeric(12,2), discount numeric(4,2), qty integer,
  note text, weight double precision, doc json, primary key (order_id, line));
insert into erp.lines values
  (10, 1, 5.00, 0.10, 2, 'one', 0.5, '{}'), (10, 2, 2.50, null, 1, null, 1.25, null),
  (11, 1, 0.50, 0.00, 1, 'x%y', null, '[1]'), (12, 1, 33.33, 0.05, 3, 'it''s', 1e10, null),
  (15, 1, 99.99, null, null, '', -0.5, null);
`;

const QUERIES: readonly string[] = `
select * from crm.customers
select c.*, o.total t from crm.customers c join erp.orders o on o.customer_id = c.id
select id, name from crm.customers order by city desc, name nulls first, id
select name n from crm.customers order by n desc limit 3 offset 1
select * from crm.customers c left join erp.orders o on c.id = o.customer_id and o.total > 1
select c.name, o.id from crm.customers c right join erp.orders o on c.id = o.customer_id
select c.name, o.id from crm.customers c full join erp.orders o on c.id = o.customer_id
select * from crm.customers full join erp.orders using (id)
select * from crm.customers natural join (select id, total from erp.orders) o
select id, c.id, o.id from crm.customers c left join erp.orders o using (id)
select * from (crm.customers c cross join (values (1, 'a'), (2, null)) v (x, y)) j where j.id = x
select count(*), count(name), count(distinct city), sum(id), min(name), max(born), avg(id) from crm.customers
select sum(total), avg(total), sum(total) filter (where total > 1), avg(distinct total) from erp.orders
select sum(qty), avg(qty), sum(weight), avg(weight), min(line), sum(line), max(weight) from erp.lines
select city, count(*), bool_and(vip), bool_or(vip), every(vip) from crm.customers group by city
select 'all' kind, city, count(*) from crm.customers group by kind, city
select 'all' kind, count(*) from crm.customers group by kind
select 'all' kind, count(*) from crm.customers where false group by kind
select city, count(*) from crm.customers group by 1 order by 2 desc, 1 nulls first
select lower(city) city, count(*) from crm.customers group by lower(city) having count(*) > 1
select lower(city) town, count(*) from crm.customers group by town
select c.id, c.name, count(o.id) from crm.customers c left join erp.orders o on o.customer_id = c.id group by c.id
select extract(year from placed), extract(month from placed), sum(total) from erp.orders group by 1, 2
select distinct city from crm.customers order by city
select distinct city, vip from crm.customers
select sum(total) + 1, count(*) * 2 from erp.orders having sum(total) > 0
select 1 + sum(total) / count(*) from erp.orders group by customer_id order by 1
select max(total) from erp.orders where false
select count(*) from erp.orders where false group by customer_id
select name from crm.customers where id in (select customer_id from erp.orders)
select name from crm.customers where id not in (select customer_id from erp.orders)
select name from crm.customers where id not in (select customer_id from erp.orders where customer_id is not null)
select name from crm.customers where id not in (select customer_id from erp.orders where false)
select name from crm.customers where city not in (select city from crm.customers where id > 4)
select name from crm.customers where not (id in (select customer_id from erp.orders))
select name from crm.customers where id = any (select customer_id from erp.orders)
select name from crm.customers where id <> all (select customer_id from erp.orders where customer_id > 2)
select name from crm.customers c where exists (select 1 from erp.orders o where o.customer_id = c.id and total > 1)
select name from crm.customers c where not exists (select 1 from erp.orders o where o.customer_id = c.id)
select name from crm.customers c where exists (select 1 from erp.orders o where o.customer_id > c.id)
select name from crm.customers c where exists (select customer_id from erp.orders o where o.customer_id = c.id group by customer_id having count(*) > 1)
select name from crm.customers where exists (select 1 from erp.orders where total > 1000)
select name from crm.customers c where c.city not in (select d.city from crm.customers d where d.id <> c.id)
select name from crm.customers c where c.id in (select o.customer_id from erp.orders o where o.placed > c.born)
select name from crm.customers c where (c.id, c.name) in (select d.id, d.name from crm.customers d)
select name from crm.customers c where (c.id, c.city) not in (select d.id, d.city from crm.customers d where d.id > 2)
select c.name, (select max(total) from erp.orders o where o.customer_id = c.id) from crm.customers c
select c.name, (select count(*) from erp.orders o where o.customer_id = c.id) from crm.customers c
select c.name, (select coalesce(sum(total), 0) + count(*) from erp.orders o where o.customer_id = c.id and o.total > 1) from crm.customers c
select c.name, (select avg(total) from erp.orders o where o.customer_id = c.id) from crm.customers c
select c.name, (select count(*) from erp.orders o where o.customer_id = c.id having count(*) <> 1) from crm.customers c
select c.name, (select count(*) + c.id from erp.orders o where o.customer_id = c.id) from crm.customers c
select c.name, (select o.total from erp.orders o where o.id = c.id) from crm.customers c
select c.name, (select distinct o.total from erp.orders o where o.customer_id = c.id and c.id = 2) from crm.customers c where c.id = 2
select (select max(total) from erp.orders), name from crm.customers
select (select total from erp.orders where false)
select name from crm.customers where id = (select min(customer_id) from erp.orders)
select o.id from erp.orders o where o.total >= (select avg(p.total) from erp.orders p where p.customer_id = o.customer_id)
select name, id in (select customer_id from erp.orders), id in (select customer_id from erp.orders where customer_id > 1) from crm.customers
select name, city in (select city from crm.customers where id < 3), city not in (select city from crm.customers where false) from crm.customers
select name, exists (select 1 from erp.orders o where o.customer_id = c.id), exists (select 1 from erp.orders) from crm.customers c
select name from crm.customers c where vip or exists (select 1 from erp.orders o where o.customer_id = c.id and o.total > 1)
select city, count(*) from crm.customers group by city having count(*) > (select count(*) from erp.orders where total > 50) - 1
select city, (select count(*) from erp.orders) from crm.customers group by city
select city, (select count(*) from crm.customers d where d.city = c.city) from crm.customers c group by city
select city, sum((select count(*) from erp.orders o where o.customer_id = c.id)) from crm.customers c group by city
select city from crm.customers c group by city having city in (select city from crm.customers where vip)
select name from crm.customers where id in (select customer_id from erp.orders o where exists (select 1 from erp.lines l where l.order_id = o.id and l.qty > 1))
with x as (select id, city from crm.customers), y (k) as (select city from x where id > 1) select x.id, y.k from x join y on x.city = y.k
with x as (select 1 as a), x2 as (select a + 1 as b from x) select a, b from x, x2
select 'a' union select name from crm.customers union all values ('a')
select id from crm.customers union select id from erp.orders order by id desc limit 4
select city from crm.customers intersect select city from crm.customers where vip
select city from crm.customers except all select 'Breda'
select 1 union all select 2.5 union all select null
select born from crm.customers union select '2026-01-01'
(select id from crm.customers order by id desc limit 1) union all select 7
values (1, 'a'), (2, null) order by 1 desc
values (1 + 1, 'a'), (3, 'b')
select total * total, total + 1, total - 0.125, total / 3, total % 2, -total, total * 2, 2 - total from erp.orders
select id / 4, id % 4, -id / 4, id * 2, id + 1.5, id * 1.5 from crm.customers
select price * (1 - discount), price * qty, weight * price, weight + qty, weight / 2 from erp.lines
select line + 1, line + line, line * 2.5, line / 2, order_id + line from erp.lines
select round(total), round(total, 1), floor(total), ceil(total), abs(total) from erp.orders
select round(weight), floor(weight), ceiling(weight), abs(weight), round(qty), floor(qty), abs(qty), round(qty, -1) from erp.lines
select case when total > 10 then 'much' when total is null then null else 'little' end, case customer_id when 1 then 1 when 2 then 2.5 end from erp.orders
select coalesce(total, 0), coalesce(customer_id, total, 1), nullif(total, 5), nullif(customer_id, 1), greatest(total, 1), least(customer_id, 2) from erp.orders
select id::text, total::text, total::integer, customer_id::numeric, placed::timestamp, at::date, total::double precision, customer_id::bigint from erp.orders
select '5'::integer + 1, '1.50'::numeric, cast('2026-01-31' as date), 5::text || 'x', 1.5::integer, 2.5::integer, 'true'::boolean, 'abcdef'::varchar(3)
select date '2026-01-31' + 1, date '2026-03-01' - date '2026-02-01', 3 + date '2026-01-01', date '2026-01-01' - 1
select date '2026-01-31' + interval '1 month', timestamp '2026-01-01 12:00' - interval '1 day 02:30', date '2024-02-29' - interval '1 year'
select placed + 1, placed - 1, placed - date '2026-01-01', placed + interval '2 weeks', placed + customer_id from erp.orders
select timestamp '2026-01-01 24:00', timestamptz '2026-01-01 12:00+02', timestamp '20260101 1:02:03.1234567', time '13:45', date '2026/01/31'
select extract(quarter from placed), extract(day from at), extract(hour from at), extract(minute from at), date_part('year', at) from erp.orders
select date_trunc('month', at), date_trunc('year', placed), date_trunc('week', at) from erp.orders
select placed = '2026-01-01', placed > at, at >= '2026-02-01', placed between '2026-01-01' and '2026-02-01', placed not between '2026-01-01' and '2026-02-01' from erp.orders
select name from crm.customers where born < '1990-05-01' or born is null
select name like '%a', name ilike '%A', name not like 'B%', name like 'fin!_' escape '!', name like 'f%\\_', note like 'x\\%y' from crm.customers, erp.lines
select name || '-' || id, name || born, lower(name), upper(name), length(name), left(name, 2), right(name, 2), left(name, -1) from crm.customers
select substring(name from 2), substring(name from 2 for 1), substring(name, 1, 2), substr(name, 2), replace(name, 'a', 'b'), position('a' in name), strpos(name, 'x') from crm.customers
select trim(name), trim(both 'Aa' from name), trim(leading 'A' from name), trim(trailing from name), btrim(name, 'A'), concat(name, id, null, 'x') from crm.customers
select name from crm.customers where vip is true or vip is not false
select vip is true, vip is not true, vip is false, vip is not false, vip is unknown, vip is not unknown, not vip from crm.customers
select name is distinct from null, city is not distinct from 'Breda', id is distinct from 1 from crm.customers
select id in (1, 2, null), id not in (1, 2), name in ('Ada', 'Bo'), (id, name) = (1, 'Ada'), (id, name) in ((1, 'Ada'), (2, 'x')), (id, name) <> (1, 'Ada') from crm.customers
select id between symmetric 4 and 2, id not between symmetric 4 and 2, id between 2 and 4, id = 2.0, id > 1.5, 3 > id from crm.customers
select true and null, false or null, null is null, 'a' = 'a', 'a' < 'B', null = 1
select 1, 2147483648, 9223372036854775808, 1.50, 1e3, .5, -5, 5 / 2, 5 / 2.0, 7 % 3, -7 / 2, 2 * 3.5
select count(*) from (select distinct city from crm.customers) t
select t.city, t.n from (select city, count(*) as n from crm.customers group by city) t where n > 1
select name, case when id > 2 then coalesce(city, '?') else city end from crm.customers
select id from crm.customers fetch first 2 rows only
select mod(id, 4), mod(total, 3), date(at) from erp.orders
select $1 + 1, $2 || 'x', name from crm.customers where id = $1 or born = $3
select string_agg(name, ',') from crm.customers where id = 1
select a.id from crm.customers a, crm.customers b where a.id = b.id and a.city = b.city
select count(distinct total), count(distinct placed) filter (where total > 1) from erp.orders
select max(at), min(placed), max(total) - min(total) from erp.orders
select born, extract(dow from born), extract(isodow from born), extract(doy from born), extract(week from born), extract(isoyear from born), date_part('week', born) from crm.customers
select extract(week from d), extract(isoyear from d), extract(doy from d), extract(dow from d), extract(isodow from d) from (values (date '2020-12-31'), ('2021-01-01'), ('2021-01-03'), ('2021-01-04'), ('2024-12-30'), ('2016-02-29'), ('1899-12-31'), ('0001-01-01')) v (d)
select extract(dow from at), extract(week from at), extract(doy from at) from erp.orders
select extract(year from age(date '2024-02-29', born)), extract(year from age(born, date '2000-02-28')), date_part('year', age(born, born)) from crm.customers
select extract(year from age(a, b)), extract(year from age(b, a)) from (values (date '2024-02-29', date '2004-02-29'), ('2023-02-28', '2004-02-29'), ('2023-03-01', '2004-02-29'), ('2022-12-31', '2004-01-01'), ('2000-01-01', '2000-01-02')) v (a, b)
select to_char(born, 'YYYY-MM-DD'), to_char(born, 'DD.MM.YYYY "of" Q'), to_char(at, 'YYYY/MM/DD HH24:MI'), to_char(placed, 'IYYY-IW ID DDD'), to_char(born, ' - ') from crm.customers, erp.orders
select sign(total), sign(id), sign(-2), sign(0), sign(total::double precision), trunc(total), trunc(-total), trunc(total, 1), trunc(-total, 1), trunc(total * 3, 3), trunc(id), trunc(1.999, 2), trunc(-0.001, 2) from erp.orders
select trunc(weight), trunc(-weight), sign(weight) from erp.lines
select concat_ws(', ', name, null, city, id), concat_ws('', city, name), concat_ws(null, name), concat_ws('-', null, null) from crm.customers
select starts_with(name, 'A'), starts_with(city, ''), starts_with(null, 'x') from crm.customers
select lpad(name, 5, 'xy'), rpad(name, 5, 'xy'), lpad(name, 2), rpad(city, 8), lpad(name, 0, 'x'), rpad(name, -1, 'x'), lpad(id::text, 3, '0'), lpad(name, 4, ''), lpad(name, null), rpad('ab', 5, null) from crm.customers
select c.name, x.y, x.z from crm.customers c, lateral (select c.id + 1 as y, upper(c.name) as z) x where x.y > 3
select c.name, x.y from crm.customers c left join lateral (select c.id * 2 as y) x on true
select c.name, x.d, y.e from crm.customers c, lateral (select extract(year from c.born) as d) x, lateral (select x.d + 1 as e) y
select c.name, l.days from crm.customers c join lateral (select o.placed - c.born as days from erp.orders o where o.customer_id = c.id) l on l.days > 10000
select c.name, l.id, l.total from crm.customers c, lateral (select id, total from erp.orders o where o.customer_id = c.id order by total desc nulls last, id limit 1) l
select c.name, l.id from crm.customers c left join lateral (select id from erp.orders o where o.customer_id = c.id order by placed, id limit 2) l on true
select c.name, l.id from crm.customers c left join lateral (select * from erp.orders o where o.customer_id = c.id) l on l.total > 1
select c.name, l.n, l.t, l.a from crm.customers c cross join lateral (select count(*) as n, sum(total) as t, avg(total) as a from erp.orders o where o.customer_id = c.id) l
select c.name, l.n + 1 from crm.customers c left join lateral (select count(*) from erp.orders o where o.customer_id = c.id and o.total > 1) l (n) on true where l.n <> 1
select c.name, l.n, m.qty from crm.customers c, lateral (select max(id) as n from erp.orders o where o.customer_id = c.id) l, lateral (select qty from erp.lines i where i.order_id = l.n) m
select c.name, l.city from crm.customers c join lateral (select d.city from crm.customers d where d.id > c.id and d.vip) l on l.city = c.city
select c.name, l.one from crm.customers c, lateral (select 1 as one) l
select c.name from crm.customers c where exists (select 1 from erp.orders o, lateral (select * from erp.lines i where i.order_id = o.id) l where o.customer_id = c.id and l.qty > 1)
select city, count(*) from crm.customers group by rollup (city)
select city, vip, count(*), sum(id), grouping(city), grouping(city, vip), grouping(vip, city) from crm.customers group by rollup (city, vip)
select city, vip, count(distinct name), string_agg(distinct city, ',') from crm.customers group by cube (city, vip) order by 1, 2, 3, 4
select city, vip, born, count(*) from crm.customers group by city, rollup (vip, born)
select city, vip, max(born) from crm.customers group by grouping sets ((city, vip), (city), (), ())
select city, vip, max(born) from crm.customers group by distinct grouping sets ((city, vip), (city), (), ())
select city, vip, count(*) from crm.customers group by grouping sets (rollup (city), cube (vip))
select lower(city) as town, count(*) from crm.customers group by rollup (1) order by grouping(lower(city)), town
select lower(city) || '!', count(*) from crm.customers group by rollup (lower(city)) having count(*) > 1
select count(*), sum(total) from erp.orders where false group by rollup (customer_id)
select customer_id, sum(total), avg(total), rank() over (partition by grouping(customer_id) order by sum(total) desc nulls last) from erp.orders group by rollup (customer_id)
select (select max(id) from erp.orders) as m, count(*) from crm.customers group by grouping sets ((1), (1), ())
select city as a, city as b, count(*) from crm.customers group by rollup (1, 2)
select city as a, city as b, count(*) from crm.customers group by rollup (city, vip) order by city, a, 3
select born + interval '1 month', born - interval '18 years', born + interval '1 month 3 days 02:30', at + interval '1 year', at - interval '2 months', at + interval '36 hours', at::timestamptz + interval '1 month', born + interval '90 minutes' from crm.customers, erp.orders
select d + interval '1 month', d - interval '1 month', d + interval '1 year', d - interval '1 month 1 day' from (values (date '2024-01-31'), ('2024-02-29'), ('2023-03-31'), ('1999-12-31'), ('0001-01-31')) v (d)
select name from crm.customers where born + interval '30 years' <= date '2020-06-01'
select concat(vip, name), concat_ws('-', vip, id) from crm.customers
select to_char(born, 'HH24:MI'), to_char(born, ''), to_char(born, 'yyyy-mm-dd'), to_char(placed, 'iyyy iw') from crm.customers, erp.orders
select c.id, (select count(*) from (select distinct d.city from crm.customers d where d.id % 2 = c.id % 3) s) from crm.customers c
select c.id, s.city from crm.customers c cross join lateral (select distinct d.city from crm.customers d where lower(d.city) = lower(c.city)) s
select c.id, s.city from crm.customers c cross join lateral (select distinct d.city from crm.customers d where d.id % 2 = c.id) s
select c.id, s.city from crm.customers c cross join lateral (select distinct d.city from crm.customers d where d.id % 2 = c.id order by d.city limit 2) s
select id from crm.customers c where exists (select count(*) from (select distinct d.city from crm.customers d where d.id % 2 = c.id) s group by s.city having count(*) > 1)
select (select max(customer_id) from erp.orders) m, count(*) from crm.customers group by rollup ((select max(customer_id) from erp.orders))
select city, grouping(city), grouping(lower(city)) as l, count(*) from crm.customers group by city, lower(city)
select (city, vip) = ('Breda', false), count(*) from crm.customers group by (city, vip)
select c.city, sum(o.total), (select count(*) from crm.customers d where d.city = c.city) from crm.customers c join erp.orders o on o.customer_id = c.id group by rollup (c.city)
select 'x' as kind, city, count(*) from crm.customers group by grouping sets ((kind), (kind, city), (city))
select name from crm.customers c where id in (select customer_id from erp.orders group by rollup (customer_id))
select case when grouping(city) = 1 then 'all' else city end, count(*) filter (where vip) from crm.customers group by rollup (city) order by 2, 1
select c.name, (select o.id from erp.orders o where o.customer_id = c.id order by o.total desc nulls last, o.id limit 1) from crm.customers c
select c.name, (select o.id from erp.orders o where o.customer_id = c.id order by o.placed desc, o.id offset 1 limit 1) from crm.customers c
select c.name, (select o.total + 1 from erp.orders o where o.customer_id = c.id and o.total > 0 order by o.id limit 1) from crm.customers c
select c.name, (select max(t.total) from (select total from erp.orders o where o.customer_id = c.id order by id limit 1) t) from crm.customers c
select name from crm.customers c where c.id in (select o.customer_id from erp.orders o where o.customer_id = c.id order by total desc limit 1)
select name from crm.customers c where 50 < any (select o.total from erp.orders o where o.customer_id = c.id order by id limit 1)
select name from crm.customers c where exists (select 1 from erp.orders o where o.customer_id = c.id offset 1)
select c.name, (select distinct on (o.customer_id) o.id from erp.orders o where o.customer_id = c.id order by o.customer_id, o.id desc) from crm.customers c
select distinct on (city) city, name, id from crm.customers order by city, id desc
select distinct on (city, vip) id, name from crm.customers order by vip desc nulls last, city, born, id
select distinct on (lower(city)) lower(city) as town, max(id) over (partition by city) from crm.customers order by 1, 2 limit 2
select distinct on (1) placed, id from erp.orders order by placed, total desc, id offset 1
select distinct on (count(*)) count(*), city from crm.customers group by city order by count(*), city nulls first
select distinct on (c) c, id from (select id % 2 as c, id from crm.customers) t order by c desc, id
select id, placed from erp.orders order by placed desc nulls last fetch first 2 rows with ties
select placed from erp.orders order by placed nulls first offset 2 fetch first 3 rows with ties
select placed from erp.orders order by placed offset 1 fetch first 0 rows with ties
select city from crm.customers union all select city from crm.customers order by 1 fetch first row with ties
select city, count(*) from crm.customers group by city order by 2 fetch first 1 row with ties
select name from crm.customers where id > any (select customer_id from erp.orders)
select name from crm.customers where id >= all (select customer_id from erp.orders)
select name from crm.customers where id >= all (select customer_id from erp.orders where customer_id < 3)
select name from crm.customers where id <> any (select customer_id from erp.orders where customer_id = 1)
select name from crm.customers where id = all (select customer_id from erp.orders where customer_id = 1)
select name from crm.customers where id < all (select customer_id from erp.orders where false)
select name from crm.customers where not (id > any (select customer_id from erp.orders where customer_id is not null))
select name from crm.customers where not (id < all (select customer_id from erp.orders))
select name from crm.customers where not (city < any (select city from crm.customers))
select name from crm.customers c where c.id < all (select o.id from erp.orders o where o.customer_id = c.id)
select name from crm.customers c where c.born < any (select o.placed from erp.orders o where o.customer_id = c.id)
select id = any (array[1, 2, null]), id <> all (array[1, 2]), id > any (array[2, 4]), id <= all (array[4, null, 3]), name = any (array['Ada', 'Bo']) from crm.customers
select (id, city) < (3, 'B'), (id, city) <= (id, 'Breda'), (city, id) > ('Arnhem', 1), (city, id, name) >= (city, id, 'Bo') from crm.customers
`
  .trim()
  .split('\n');

const PARAMETERS = [1, 'y', '1990-05-01'] as const;

const server = await startPostgresql();

describe.skipIf(!server)('plans say the same as their queries (needs PostgreSQL)', () => {
  let client: pg.Client;

  beforeAll(async () => {
    if (!server) return;
    client = await openSmallDatabase(server, 'sql_plans', DATA);
    await loadParser();
  });

  afterAll(() => client?.end());

  const rowsOf = (text: string, values: readonly unknown[] = []) => textRows(client, text, values);

  test.each(QUERIES)('%s', async (sql) => {
    const parameters = sql.includes('$1') ? PARAMETERS : [];
    const plan = planQuery(sql, catalogue, { parameters });
    const isOrdered = / order by /.test(sql.replace(/\(.*\)/, ''));
    const asked = await rowsOf(sql, parameters);
    const planned = await rowsOf(plainSql(plan));
    const inOrder = (rows: readonly unknown[][]) =>
      isOrdered ? rows : rows.map((row) => JSON.stringify(row)).sort();
    expect(inOrder(planned.rows)).toEqual(inOrder(asked.rows));
    const columns = outputOf(plan);
    expect(columns.map(({ name }) => name)).toEqual(asked.fields.map(({ name }) => name));
    expect(columns.map(({ type }) => typeText(type).replace(/\(.*/, ''))).toEqual(
      asked.fields.map(({ dataTypeID }) => TYPE_NAMES[dataTypeID] ?? dataTypeID),
    );
  });

  test('queries drawn at random are answered alike, or refused by both', async () => {
    const outcome = async (run: () => Promise<{ readonly rows: unknown[][] }>) => {
      try {
        return (await run()).rows.map((row) => JSON.stringify(row)).sort();
      } catch (error) {
        if (error instanceof FederationError && error.code === 'not-supported') return undefined;
        if (error instanceof FederationError || error instanceof pg.DatabaseError) return 'refused';
        throw error;
      }
    };
    let answered = 0;
    for (let seed = 1; seed <= 400; seed += 1) {
      const sql = generatedQuery(uniformDraws(seed));
      const planned = await outcome(() => rowsOf(plainSql(planQuery(sql, catalogue))));
      if (planned === undefined) continue;
      expect(planned, `seed ${seed}: ${sql}`).toEqual(await outcome(() => rowsOf(sql)));
      if (planned !== 'refused') answered += 1;
    }
    expect(answered).toBeGreaterThan(250);
  }, 60_000);
});
