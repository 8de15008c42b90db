-- a point lookup
select "t0"."id" as "c0", "t0"."name" as "c1", "t0"."born" as "c2", "t0"."active" as "c3" from "town"."person" as "t0" where ("t0"."id" = ?)

-- conditions on text, dates and booleans
select "t0"."id" as "c0" from "town"."person" as "t0" where ("t0"."name" = ?) and ("t0"."born" >= ?) and (not "t0"."active")

-- a prefix
select "t0"."name" as "c0" from "town"."person" as "t0" where ("t0"."name" >= ? and "t0"."name" < ?)

-- a list of keys
select "t0"."id" as "c0" from "order" as "t0" where ("t0"."person" in (?, ?, ?))

-- a long list of keys
select "t0"."id" as "c0" from "order" as "t0" where ("t0"."person" in (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))

-- a list of texts
select "t0"."id" as "c0" from "order" as "t0" where ("t0"."state" in (?, ?))

-- an empty list
select "t0"."id" as "c0" from "order" as "t0" where 0

-- groups, having, order and limit in one select
(done here)

-- groups by text
select "t0"."state" as "c0", count(*) as "c1" from "order" as "t0" group by "t0"."state"

-- groups by year, counted by a condition
select cast(substr("t0"."placed at", 1, 4) as integer) as "c0", count(*) filter (where ("t0"."amount" > cast(? as numeric))) as "c1" from "order" as "t0" group by cast(substr("t0"."placed at", 1, 4) as integer)

-- distinct rows in order
select distinct "t0"."person" as "c0" from "order" as "t0" order by "t0"."person" nulls last limit 5

-- distinct text
select distinct "t0"."state" as "c0" from "order" as "t0"

-- order by text
select "t0"."id" as "c0" from "town"."person" as "t0" order by "t0"."name" nulls last

-- an inner join
select "t0"."name" as "c0", "t1"."amount" as "c1" from "town"."person" as "t0" join "order" as "t1" on ("t0"."id" = "t1"."person")

-- a left join to filtered rows
select "t0"."id" as "c0", "t1"."id" as "c1" from "town"."person" as "t0" left join "order" as "t1" on ("t0"."id" = "t1"."person") and ("t1"."id" > ?)

-- a full join
select "t0"."id" as "c0", "t1"."id" as "c1" from "town"."person" as "t0" full join "order" as "t1" on ("t0"."id" = "t1"."person")

-- a semi join
select "t0"."id" as "c0" from "town"."person" as "t0" where exists (select 1 from "order" as "t1" where ("t0"."id" = "t1"."person"))

-- a semi join on text
select "t0"."id" as "c0" from "town"."person" as "t0" where exists (select 1 from "order" as "t1" where ("t0"."name" = "t1"."state"))

-- not in
select "t0"."id" as "c0" from "town"."person" as "t0" where "t0"."id" not in (select "t1"."person" from "order" as "t1")

-- a subquery of one row
select "t0"."id" as "c0", "t2"."c0" as "c1" from "town"."person" as "t0" left join (select max("t1"."id") as "c0" from "order" as "t1") as "t2" on 1

-- a subquery of perhaps several rows
(done here)

-- a union
select "t0"."id" as "c0" from "town"."person" as "t0" union select "t1"."person" as "c0" from "order" as "t1"

-- a sorted union of all
select "t2"."c0" as "c0" from (select "t0"."id" as "c0" from "town"."person" as "t0" union all select "t1"."person" as "c0" from "order" as "t1") as "t2" order by "t2"."c0" desc nulls first

-- rows of the statement
select "t0"."c0" as "c0", "t0"."c1" as "c1" from (select column1 as "c0", column2 as "c1" from (values (?, ?), (?, null))) as "t0"

-- a condition as a value
select ("t0"."born" > ?) as "c0" from "town"."person" as "t0"

-- whole division by a literal
select ("t0"."id" / ?) as "c0" from "order" as "t0"

-- division by a column
(done here)

-- the greatest of what may be NULL
select max(coalesce("t0"."born", ?), coalesce(?, "t0"."born")) as "c0" from "town"."person" as "t0"

-- is distinct from
select "t0"."id" as "c0" from "order" as "t0" where ("t0"."person" is not ?)

-- lower case
select lower("t0"."name") as "c0" from "town"."person" as "t0"

-- a limit of 0
select "t0"."id" as "c0" from "town"."person" as "t0" limit 0

-- an offset alone
select "t0"."id" as "c0" from "town"."person" as "t0" limit -1 offset 5

-- months of moments
(done here)

-- a mask by keyed hash
(done here)

-- a case
select case when "t0"."active" then ? else "t0"."name" end as "c0" from "town"."person" as "t0"

-- string_agg
select "t0"."person" as "c0", group_concat("t0"."state", ? order by "t0"."id") as "c1" from "order" as "t0" group by "t0"."person"

-- a limit below a filter
select "t1"."c0" as "c0", "t1"."c1" as "c1" from (select "t0"."id" as "c0", "t0"."person" as "c1" from "order" as "t0" order by "t0"."id" desc limit 3) as "t1" where ("t1"."c1" is null) order by "t1"."c0" desc
