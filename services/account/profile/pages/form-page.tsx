import type { FieldErrors } from '../../../../platform/http/form.ts';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { PageHeading } from '../../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../../platform/ui/components/resident-page/resident-page.tsx';
import type { Content } from '../../../../platform/ui/example.ts';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';

/** The frame of every page under “My details” with one thing to change. */
export const FormPage = ({
  page,
  title,
  lead,
  errors = {},
  children,
}: {
  readonly page: PageContext;
  readonly title: string;
  readonly lead?: string | undefined;
  readonly errors?: FieldErrors | undefined;
  readonly children?: Content;
}) => (
  <ResidentPage
    page={page}
    title={title}
    breadcrumb={[{ label: messages[page.language].profile.title, href: page.href('/me') }]}
    isPrivate
  >
    <Stack space="4">
      <PageHeading title={title} lead={lead} />
      <ErrorSummary
        page={page}
        errors={Object.entries(errors).map(([field, message]) => ({ field, message }))}
      />
      {children}
    </Stack>
  </ResidentPage>
);
