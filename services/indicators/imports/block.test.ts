import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestCity, testCity } from '../../../platform/testing/city.ts';
import { examplePage } from '../../../platform/ui/testing.ts';
import indicators from '../index.ts';
import { unfinishedBlock } from './block.tsx';
import { bodyOf, bringRows, furnishTown, imports, key, take } from './testing/stewards.ts';

let town: TestCity;
let steward: Client;
let colleague: Client;

beforeAll(async () => {
  town = await testCity({ services: [indicators], withJobs: true });
  steward = await town.as('data-steward');
  colleague = await town.as('data-steward');
  await furnishTown(town);
});
afterAll(() => town.close());

/** The block as a person sees it on the workspace's first page. */
const shown = async ({ personId: id }: Client): Promise<string> => {
  const person = { id } as NonNullable<ReturnType<typeof examplePage>['person']>; // no more is read
  const page = examplePage('en', { person });
  return String((await unfinishedBlock.render({ city: town.city, page, area: undefined })) ?? '');
};

describe('a steward’s unfinished uploads', () => {
  it('stand on the first page of the one who brought them until they are handed on', async () => {
    expect(await shown(steward)).toBe('');
    const id = await bringRows(town, steward, ['cycling,N01,2024,10,40']);
    expect(await shown(steward)).toContain(`href="${imports}/${id}"`);
    expect(await shown(colleague)).toBe('');
    await take(id, 'submit', steward);
    expect(await shown(steward)).toBe('');
  });

  it('come back with the reason when they are sent back', async () => {
    const id = await bringRows(town, steward, ['cycling,N02,2024,10,40']);
    await take(id, 'submit', steward);
    await take(id, 'return', colleague, { returnReason: 'Half of it is missing' });
    expect(await shown(steward)).toContain('Sent back: Half of it is missing');
    await take(id, 'discard', steward);
    expect(await shown(steward)).toBe('');
  });

  it('are the latest three, with a list of all', async () => {
    const bring = async (name: string) =>
      steward.post(imports, { ...key(), file: new File(['area,period\nN01,2024'], name) });
    for (const number of [1, 2, 3, 4]) await bring(`file-${number}.csv`);
    await bringRows(town, colleague, ['cycling,N03,2024,10,40']);
    const block = await shown(steward);
    expect([1, 2, 3, 4].filter((number) => block.includes(`file-${number}.csv`))).toEqual([
      2, 3, 4,
    ]);
    expect(block).toContain('All 4 unfinished uploads');
    const list = await bodyOf(steward.get(`/en${imports}?whose=mine`));
    expect(list.match(/file-\d\.csv/g)).toHaveLength(4);
    expect(list).not.toContain('cycling.csv');
  });
});
