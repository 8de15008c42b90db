-- a point lookup
select "t0"."id" as "c0", "t0"."name" as "c1", "t0"."born" as "c2", case when "t0"."active" then 1 when not "t0"."active" then 0 end as "c3" from "town"."person" "t0" where ("t0"."id" = :1)

-- conditions on text, dates and booleans
select "t0"."id" as "c0" from "town"."person" "t0" where ("t0"."name" = :1) and ("t0"."born" >= to_date(:2, 'YYYY-MM-DD')) and (not (case when "t0"."active" then 1 when not "t0"."active" then 0 end = 1))

-- a prefix
select "t0"."name" as "c0" from "town"."person" "t0" where ("t0"."name" like :1 escape '!')

-- a list of keys
select "t0"."id" as "c0" from "order" "t0" where ("t0"."person" in (:1, :2, :3))

-- a long list of keys
select "t0"."id" as "c0" from "order" "t0" where ("t0"."person" in (:1, :2, :3, :4, :5, :6, :7, :8, :9, :10, :11, :12, :13, :14, :15, :16, :17, :18, :19, :20))

-- a list of texts
select "t0"."id" as "c0" from "order" "t0" where ("t0"."state" in (:1, :2))

-- an empty list
select "t0"."id" as "c0" from "order" "t0" where (1 = 0)

-- groups, having, order and limit in one select
select "t0"."person" as "c0", count(*) as "c1", sum("t0"."amount") as "c2" from "order" "t0" where ("t0"."placed at" < to_timestamp(:1, 'YYYY-MM-DD HH24:MI:SS')) group by "t0"."person" having (count(*) > to_number(:2)) order by sum("t0"."amount") desc nulls last, "t0"."person" nulls last offset 20 rows fetch next 10 rows only

-- groups by text
select "t0"."state" as "c0", count(*) as "c1" from "order" "t0" group by "t0"."state"

-- groups by year, counted by a condition
select extract(year from cast("t0"."placed at" as timestamp)) as "c0", count(case when ("t0"."amount" > to_number(:1)) then 1 end) as "c1" from "order" "t0" group by extract(year from cast("t0"."placed at" as timestamp))

-- distinct rows in order
select distinct "t0"."person" as "c0" from "order" "t0" order by "t0"."person" nulls last fetch first 5 rows only

-- distinct text
select distinct "t0"."state" as "c0" from "order" "t0"

-- order by text
select "t0"."id" as "c0" from "town"."person" "t0" order by "t0"."name" nulls last

-- an inner join
select "t0"."name" as "c0", "t1"."amount" as "c1" from "town"."person" "t0" join "order" "t1" on ("t0"."id" = "t1"."person")

-- a left join to filtered rows
select "t0"."id" as "c0", "t1"."id" as "c1" from "town"."person" "t0" left join "order" "t1" on ("t0"."id" = "t1"."person") and ("t1"."id" > to_number(:1))

-- a full join
select "t0"."id" as "c0", "t1"."id" as "c1" from "town"."person" "t0" full join "order" "t1" on ("t0"."id" = "t1"."person")

-- a semi join
select "t0"."id" as "c0" from "town"."person" "t0" where exists (select 1 from "order" "t1" where ("t0"."id" = "t1"."person"))

-- a semi join on text
select "t0"."id" as "c0" from "town"."person" "t0" where exists (select 1 from "order" "t1" where ("t0"."name" = "t1"."state"))

-- not in
select "t0"."id" as "c0" from "town"."person" "t0" where "t0"."id" not in (select "t1"."person" from "order" "t1")

-- a subquery of one row
select "t0"."id" as "c0", "t2"."c0" as "c1" from "town"."person" "t0" left join (select max("t1"."id") as "c0" from "order" "t1") "t2" on (1 = 1)

-- a subquery of perhaps several rows
(done here)

-- a union
select "t0"."id" as "c0" from "town"."person" "t0" union select "t1"."person" as "c0" from "order" "t1"

-- a sorted union of all
select "t2"."c0" as "c0" from (select "t0"."id" as "c0" from "town"."person" "t0" union all select "t1"."person" as "c0" from "order" "t1") "t2" order by "t2"."c0" desc nulls first

-- rows of the statement
select "t0"."c0" as "c0", "t0"."c1" as "c1" from (select :1 as "c0", :2 as "c1" from dual union all select :3 as "c0", cast(null as varchar2(4000)) as "c1" from dual) "t0"

-- a condition as a value
select case when ("t0"."born" > to_date(:1, 'YYYY-MM-DD')) then 1 when not ("t0"."born" > to_date(:2, 'YYYY-MM-DD')) then 0 end as "c0" from "town"."person" "t0"

-- whole division by a literal
select trunc("t0"."id" / to_number(:1)) as "c0" from "order" "t0"

-- division by a column
(done here)

-- the greatest of what may be NULL
select greatest(coalesce("t0"."born", to_date(:1, 'YYYY-MM-DD')), coalesce(to_date(:2, 'YYYY-MM-DD'), "t0"."born")) as "c0" from "town"."person" "t0"

-- is distinct from
select "t0"."id" as "c0" from "order" "t0" where (decode("t0"."person", :1, 0, 1) = 1)

-- lower case
(done here)

-- a limit of 0
select "t0"."id" as "c0" from "town"."person" "t0" fetch first 0 rows only

-- an offset alone
select "t0"."id" as "c0" from "town"."person" "t0" offset 5 rows

-- months of moments
select trunc("t0"."placed at", 'MM') as "c0" from "order" "t0"

-- a mask by keyed hash
(done here)

-- a case
select case when (case when "t0"."active" then 1 when not "t0"."active" then 0 end = 1) then :1 else "t0"."name" end as "c0" from "town"."person" "t0"

-- string_agg
(done here)

-- a limit below a filter
select "t1"."c0" as "c0", "t1"."c1" as "c1" from (select "t0"."id" as "c0", "t0"."person" as "c1" from "order" "t0" order by "t0"."id" desc fetch first 3 rows only) "t1" where ("t1"."c1" is null) order by "t1"."c0" desc
