import { describe, expect, it } from 'vitest';
import type { SourceSchema } from './schema.ts';
import { readStoredSchema, storedSchema } from './stored-schema.ts';

const schema: SourceSchema = {
  tables: [
    {
      name: 'public.people',
      path: ['public', 'people'],
      columns: [
        {
          name: 'id',
          type: { name: 'bigint' },
          isNullable: false,
          nativeType: 'int8',
          distinct: 250_000,
        },
        { name: 'income', type: { name: 'numeric', precision: 12, scale: 2 }, isNullable: true },
        { name: 'amount', type: { name: 'numeric' }, isNullable: true },
        { name: '__proto__', type: { name: 'text' }, isNullable: true, collation: 'nl_NL' },
      ],
      keys: [['id']],
      estimatedRows: 250_000,
      access: [['id'], ['income', 'amount']],
    },
  ],
  unreadable: [{ name: 'licences', reason: 'line 7 has more fields than the heading' }],
};

const text = storedSchema('postgresql', schema);

describe('a list of tables that is kept', () => {
  it('comes back as it was', () => {
    expect(readStoredSchema('postgresql', text)).toEqual(schema);
  });

  it('says nothing of tables that cannot be read when there are none', () => {
    const { tables } = schema;
    expect(readStoredSchema('files', storedSchema('files', { tables }))).toEqual({ tables });
  });

  it('is none for another kind of source', () => {
    expect(readStoredSchema('mariadb', text)).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['a part', text.slice(0, 60)],
    ['another version', text.replace(/"version":\d+/, '"version":0')],
    ['a type that there is not', text.replace('"bigint"', '"money"')],
    ['a reason that is none', text.replace('"line 7 has more fields than the heading"', '7')],
    ['something else', '["people"]'],
    ['null', 'null'],
  ])('is none when there is %s', (_, damaged) => {
    expect(readStoredSchema('postgresql', damaged)).toBeUndefined();
  });
});
