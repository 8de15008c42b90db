import type { FieldErrors } from '../../../../platform/http/form.ts';
import {
  type Language,
  languageNames,
  languages,
} from '../../../../platform/messages/languages.ts';
import { chooseText, type Text } from '../../../../platform/messages/text.ts';
import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Button, ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import {
  SelectField,
  TextArea,
  TextField,
} from '../../../../platform/ui/components/form/fields.tsx';
import { FieldGroup, Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import {
  Cluster,
  Grid,
  Section,
  Stack,
} from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { Content } from '../../../../platform/ui/example.ts';
import type { PageContext } from '../../../../platform/ui/page.ts';
import {
  actionsAtMost,
  type ChallengeContent,
  indicatorsAtMost,
  type TextField as TextFieldName,
  textFields,
} from '../content.ts';
import { newAction } from '../entry.ts';
import { challengeMessages } from '../messages/index.ts';
import type { versionsOf } from '../store.ts';
import { ActionFields, type IndicatorChoice } from './action-fields.tsx';
import { challengesPath } from './challenge-page.tsx';
import { workPath } from './work-list-page.tsx';

export interface EditPageProps {
  readonly page: PageContext;
  readonly slug: string;
  readonly revision: number;
  readonly content: ChallengeContent;
  /** For each action its place in the stored draft. */
  readonly places: readonly (number | undefined)[];
  /** In which language it is being written. */
  readonly language: Language;
  readonly choices: readonly IndicatorChoice[];
  readonly publishedVersion: number | null;
  readonly versions: Awaited<ReturnType<typeof versionsOf>>;
  readonly errors?: FieldErrors;
  /** Someone else saved meanwhile. */
  readonly isOvertaken?: boolean;
}

const oneLine: readonly TextFieldName[] = ['title'];
const rows = { lead: 3, why: 8, differences: 5, youCan: 6, contact: 3, sources: 3 } as const;

const TextFields = (props: EditPageProps & { readonly otherwise: (text: Text) => Content }) => {
  const { page, content, language, errors = {}, otherwise } = props;
  const { work } = challengeMessages[page.language];
  return (
    <>
      {textFields.map((name) => {
        const field = {
          page,
          name,
          label: work.fields[name],
          hint: (
            <>
              {work.hints[name]} {otherwise(content[name])}
            </>
          ),
          value: content[name][language],
          error: errors[name],
          isOptional: name === 'differences' || name === 'youCan' || name === 'sources',
        };
        return oneLine.includes(name) ? (
          <TextField {...field} hint={otherwise(content[name])} width="full" maxlength={160} />
        ) : (
          <TextArea {...field} rows={rows[name as keyof typeof rows]} maxlength={6000} />
        );
      })}
    </>
  );
};

const Versions = ({ page, versions, publishedVersion }: EditPageProps) => {
  const { work } = challengeMessages[page.language];
  if (versions.length === 0) return null;
  return (
    <Section id="versions" title={work.versions}>
      <DataTable
        page={page}
        id="versions-table"
        caption={`${work.version}, ${work.changed}`}
        isCaptionHidden
        columns={[
          {
            header: work.version,
            cell: ({ version }) => page.format.number(version, 0),
            isRowHeader: true,
          },
          {
            header: work.changed,
            cell: ({ publishedAt }) => page.format.date(publishedAt, 'moment'),
          },
          {
            header: work.stateColumn,
            cell: ({ version }) => (version === publishedVersion ? work.shown : ''),
          },
        ]}
        rows={versions}
      />
    </Section>
  );
};

/** Writing a challenge page, one language at a time; every button saves. */
export const EditPage = (props: EditPageProps) => {
  const { page, slug, revision, content, places, language, choices, errors = {} } = props;
  const { work } = challengeMessages[page.language];
  const path = `${workPath}/${slug}`;
  const title = chooseText(content.title, page.language);
  const otherwise = (text: Text) => {
    if (text[language]) return undefined;
    const other = chooseText(text, language);
    return other.text === '' ? undefined : (
      <>
        {work.inOther(languageNames[other.lang ?? language])}{' '}
        <span lang={other.lang}>{other.text}</span>
      </>
    );
  };
  const actions =
    content.actions.length < actionsAtMost ? [...content.actions, newAction] : content.actions;
  return (
    <WorkPage
      page={page}
      title={title.text || slug}
      lead={work.language(languageNames[language])}
      breadcrumb={[{ label: work.title, href: page.href(workPath) }]}
      actions={
        <Cluster>
          <ButtonLink href={page.href(`${path}/preview`)} kind="secondary" icon="eye">
            {work.preview}
          </ButtonLink>
          {props.publishedVersion === null ? null : (
            <ButtonLink href={page.href(`${challengesPath}/${slug}`)} kind="subtle">
              {work.see}
            </ButtonLink>
          )}
        </Cluster>
      }
    >
      <Stack space="6">
        {props.isOvertaken ? (
          <Alert page={page} kind="warning" live>
            <p>{work.overtaken}</p>
          </Alert>
        ) : null}
        <ErrorSummary
          page={page}
          errors={Object.entries(errors).map(([field, message]) => ({ field, message }))}
        />
        <Form page={page} action={page.href(path)} id="challenge">
          <input type="hidden" name="revision" value={String(revision)} />
          <input type="hidden" name="language" value={language} />
          <input type="hidden" name="rows" value={String(actions.length)} />
          <TextFields {...props} otherwise={otherwise} />
          <FieldGroup legend={work.indicators} hint={work.indicatorsHint}>
            <Grid minimum="medium">
              {Array.from({ length: indicatorsAtMost }, (_, index) => (
                <SelectField
                  page={page}
                  name={`indicator-${index}`}
                  label={work.indicator(index + 1)}
                  error={errors[`indicator-${index}`]}
                  value={content.indicators[index] ?? ''}
                  options={[
                    { value: '', label: work.noIndicator },
                    ...choices.map(({ code, name }) => ({ value: code, label: name })),
                  ]}
                  isOptional={index > 0}
                />
              ))}
            </Grid>
          </FieldGroup>
          {actions.map((action, index) => (
            <ActionFields
              {...{ page, action, index, language, choices, errors, otherwise }}
              place={places[index]}
              isNew={index >= content.actions.length}
            />
          ))}
          <FormActions>
            <Button name="do" value="save">
              {work.save}
            </Button>
            <Button name="do" value="publish" kind="secondary">
              {work.publish}
            </Button>
            {props.publishedVersion === null ? null : (
              <Button name="do" value="take-down" kind="danger">
                {work.takeDown}
              </Button>
            )}
          </FormActions>
          <FieldGroup legend={work.other}>
            <Cluster>
              {languages
                .filter((other) => other !== language)
                .map((other) => (
                  <Button name="do" value={`in-${other}`} kind="subtle" small>
                    <span lang={other}>{languageNames[other]}</span>
                  </Button>
                ))}
            </Cluster>
          </FieldGroup>
        </Form>
        <Versions {...props} />
      </Stack>
    </WorkPage>
  );
};
