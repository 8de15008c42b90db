import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Prose, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { Link } from '../../../../platform/ui/components/link/link.tsx';
import { PageHeading } from '../../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../../platform/ui/components/resident-page/resident-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';

/** Says the same whether the address is known or not. */
export const LinkSentPage = ({
  page,
  sendsMail,
  isDemo,
}: {
  readonly page: PageContext;
  readonly sendsMail: boolean;
  readonly isDemo: boolean;
}) => {
  const t = messages[page.language].link;
  return (
    <ResidentPage page={page} title={t.title} isPrivate>
      <Stack space="4">
        <PageHeading title={t.title} lead={t.lead} />
        <Prose>
          <p>{t.works}</p>
          <p>{t.missing}</p>
        </Prose>
        {sendsMail ? null : <Alert page={page} title={isDemo ? t.outbox : t.noMail} />}
        <Link href={page.href('/sign-in')} icon="arrow-left">
          {t.again}
        </Link>
      </Stack>
    </ResidentPage>
  );
};
