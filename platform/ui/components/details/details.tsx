import type { Content } from '../../example.ts';
import { Icon } from '../../icons.tsx';

/** Something most people do not need, one press away. Works without JavaScript. */
export const Details = ({
  summary,
  isOpen,
  children,
}: {
  readonly summary: Content;
  readonly isOpen?: boolean | undefined;
  readonly children?: Content;
}) => (
  <details class="polder-details" open={isOpen}>
    <summary class="polder-details__summary">
      <Icon name="chevron-right" />
      <span>{summary}</span>
    </summary>
    <div class="polder-details__content">{children}</div>
  </details>
);
