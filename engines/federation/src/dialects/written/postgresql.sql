-- a point lookup
select "t0"."id" as "c0", "t0"."name" as "c1", "t0"."born" as "c2", "t0"."active" as "c3" from "town"."person" as "t0" where ("t0"."id" = $1::integer)

-- conditions on text, dates and booleans
select "t0"."id" as "c0" from "town"."person" as "t0" where ("t0"."name" = $1::text) and ("t0"."born" >= $2::date) and (not "t0"."active")

-- a prefix
select "t0"."name" as "c0" from "town"."person" as "t0" where ("t0"."name" like $1::text)

-- a list of keys
select "t0"."id" as "c0" from "order" as "t0" where ("t0"."person" = any($1::integer[]))

-- a long list of keys
select "t0"."id" as "c0" from "order" as "t0" where ("t0"."person" = any($1::integer[]))

-- a list of texts
select "t0"."id" as "c0" from "order" as "t0" where ("t0"."state" = any($1::text[]))

-- an empty list
select "t0"."id" as "c0" from "order" as "t0" where false

-- groups, having, order and limit in one select
select "t0"."person" as "c0", count(*) as "c1", sum("t0"."amount") as "c2" from "order" as "t0" where ("t0"."placed at" < $1::timestamp) group by "t0"."person" having (count(*) > $2::bigint) order by sum("t0"."amount") desc nulls last, "t0"."person" nulls last limit 10 offset 20

-- groups by text
select "t0"."state" as "c0", count(*) as "c1" from "order" as "t0" group by "t0"."state"

-- groups by year, counted by a condition
select cast(extract(year from nullif(nullif("t0"."placed at", 'infinity'), '-infinity')) as integer) as "c0", count(*) filter (where ("t0"."amount" > $1::numeric)) as "c1" from "order" as "t0" group by cast(extract(year from nullif(nullif("t0"."placed at", 'infinity'), '-infinity')) as integer)

-- distinct rows in order
select distinct "t0"."person" as "c0" from "order" as "t0" order by "t0"."person" nulls last limit 5

-- distinct text
select distinct "t0"."state" as "c0" from "order" as "t0"

-- order by text
select "t0"."id" as "c0" from "town"."person" as "t0" order by ("t0"."name" collate "C") nulls last

-- an inner join
select "t0"."name" as "c0", "t1"."amount" as "c1" from "town"."person" as "t0" join "order" as "t1" on ("t0"."id" = "t1"."person")

-- a left join to filtered rows
select "t0"."id" as "c0", "t1"."id" as "c1" from "town"."person" as "t0" left join "order" as "t1" on ("t0"."id" = "t1"."person") and ("t1"."id" > $1::bigint)

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
select "t0"."id" as "c0" from "town"."person" as "t0" union select "t1"."person" as "c0" from "order" as "t1"

-- a sorted union of all
select "t2"."c0" as "c0" from (select "t0"."id" as "c0" from "town"."person" as "t0" union all select "t1"."person" as "c0" from "order" as "t1") as "t2" order by "t2"."c0" desc nulls first

-- rows of the statement
select "t0"."c0" as "c0", "t0"."c1" as "c1" from (values ($1::integer, $2::text), ($3::integer, null::text)) as "t0"("c0", "c1")

-- a condition as a value
select ("t0"."born" > $1::date) as "c0" from "town"."person" as "t0"

-- whole division by a literal
select ("t0"."id" / $1::bigint) as "c0" from "order" as "t0"

-- division by a column
select ("t0"."id" / cast("t0"."person" as bigint)) as "c0" from "order" as "t0"

-- the greatest of what may be NULL
select greatest("t0"."born", $1::date) as "c0" from "town"."person" as "t0"

-- is distinct from
select "t0"."id" as "c0" from "order" as "t0" where ("t0"."person" is distinct from $1::integer)

-- lower case
select lower(("t0"."name" collate "C")) as "c0" from "town"."person" as "t0"

-- a limit of 0
select "t0"."id" as "c0" from "town"."person" as "t0" limit 0

-- an offset alone
select "t0"."id" as "c0" from "town"."person" as "t0" offset 5

-- months of moments
select date_trunc($1::text, "t0"."placed at") as "c0" from "order" as "t0"

-- a mask by keyed hash
select encode(sha256($1::bytea || sha256($2::bytea || convert_to("t0"."name", 'UTF8'))), 'hex') as "c0" from "town"."person" as "t0"

-- a case
select case when "t0"."active" then $1::text else "t0"."name" end as "c0" from "town"."person" as "t0"

-- string_agg
select "t0"."person" as "c0", string_agg(("t0"."state" collate "C"), $1::text order by "t0"."id") as "c1" from "order" as "t0" group by "t0"."person"

-- a limit below a filter
select "t1"."c0" as "c0", "t1"."c1" as "c1" from (select "t0"."id" as "c0", "t0"."person" as "c1" from "order" as "t0" order by "t0"."id" desc limit 3) as "t1" where ("t1"."c1" is null) order by "t1"."c0" desc
