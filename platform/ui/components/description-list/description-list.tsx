import type { Content } from '../../example.ts';

export interface Description {
  readonly term: Content;
  readonly details: Content;
  /** A link to change this, at the end of the line. */
  readonly action?: Content;
}

/**
 * Facts of one thing, name beside value. Compact: short values, numbers, in a narrow column. Inline: each
 * on a line of its own with a colon between, for a cell of a table.
 */
export const DescriptionList = ({
  items,
  isCompact,
  isInline,
}: {
  readonly items: readonly Description[];
  readonly isCompact?: boolean | undefined;
  readonly isInline?: boolean | undefined;
}) => (
  <dl
    class={`utrecht-data-list${isCompact ? ' utrecht-data-list--compact' : ''}${isInline ? ' utrecht-data-list--inline' : ''}`}
  >
    {items.map((item) => (
      <div class="utrecht-data-list__item">
        <dt class="utrecht-data-list__item-key">{item.term}</dt>
        <dd class="utrecht-data-list__item-value">{item.details}</dd>
        {item.action ? <dd class="utrecht-data-list__actions">{item.action}</dd> : null}
      </div>
    ))}
  </dl>
);
