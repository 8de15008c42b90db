/** What `polder query --help` and `polder sources --help` print. */

export const queryHelp = `polder query <sql> --sources <sources.json> [options]

  Asks many live sources at once in SQL and prints the rows as they come. Tables are written
  source.table or source.schema.table; “polder sources sources.json” lists them.

  --sources FILE   the sources, their secrets and policies (docs/query-sources.md)

How the answer is written
  --json           one JSON object a row, then one line of statistics
  --csv            CSV with a heading; statistics go to standard error
  --explain        the plan, and what each source was sent, instead of the rows
                   (with --json within the line of statistics; not with --csv)

How long, how complete
  --deadline MS    when sources are no longer waited for; 30000 unless sources.json says otherwise
  --strict         a source that fails ends the query, instead of leaving its rows out

Who asks, for policies
  --role R,R       roles
  --purpose ID     the processing activity that the data is asked for
  --user ID        who it is: policies may name users; it is written beside the answer, too

  --help           this page

Exit codes
  0  answered, also where rows of a source are missing: the statistics say so
  1  failed
  2  called wrongly
  129, 130, 143  stopped by a signal; 141  the reader of the output has gone

Examples
  polder query "select * from crm.people limit 5" --sources sources.json
  polder query "select p.name, d.kind from crm.people p join desk.permits d on d.person = p.id" --sources sources.json --csv > permits.csv
  polder query "select count(*) from crm.people" --sources sources.json --role planner --purpose urn:activity:housing --strict --json
`;

export const sourcesHelp = `polder sources <sources.json>

  Asks each source for its tables and lists them with their columns and types, as queries write them.
  Says of each source that cannot be used what is wrong with it or its settings, and of each table that
  cannot be read why. Policies are not applied: it is for whoever may read the file.

  --help           this page

Exit codes
  0  all sources answered
  1  a source cannot be used, or the file is wrong
  2  called wrongly

Examples
  polder sources sources.json
  polder sources /etc/polder/sources.json | grep -i street
`;
