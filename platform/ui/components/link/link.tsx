import type { Content } from '../../example.ts';
import { Icon } from '../../icons.tsx';

export interface LinkProps {
  readonly href: string;
  readonly children?: Content;
  readonly icon?: string | undefined;
  /** Strong: stands alone as the next step, with an arrow. */
  readonly kind?: 'plain' | 'strong' | 'quiet' | undefined;
  readonly lang?: string | undefined;
  readonly download?: boolean | undefined;
  readonly current?: boolean | undefined;
}

/** @example <Link href="/figures">All figures</Link> */
export const Link = ({
  href,
  icon,
  kind = 'plain',
  lang,
  download,
  current,
  children,
}: LinkProps) => (
  <a
    class={`utrecht-link${kind === 'plain' ? '' : ` utrecht-link--${kind}`}`}
    href={href}
    lang={lang}
    hreflang={lang}
    download={download}
    aria-current={current ? 'page' : undefined}
  >
    {icon ? <Icon name={icon} /> : null}
    {children}
    {kind === 'strong' && !icon ? <Icon name="arrow-right" /> : null}
  </a>
);
