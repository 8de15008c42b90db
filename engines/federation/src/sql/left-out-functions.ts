/** Functions that PostgreSQL has and that are not offered: they are not taken for misspelled ones. */

/** What is said of some, with what is offered beside. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  age: 'age as an interval (extract(year from age(…)) is)',
  timezone: 'AT TIME ZONE (moments are in UTC)',
  overlaps: 'OVERLAPS (comparisons are)',
  div: 'the function div (trunc(a / b) is)',
  octet_length: 'the function octet_length (length, in characters, is)',
};

const KNOWN = new Set(
  `sqrt cbrt power exp ln log log10 pi sin cos tan cot asin acos atan atan2 degrees radians random gcd lcm
  factorial width_bucket split_part initcap translate reverse repeat format ascii chr md5 sha256 encode decode
  regexp_replace regexp_match regexp_matches regexp_like regexp_count regexp_substr regexp_split_to_array
  overlay quote_literal quote_ident to_hex to_date to_number to_timestamp make_date make_time make_timestamp
  make_interval date_bin justify_days unnest array_length array_agg cardinality string_to_array array_to_string
  json_build_object jsonb_build_object to_json to_jsonb row_to_json json_array_length similarity levenshtein
  soundex unaccent generate_series any_value regr_slope regr_intercept regr_r2 covar_pop
  covar_samp pg_sleep version current_setting gen_random_uuid`.split(/\s+/),
);

/** What is not offered, in words; undefined for a name that PostgreSQL does not have either. */
export const leftOut = (name: string): string | undefined =>
  LEFT_OUT[name] ?? (KNOWN.has(name) ? `the function ${name}` : undefined);
