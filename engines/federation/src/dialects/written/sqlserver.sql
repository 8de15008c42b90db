-- a point lookup
select [t0].[id] as [c0], [t0].[name] as [c1], [t0].[born] as [c2], [t0].[active] as [c3] from [town].[person] as [t0] where ([t0].[id] = cast(@p1 as int))

-- conditions on text, dates and booleans
select [t0].[id] as [c0] from [town].[person] as [t0] where ([t0].[name] = @p1 collate Latin1_General_100_BIN2_UTF8 and ([t0].[name] + N'.') = (@p1 + N'.') collate Latin1_General_100_BIN2_UTF8) and ([t0].[born] >= cast(@p2 as date)) and (not ([t0].[active] = cast(1 as bit)))

-- a prefix
select [t0].[name] as [c0] from [town].[person] as [t0] where ([t0].[name] like @p1 collate Latin1_General_100_BIN2_UTF8 escape '!')

-- a list of keys
select [t0].[id] as [c0] from [order] as [t0] where ([t0].[person] in (cast(@p1 as int), cast(@p2 as int), cast(@p3 as int)))

-- a long list of keys
select [t0].[id] as [c0] from [order] as [t0] where ([t0].[person] in (select [k] from openjson(@p1) with ([k] bigint '$')))

-- a list of texts
select [t0].[id] as [c0] from [order] as [t0] where (([t0].[state] collate Latin1_General_100_BIN2_UTF8 in (@p1, @p2)) and (([t0].[state] + N'.') collate Latin1_General_100_BIN2_UTF8 in ((@p1 + N'.'), (@p2 + N'.'))))

-- an empty list
select [t0].[id] as [c0] from [order] as [t0] where (1 = 0)

-- groups, having, order and limit in one select
select [t0].[person] as [c0], count_big(*) as [c1], cast(sum([t0].[amount]) as varchar(60)) as [c2] from [order] as [t0] where ([t0].[placed at] < cast(@p1 as datetime2(6))) group by [t0].[person] having (count_big(*) > cast(@p2 as bigint)) order by sum([t0].[amount]) desc, case when [t0].[person] is null then 1 else 0 end, [t0].[person] offset 20 rows fetch next 10 rows only

-- groups by text
select [t1].[c0] as [c0], count_big(*) as [c1] from (select ([t0].[state] collate Latin1_General_100_BIN2_UTF8) as [c0] from [order] as [t0]) as [t1] group by [t1].[c0], datalength([t1].[c0])

-- groups by year, counted by a condition
select datepart(year, [t0].[placed at]) as [c0], count_big(case when ([t0].[amount] > cast(@p1 as decimal(2, 0))) then 1 end) as [c1] from [order] as [t0] group by datepart(year, [t0].[placed at])

-- distinct rows in order
select top (5) [t0].[person] as [c0] from [order] as [t0] group by [t0].[person] order by case when [t0].[person] is null then 1 else 0 end, [t0].[person]

-- distinct text
select [t1].[c0] as [c0] from (select ([t0].[state] collate Latin1_General_100_BIN2_UTF8) as [c0] from [order] as [t0]) as [t1] group by [t1].[c0], datalength([t1].[c0])

-- order by text
(done here)

-- an inner join
select [t0].[name] as [c0], [t1].[amount] as [c1] from [town].[person] as [t0] join [order] as [t1] on ([t0].[id] = [t1].[person])

-- a left join to filtered rows
select [t0].[id] as [c0], [t1].[id] as [c1] from [town].[person] as [t0] left join [order] as [t1] on ([t0].[id] = [t1].[person]) and ([t1].[id] > cast(@p1 as bigint))

-- a full join
select [t0].[id] as [c0], [t1].[id] as [c1] from [town].[person] as [t0] full join [order] as [t1] on ([t0].[id] = [t1].[person])

-- a semi join
select [t0].[id] as [c0] from [town].[person] as [t0] where exists (select 1 from [order] as [t1] where ([t0].[id] = [t1].[person]))

-- a semi join on text
select [t0].[id] as [c0] from [town].[person] as [t0] where exists (select 1 from [order] as [t1] where ([t0].[name] = [t1].[state] collate Latin1_General_100_BIN2_UTF8 and ([t0].[name] + N'.') = ([t1].[state] + N'.') collate Latin1_General_100_BIN2_UTF8))

-- not in
select [t0].[id] as [c0] from [town].[person] as [t0] where [t0].[id] not in (select [t1].[person] from [order] as [t1])

-- a subquery of one row
select [t0].[id] as [c0], [t2].[c0] as [c1] from [town].[person] as [t0] left join (select max([t1].[id]) as [c0] from [order] as [t1]) as [t2] on (1 = 1)

-- a subquery of perhaps several rows
(done here)

-- a union
select [t3].[c0] as [c0] from (select [t0].[id] as [c0] from [town].[person] as [t0] union select [t1].[person] as [c0] from [order] as [t1]) as [t3]

-- a sorted union of all
select [t2].[c0] as [c0] from (select [t0].[id] as [c0] from [town].[person] as [t0] union all select [t1].[person] as [c0] from [order] as [t1]) as [t2] order by case when [t2].[c0] is null then 0 else 1 end, [t2].[c0] desc

-- rows of the statement
select [t0].[c0] as [c0], [t0].[c1] as [c1] from (values (cast(@p1 as int), @p2), (cast(@p3 as int), cast(null as nvarchar(4000)))) as [t0]([c0], [c1])

-- a condition as a value
select case when ([t0].[born] > cast(@p1 as date)) then cast(1 as bit) when not ([t0].[born] > cast(@p1 as date)) then cast(0 as bit) end as [c0] from [town].[person] as [t0]

-- whole division by a literal
select ([t0].[id] / cast(@p1 as bigint)) as [c0] from [order] as [t0]

-- division by a column
select ([t0].[id] / cast([t0].[person] as bigint)) as [c0] from [order] as [t0]

-- the greatest of what may be NULL
(done here)

-- is distinct from
select [t0].[id] as [c0] from [order] as [t0] where (not exists (select [t0].[person] intersect select cast(@p1 as int)))

-- lower case
(done here)

-- a limit of 0
select top (0) [t0].[id] as [c0] from [town].[person] as [t0]

-- an offset alone
select [t0].[id] as [c0] from [town].[person] as [t0] order by (select null) offset 5 rows

-- months of moments
(done here)

-- a mask by keyed hash
(done here)

-- a case
select case when ([t0].[active] = cast(1 as bit)) then @p1 collate Latin1_General_100_BIN2_UTF8 else [t0].[name] collate Latin1_General_100_BIN2_UTF8 end as [c0] from [town].[person] as [t0]

-- string_agg
(done here)

-- a limit below a filter
select [t1].[c0] as [c0], [t1].[c1] as [c1] from (select top (3) [t0].[id] as [c0], [t0].[person] as [c1] from [order] as [t0] order by [t0].[id] desc) as [t1] where ([t1].[c1] is null) order by [t1].[c0] desc
