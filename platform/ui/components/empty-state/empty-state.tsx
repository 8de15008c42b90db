import type { Content } from '../../example.ts';
import { Icon } from '../../icons.tsx';

/** Where a list would stand: says that it is empty, why, and what to do. */
export const EmptyState = ({
  title,
  icon = 'inbox',
  action,
  children,
}: {
  readonly title: string;
  readonly icon?: string | undefined;
  readonly action?: Content;
  readonly children?: Content;
}) => (
  <div class="polder-empty">
    <Icon name={icon} />
    <p class="polder-empty__title">{title}</p>
    {children ? <p>{children}</p> : null}
    {action}
  </div>
);
