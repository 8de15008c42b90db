import type { Content } from '../../example.ts';
import { Icon, type IconName } from '../../icons.tsx';
import { words } from '../../messages.ts';
import type { PageContext } from '../../page.ts';

export type AlertKind = 'info' | 'success' | 'warning' | 'error';

const icons: Readonly<Record<AlertKind, IconName>> = {
  info: 'info',
  success: 'circle-check',
  warning: 'triangle-alert',
  error: 'circle-alert',
};

export interface AlertProps {
  readonly page: Pick<PageContext, 'language'>;
  readonly kind?: AlertKind | undefined;
  /** Left out, the kind's own word stands there. */
  readonly title?: string | undefined;
  /** Read aloud at once; for what has just happened. */
  readonly live?: boolean | undefined;
  readonly children?: Content;
}

/** @example <Alert page={page} kind="warning" title="The bridge is closed">Until Monday 06:00.</Alert> */
export const Alert = ({ page, kind = 'info', title, live, children }: AlertProps) => {
  const own = words[page.language];
  const heading = title ?? own[kind === 'info' ? 'information' : kind];
  return (
    <div
      class={`utrecht-alert utrecht-alert--${kind}`}
      role={live ? (kind === 'error' ? 'alert' : 'status') : undefined}
    >
      <Icon name={icons[kind]} />
      <div class="utrecht-alert__content">
        <p class="utrecht-alert__title">{heading}</p>
        {children}
      </div>
    </div>
  );
};

/** The message carried over from the request before; the shells show it by themselves. */
export const Notice = ({ page }: { readonly page: Pick<PageContext, 'language' | 'notice'> }) =>
  page.notice ? <Alert page={page} kind={page.notice.kind} title={page.notice.text} live /> : null;
