import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import type { Difference } from '../differences.ts';
import { contentMessages } from '../messages/index.ts';
import { Differences } from './differences.tsx';
import { articlesWorkPath } from './work-list-page.tsx';

/** What changed in the draft since a version, and the way back to it. */
export const VersionPage = ({
  page,
  slug,
  name,
  version,
  revision,
  differences,
}: {
  readonly page: PageContext;
  readonly slug: string;
  readonly name: string;
  readonly version: number;
  readonly revision: number;
  readonly differences: readonly Difference[];
}) => {
  const { versions: t, work } = contentMessages[page.language];
  const path = `${articlesWorkPath}/${slug}`;
  return (
    <WorkPage
      page={page}
      title={t.compare(page.format.number(version, 0))}
      breadcrumb={[
        { label: work.title, href: page.href(articlesWorkPath) },
        { label: name, href: page.href(path) },
      ]}
    >
      <Stack space="6">
        {differences.length === 0 ? <p>{t.none}</p> : null}
        <Differences page={page} differences={differences} />
        <Form page={page} action={page.href(path)}>
          <input type="hidden" name="revision" value={String(revision)} />
          <FormActions>
            <Button kind="secondary" name="do" value={`restore-${version}`}>
              {t.restore}
            </Button>
          </FormActions>
        </Form>
      </Stack>
    </WorkPage>
  );
};
