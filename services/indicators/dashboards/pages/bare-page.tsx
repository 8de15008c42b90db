import { Document } from '../../../../platform/ui/components/document/document.tsx';
import type { Content } from '../../../../platform/ui/example.ts';
import type { PageContext } from '../../../../platform/ui/page.ts';

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
