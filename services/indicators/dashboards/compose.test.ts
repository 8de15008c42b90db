import { describe, expect, it } from 'vitest';
import { createForm } from '../../../platform/http/form.ts';
import { actionOf, applyAction, draftOf } from './compose.ts';
import { contentShape, type DashboardContent, lacksOf } from './content.ts';
import { screensOf } from './screens.ts';

const entered = [
  ['title-en', 'Care'],
  ['title-nl', ''],
  ['lead-en', 'How care is doing'],
  ['geography', 'town'],
  ['audience', 'public'],
  ['block', 'b1'],
  ['block', 'b2'],
  ['block', 'b7'],
  ['block-b1-kind', 'figure'],
  ['block-b1-width', 'third'],
  ['block-b1-indicator', 'falls'],
  ['block-b2-kind', 'table'],
  ['block-b2-width', 'full'],
  ['block-b2-indicators', 'falls'],
  ['block-b2-indicators', 'smoking'],
  ['block-b7-kind', 'text'],
  ['block-b7-width', 'nonsense'],
  ['block-b7-text-en', 'One.\n\nTwo.'],
] as const;

const draft = draftOf(createForm(entered));

describe('composing a dashboard', () => {
  it('reads what was entered', () => {
    expect(draft).toEqual({
      title: { en: 'Care' },
      lead: { en: 'How care is doing' },
      geography: 'town',
      audience: 'public',
      blocks: [
        { id: 'b1', kind: 'figure', width: 'third', title: {}, indicator: 'falls' },
        { id: 'b2', kind: 'table', width: 'full', title: {}, indicators: ['falls', 'smoking'] },
        { id: 'b7', kind: 'text', width: 'full', title: {}, text: { en: 'One.\n\nTwo.' } },
      ],
    });
    expect(contentShape.safeParse(draft).success).toBe(true);
  });

  it('keeps hand-made nonsense out: unknown kinds, twice the same block, odd ids', () => {
    const odd = draftOf(
      createForm([
        ['block', 'b1'],
        ['block', 'b1'],
        ['block', '../x'],
        ['block-b1-kind', 'script'],
        ['audience', 'nobody'],
      ]),
    );
    expect(odd.blocks).toEqual([{ id: 'b1', kind: 'text', width: 'full', title: {}, text: {} }]);
    expect(odd.audience).toBe('staff');
  });

  const idsAfter = (action: Parameters<typeof applyAction>[1]) =>
    applyAction(draft, action).draft.blocks.map(({ id }) => id);

  it('moves, removes and adds blocks', () => {
    expect(idsAfter({ kind: 'up', id: 'b2' })).toEqual(['b2', 'b1', 'b7']);
    expect(idsAfter({ kind: 'up', id: 'b1' })).toEqual(['b1', 'b2', 'b7']);
    expect(idsAfter({ kind: 'down', id: 'b7' })).toEqual(['b1', 'b2', 'b7']);
    expect(idsAfter({ kind: 'down', id: 'b1' })).toEqual(['b2', 'b1', 'b7']);
    expect(idsAfter({ kind: 'remove', id: 'b2' })).toEqual(['b1', 'b7']);
    expect(idsAfter({ kind: 'add', block: 'map' })).toEqual(['b1', 'b2', 'b7', 'b8']);
  });

  it('adds no more than a page can hold', () => {
    let full: DashboardContent = { ...draft, blocks: [] };
    for (let count = 0; count < 30; count++)
      full = applyAction(full, { kind: 'add', block: 'figure' }).draft;
    expect(full.blocks).toHaveLength(24);
    expect(new Set(full.blocks.map(({ id }) => id)).size).toBe(24);
  });

  it.each([
    [[['do', 'publish']], { kind: 'publish' }],
    [
      [
        ['do', 'add'],
        ['add-kind', 'map'],
      ],
      { kind: 'add', block: 'map' },
    ],
    [[['do', 'down:b2']], { kind: 'down', id: 'b2' }],
    [[], { kind: 'save' }],
  ] as const)('understands the button %j', (fields, action) => {
    expect(actionOf(createForm(fields))).toEqual(action);
  });

  it('says what a draft lacks before it can be published', () => {
    expect(lacksOf(draft)).toEqual([]);
    const bare = applyAction({ ...draft, title: { en: ' ' } }, { kind: 'add', block: 'map' }).draft;
    expect(lacksOf(bare)).toEqual([{ what: 'title' }, { what: 'indicator', block: 'b8' }]);
  });
});

describe('screens on the wall', () => {
  it('show what stands beside each other, one row at a time', () => {
    const block = (id: string, width: 'full' | 'half' | 'third', kind: 'figure' | 'ranking') =>
      ({ id, width, kind, title: {}, indicator: 'x' }) as const;
    const told = (blocks: readonly ReturnType<typeof block>[]) =>
      screensOf(blocks).map((screen) => screen.map(({ id }) => id).join(''));
    const thirds = (kind: 'figure' | 'ranking') =>
      [...'abcdefg'].map((id) => block(id, 'third', kind));
    expect(told(thirds('ranking'))).toEqual(['abc', 'def', 'g']);
    expect(told(thirds('figure'))).toEqual(['abcdef', 'g']);
    expect(
      told([
        block('a', 'third', 'figure'),
        block('b', 'third', 'figure'),
        block('c', 'half', 'figure'),
        block('d', 'half', 'figure'),
        block('e', 'third', 'figure'),
        block('f', 'half', 'ranking'),
        block('g', 'half', 'ranking'),
      ]),
    ).toEqual(['abcd', 'ef', 'g']);
    expect(screensOf([])).toEqual([[]]);
  });
});
