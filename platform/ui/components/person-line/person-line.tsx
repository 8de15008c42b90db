import type { Content } from '../../example.ts';
import type { PageContext } from '../../page.ts';

export interface PersonLineProps {
  readonly page: Pick<PageContext, 'format'>;
  readonly name: string;
  /** What the person is here: “case worker”, “council member”. */
  readonly capacity?: string | undefined;
  readonly date?: Date | undefined;
  readonly href?: string | undefined;
  readonly action?: Content;
}

/** Who, as what, and when, on one line. */
export const PersonLine = ({ page, name, capacity, date, href, action }: PersonLineProps) => (
  <p class="polder-person">
    {href ? (
      <a class="utrecht-link utrecht-link--quiet" href={href}>
        <b>{name}</b>
      </a>
    ) : (
      <b>{name}</b>
    )}
    {capacity ? <span>{capacity}</span> : null}
    {date ? <time datetime={date.toISOString()}>{page.format.date(date, 'moment')}</time> : null}
    {action}
  </p>
);
