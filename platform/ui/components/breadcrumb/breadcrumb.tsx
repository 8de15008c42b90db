import { words } from '../../messages.ts';
import type { PageContext } from '../../page.ts';

export interface Crumb {
  readonly label: string;
  readonly href: string;
}

/** The way up: parents only, from far to near; the page itself is the heading below. */
export const Breadcrumb = ({
  page,
  items,
}: {
  readonly page: Pick<PageContext, 'language'>;
  readonly items: readonly Crumb[];
}) =>
  items.length === 0 ? null : (
    <nav class="utrecht-breadcrumb-nav" aria-label={words[page.language].youAreHere}>
      <ol class="utrecht-breadcrumb-nav__list">
        {items.map((item) => (
          <li class="utrecht-breadcrumb-nav__item">
            <a class="utrecht-link utrecht-link--quiet" href={item.href}>
              {item.label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
