import type { Content } from '../../example.ts';
import { Icon } from '../../icons.tsx';
import { words } from '../../messages.ts';
import type { NavItem, PageContext } from '../../page.ts';
import { Notice } from '../alert/alert.tsx';
import { Breadcrumb, type Crumb } from '../breadcrumb/breadcrumb.tsx';
import { Brand } from '../document/brand.tsx';
import { Document } from '../document/document.tsx';
import { LanguageSwitch } from '../language-switch/language-switch.tsx';
import { currentItem } from './navigation.ts';

export interface ResidentPageProps {
  readonly page: PageContext;
  readonly title: string;
  readonly description?: string | undefined;
  readonly breadcrumb?: readonly Crumb[] | undefined;
  /** A `Hero` over the whole width, above the content; it then holds the `h1`. */
  readonly hero?: Content;
  /** Content in full width: the page brings its own `Wrap`s and `Band`s. */
  readonly isFullWidth?: boolean | undefined;
  readonly islands?: readonly string[] | undefined;
  readonly isPrivate?: boolean | undefined;
  readonly children?: Content;
}

const Items = ({ page }: { readonly page: PageContext }) => {
  const { resident } = page.nav;
  const current = currentItem(resident, page.href(page.path));
  return (
    <ul class="polder-nav__list">
      {resident.map((item: NavItem) => (
        <li>
          <a
            class="polder-nav__link"
            href={item.href}
            aria-current={
              item === current ? (item.href === page.href(page.path) ? 'page' : 'true') : undefined
            }
          >
            {item.label}
          </a>
        </li>
      ))}
    </ul>
  );
};

const Account = ({ page }: { readonly page: PageContext }) => {
  const own = words[page.language];
  return (
    <ul class="polder-account">
      {page.nav.work.length > 0 ? (
        <li>
          <a href={page.href('/work')}>
            <Icon name="layout-dashboard" />
            {own.workspace}
          </a>
        </li>
      ) : null}
      <li>
        {page.person ? (
          <a href={page.href('/me')}>
            <Icon name="user" />
            {page.person.name}
          </a>
        ) : (
          <a href={page.href('/sign-in')}>
            <Icon name="log-in" />
            {own.signIn}
          </a>
        )}
      </li>
    </ul>
  );
};

const Header = ({ page }: { readonly page: PageContext }) => {
  const own = words[page.language];
  return (
    <header class="polder-header">
      <div class="polder-wrap polder-header__top">
        <Brand page={page} href={page.href('/')} />
        <div class="polder-header__tools">
          <LanguageSwitch page={page} />
          <Account page={page} />
        </div>
        {/* The same links twice: one list is always hidden by the width of the page. */}
        <details class="polder-menu">
          <summary class="polder-menu__button">
            <Icon name="menu" />
            {own.menu}
          </summary>
          <div class="polder-menu__panel">
            <nav aria-label={own.mainNavigation}>
              <Items page={page} />
            </nav>
            <Account page={page} />
            <LanguageSwitch page={page} />
          </div>
        </details>
      </div>
      {page.nav.resident.length > 0 ? (
        <nav class="polder-wrap polder-nav" aria-label={own.mainNavigation}>
          <Items page={page} />
        </nav>
      ) : null}
    </header>
  );
};

const Footer = ({ page }: { readonly page: PageContext }) => {
  const own = words[page.language];
  const { contact, name, fictional, motto } = page.municipality;
  return (
    <footer class="polder-footer">
      <div class="polder-wrap polder-footer__columns">
        <div>
          <p class="polder-footer__name">{name}</p>
          <p>{motto[page.language]}</p>
        </div>
        <div>
          <h2>{own.contact}</h2>
          <ul>
            <li>
              {own.telephone}{' '}
              <a href={`tel:${contact.telephone.replaceAll(' ', '')}`}>{contact.telephone}</a>
            </li>
            <li>
              {own.email} <a href={`mailto:${contact.email}`}>{contact.email}</a>
            </li>
            <li>
              {own.visit}: {contact.visit}
            </li>
          </ul>
        </div>
        <div>
          <h2>{own.aboutThisSite}</h2>
          <ul>
            <li>
              <a href={page.href('/accessibility')}>{own.accessibility}</a>
            </li>
            <li>
              <a href={page.href('/privacy')}>{own.privacy}</a>
            </li>
          </ul>
        </div>
      </div>
      {fictional ? (
        <div class="polder-wrap">
          <p class="polder-footer__fictional">{own.fictional}</p>
        </div>
      ) : null}
    </footer>
  );
};

/**
 * A page of the resident site, whole.
 *
 * @example <ResidentPage page={page} title="Figures"><PageHeading title="Figures" /></ResidentPage>
 */
export const ResidentPage = ({
  page,
  title,
  description,
  breadcrumb = [],
  hero,
  isFullWidth,
  islands,
  isPrivate,
  children,
}: ResidentPageProps) => {
  const { notice } = page;
  return (
    <Document
      page={page}
      title={title}
      description={description}
      kind="resident"
      islands={islands}
      isPrivate={isPrivate}
    >
      <Header page={page} />
      <div class="polder-wrap polder-lead-in">
        <Breadcrumb page={page} items={breadcrumb} />
        {notice ? <Notice page={page} /> : null}
      </div>
      <main id="content" tabindex={-1}>
        {hero}
        {isFullWidth ? children : <div class="polder-wrap polder-main">{children}</div>}
      </main>
      <Footer page={page} />
    </Document>
  );
};
