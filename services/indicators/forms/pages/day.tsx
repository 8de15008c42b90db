import type { PageContext } from '../../../../platform/ui/page.ts';

/** A day without a time is the same day everywhere: noon is far from both its ends. */
export const dayText = ({ format }: Pick<PageContext, 'format'>, day: string): string =>
  format.date(new Date(`${day}T12:00:00Z`));

export const Moment = ({
  page,
  at,
}: {
  readonly page: Pick<PageContext, 'format'>;
  readonly at: Date;
}) => <time datetime={at.toISOString()}>{page.format.date(at, 'moment')}</time>;
