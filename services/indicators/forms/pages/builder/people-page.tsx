import { Button } from '../../../../../platform/ui/components/button/button.tsx';
import { Checkboxes } from '../../../../../platform/ui/components/choices/choices.tsx';
import { DataTable } from '../../../../../platform/ui/components/data-table/data-table.tsx';
import { EmptyState } from '../../../../../platform/ui/components/empty-state/empty-state.tsx';
import { ErrorSummary } from '../../../../../platform/ui/components/error-summary/error-summary.tsx';
import { SelectField } from '../../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../../platform/ui/components/form/form.tsx';
import { Cluster, Section, Stack } from '../../../../../platform/ui/components/layout/layout.tsx';
import { Link } from '../../../../../platform/ui/components/link/link.tsx';
import { WorkPage } from '../../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../../platform/ui/page.ts';
import { builderMessages } from '../../../messages/form-builder/index.ts';
import { periodLabel } from '../../../values/period.ts';
import type { Assignment, Colleague, Task } from '../../assignment-store.ts';
import type { FormContent } from '../../content.ts';
import { listedAtMost } from '../../find-people.ts';
import type { FormRow } from '../../form-store.ts';
import { buildPath, draftTitle, formPath } from './frame.ts';
import { PeopleField } from './people-field.tsx';

/** What was chosen, right or wrong. */
export interface Chosen {
  readonly areas: readonly string[];
  readonly enter: readonly string[];
  readonly sign: readonly string[];
  readonly fromPeriod: string;
}

/** Names that were looked for. */
export type Sought = Readonly<Record<Task, string>>;

const nobodySought: Sought = { enter: '', sign: '' };

export interface PeoplePageProps {
  readonly page: PageContext;
  readonly form: FormRow;
  readonly content: FormContent;
  readonly assignments: readonly Assignment[];
  /** Areas of the form's level. */
  readonly areas: readonly { readonly code: string; readonly name: string }[];
  readonly canEnter: readonly Colleague[];
  readonly canSign: readonly Colleague[];
  /** First days, the latest first. */
  readonly periods: readonly string[];
  readonly chosen: Chosen;
  readonly sought?: Sought;
  readonly errors?: Readonly<Record<string, string>>;
}

/** Who enters and who signs, area by area; several areas are asked at once. */
export const PeoplePage = (props: PeoplePageProps) => {
  const { page, form, content, errors = {}, chosen, sought = nobodySought, periods } = props;
  const words = builderMessages[page.language];
  const text = words.people;
  const title = draftTitle(page, form.draft);
  const action = page.href(formPath(form.code, '/people'));
  return (
    <WorkPage
      page={page}
      title={text.title(title)}
      lead={text.lead}
      breadcrumb={[
        { label: words.list.title, href: page.href(buildPath) },
        { label: title, href: page.href(formPath(form.code)) },
      ]}
    >
      <ErrorSummary
        page={page}
        errors={Object.entries(errors).map(([field, message]) => ({ field, message }))}
      />
      <Stack space="4">
        <Assigned {...props} />
        <Section id="ask" title={text.add}>
          <Form page={page} action={action}>
            <Checkboxes
              page={page}
              name="areas"
              label={text.areas}
              hint={text.areasHint}
              choices={props.areas.map(({ code, name }) => ({ value: code, label: name }))}
              values={chosen.areas}
              isInColumns={props.areas.length > listedAtMost}
              error={errors.areas}
            />
            {(['enter', 'sign'] as const).map((task) => (
              <PeopleField
                page={page}
                task={task}
                people={task === 'enter' ? props.canEnter : props.canSign}
                chosen={chosen[task]}
                typed={sought[task]}
                action={action}
                error={errors[task]}
              />
            ))}
            <SelectField
              page={page}
              name="fromPeriod"
              label={text.fromPeriod}
              options={periods.map((period) => ({
                value: period,
                label: periodLabel(period, content, page.format),
              }))}
              value={chosen.fromPeriod}
            />
            <FormActions>
              <Button>{text.save}</Button>
            </FormActions>
          </Form>
        </Section>
      </Stack>
    </WorkPage>
  );
};

const Assigned = ({
  page,
  form,
  content,
  assignments,
  areas,
  canEnter,
  canSign,
}: PeoplePageProps) => {
  const words = builderMessages[page.language];
  const text = words.people;
  if (assignments.length === 0)
    return (
      <EmptyState title={words.page.nobody} icon="users">
        {words.page.nobodyLead}
      </EmptyState>
    );
  const areaName = (code: string) => areas.find((area) => area.code === code)?.name ?? code;
  // Whoever lost the permission is left out: that person gets no form any more.
  const namesOf = (ids: readonly string[], people: readonly Colleague[]) =>
    people
      .filter(({ id }) => ids.includes(id))
      .map(({ name }) => name)
      .join(', ') || text.nobody;
  return (
    <DataTable
      page={page}
      id="assigned"
      caption={text.table}
      rows={assignments}
      columns={[
        { header: text.area, isRowHeader: true, cell: ({ area }) => areaName(area) },
        { header: text.enter, cell: ({ enter }) => namesOf(enter, canEnter) },
        { header: text.sign, cell: ({ sign }) => namesOf(sign, canSign) },
        {
          header: text.from,
          cell: ({ fromPeriod }) => periodLabel(fromPeriod, content, page.format),
        },
        {
          header: text.change,
          cell: ({ area }) => (
            <Cluster space="1">
              <Link
                href={page.href(
                  `${formPath(form.code, '/people')}?area=${encodeURIComponent(area)}#ask`,
                )}
              >
                {text.change}
                <span class="polder-visually-hidden">: {areaName(area)}</span>
              </Link>
              <Form page={page} action={page.href(formPath(form.code, '/people/remove'))}>
                <input type="hidden" name="area" value={area} />
                <Button kind="subtle" small>
                  {text.remove}
                  <span class="polder-visually-hidden">: {areaName(area)}</span>
                </Button>
              </Form>
            </Cluster>
          ),
        },
      ]}
    />
  );
};
