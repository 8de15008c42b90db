import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { FileField, TextArea } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Prose, Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { contentMessages } from '../../content/messages/index.ts';
import { articlesWorkPath, importPath } from '../../content/pages/work-list-page.tsx';
import { bytesAtMost } from '../document.ts';
import { exchangeMessages } from '../messages/index.ts';
import { nameOfPlanned } from '../plan.ts';
import type { Preview } from '../preview.ts';
import { ArticleChanges, articleGroups } from './articles.tsx';
import { Counts, RefusedEntries } from './counts.tsx';
import { TaughtAdditions, taughtGroups, unchangedNames } from './taught.tsx';
import { Ticks } from './ticks.tsx';

export interface ImportPageProps {
  readonly page: PageContext;
  /** What was pasted, to be shown again. */
  readonly pasted?: string;
  readonly error?: string | undefined;
  readonly preview?: Preview;
  readonly isOvertaken?: boolean;
}

const Names = ({ title, names }: { readonly title: string; readonly names: readonly string[] }) =>
  names.length === 0 ? null : (
    <Details summary={title}>
      <Prose>
        <ul>
          {names.map((name) => (
            <li>{name}</li>
          ))}
        </ul>
      </Prose>
    </Details>
  );

const PreviewSection = ({
  page,
  preview,
  hasError,
}: {
  readonly page: PageContext;
  readonly preview: Preview;
  readonly hasError: boolean;
}) => {
  const { kind, plan, taught, refused, skipped, text, fingerprint, ticked } = preview;
  const t = exchangeMessages[page.language];
  const count = (list: readonly unknown[]) => page.format.number(list.length, 0);
  const groups = [...articleGroups(page, plan), ...taughtGroups(page, taught)];
  const unchanged = plan.filter(({ state }) => state === 'unchanged');
  const same = unchangedNames(page, taught);
  return (
    <Section id="preview" title={t.preview} lead={t.kinds[kind]}>
      <Stack space="4">
        {preview.leavesOutTaught ? (
          <Alert page={page} kind="warning">
            <p>{t.taught.mayNotTeach}</p>
          </Alert>
        ) : null}
        {kind === 'polder' ? <Counts page={page} preview={preview} /> : null}
        <RefusedEntries page={page} refused={refused} />
        {groups.every(({ choices }) => choices.length === 0) ? (
          <p>{refused.length > 0 ? t.taught.nothingElse : t.nothing}</p>
        ) : (
          <Form page={page} action={page.href(importPath)} hasFiles>
            <input type="hidden" name="text" value={text} />
            <input type="hidden" name="seen" value={fingerprint} />
            <Ticks page={page} groups={groups} ticked={ticked} hasError={hasError} />
            <FormActions>
              <Button name="do" value="take">
                {t.take}
              </Button>
            </FormActions>
          </Form>
        )}
        <ArticleChanges page={page} plan={plan} />
        <TaughtAdditions page={page} taught={taught} />
        <Names
          title={t.unchanged(count(unchanged))}
          names={unchanged.map((one) => nameOfPlanned(one, page.language))}
        />
        {(['subjects', 'nearDomains', 'dialogues'] as const).map((list) => (
          <Names
            title={t.taught.unchanged(t.taught.lists[list], count(same[list]))}
            names={same[list]}
          />
        ))}
        <Names
          title={t.skipped(count(skipped))}
          names={skipped.map(({ id, name, reason }) =>
            [name || id, t.skipReasons[reason]].filter((part) => part !== '').join(': '),
          )}
        />
      </Stack>
    </Section>
  );
};

/** Taking over what others wrote and taught: the document, then what would happen, then doing it. */
export const ImportPage = ({
  page,
  pasted = '',
  error,
  preview,
  isOvertaken = false,
}: ImportPageProps) => {
  const t = exchangeMessages[page.language];
  const field = preview ? 'take' : 'file';
  return (
    <WorkPage
      page={page}
      title={t.title}
      lead={t.lead}
      breadcrumb={[
        {
          label: contentMessages[page.language].work.title,
          href: page.href(articlesWorkPath),
        },
      ]}
    >
      <Stack space="6">
        {isOvertaken ? (
          <Alert page={page} kind="error" live>
            <p>{t.overtaken}</p>
          </Alert>
        ) : null}
        <ErrorSummary page={page} errors={error ? [{ field, message: error }] : []} />
        {preview ? (
          <PreviewSection page={page} preview={preview} hasError={error !== undefined} />
        ) : null}
        <Form page={page} action={page.href(importPath)} hasFiles>
          <FileField
            page={page}
            name="file"
            label={t.file}
            hint={t.fileHint(page.format.number(bytesAtMost / 1_000_000, 0))}
            error={preview ? undefined : error}
            accept=".json,.jsonld,.xml,application/json,application/ld+json,text/xml"
            isOptional
          />
          <TextArea page={page} name="text" label={t.text} value={pasted} rows={8} isOptional />
          <FormActions>
            <Button kind={preview ? 'secondary' : 'primary'}>{t.look}</Button>
          </FormActions>
        </Form>
      </Stack>
    </WorkPage>
  );
};
