import type { FieldErrors } from '../../../../platform/http/form.ts';
import { languageNames, languages } from '../../../../platform/messages/languages.ts';
import { noonOf } from '../../../../platform/town-time.ts';
import { type BadgeTone, Status } from '../../../../platform/ui/components/badge/badge.tsx';
import { Button, ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { Radios } from '../../../../platform/ui/components/choices/choices.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { TextField } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Cluster, Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { effective, manners, textOf } from '../article.ts';
import type { Manners } from '../manner.ts';
import { contentMessages } from '../messages/index.ts';
import type { Article } from '../store.ts';

export const articlesWorkPath = '/work/answers';
export const mannerPath = `${articlesWorkPath}/manner`;
/** Taking over and giving away articles (`exchange/`). */
export const importPath = `${articlesWorkPath}/import`;
export const exportJsonPath = `${articlesWorkPath}/export.json`;
export const exportCsvPath = `${articlesWorkPath}/export.csv`;

export type ArticleState = 'draft' | 'published' | 'changed';

const tones = {
  draft: 'neutral',
  published: 'positive',
  changed: 'signal',
} as const satisfies Record<ArticleState, BadgeTone>;

export interface ArticleLine {
  readonly article: Article;
  readonly state: ArticleState;
}

/** Whether people are addressed formally, in each language. */
const MannerChoice = ({
  page,
  chosen,
}: {
  readonly page: PageContext;
  readonly chosen: Manners;
}) => {
  const t = contentMessages[page.language].manner;
  return (
    <Section id="manner" title={t.title} lead={t.lead}>
      <Form page={page} action={page.href(mannerPath)}>
        {languages.map((language) => (
          <Radios
            page={page}
            name={`manner-${language}`}
            label={languageNames[language]}
            choices={manners.map((value) => ({ value, label: t[value] }))}
            value={chosen[language]}
            isInline
          />
        ))}
        <FormActions>
          <Button kind="secondary">{t.save}</Button>
        </FormActions>
      </Form>
    </Section>
  );
};

/** Articles to write, and a new one. */
export const ArticleWorkListPage = ({
  page,
  lines,
  manners: chosen,
  entered = { name: '', slug: '' },
  errors = {},
}: {
  readonly page: PageContext;
  readonly lines: readonly ArticleLine[];
  readonly manners: Manners;
  readonly entered?: { readonly name: string; readonly slug: string };
  readonly errors?: FieldErrors;
}) => {
  const { work } = contentMessages[page.language];
  return (
    <WorkPage page={page} title={work.title} lead={work.lead}>
      <Stack space="6">
        <ErrorSummary
          page={page}
          errors={Object.entries(errors).map(([field, message]) => ({ field, message }))}
        />
        {lines.length === 0 ? (
          <EmptyState title={work.none} icon="message-circle" />
        ) : (
          <DataTable
            page={page}
            id="articles"
            caption={work.title}
            isCaptionHidden
            columns={[
              {
                header: work.name,
                cell: ({ article: { slug, draft } }) => {
                  const name = textOf(effective(draft), 'name', page.language);
                  return (
                    <a href={page.href(`${articlesWorkPath}/${slug}`)}>
                      <span lang={name?.lang}>{name?.text ?? slug}</span>
                    </a>
                  );
                },
                isRowHeader: true,
              },
              {
                header: work.state,
                cell: ({ state }) => <Status tone={tones[state]}>{work.states[state]}</Status>,
              },
              {
                header: work.checked,
                cell: ({ article: { draft } }) => page.format.date(noonOf(draft.central.checkedOn)),
              },
              { header: work.owner, cell: ({ article: { draft } }) => draft.central.owner },
            ]}
            rows={lines}
          />
        )}
        <Section id="make" title={work.make}>
          <Form page={page} action={page.href(articlesWorkPath)}>
            <TextField
              page={page}
              name="name"
              label={work.name}
              value={entered.name}
              error={errors.name}
              maxlength={160}
              width="full"
            />
            <TextField
              page={page}
              name="slug"
              label={work.address}
              hint={work.addressHint}
              value={entered.slug}
              error={errors.slug}
              maxlength={60}
              spellcheck={false}
            />
            <FormActions>
              <Button>{work.make}</Button>
            </FormActions>
          </Form>
        </Section>
        <Section id="exchange" title={work.exchange} lead={work.exchangeLead}>
          <Cluster>
            <ButtonLink kind="secondary" href={page.href(importPath)}>
              {work.import}
            </ButtonLink>
            <ButtonLink kind="secondary" href={page.href(exportJsonPath)} download>
              {work.exportJson}
            </ButtonLink>
            <ButtonLink kind="secondary" href={page.href(exportCsvPath)} download>
              {work.exportCsv}
            </ButtonLink>
          </Cluster>
        </Section>
        <MannerChoice page={page} chosen={chosen} />
      </Stack>
    </WorkPage>
  );
};
