import { describe, expect, it } from 'vitest';
import type { Block } from '../../platform/service.ts';
import { chooseBlocks } from './blocks.ts';

const block = (name: string, changes: Partial<Block> = {}): Block => ({
  name,
  place: 'work',
  order: 10,
  render: async () => name,
  ...changes,
});

describe('the blocks of a page', () => {
  const offered = [
    block('last', { order: 30 }),
    block('first', { order: 1 }),
    block('elsewhere', { place: 'home' }),
    block('for editors', { permission: 'content.edit' }),
  ];
  const names = (can: (permission: string) => boolean) =>
    chooseBlocks(offered, 'work', can).map(({ name }) => name);

  it('are those of the place, in their order', () => {
    expect(names(() => true)).toEqual(['first', 'for editors', 'last']);
  });
  it('leave out what the reader has no permission for', () => {
    expect(names(() => false)).toEqual(['first', 'last']);
  });
});
