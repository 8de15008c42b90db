import type { Content } from '../../example.ts';
import { Icon } from '../../icons.tsx';

export type ButtonKind = 'primary' | 'secondary' | 'subtle' | 'danger';

const classes: Readonly<Record<ButtonKind, string>> = {
  primary: 'utrecht-button--primary-action',
  secondary: 'utrecht-button--secondary-action',
  subtle: 'utrecht-button--subtle',
  danger: 'utrecht-button--danger',
};

export interface ButtonProps {
  readonly children?: Content;
  readonly kind?: ButtonKind | undefined;
  readonly icon?: string | undefined;
  readonly type?: 'submit' | 'button' | 'reset' | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly small?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** Address to post to instead of the form's own. */
  readonly formaction?: string | undefined;
}

const look = (kind: ButtonKind, small: boolean | undefined) =>
  `utrecht-button ${classes[kind]}${small ? ' utrecht-button--small' : ''}`;

/** @example <Button icon="send">Send report</Button> */
export const Button = ({
  kind = 'primary',
  icon,
  type = 'submit',
  small,
  children,
  ...rest
}: ButtonProps) => (
  <button class={look(kind, small)} type={type} {...rest}>
    {icon ? <Icon name={icon} /> : null}
    {children}
  </button>
);

export interface ButtonLinkProps {
  readonly href: string;
  readonly children?: Content;
  readonly kind?: ButtonKind | undefined;
  readonly icon?: string | undefined;
  readonly small?: boolean | undefined;
  readonly download?: boolean | undefined;
}

/** A link that looks like a button: the main way on from a page. */
export const ButtonLink = ({
  href,
  kind = 'primary',
  icon,
  small,
  download,
  children,
}: ButtonLinkProps) => (
  <a class={look(kind, small)} href={href} download={download}>
    {icon ? <Icon name={icon} /> : null}
    {children}
  </a>
);
