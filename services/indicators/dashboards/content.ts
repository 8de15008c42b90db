/** What a dashboard is made of: blocks, as data that the workspace composes and files can carry. */
import { z } from 'zod';
import { audiences } from '../catalogue/definition.ts';

/** Blocks about one indicator. */
export const figureBlocks = [
  'figure',
  'control-chart',
  'ranking',
  'map',
  'funnel',
  'forecast',
  'target',
] as const;

export const blockKinds = [...figureBlocks, 'table', 'text'] as const;
export type BlockKind = (typeof blockKinds)[number];

export const widths = ['full', 'half', 'third'] as const;
export type Width = (typeof widths)[number];

const text = z.partialRecord(z.enum(['nl', 'en', 'de', 'da']), z.string().max(4000));
/** Empty while a draft has not chosen yet. */
const code = z.string().max(60);

const common = {
  /** Stays the same while the block is moved and changed. */
  id: z.string().regex(/^[a-z0-9]{1,12}$/),
  width: z.enum(widths),
  /** Instead of the usual heading; empty for that. */
  title: text,
};

export const blockShape = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.enum(figureBlocks), indicator: code }),
  z.object({ ...common, kind: z.literal('table'), indicators: z.array(code).max(20).readonly() }),
  z.object({ ...common, kind: z.literal('text'), text }),
]);

export type Block = z.infer<typeof blockShape>;
export type FigureBlock = Extract<Block, { readonly indicator: string }>;

/** More than this nobody reads on one page, and a page must stay fast. */
export const blocksAtMost = 24;

export const contentShape = z.object({
  title: text,
  lead: text,
  geography: z.string().min(1).max(60),
  audience: z.enum(audiences),
  blocks: z.array(blockShape).max(blocksAtMost).readonly(),
});

/** A dashboard's content; one version of it is what people see. */
export type DashboardContent = z.infer<typeof contentShape>;

const isSaid = (content: Readonly<Record<string, string | undefined>>): boolean =>
  Object.values(content).some((words) => words !== undefined && words.trim() !== '');

/** What keeps a draft from being published: the field, and what is missing there. */
export type Lack =
  | { readonly what: 'title' }
  | { readonly what: 'indicator' | 'indicators' | 'text'; readonly block: string };

export const lacksOf = ({ title, blocks }: DashboardContent): readonly Lack[] => [
  ...(isSaid(title) ? [] : [{ what: 'title' } as const]),
  ...blocks.flatMap((block): readonly Lack[] => {
    switch (block.kind) {
      case 'text':
        return isSaid(block.text) ? [] : [{ what: 'text', block: block.id }];
      case 'table':
        return block.indicators.length > 0 ? [] : [{ what: 'indicators', block: block.id }];
      default:
        return block.indicator === '' ? [{ what: 'indicator', block: block.id }] : [];
    }
  }),
];

export const indicatorsOfBlock = (block: Block): readonly string[] =>
  block.kind === 'text' ? [] : block.kind === 'table' ? block.indicators : [block.indicator];

/** Codes of all indicators that a dashboard shows. */
export const indicatorsOfContent = ({ blocks }: DashboardContent): readonly string[] => [
  ...new Set(blocks.flatMap(indicatorsOfBlock).filter((code) => code !== '')),
];

export const slugShape = z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/);
