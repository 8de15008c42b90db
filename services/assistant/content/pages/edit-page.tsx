import type { FieldErrors } from '../../../../platform/http/form.ts';
import {
  type Language,
  languageNames,
  languages,
} from '../../../../platform/messages/languages.ts';
import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Button, ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { Checkboxes } from '../../../../platform/ui/components/choices/choices.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { TextArea, TextField } from '../../../../platform/ui/components/form/fields.tsx';
import { FieldGroup, Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Cluster, Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';
import {
  type ArticleDraft,
  audiences,
  effective,
  type TextField as Field,
  longestName,
  longestOwner,
  longestReason,
  longestText,
  textFields,
  textOf,
} from '../article.ts';
import type { HoursEntries } from '../contact-entry.ts';
import { contentMessages } from '../messages/index.ts';
import type { ArticleVersion } from '../store.ts';
import { articlesPath } from './article-page.tsx';
import { ContactEntry } from './contact-fields.tsx';
import { articlesWorkPath } from './work-list-page.tsx';

export interface EditPageProps {
  readonly page: PageContext;
  readonly slug: string;
  readonly revision: number;
  readonly draft: ArticleDraft;
  /** In which language it is being written. */
  readonly language: Language;
  readonly publishedVersion: number | null;
  readonly versions: readonly ArticleVersion[];
  readonly errors?: FieldErrors;
  /** Opening hours as they were typed, where they are shown again. */
  readonly hours?: HoursEntries;
  /** Someone else saved meanwhile. */
  readonly isOvertaken?: boolean;
}

const rows: Partial<Record<Field, number>> = { summary: 3, cost: 3, audience: 3, legalBasis: 2 };

/** The text of a field, and what this town says in its place. */
const TextEntry = ({
  props: { page, draft, language, errors = {} },
  field,
}: {
  readonly props: EditPageProps;
  readonly field: Field;
}) => {
  const { edit } = contentMessages[page.language];
  const label = messages[page.language].fields[field];
  const local = draft.local.find((one) => one.field === field && one.language === language);
  const value = draft.central.texts[field]?.[language];
  const informal = draft.central.informal?.[field]?.[language];
  return (
    <>
      {field === 'name' ? (
        <TextField
          page={page}
          name={field}
          label={label}
          value={value}
          error={errors[field]}
          maxlength={longestName}
          width="full"
        />
      ) : (
        <TextArea
          page={page}
          name={field}
          label={label}
          value={value}
          error={errors[field]}
          rows={rows[field] ?? 5}
          maxlength={longestText}
          isOptional={field !== 'summary'}
        />
      )}
      <Details
        summary={`${edit.informalSummary}: ${label}`}
        isOpen={informal !== undefined || `informal-${field}` in errors}
      >
        <TextArea
          page={page}
          name={`informal-${field}`}
          label={edit.informal(label)}
          hint={edit.informalHint}
          value={informal}
          error={errors[`informal-${field}`]}
          rows={field === 'name' ? 1 : 3}
          maxlength={field === 'name' ? longestName : longestText}
          isOptional
        />
      </Details>
      <Details
        summary={`${edit.otherwise}: ${label}`}
        isOpen={local !== undefined || `reason-${field}` in errors || `local-${field}` in errors}
      >
        <Stack space="3">
          <TextArea
            page={page}
            name={`local-${field}`}
            label={edit.local(label)}
            hint={edit.otherwiseHint}
            value={local?.text}
            error={errors[`local-${field}`]}
            rows={3}
            maxlength={longestText}
          />
          <TextArea
            page={page}
            name={`local-informal-${field}`}
            label={edit.localInformal(label)}
            hint={edit.informalHint}
            value={local?.informal}
            error={errors[`local-informal-${field}`]}
            rows={2}
            maxlength={longestText}
            isOptional
          />
          <TextField
            page={page}
            name={`reason-${field}`}
            label={edit.reason}
            value={local?.reason}
            error={errors[`reason-${field}`]}
            maxlength={longestReason}
            width="full"
          />
        </Stack>
      </Details>
    </>
  );
};

const Validity = ({ props: { page, draft, errors = {} } }: { readonly props: EditPageProps }) => {
  const { edit } = contentMessages[page.language];
  const { central } = draft;
  const day = (name: 'validFrom' | 'validUntil' | 'checkedOn') => (
    <TextField
      page={page}
      name={name}
      label={edit[name]}
      hint={edit.dayHint}
      value={central[name]}
      error={errors[name]}
      width="short"
      isOptional={name !== 'checkedOn'}
    />
  );
  return (
    <FieldGroup legend={edit.facts}>
      {day('checkedOn')}
      <TextField
        page={page}
        name="owner"
        label={edit.owner}
        value={central.owner}
        error={errors.owner}
        maxlength={longestOwner}
      />
      {day('validFrom')}
      {day('validUntil')}
      <Checkboxes
        page={page}
        name="audiences"
        label={edit.audiences}
        choices={audiences.map((value) => ({
          value,
          label: contentMessages[page.language].audiences[value],
        }))}
        values={central.audiences ?? []}
        isInColumns
        isOptional
      />
      <TextArea
        page={page}
        name="themes"
        label={edit.themes}
        hint={edit.themesHint}
        value={central.themes.join('\n')}
        rows={3}
        isOptional
      />
    </FieldGroup>
  );
};

const Versions = ({ page, slug, versions, publishedVersion }: EditPageProps) => {
  const t = contentMessages[page.language].versions;
  if (versions.length === 0) return null;
  return (
    <Section id="versions" title={t.title}>
      <DataTable
        page={page}
        id="versions-table"
        caption={t.title}
        isCaptionHidden
        columns={[
          {
            header: t.version,
            cell: ({ version }) => page.format.number(version, 0),
            isRowHeader: true,
          },
          { header: t.when, cell: ({ publishedAt }) => page.format.date(publishedAt, 'moment') },
          {
            header: t.differences,
            cell: ({ version }) => (
              <>
                <a href={page.href(`${articlesWorkPath}/${slug}/versions/${version}`)}>
                  {t.compare(page.format.number(version, 0))}
                </a>
                {version === publishedVersion ? ` (${t.shown})` : ''}
              </>
            ),
          },
        ]}
        rows={versions}
      />
    </Section>
  );
};

/** Writing an article, one language at a time; every button saves. */
export const ArticleEditPage = (props: EditPageProps) => {
  const { page, slug, revision, draft, language, errors = {}, publishedVersion } = props;
  const { edit, work, sources } = contentMessages[page.language];
  const { source } = draft.central;
  const path = `${articlesWorkPath}/${slug}`;
  const name = textOf(effective(draft), 'name', page.language);
  return (
    <WorkPage
      page={page}
      title={name?.text ?? slug}
      breadcrumb={[{ label: work.title, href: page.href(articlesWorkPath) }]}
    >
      <Stack space="6">
        {props.isOvertaken ? (
          <Alert page={page} kind="error" live>
            <p>{edit.overtaken}</p>
          </Alert>
        ) : null}
        <ErrorSummary
          page={page}
          errors={Object.entries(errors).map(([field, message]) => ({ field, message }))}
        />
        {source ? <p>{edit.source(sources[source.kind])}</p> : null}
        <Form page={page} action={page.href(path)}>
          <input type="hidden" name="revision" value={String(revision)} />
          <input type="hidden" name="language" value={language} />
          <FieldGroup legend={edit.language}>
            <Cluster>
              {languages.map((one) => (
                <Button
                  kind={one === language ? 'primary' : 'secondary'}
                  small
                  name="do"
                  value={`in-${one}`}
                >
                  {languageNames[one]}
                </Button>
              ))}
            </Cluster>
          </FieldGroup>
          <FieldGroup legend={edit.texts(languageNames[language])} hint={edit.hint}>
            {textFields.map((field) => (
              <TextEntry props={props} field={field} />
            ))}
          </FieldGroup>
          <ContactEntry props={props} />
          <Validity props={props} />
          <FormActions>
            <Button name="do" value="save">
              {edit.save}
            </Button>
            <Button kind="secondary" name="do" value="publish">
              {edit.publish}
            </Button>
            <Button kind="subtle" name="do" value="checked">
              {edit.checkedToday}
            </Button>
            {publishedVersion === null ? null : (
              <Button kind="subtle" name="do" value="take-down">
                {edit.takeDown}
              </Button>
            )}
          </FormActions>
        </Form>
        {publishedVersion === null ? null : (
          <p>
            <ButtonLink kind="secondary" href={page.href(`${articlesPath}/${slug}`)}>
              {edit.see}
            </ButtonLink>
          </p>
        )}
        <Versions {...props} />
      </Stack>
    </WorkPage>
  );
};
