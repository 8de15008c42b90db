import type { Content } from '../../example.ts';
import { Icon } from '../../icons.tsx';
import { words } from '../../messages.ts';
import type { NavItem, PageContext } from '../../page.ts';
import { Notice } from '../alert/alert.tsx';
import { Breadcrumb, type Crumb } from '../breadcrumb/breadcrumb.tsx';
import { Brand } from '../document/brand.tsx';
import { Document } from '../document/document.tsx';
import { LanguageSwitch } from '../language-switch/language-switch.tsx';
import { currentItem } from '../resident-page/navigation.ts';

export interface WorkPageProps {
  readonly page: PageContext;
  /** The `h1`, and the document's title. */
  readonly title: string;
  readonly lead?: Content;
  readonly breadcrumb?: readonly Crumb[] | undefined;
  /** Buttons at the end of the title's line. */
  readonly actions?: Content;
  /** `Tabs` under the title. */
  readonly tabs?: Content;
  readonly islands?: readonly string[] | undefined;
  readonly children?: Content;
}

interface NavGroup {
  readonly name: string;
  readonly items: readonly NavItem[];
}

/** Items under their group, in the order in which groups first appear. */
export const navGroups = (items: readonly NavItem[]): readonly NavGroup[] => {
  const groups = new Map<string, NavItem[]>();
  for (const item of items) {
    const name = item.group ?? '';
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return [...groups].map(([name, members]) => ({ name, items: members }));
};

const Navigation = ({ page }: { readonly page: PageContext }) => {
  const home = { href: page.href('/work'), label: words[page.language].home, icon: 'house' };
  const items = [home, ...page.nav.work];
  const current = page.path === '/work' ? home : currentItem(page.nav.work, page.href(page.path));
  return (
    <>
      {navGroups(items).map((group) => (
        <div class="polder-side__group">
          {group.name ? <p class="polder-side__name">{group.name}</p> : null}
          <ul>
            {group.items.map((item) => (
              <li>
                <a
                  class="polder-side__link"
                  href={item.href}
                  aria-current={
                    item === current
                      ? item.href === page.href(page.path)
                        ? 'page'
                        : 'true'
                      : undefined
                  }
                >
                  <Icon name={item.icon} />
                  {item.label}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
};

const Account = ({ page }: { readonly page: PageContext }) => {
  const own = words[page.language];
  return (
    <ul class="polder-account">
      <li>
        <a href={page.href('/')}>
          <Icon name="globe" />
          {own.residentSite}
        </a>
      </li>
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

/**
 * A page of the workspace, whole: denser than the resident site, on the same tokens.
 *
 * @example <WorkPage page={page} title="Inbox" actions={<ButtonLink href="/work/inbox/new">New case</ButtonLink>}>…</WorkPage>
 */
export const WorkPage = ({
  page,
  title,
  lead,
  breadcrumb = [],
  actions,
  tabs,
  islands,
  children,
}: WorkPageProps) => {
  const own = words[page.language];
  return (
    <Document
      page={page}
      title={title}
      within={breadcrumb.map(({ label }) => label).toReversed()}
      kind="work"
      islands={islands}
      isPrivate
    >
      <header class="polder-work__header">
        <Brand page={page} href={page.href('/work')} size={32} />
        <div class="polder-work__tools">
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
            <nav aria-label={own.workNavigation}>
              <Navigation page={page} />
            </nav>
            <Account page={page} />
            <LanguageSwitch page={page} />
          </div>
        </details>
      </header>
      <div class="polder-work__body">
        <nav class="polder-side" aria-label={own.workNavigation}>
          <Navigation page={page} />
        </nav>
        <div class="polder-work__column">
          <Breadcrumb page={page} items={breadcrumb} />
          <Notice page={page} />
          <main id="content" tabindex={-1} class="polder-work__main">
            <div class="polder-work__head">
              <div>
                <h1>{title}</h1>
                {lead ? <p class="polder-work__lead">{lead}</p> : null}
              </div>
              {actions ? <div class="polder-work__actions">{actions}</div> : null}
            </div>
            {tabs}
            {children}
          </main>
          <footer class="polder-work__footer">
            <a href={page.href('/accessibility')}>{own.accessibility}</a>
            <a href={page.href('/privacy')}>{own.privacy}</a>
            {page.municipality.fictional ? <span>{own.fictional}</span> : null}
          </footer>
        </div>
      </div>
    </Document>
  );
};
