import type { Content } from '../../example.ts';
import type { PageContext } from '../../page.ts';
import { Document } from '../document/document.tsx';

/** A page without the site around it: within another site, or on a screen on the wall. */
export const BarePage = ({
  page,
  title,
  kind,
  foot,
  children,
}: {
  readonly page: PageContext;
  readonly title: string;
  readonly kind: 'embedded' | 'display';
  readonly foot: Content;
  readonly children?: Content;
}) => (
  <Document page={page} title={title} kind="resident" isPrivate>
    <main id="content" class={`polder-bare polder-bare--${kind}`}>
      <h1>{title}</h1>
      {children}
    </main>
    <footer class="polder-bare__foot">{foot}</footer>
  </Document>
);
