import type { FieldErrors } from '../../../../platform/http/form.ts';
import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { Card } from '../../../../platform/ui/components/card/card.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { SelectField } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Cluster, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import type { Subjects } from '../../dialogues/subjects.ts';
import { intentMessages } from '../../intents/messages/index.ts';
import type { ModelState } from '../../intents/model-store.ts';
import { messages } from '../../messages/index.ts';
import { learningMessages } from '../messages/index.ts';
import { dialoguesPath, subjectsPath, teachPath } from '../paths.ts';
import type { IntentChoice, Missed } from '../store.ts';
import { Candidate, Earlier, learnedLine, type Waiting } from './publishing.tsx';

/** A question that was just added to a subject: it may become a test dialogue. */
export interface Keepable {
  /** Number of the assistant's message. */
  readonly id: number;
  readonly subject: string;
}

export interface TeachPageProps {
  readonly page: PageContext;
  /** What understands now. */
  readonly published: ModelState | undefined;
  readonly waiting: Waiting | undefined;
  /** Models that understood before. */
  readonly earlier: readonly ModelState[];
  readonly subjects: Pick<Subjects, 'titleOf' | 'isWritten'>;
  /** Whether there are other examples than were learned last. */
  readonly isChanged: boolean;
  readonly keepable?: Keepable | undefined;
  /** Whether what waits was just refused. */
  readonly isRefused?: boolean;
  readonly groups: readonly (readonly Missed[])[];
  readonly choices: readonly IntentChoice[];
  readonly errors?: FieldErrors;
}

const ModelLine = ({ page, published, waiting, isChanged }: TeachPageProps) => {
  const { teach } = messages[page.language];
  const { publishing } = learningMessages[page.language];
  return (
    <Card level={2} title={publishing.inUse}>
      <p>
        {published
          ? learnedLine(page, published)
          : waiting
            ? publishing.nothingInUse
            : teach.noModel}
      </p>
      {isChanged ? <p>{teach.changed}</p> : null}
      <Cluster>
        <a href={page.href(subjectsPath)}>{intentMessages[page.language].link}</a>
        <a href={page.href(dialoguesPath)}>{learningMessages[page.language].dialogues}</a>
      </Cluster>
      <Form page={page} action={page.href(`${teachPath}/learn`)} label={teach.learn}>
        <FormActions>
          <Button kind={isChanged ? 'primary' : 'secondary'}>{teach.learn}</Button>
        </FormActions>
      </Form>
    </Card>
  );
};

const KeepOffer = ({
  page,
  keepable: { id, subject },
}: {
  readonly page: PageContext;
  readonly keepable: Keepable;
}) => {
  const { keep } = learningMessages[page.language];
  const query = new URLSearchParams({ message: String(id), subject });
  return (
    <Alert page={page} title={keep.title}>
      <p>{keep.lead}</p>
      <p>
        <a href={page.href(`${dialoguesPath}/new?${query}`)}>{keep.link}</a>
      </p>
    </Alert>
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
  const {
    page,
    groups,
    published,
    waiting,
    earlier,
    subjects,
    keepable,
    isRefused,
    errors = {},
  } = props;
  const { teach } = messages[page.language];
  const { publishing } = learningMessages[page.language];
  return (
    <WorkPage page={page} title={teach.title} lead={teach.lead}>
      <Stack space="4">
        <ErrorSummary
          page={page}
          errors={Object.entries(errors).map(([field, message]) => ({ field, message }))}
        />
        {keepable ? <KeepOffer page={page} keepable={keepable} /> : null}
        {isRefused ? (
          <Alert page={page} kind="error" title={publishing.refused} live>
            <p>
              <a href="#candidate">{publishing.see}</a>
            </p>
          </Alert>
        ) : null}
        <ModelLine {...props} />
        {waiting ? (
          <Candidate page={page} subjects={subjects} waiting={waiting} published={published} />
        ) : null}
        {groups.length === 0 ? (
          <EmptyState title={teach.empty} icon="message-circle">
            {teach.emptyLead}
          </EmptyState>
        ) : (
          groups.map((group) => <Group props={props} group={group} />)
        )}
        <Earlier page={page} models={earlier} />
      </Stack>
    </WorkPage>
  );
};
