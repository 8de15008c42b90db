-- a point lookup
select "t0"."id" as "c0", "t0"."name" as "c1", "t0"."born" as "c2", "t0"."active" as "c3" from "town"."person" as "t0" where ("t0"."id" = cast(? as integer))

-- conditions on text, dates and booleans
select "t0"."id" as "c0" from "town"."person" as "t0" where ("t0"."name" = ?) and ("t0"."born" >= cast(? as date)) and (not "t0"."active")

-- a prefix
select "t0"."name" as "c0" from "town"."person" as "t0" where ("t0"."name" like ? escape '!')

-- a list of keys
select "t0"."id" as "c0" from "order" as "t0" where ("t0"."person" in (cast(? as integer), cast(? as integer), cast(? as integer)))

-- a long list of keys
select "t0"."id" as "c0" from "order" as "t0" where ("t0"."person" in (cast(? as integer), cast(? as integer), cast(? as integer), cast(? as integer), cast(? as integer), cast(? as integer), cast(? as integer), cast(? as integer), cast(? as integer), cast(? as integer), cast(? as integer), cast(? as integer), cast(? as integer), cast(? as integer), cast(? as integer), cast(? as integer), cast(? as integer), cast(? as integer), cast(? as integer), cast(? as integer)))

-- a list of texts
select "t0"."id" as "c0" from "order" as "t0" where ("t0"."state" in (?, ?))

-- an empty list
select "t0"."id" as "c0" from "order" as "t0" where false

-- groups, having, order and limit in one select
select "t0"."person" as "c0", count(*) as "c1", sum("t0"."amount") as "c2" from "order" as "t0" where ("t0"."placed at" < cast(? as timestamp(6))) group by "t0"."person" having (count(*) > cast(? as bigint)) order by sum("t0"."amount") desc nulls last, "t0"."person" nulls last offset 20 limit 10

-- groups by text
select "t0"."state" as "c0", count(*) as "c1" from "order" as "t0" group by "t0"."state"

-- groups by year, counted by a condition
select cast(year("t0"."placed at") - if(year("t0"."placed at") < 1, 1, 0) as integer) as "c0", count(*) filter (where ("t0"."amount" > cast(? as decimal(2, 0)))) as "c1" from "order" as "t0" group by cast(year("t0"."placed at") - if(year("t0"."placed at") < 1, 1, 0) as integer)

-- distinct rows in order
select "t1"."c0" as "c0" from (select distinct "t0"."person" as "c0" from "order" as "t0" order by "t0"."person" nulls last limit 5) as "t1" order by "t1"."c0" nulls last

-- distinct text
select "t1"."c0" as "c0" from (select distinct "t0"."state" as "c0" from "order" as "t0") as "t1"

-- order by text
select "t0"."id" as "c0" from "town"."person" as "t0" order by "t0"."name" nulls last

-- an inner join
select "t0"."name" as "c0", "t1"."amount" as "c1" from "town"."person" as "t0" join "order" as "t1" on ("t0"."id" = "t1"."person")

-- a left join to filtered rows
select "t0"."id" as "c0", "t1"."id" as "c1" from "town"."person" as "t0" left join "order" as "t1" on ("t0"."id" = "t1"."person") and ("t1"."id" > cast(? as bigint))

-- a full join
select "t0"."id" as "c0", "t1"."id" as "c1" from "town"."person" as "t0" full join "order" as "t1" on ("t0"."id" = "t1"."person")

-- a semi join
select "t0"."id" as "c0" from "town"."person" as "t0" where exists (select 1 from "order" as "t1" where ("t0"."id" = "t1"."person"))

-- a semi join on text
select "t0"."id" as "c0" from "town"."person" as "t0" where exists (select 1 from "order" as "t1" where ("t0"."name" = "t1"."state"))

-- not in
select "t0"."id" as "c0" from "town"."person" as "t0" where "t0"."id" not in (select "t1"."person" from "order" as "t1")

-- a subquery of one row
select "t0"."id" as "c0", "t2"."c0" as "c1" from "town"."person" as "t0" left join (select max("t1"."id") as "c0" from "order" as "t1") as "t2" on true

-- a subquery of perhaps several rows
(done here)

-- a union
select "t3"."c0" as "c0" from (select "t0"."id" as "c0" from "town"."person" as "t0" union select "t1"."person" as "c0" from "order" as "t1") as "t3"

-- a sorted union of all
select "t2"."c0" as "c0" from (select "t0"."id" as "c0" from "town"."person" as "t0" union all select "t1"."person" as "c0" from "order" as "t1") as "t2" order by "t2"."c0" desc nulls first

-- rows of the statement
select "t0"."c0" as "c0", "t0"."c1" as "c1" from (values (cast(? as integer), ?), (cast(? as integer), cast(null as varchar))) as "t0"("c0", "c1")

-- a condition as a value
select ("t0"."born" > cast(? as date)) as "c0" from "town"."person" as "t0"

-- whole division by a literal
select ("t0"."id" / cast(? as bigint)) as "c0" from "order" as "t0"

-- division by a column
select ("t0"."id" / cast("t0"."person" as bigint)) as "c0" from "order" as "t0"

-- the greatest of what may be NULL
select greatest(coalesce("t0"."born", cast(? as date)), coalesce(cast(? as date), "t0"."born")) as "c0" from "town"."person" as "t0"

-- is distinct from
select "t0"."id" as "c0" from "order" as "t0" where ("t0"."person" is distinct from cast(? as integer))

-- lower case
select translate("t0"."name", 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') as "c0" from "town"."person" as "t0"

-- a limit of 0
select "t0"."id" as "c0" from "town"."person" as "t0" limit 0

-- an offset alone
select "t0"."id" as "c0" from "town"."person" as "t0" offset 5

-- months of moments
select date_trunc(?, "t0"."placed at") as "c0" from "order" as "t0"

-- a mask by keyed hash
(done here)

-- a case
select case when "t0"."active" then ? else "t0"."name" end as "c0" from "town"."person" as "t0"

-- string_agg
(done here)

-- a limit below a filter
select "t1"."c0" as "c0", "t1"."c1" as "c1" from (select "t0"."id" as "c0", "t0"."person" as "c1" from "order" as "t0" order by "t0"."id" desc limit 3) as "t1" where ("t1"."c1" is null) order by "t1"."c0" desc
