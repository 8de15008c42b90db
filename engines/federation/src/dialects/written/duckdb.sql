-- a point lookup
select "t0"."id" as "c0", "t0"."name" as "c1", "t0"."born" as "c2", "t0"."active" as "c3" from "town"."person" as "t0" where ("t0"."id" = cast($1 as integer))

-- conditions on text, dates and booleans
select "t0"."id" as "c0" from "town"."person" as "t0" where ("t0"."name" = cast($1 as varchar)) and ("t0"."born" >= cast($2 as date)) and (not "t0"."active")

-- a prefix
select "t0"."name" as "c0" from "town"."person" as "t0" where ("t0"."name" like cast($1 as varchar) escape '\')

-- a list of keys
select "t0"."id" as "c0" from "order" as "t0" where ("t0"."person" in (cast($1 as integer), cast($2 as integer), cast($3 as integer)))

-- a long list of keys
select "t0"."id" as "c0" from "order" as "t0" where ("t0"."person" in (cast($1 as integer), cast($2 as integer), cast($3 as integer), cast($4 as integer), cast($5 as integer), cast($6 as integer), cast($7 as integer), cast($8 as integer), cast($9 as integer), cast($10 as integer), cast($11 as integer), cast($12 as integer), cast($13 as integer), cast($14 as integer), cast($15 as integer), cast($16 as integer), cast($17 as integer), cast($18 as integer), cast($19 as integer), cast($20 as integer)))

-- a list of texts
select "t0"."id" as "c0" from "order" as "t0" where ("t0"."state" in (cast($1 as varchar), cast($2 as varchar)))

-- an empty list
select "t0"."id" as "c0" from "order" as "t0" where false

-- groups, having, order and limit in one select
select "t0"."person" as "c0", count(*) as "c1", cast(sum("t0"."amount") as decimal(24, 2)) as "c2" from "order" as "t0" where ("t0"."placed at" < cast($1 as timestamp)) group by "t0"."person" having (count(*) > cast($2 as bigint)) order by cast(sum("t0"."amount") as decimal(24, 2)) desc nulls last, "t0"."person" nulls last limit 10 offset 20

-- groups by text
select "t0"."state" as "c0", count(*) as "c1" from "order" as "t0" group by "t0"."state"

-- groups by year, counted by a condition
select cast(case when year("t0"."placed at") > 0 then year("t0"."placed at") else year("t0"."placed at") - 1 end as integer) as "c0", count(*) filter (where ("t0"."amount" > cast($1 as decimal(2, 0)))) as "c1" from "order" as "t0" group by cast(case when year("t0"."placed at") > 0 then year("t0"."placed at") else year("t0"."placed at") - 1 end as integer)

-- distinct rows in order
select distinct "t0"."person" as "c0" from "order" as "t0" order by "t0"."person" nulls last limit 5

-- distinct text
select distinct "t0"."state" as "c0" from "order" as "t0"

-- order by text
select "t0"."id" as "c0" from "town"."person" as "t0" order by "t0"."name" nulls last

-- an inner join
select "t0"."name" as "c0", "t1"."amount" as "c1" from "town"."person" as "t0" join "order" as "t1" on ("t0"."id" = "t1"."person")

-- a left join to filtered rows
select "t0"."id" as "c0", "t2"."c0" as "c1" from "town"."person" as "t0" left join (select "t1"."id" as "c0", "t1"."person" as "c1", "t1"."amount" as "c2", "t1"."placed at" as "c3", "t1"."state" as "c4" from "order" as "t1" where ("t1"."id" > cast($1 as bigint))) as "t2" on ("t0"."id" = "t2"."c1")

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
select "t4"."c0" as "c0", "t4"."found"."c2" as "c1" from (select "t2"."c0" as "c0", "t2"."c1" as "c1", "t2"."c2" as "c2", "t2"."c3" as "c3", (select struct_pack("c0" := "t3"."c0", "c1" := "t3"."c1", "c2" := "t3"."c2", "c3" := "t3"."c3", "c4" := "t3"."c4") from (select "t1"."id" as "c0", "t1"."person" as "c1", "t1"."amount" as "c2", "t1"."placed at" as "c3", "t1"."state" as "c4" from "order" as "t1") as "t3" where ("t2"."c0" = "t3"."c1")) as "found" from (select "t0"."id" as "c0", "t0"."name" as "c1", "t0"."born" as "c2", "t0"."active" as "c3" from "town"."person" as "t0") as "t2") as "t4"

-- a union
select "t0"."id" as "c0" from "town"."person" as "t0" union select "t1"."person" as "c0" from "order" as "t1"

-- a sorted union of all
select "t2"."c0" as "c0" from (select "t0"."id" as "c0" from "town"."person" as "t0" union all select "t1"."person" as "c0" from "order" as "t1") as "t2" order by "t2"."c0" desc nulls first

-- rows of the statement
select "t0"."c0" as "c0", "t0"."c1" as "c1" from (values (cast($1 as integer), cast($2 as varchar)), (cast($3 as integer), cast(null as varchar))) as "t0"("c0", "c1")

-- a condition as a value
select ("t0"."born" > cast($1 as date)) as "c0" from "town"."person" as "t0"

-- whole division by a literal
select ("t0"."id" // cast($1 as bigint)) as "c0" from "order" as "t0"

-- division by a column
select case when cast("t0"."person" as bigint) = 0 then error('division by zero') else ("t0"."id" // cast("t0"."person" as bigint)) end as "c0" from "order" as "t0"

-- the greatest of what may be NULL
select greatest("t0"."born", cast($1 as date)) as "c0" from "town"."person" as "t0"

-- is distinct from
select "t0"."id" as "c0" from "order" as "t0" where ("t0"."person" is distinct from cast($1 as integer))

-- lower case
select translate("t0"."name", 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') as "c0" from "town"."person" as "t0"

-- a limit of 0
select "t0"."id" as "c0" from "town"."person" as "t0" limit 0

-- an offset alone
select "t0"."id" as "c0" from "town"."person" as "t0" offset 5

-- months of moments
select date_trunc(cast($1 as varchar), "t0"."placed at") as "c0" from "order" as "t0"

-- a mask by keyed hash
select sha256(cast($1 as blob) || unhex(sha256(cast($2 as blob) || encode("t0"."name")))) as "c0" from "town"."person" as "t0"

-- a case
select case when "t0"."active" then cast($1 as varchar) else "t0"."name" end as "c0" from "town"."person" as "t0"

-- string_agg
select "t0"."person" as "c0", string_agg("t0"."state", cast($1 as varchar) order by "t0"."id") as "c1" from "order" as "t0" group by "t0"."person"

-- a limit below a filter
select "t1"."c0" as "c0", "t1"."c1" as "c1" from (select "t0"."id" as "c0", "t0"."person" as "c1" from "order" as "t0" order by "t0"."id" desc limit 3) as "t1" where ("t1"."c1" is null) order by "t1"."c0" desc
