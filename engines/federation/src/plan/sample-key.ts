import type { SqlType, Value } from '../values.ts';

/** A key of a type, to ask a source whether it would take some. */
export const sampleKey = ({ name }: SqlType): Value =>
  name === 'bigint'
    ? 1n
    : name === 'smallint' || name === 'integer'
      ? 1
      : name === 'date'
        ? '2000-01-01'
        : name === 'uuid'
          ? '00000000-0000-0000-0000-000000000000'
          : 'a';
