export interface Tab {
  readonly label: string;
  readonly href: string;
  readonly isCurrent: boolean;
  readonly count?: string | undefined;
}

/** Links between views of the same thing; each view has its own address. */
export const Tabs = ({
  label,
  items,
}: {
  readonly label: string;
  readonly items: readonly Tab[];
}) => (
  <nav class="polder-tabs" aria-label={label}>
    <ul class="polder-tabs__list">
      {items.map((item) => (
        <li>
          <a
            class="polder-tabs__link"
            href={item.href}
            aria-current={item.isCurrent ? 'page' : undefined}
          >
            {item.label}
            {item.count ? <span class="polder-tabs__count"> {item.count}</span> : null}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
