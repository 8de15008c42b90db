import type { Content } from '../../example.ts';

export interface ChatMessageProps {
  /** Who says it: stands above the message. */
  readonly who: string;
  /** The reader's own messages stand on the other side. */
  readonly isOwn?: boolean | undefined;
  /** Set where the message is in another language than the page. */
  readonly lang?: string | undefined;
  readonly id?: string | undefined;
  /** Stands below the message: its source, a question about it. */
  readonly footer?: Content;
  readonly children?: Content;
}

/** One message of a conversation. */
export const ChatMessage = ({ who, isOwn, lang, id, footer, children }: ChatMessageProps) => (
  <article class={`polder-chat__message${isOwn ? ' polder-chat__message--own' : ''}`} id={id}>
    <p class="polder-chat__who">{who}</p>
    <div class="polder-chat__text" lang={lang}>
      {children}
    </div>
    {footer ? <div class="polder-chat__footer">{footer}</div> : null}
  </article>
);

/** A conversation: what is added is read aloud when the reader has finished what they do. */
export const Chat = ({
  label,
  id,
  children,
}: {
  readonly label: string;
  /** With it, messages (each with an id) can be added while the page is open. */
  readonly id?: string | undefined;
  readonly children?: Content;
}) => (
  <div
    class="polder-chat"
    role="log"
    aria-live="polite"
    aria-label={label}
    tabindex={0}
    id={id}
    data-live={id === undefined ? undefined : true}
  >
    {children}
  </div>
);
