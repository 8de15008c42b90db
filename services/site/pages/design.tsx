import { WorkPage } from '../../../platform/ui/components/work-page/work-page.tsx';
import { Gallery } from '../../../platform/ui/gallery.tsx';
import type { PageContext } from '../../../platform/ui/page.ts';
import { messages } from '../messages/index.ts';

export const DesignPage = ({ page }: { readonly page: PageContext }) => {
  const t = messages[page.language].design;
  return (
    <WorkPage page={page} title={t.title} lead={t.lead}>
      <Gallery page={page} />
    </WorkPage>
  );
};
