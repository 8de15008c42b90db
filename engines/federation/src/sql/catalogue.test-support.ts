/** A small catalogue of three sources, for tests. */
import type { ColumnSchema, TableSchema } from '../schema.ts';
import type { SqlType } from '../values.ts';
import type { Catalogue } from './context.ts';

type Simple = Exclude<SqlType, { readonly name: 'numeric' }>['name'];

const column = (name: string, type: SqlType | Simple): ColumnSchema => ({
  name,
  type: typeof type === 'string' ? { name: type } : type,
  isNullable: true,
});

const table = (
  name: string,
  columns: readonly ColumnSchema[],
  ...keys: readonly (readonly string[])[]
): TableSchema => ({ name, path: name.split('.'), columns, keys });

const money: SqlType = { name: 'numeric', precision: 12, scale: 2 };

export const catalogue: Catalogue = {
  sources: new Map([
    [
      'crm',
      {
        tables: [
          table(
            'customers',
            [
              column('id', 'integer'),
              column('name', 'text'),
              column('city', 'text'),
              column('born', 'date'),
              column('vip', 'boolean'),
            ],
            ['id'],
          ),
        ],
      },
    ],
    [
      'erp',
      {
        tables: [
          table(
            'public.orders',
            [
              column('id', 'bigint'),
              column('customer_id', 'integer'),
              column('placed', 'date'),
              column('at', 'timestamp'),
              column('total', money),
            ],
            ['id'],
          ),
          table('archive.orders', [column('id', 'bigint')]),
          table(
            'sales.lines',
            [
              column('order_id', 'bigint'),
              column('line', 'smallint'),
              column('price', money),
              column('discount', { name: 'numeric', precision: 4, scale: 2 }),
              column('qty', 'integer'),
              column('note', 'text'),
              column('weight', 'double'),
              column('doc', 'json'),
            ],
            ['order_id', 'line'],
          ),
        ],
      },
    ],
    [
      'ora',
      { tables: [table('HR.EMP', [column('ID', { name: 'numeric' }), column('NAME', 'text')])] },
    ],
  ]),
};
