import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { openDuckdb } from './instance.ts';

it('finds no first row where there are no rows', async () => {
  const temporaryDirectory = tmpdir();
  const instance = await openDuckdb({ memoryLimit: '100MB', threads: 1, temporaryDirectory });
  const connection = await instance.connect();
  try {
    await connection.run('create table numbers as select i from range(5) t(i)');
    const result = await connection.runAndReadAll(`
      select i from (
        select i, row_number() over (order by i) as n from numbers where i > 100
      ) as placed where n <= 1`);
    expect(result.getRows()).toEqual([]);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
});

it('takes the first rows of a side before it is joined, not the first that have a partner', async () => {
  const temporaryDirectory = tmpdir();
  const instance = await openDuckdb({ memoryLimit: '100MB', threads: 1, temporaryDirectory });
  const connection = await instance.connect();
  try {
    await connection.run(
      'create table numbers as select i, i % 2 = 0 as even from range(3000) t(i)',
    );
    await connection.run('create table others as select i from numbers');
    await connection.run('create table wanted as select true as even');
    const result = await connection.runAndReadAll(`
      select first.i::integer
      from wanted join (
        select numbers.i, even from numbers join others on numbers.i = others.i
        order by numbers.i limit 8
      ) as first on wanted.even = first.even
      order by 1`);
    expect(result.getRows()).toEqual([[0], [2], [4], [6]]);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
});
