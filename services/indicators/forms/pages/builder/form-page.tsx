import { Alert } from '../../../../../platform/ui/components/alert/alert.tsx';
import { Button, ButtonLink } from '../../../../../platform/ui/components/button/button.tsx';
import { DescriptionList } from '../../../../../platform/ui/components/description-list/description-list.tsx';
import { Details } from '../../../../../platform/ui/components/details/details.tsx';
import { EmptyState } from '../../../../../platform/ui/components/empty-state/empty-state.tsx';
import { fieldId } from '../../../../../platform/ui/components/form/field.tsx';
import { Form, FormActions } from '../../../../../platform/ui/components/form/form.tsx';
import { Section, Stack } from '../../../../../platform/ui/components/layout/layout.tsx';
import { Link } from '../../../../../platform/ui/components/link/link.tsx';
import { Timeline } from '../../../../../platform/ui/components/timeline/timeline.tsx';
import { WorkPage } from '../../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../../platform/ui/page.ts';
import { frequencies } from '../../../catalogue/definition.ts';
import { catalogueMessages } from '../../../catalogue/messages/index.ts';
import { builderMessages } from '../../../messages/form-builder/index.ts';
import { formMessages } from '../../../messages/forms/index.ts';
import type { DraftError } from '../../draft-errors.ts';
import type { FormRow } from '../../form-store.ts';
import type { WorkLine } from '../../worklist.ts';
import { personName } from '../log-table.tsx';
import { ProgressTable } from '../progress-table.tsx';
import { controlOf } from './edit-page.tsx';
import { buildPath, draftTitle, formPath } from './frame.ts';
import { FormStatus } from './list-page.tsx';

export interface FormPageProps {
  readonly page: PageContext;
  readonly form: FormRow;
  readonly areas: string;
  readonly errors: readonly DraftError[];
  /** Whether the draft differs from what was released. */
  readonly isChanged: boolean;
  readonly lines: readonly WorkLine[];
  readonly today: string;
  readonly versions: readonly {
    readonly version: number;
    readonly releasedBy: string;
    readonly releasedAt: Date;
  }[];
  readonly people: ReadonlyMap<string, string>;
}

export const FormPage = (props: FormPageProps) => {
  const { page, form, lines, versions, people } = props;
  const words = builderMessages[page.language];
  const text = words.page;
  const { draft, code } = form;
  const frequency = frequencies.find((one) => one === draft.frequency);
  return (
    <WorkPage
      page={page}
      title={draftTitle(page, draft)}
      breadcrumb={[{ label: words.list.title, href: page.href(buildPath) }]}
      actions={
        <>
          <ButtonLink href={page.href(formPath(code, '/edit'))}>{text.edit}</ButtonLink>
          <ButtonLink href={page.href(formPath(code, '/preview'))} kind="secondary">
            {text.preview}
          </ButtonLink>
        </>
      }
    >
      <Stack space="4">
        <Release {...props} />
        <DescriptionList
          items={[
            { term: text.state, details: <FormStatus page={page} state={form.state} /> },
            { term: text.code, details: code },
            { term: text.areas, details: props.areas },
            {
              term: text.frequency,
              details: frequency ? catalogueMessages[page.language].frequencies[frequency] : '',
            },
            {
              term: text.dueDays,
              details: page.format.plural(Number(draft.dueDays) || 0, text.dueAfter),
            },
            {
              term: words.head.largerAreas,
              details: draft.addsUp ? text.addedUp : text.notAddedUp,
            },
            { term: text.questions, details: page.format.number(draft.questions.length) },
          ]}
        />
        <Section
          id="progress"
          title={text.progress}
          action={
            form.version === 0 ? null : (
              <Link href={page.href(formPath(code, '/people'))}>{text.people}</Link>
            )
          }
        >
          {lines.length === 0 ? (
            <EmptyState title={text.nobody} icon="users">
              {form.version === 0 ? words.people.release : text.nobodyLead}
            </EmptyState>
          ) : (
            <ProgressTable
              page={page}
              id="matrix"
              caption={formMessages[page.language].sign.progressTable(draftTitle(page, draft))}
              lines={lines}
              today={props.today}
            />
          )}
        </Section>
        {versions.length > 0 ? (
          <Section id="versions" title={text.versions}>
            <Timeline
              page={page}
              entries={versions.map(({ version, releasedBy, releasedAt }) => ({
                title: text.versionLine(
                  page.format.number(version),
                  personName(page, people, releasedBy),
                ),
                state: version === form.version ? 'now' : 'done',
                date: releasedAt,
              }))}
            />
          </Section>
        ) : null}
      </Stack>
    </WorkPage>
  );
};

/** Where the draft stands, and the way on: repair, release, close or open again. */
const Release = ({ page, form, errors, isChanged }: FormPageProps) => {
  const words = builderMessages[page.language];
  const text = words.page;
  const { code, state, version } = form;
  const post = (step: string, label: string, kind: 'primary' | 'secondary') => (
    <Form page={page} action={page.href(formPath(code, `/${step}`))}>
      <input type="hidden" name="revision" value={String(form.revision)} />
      <FormActions>
        <Button kind={kind}>{label}</Button>
      </FormActions>
    </Form>
  );
  return (
    <>
      {errors.length > 0 ? (
        <Alert page={page} kind="warning" title={text.toRepair}>
          <ul>
            {errors.map(({ field, code: error, about }) => (
              <li>
                <Link
                  href={page.href(
                    `${formPath(code, '/edit?check=yes')}#${field.startsWith('#') ? field.slice(1) : fieldId(controlOf(page, field))}`,
                  )}
                >
                  {words.errors[error](about ?? '')}
                </Link>
              </li>
            ))}
          </ul>
        </Alert>
      ) : isChanged ? (
        <Alert page={page} title={text.ready}>
          <p>{version === 0 ? text.readyFirst : text.readyNext}</p>
          {post('release', version === 0 ? text.release : text.releaseNext, 'primary')}
        </Alert>
      ) : (
        <p>{text.unchanged}</p>
      )}
      {state === 'open' ? (
        <Details summary={text.close}>
          <p>{text.closeLead}</p>
          {post('close', text.close, 'secondary')}
        </Details>
      ) : null}
      {state === 'closed' ? post('open', text.open, 'secondary') : null}
    </>
  );
};
