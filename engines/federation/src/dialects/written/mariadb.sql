-- a point lookup
select `t0`.`id` as `c0`, `t0`.`name` as `c1`, `t0`.`born` as `c2`, `t0`.`active` as `c3` from `town`.`person` as `t0` where (`t0`.`id` = ?)

-- conditions on text, dates and booleans
select `t0`.`id` as `c0` from `town`.`person` as `t0` where (`t0`.`name` = (? collate utf8mb4_nopad_bin)) and (`t0`.`born` >= cast(? as date)) and (not `t0`.`active`)

-- a prefix
select `t0`.`name` as `c0` from `town`.`person` as `t0` where (`t0`.`name` like ? collate utf8mb4_nopad_bin escape '!')

-- a list of keys
select `t0`.`id` as `c0` from `order` as `t0` where (`t0`.`person` in (?, ?, ?))

-- a long list of keys
select `t0`.`id` as `c0` from `order` as `t0` where (`t0`.`person` in (select `k` from json_table(?, '$[*]' columns (`k` bigint path '$')) as `keys`))

-- a list of texts
select `t0`.`id` as `c0` from `order` as `t0` where (`t0`.`state` in ((? collate utf8mb4_nopad_bin), (? collate utf8mb4_nopad_bin)))

-- an empty list
select `t0`.`id` as `c0` from `order` as `t0` where false

-- groups, having, order and limit in one select
select `t0`.`person` as `c0`, count(*) as `c1`, sum(`t0`.`amount`) as `c2` from `order` as `t0` where (`t0`.`placed at` < cast(? as datetime(6))) group by `t0`.`person` having (count(*) > cast(? as signed)) order by sum(`t0`.`amount`) desc, case when `t0`.`person` is null then 1 else 0 end, `t0`.`person` limit 10 offset 20

-- groups by text
select `t1`.`c0` as `c0`, count(*) as `c1` from (select (`t0`.`state` collate utf8mb4_nopad_bin) as `c0` from `order` as `t0`) as `t1` group by `t1`.`c0`

-- groups by year, counted by a condition
select `t1`.`c1` as `c0`, count(case when (`t1`.`c0` > cast(? as decimal(2, 0))) then 1 end) as `c1` from (select `t0`.`amount` as `c0`, year(`t0`.`placed at`) as `c1` from `order` as `t0`) as `t1` group by `t1`.`c1`

-- distinct rows in order
select `t1`.`c0` as `c0` from (select distinct `t0`.`person` as `c0` from `order` as `t0`) as `t1` order by case when `t1`.`c0` is null then 1 else 0 end, `t1`.`c0` limit 5

-- distinct text
select distinct (`t0`.`state` collate utf8mb4_nopad_bin) as `c0` from `order` as `t0`

-- order by text
select `t0`.`id` as `c0` from `town`.`person` as `t0` order by case when (`t0`.`name` collate utf8mb4_nopad_bin) is null then 1 else 0 end, (`t0`.`name` collate utf8mb4_nopad_bin)

-- an inner join
select `t0`.`name` as `c0`, `t1`.`amount` as `c1` from `town`.`person` as `t0` join `order` as `t1` on (`t0`.`id` = `t1`.`person`)

-- a left join to filtered rows
select `t0`.`id` as `c0`, `t1`.`id` as `c1` from `town`.`person` as `t0` left join `order` as `t1` on (`t0`.`id` = `t1`.`person`) and (`t1`.`id` > cast(? as signed))

-- a full join
(done here)

-- a semi join
select `t0`.`id` as `c0` from `town`.`person` as `t0` where exists (select 1 from `order` as `t1` where (`t0`.`id` = `t1`.`person`))

-- a semi join on text
select `t2`.`c0` as `c0` from (select `t0`.`id` as `c0`, (`t0`.`name` collate utf8mb4_nopad_bin) as `c1`, `t0`.`born` as `c2`, `t0`.`active` as `c3` from `town`.`person` as `t0`) as `t2` where exists (select 1 from `order` as `t1` where (`t2`.`c1` = (`t1`.`state` collate utf8mb4_nopad_bin)))

-- not in
select `t0`.`id` as `c0` from `town`.`person` as `t0` where not exists (select 1 from `order` as `t1` where (`t1`.`person` is null)) and `t0`.`id` not in (select `t1`.`person` from `order` as `t1` where (`t1`.`person` is not null))

-- a subquery of one row
select `t0`.`id` as `c0`, `t2`.`c0` as `c1` from `town`.`person` as `t0` left join (select max(`t1`.`id`) as `c0` from `order` as `t1`) as `t2` on true

-- a subquery of perhaps several rows
(done here)

-- a union
select `t0`.`id` as `c0` from `town`.`person` as `t0` union select `t1`.`person` as `c0` from `order` as `t1`

-- a sorted union of all
select `t2`.`c0` as `c0` from (select `t0`.`id` as `c0` from `town`.`person` as `t0` union all select `t1`.`person` as `c0` from `order` as `t1`) as `t2` order by case when `t2`.`c0` is null then 0 else 1 end, `t2`.`c0` desc

-- rows of the statement
select `t0`.`c0` as `c0`, `t0`.`c1` as `c1` from (select ? as `c0`, convert(? using utf8mb4) collate utf8mb4_nopad_bin as `c1` union all select ? as `c0`, convert(null using utf8mb4) collate utf8mb4_nopad_bin as `c1`) as `t0`

-- a condition as a value
select (`t0`.`born` > cast(? as date)) as `c0` from `town`.`person` as `t0`

-- whole division by a literal
select (cast(`t0`.`id` as signed) div cast(? as signed)) as `c0` from `order` as `t0`

-- division by a column
(done here)

-- the greatest of what may be NULL
select greatest(coalesce(`t0`.`born`, cast(? as date)), coalesce(cast(? as date), `t0`.`born`)) as `c0` from `town`.`person` as `t0`

-- is distinct from
select `t0`.`id` as `c0` from `order` as `t0` where (not (`t0`.`person` <=> ?))

-- lower case
(done here)

-- a limit of 0
select `t0`.`id` as `c0` from `town`.`person` as `t0` limit 0

-- an offset alone
select `t0`.`id` as `c0` from `town`.`person` as `t0` limit 18446744073709551615 offset 5

-- months of moments
select cast(date_format(`t0`.`placed at`, '%Y-%m-01 00:00:00') as datetime(6)) as `c0` from `order` as `t0`

-- a mask by keyed hash
(done here)

-- a case
select case when `t0`.`active` then (? collate utf8mb4_nopad_bin) else (`t0`.`name` collate utf8mb4_nopad_bin) end as `c0` from `town`.`person` as `t0`

-- string_agg
(done here)

-- a limit below a filter
select `t1`.`c0` as `c0`, `t1`.`c1` as `c1` from (select `t0`.`id` as `c0`, `t0`.`person` as `c1` from `order` as `t0` order by `t0`.`id` desc limit 3) as `t1` where (`t1`.`c1` is null) order by `t1`.`c0` desc
