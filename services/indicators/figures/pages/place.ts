import type { Content } from '../../../../platform/ui/example.ts';
import type { PageContext } from '../../../../platform/ui/page.ts';
import type { Figure } from '../figure.ts';
import { addressOf } from './address.ts';

/** Where a figure's chart stands: on its own page, on a dashboard, on another site. */
export interface FigurePlace {
  /** Makes the ids of its parts unique on the page. */
  readonly id: (part: string) => string;
  /** Level of its heading. */
  readonly level: 2 | 3;
  /** Instead of the usual heading. */
  readonly title?: string | undefined;
  /** Said after what the comparison says of itself. */
  readonly more?: Content;
  /** The address of the same view with another area or period. */
  readonly href: (change: { readonly area?: string; readonly period?: string }) => string;
}

export const placeOnOwnPage = (page: Pick<PageContext, 'href'>, figure: Figure): FigurePlace => ({
  id: (part) => part,
  level: 2,
  href: (change) => addressOf(page, figure, change),
});
