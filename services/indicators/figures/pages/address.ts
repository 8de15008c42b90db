import type { PageContext } from '../../../../platform/ui/page.ts';
import { periodKey } from '../../values/period.ts';
import { everyone } from '../../values/store.ts';
import type { Figure } from '../figure.ts';

/** The address of the same figure with another area or period; what is as usual is left out of it. */
export const addressOf = (
  page: Pick<PageContext, 'href'>,
  figure: Figure,
  change: { readonly area?: string; readonly period?: string },
): string => {
  const query = new URLSearchParams();
  const area = change.area ?? figure.area?.code;
  if (area && area !== figure.whole?.code) query.set('area', area);
  const period = change.period ?? figure.period;
  if (period && period !== figure.usualPeriod)
    query.set('period', periodKey(period, figure.indicator));
  if (figure.cutId !== everyone) query.set('group', String(figure.cutId));
  const text = query.toString();
  return page.href(`/figures/${figure.indicator.code}${text ? `?${text}` : ''}`);
};
