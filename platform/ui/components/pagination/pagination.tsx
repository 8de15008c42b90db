import { Icon } from '../../icons.tsx';
import { words } from '../../messages.ts';
import type { PageContext } from '../../page.ts';

export interface PaginationProps {
  readonly page: Pick<PageContext, 'language' | 'format'>;
  /** From 1. */
  readonly current: number;
  readonly total: number;
  readonly href: (number: number) => string;
}

/** First, last, the current one and its neighbours; `undefined` stands for a gap. */
export const pagesShown = (current: number, total: number): readonly (number | undefined)[] => {
  const shown = [...new Set([1, current - 1, current, current + 1, total])]
    .filter((number) => number >= 1 && number <= total)
    .sort((a, b) => a - b);
  return shown.flatMap((number, index) => {
    const before = shown[index - 1];
    return before !== undefined && number - before > 1 ? [undefined, number] : [number];
  });
};

export const Pagination = ({ page, current, total, href }: PaginationProps) => {
  if (total < 2) return null;
  const own = words[page.language];
  return (
    <nav class="utrecht-pagination" aria-label={own.pages}>
      {current > 1 ? (
        <a class="utrecht-pagination__relative-link" href={href(current - 1)} rel="prev">
          <Icon name="arrow-left" />
          {own.previousPage}
        </a>
      ) : null}
      <ul class="utrecht-pagination__pages">
        {pagesShown(current, total).map((number) =>
          number === undefined ? (
            <li aria-hidden="true">…</li>
          ) : (
            <li>
              <a
                class="utrecht-pagination__page-link"
                href={href(number)}
                aria-label={`${own.page} ${page.format.number(number)}`}
                aria-current={number === current ? 'page' : undefined}
              >
                {page.format.number(number)}
              </a>
            </li>
          ),
        )}
      </ul>
      {current < total ? (
        <a class="utrecht-pagination__relative-link" href={href(current + 1)} rel="next">
          {own.nextPage}
          <Icon name="arrow-right" />
        </a>
      ) : null}
    </nav>
  );
};
