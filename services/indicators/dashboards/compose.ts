/** Composing: from the fields of a form to a draft, and what its buttons do to it. */
import type { Form } from '../../../platform/http/form.ts';
import { languages } from '../../../platform/messages/languages.ts';
import { audiences } from '../catalogue/definition.ts';
import {
  type Block,
  type BlockKind,
  blockKinds,
  blocksAtMost,
  type DashboardContent,
  widths,
} from './content.ts';

/** What a button of the form asks for. */
export type ComposeAction =
  | { readonly kind: 'save' | 'publish' }
  | { readonly kind: 'add'; readonly block: BlockKind }
  | { readonly kind: 'up' | 'down' | 'remove'; readonly id: string };

const oneOf = <Value extends string>(
  allowed: readonly Value[],
  given: string,
  fallback: Value,
): Value => allowed.find((value) => value === given) ?? fallback;

export const fieldOf = (id: string, name: string): string => `block-${id}-${name}`;

const textsAtMost = 4000;

const textOf = (form: Form, field: string): DashboardContent['title'] =>
  Object.fromEntries(
    languages
      .map(
        (language) => [language, form.text(`${field}-${language}`).slice(0, textsAtMost)] as const,
      )
      .filter(([, text]) => text !== ''),
  );

const blockOf = (form: Form, id: string): Block => {
  const field = (name: string) => fieldOf(id, name);
  const common = {
    id,
    width: oneOf(widths, form.text(field('width')), 'full'),
    title: textOf(form, field('title')),
  };
  const kind = oneOf(blockKinds, form.text(field('kind')), 'text');
  switch (kind) {
    case 'text':
      return { ...common, kind, text: textOf(form, field('text')) };
    case 'table':
      return {
        ...common,
        kind,
        indicators: form
          .all(field('indicators'))
          .filter((code) => code !== '')
          .slice(0, 20),
      };
    default:
      return { ...common, kind, indicator: form.text(field('indicator')).slice(0, 60) };
  }
};

/** The draft as it was entered; nothing is refused, so that nothing is lost. */
export const draftOf = (form: Form): DashboardContent => ({
  title: textOf(form, 'title'),
  lead: textOf(form, 'lead'),
  geography: form.text('geography').slice(0, 60) || 'town',
  audience: oneOf(audiences, form.text('audience'), 'staff'),
  blocks: [...new Set(form.all('block'))]
    .filter((id) => /^[a-z0-9]{1,12}$/.test(id))
    .slice(0, blocksAtMost)
    .map((id) => blockOf(form, id)),
});

export const actionOf = (form: Form): ComposeAction => {
  const [name = '', id = ''] = form.text('do').split(':');
  if (name === 'publish') return { kind: 'publish' };
  if (name === 'add')
    return { kind: 'add', block: oneOf(blockKinds, form.text('add-kind'), 'text') };
  if (name === 'up' || name === 'down' || name === 'remove') return { kind: name, id };
  return { kind: 'save' };
};

const newId = (blocks: readonly Block[]): string =>
  `b${1 + Math.max(0, ...blocks.map(({ id }) => Number(/^b(\d{1,9})$/.exec(id)?.[1] ?? 0)))}`;

const emptyBlock = (kind: BlockKind, id: string): Block => {
  const common = { id, title: {} };
  switch (kind) {
    case 'text':
      return { ...common, kind, width: 'full', text: {} };
    case 'table':
      return { ...common, kind, width: 'full', indicators: [] };
    case 'figure':
      return { ...common, kind, width: 'third', indicator: '' };
    default:
      return { ...common, kind, width: 'full', indicator: '' };
  }
};

/**
 * What a button does to the blocks. Moving the first up or the last down leaves them as they are.
 * @returns the draft, and the block to look at next
 */
export const applyAction = (
  draft: DashboardContent,
  action: ComposeAction,
): { readonly draft: DashboardContent; readonly at: string | undefined } => {
  const { blocks } = draft;
  switch (action.kind) {
    case 'add': {
      if (blocks.length >= blocksAtMost) return { draft, at: undefined };
      const block = emptyBlock(action.block, newId(blocks));
      return { draft: { ...draft, blocks: [...blocks, block] }, at: block.id };
    }
    case 'remove': {
      const index = blocks.findIndex(({ id }) => id === action.id);
      const next = blocks[index + 1] ?? blocks[index - 1];
      return {
        draft: { ...draft, blocks: blocks.filter(({ id }) => id !== action.id) },
        at: next?.id,
      };
    }
    case 'up':
    case 'down': {
      const from = blocks.findIndex(({ id }) => id === action.id);
      const to = from + (action.kind === 'up' ? -1 : 1);
      const moved = blocks[from];
      if (!moved || to < 0 || to >= blocks.length) return { draft, at: action.id };
      return {
        draft: { ...draft, blocks: blocks.toSpliced(from, 1).toSpliced(to, 0, moved) },
        at: action.id,
      };
    }
    default:
      return { draft, at: undefined };
  }
};
