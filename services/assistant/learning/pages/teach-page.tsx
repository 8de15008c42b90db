import type { FieldErrors } from '../../../../platform/http/form.ts';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { Card } from '../../../../platform/ui/components/card/card.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { SelectField } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { intentMessages } from '../../intents/messages/index.ts';
import type { ModelState } from '../../intents/store.ts';
import { messages } from '../../messages/index.ts';
import type { IntentChoice, Missed } from '../store.ts';

export const teachPath = '/work/assistant';

export interface TeachPageProps {
  readonly page: PageContext;
  readonly model: ModelState | undefined;
  /** Whether there are other examples than the model has seen. */
  readonly isChanged: boolean;
  readonly groups: readonly (readonly Missed[])[];
  readonly choices: readonly IntentChoice[];
  readonly errors?: FieldErrors;
}

const ModelLine = ({ page, model, isChanged }: TeachPageProps) => {
  const { teach } = messages[page.language];
  return (
    <Card>
      <p>
        {model
          ? teach.model(
              page.format.date(model.trainedAt, 'moment'),
              page.format.number(model.intents, 0),
              page.format.number(model.examples, 0),
            )
          : teach.noModel}
      </p>
      {isChanged ? <p>{teach.changed}</p> : null}
      <p>
        <a href={page.href(`${teachPath}/subjects`)}>{intentMessages[page.language].link}</a>
      </p>
      <Form page={page} action={page.href(`${teachPath}/learn`)} label={teach.learn}>
        <FormActions>
          <Button kind={isChanged ? 'primary' : 'secondary'}>{teach.learn}</Button>
        </FormActions>
      </Form>
    </Card>
  );
};

const Group = ({
  props: { page, choices, errors = {} },
  group,
}: {
  readonly props: TeachPageProps;
  readonly group: readonly Missed[];
}) => {
  const { teach } = messages[page.language];
  const [first] = group;
  const titles = new Map(choices.map(({ key, title }) => [key, title]));
  const field = `intent-${first?.id}`;
  const reasonOf = ({ isRatedDown, intent }: Missed): string => {
    if (!isRatedDown) return teach.notUnderstood;
    const title = intent && titles.get(intent);
    return title ? `${teach.ratedDown}, ${teach.takenFor(title)}` : teach.ratedDown;
  };
  return (
    <Card
      level={2}
      title={group.length === 1 ? teach.single : teach.alike(page.format.number(group.length, 0))}
    >
      <ul>
        {group.map((missed) => (
          <li>
            <span lang={missed.language}>{missed.text}</span>
            <br />
            <span class="polder-card__meta">
              {page.format.date(missed.at, 'moment')}, {reasonOf(missed)}
            </span>
          </li>
        ))}
      </ul>
      <Form page={page} action={page.href(`${teachPath}/group`)} label={first?.text}>
        <input type="hidden" name="field" value={field} />
        {group.map(({ id }) => (
          <input type="hidden" name="message" value={String(id)} />
        ))}
        <SelectField
          page={page}
          name={field}
          label={teach.belongs}
          placeholder={teach.choose}
          error={errors[field]}
          options={choices.map(({ key, theme, title, examples }) => ({
            value: key,
            label: `${title} (${teach.exampleCount(page.format.number(examples, 0))})`,
            group: theme,
          }))}
        />
        <FormActions>
          <Button name="do" value="add">
            {teach.add}
          </Button>
          <Button kind="secondary" name="do" value="aside">
            {teach.aside}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
};

/** What residents asked in vain, to be taught. */
export const TeachPage = (props: TeachPageProps) => {
  const { page, groups, errors = {} } = props;
  const { teach } = messages[page.language];
  return (
    <WorkPage page={page} title={teach.title} lead={teach.lead}>
      <Stack space="4">
        <ErrorSummary
          page={page}
          errors={Object.entries(errors).map(([field, message]) => ({ field, message }))}
        />
        <ModelLine {...props} />
        {groups.length === 0 ? (
          <EmptyState title={teach.empty} icon="message-circle">
            {teach.emptyLead}
          </EmptyState>
        ) : (
          groups.map((group) => <Group props={props} group={group} />)
        )}
      </Stack>
    </WorkPage>
  );
};
