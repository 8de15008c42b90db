/** Types as queries write them. */
import type { Node as Syntax, TypeName as TypeSyntax } from '@pgsql/types';
import type { SqlType, TypeName } from '../values.ts';
import { failure, notSupported, type QueryContext, textsOf } from './context.ts';

const NAMES: Readonly<Record<string, TypeName>> = {
  bool: 'boolean',
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  numeric: 'numeric',
  float4: 'real',
  float8: 'double',
  text: 'text',
  varchar: 'text',
  date: 'date',
  time: 'time',
  timestamp: 'timestamp',
  timestamptz: 'timestamptz',
  interval: 'interval',
  uuid: 'uuid',
  json: 'json',
  bytea: 'bytes',
};

/** Bits that PostgreSQL's grammar sets for `INTERVAL '3' DAY` and the like. */
const INTERVAL_UNITS: Readonly<Record<number, string>> = {
  2: 'month',
  4: 'year',
  8: 'day',
  1024: 'hour',
  2048: 'minute',
  4096: 'second',
};

export interface WrittenType {
  readonly type: SqlType;
  /** Of `varchar(n)`: characters that remain. */
  readonly length?: number;
  /** Of `INTERVAL '3' DAY`: the unit of the number. */
  readonly unit?: string;
}

const modifier = (syntax: Syntax): number | undefined =>
  'A_Const' in syntax && syntax.A_Const.ival ? (syntax.A_Const.ival.ival ?? 0) : undefined;

/** @throws FederationError `not-supported` for types that the plan does not have */
export const typeOfName = (query: QueryContext, syntax: TypeSyntax): WrittenType => {
  const { names = [], typmods = [], arrayBounds = [], location } = syntax;
  const path = textsOf(names).filter((part) => part !== 'pg_catalog');
  const written = path.join('.');
  const folded = written.toLowerCase();
  const name = path.length === 1 && Object.hasOwn(NAMES, folded) ? NAMES[folded] : undefined;
  if (!name || arrayBounds.length > 0 || syntax.setof || syntax.pct_type)
    throw notSupported(query, `the type ${written}${arrayBounds.length > 0 ? '[]' : ''}`, location);
  const [first, second] = typmods.map(modifier);
  if (typmods.length === 0) return { type: { name } };
  if (first === undefined) throw notSupported(query, `this form of ${written}`, location);
  switch (name) {
    case 'numeric': {
      const scale = second ?? 0;
      if (first < 1 || first > 1000 || scale < 0 || scale > first)
        throw failure(
          query,
          'wrong-type',
          'numeric takes a precision from 1 to 1000 and a scale up to it',
          location,
        );
      return { type: { name, precision: first, scale } };
    }
    case 'text':
      if (first < 1) throw failure(query, 'wrong-type', 'varchar takes a length', location);
      return { type: { name }, length: first };
    case 'interval': {
      const unit = INTERVAL_UNITS[first];
      if (!unit || typmods.length > 1) throw notSupported(query, 'this form of interval', location);
      return { type: { name }, unit };
    }
    case 'time':
    case 'timestamp':
    case 'timestamptz':
      // Moments have microseconds everywhere.
      if (first === 6) return { type: { name } };
      throw notSupported(query, `${written} with fewer than 6 digits of a second`, location);
    default:
      throw notSupported(query, `this form of ${written}`, location);
  }
};
