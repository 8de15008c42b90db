import type { Content } from '../../example.ts';

export interface Description {
  readonly term: Content;
  readonly details: Content;
  /** A link to change this, at the end of the line. */
  readonly action?: Content;
}

/** Facts of one thing, name beside value. */
export const DescriptionList = ({ items }: { readonly items: readonly Description[] }) => (
  <dl class="utrecht-data-list">
    {items.map((item) => (
      <div class="utrecht-data-list__item">
        <dt class="utrecht-data-list__item-key">{item.term}</dt>
        <dd class="utrecht-data-list__item-value">{item.details}</dd>
        {item.action ? <dd class="utrecht-data-list__actions">{item.action}</dd> : null}
      </div>
    ))}
  </dl>
);
