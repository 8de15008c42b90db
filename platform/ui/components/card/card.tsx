import type { Content } from '../../example.ts';
import { Icon } from '../../icons.tsx';

type Level = 2 | 3 | 4;

const Heading = ({ level, children }: { readonly level: Level; readonly children?: Content }) =>
  level === 2 ? (
    <h2 class="polder-card__title">{children}</h2>
  ) : level === 3 ? (
    <h3 class="polder-card__title">{children}</h3>
  ) : (
    <h4 class="polder-card__title">{children}</h4>
  );

export interface LinkCardProps {
  readonly href: string;
  readonly title: string;
  readonly icon?: string | undefined;
  readonly level?: Level | undefined;
  /** One quiet line under the text: a date, a count, a state. */
  readonly meta?: Content;
  readonly children?: Content;
}

/**
 * A card that is one link: the whole surface can be clicked, the title is the link's name.
 *
 * @example <LinkCard href="/ask" icon="message-circle" title="Ask the town">Answers with their source.</LinkCard>
 */
export const LinkCard = ({ href, title, icon, level = 3, meta, children }: LinkCardProps) => (
  <article class="polder-card polder-card--link">
    {icon ? <Icon name={icon} /> : null}
    <Heading level={level}>
      <a href={href}>{title}</a>
    </Heading>
    {children ? <p>{children}</p> : null}
    {meta ? <p class="polder-card__meta">{meta}</p> : null}
  </article>
);

export interface CardProps {
  readonly title?: string | undefined;
  readonly level?: Level | undefined;
  /** Stands at the end of the title's line. */
  readonly aside?: Content;
  readonly footer?: Content;
  readonly children?: Content;
}

/** Content that belongs together, within a hairline. */
export const Card = ({ title, level = 3, aside, footer, children }: CardProps) => (
  <div class="polder-card">
    {title ? (
      <div class="polder-card__head">
        <Heading level={level}>{title}</Heading>
        {aside}
      </div>
    ) : null}
    {children}
    {footer ? <div class="polder-card__footer">{footer}</div> : null}
  </div>
);
