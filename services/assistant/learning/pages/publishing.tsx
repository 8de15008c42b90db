/** What understands now, what waits to be put to use, and what can be put back. */
import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Status } from '../../../../platform/ui/components/badge/badge.tsx';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import type { DialogueResult } from '../../dialogues/dialogue.ts';
import { Differences } from '../../dialogues/pages/differences.tsx';
import type { Subjects } from '../../dialogues/subjects.ts';
import type { ModelState } from '../../intents/model-store.ts';
import { SubjectLink } from '../../intents/pages/subject-link.tsx';
import {
  areAllTried,
  type Change,
  changesIn,
  type Recognised,
  wholeOf,
} from '../../intents/recognition.ts';
import { messages } from '../../messages/index.ts';
import { learningMessages } from '../messages/index.ts';
import { teachPath } from '../paths.ts';

export interface Waiting {
  readonly model: ModelState;
  /** What every test dialogue gives with it now. */
  readonly results: readonly DialogueResult[];
}

interface Shared {
  readonly page: PageContext;
  readonly subjects: Pick<Subjects, 'titleOf' | 'isWritten'>;
}

const percentOf = ({ page }: Pick<Shared, 'page'>, { right, of }: Recognised): string =>
  page.format.number(of === 0 ? 0 : Math.round((100 * right) / of), 0);

export const learnedLine = (page: PageContext, model: ModelState): string =>
  messages[page.language].teach.model(
    page.format.date(model.trainedAt, 'moment'),
    page.format.number(model.intents, 0),
    page.format.number(model.examples, 0),
  );

const RecognitionChange = ({
  page,
  subjects,
  published,
  model,
}: Shared & { readonly published: ModelState | undefined; readonly model: ModelState }) => {
  const t = learningMessages[page.language].publishing;
  if (!model.report) return null;
  const after = wholeOf(model.report);
  const isComparable =
    published !== undefined &&
    areAllTried(published.report, published.examples) === areAllTried(model.report, model.examples);
  const before = isComparable ? published.report : null;
  const { worse, better } = before ? changesIn(before, model.report) : { worse: [], better: [] };
  const rows: readonly (Change & { readonly isWorse: boolean })[] = [
    ...worse.map((one) => ({ ...one, isWorse: true })),
    ...better.map((one) => ({ ...one, isWorse: false })),
  ];
  return (
    <>
      {after.of > 0 ? (
        <p>
          {t.recognised(percentOf({ page }, after), page.format.number(after.of, 0))}{' '}
          {before
            ? t.before(percentOf({ page }, wholeOf(before)))
            : published
              ? t.notComparable
              : null}
        </p>
      ) : null}
      {rows.length > 0 ? (
        <DataTable
          page={page}
          id="changes"
          caption={t.changes}
          columns={[
            {
              header: t.subject,
              cell: ({ intent }) => (
                <SubjectLink page={page} subjects={subjects} subject={intent} />
              ),
              isRowHeader: true,
            },
            {
              header: t.was,
              cell: ({ before: was }) => `${percentOf({ page }, was)} %`,
              isNumeric: true,
            },
            {
              header: t.is,
              cell: ({ after: now }) => `${percentOf({ page }, now)} %`,
              isNumeric: true,
            },
            {
              header: t.changes,
              cell: ({ isWorse }) => (
                <Status tone={isWorse ? 'negative' : 'positive'}>
                  {isWorse ? t.worse : t.better}
                </Status>
              ),
            },
          ]}
          rows={rows}
        />
      ) : null}
    </>
  );
};

/** The model that waits: what it does better and worse, what goes otherwise, and the button. */
export const Candidate = ({
  page,
  subjects,
  waiting: { model, results },
  published,
}: Shared & {
  readonly waiting: Waiting;
  readonly published: ModelState | undefined;
}) => {
  const t = learningMessages[page.language].publishing;
  const failed = results.filter(({ passed }) => !passed);
  const count = (many: number) => page.format.number(many, 0);
  const line =
    results.length === 0
      ? t.noDialogues
      : t.passed(count(results.length - failed.length), count(results.length));
  return (
    <Section id="candidate" title={t.candidate}>
      <Stack>
        <p>{learnedLine(page, model)}</p>
        {failed.length > 0 ? (
          <Alert page={page} kind="warning" title={line}>
            <p>{t.refusedHint}</p>
          </Alert>
        ) : (
          <p>{line}</p>
        )}
        <Differences page={page} results={failed} subjects={subjects} />
        <RecognitionChange page={page} subjects={subjects} published={published} model={model} />
        <Form page={page} action={page.href(`${teachPath}/publish`)} label={t.publish}>
          <input type="hidden" name="model" value={String(model.id)} />
          <FormActions>
            <Button kind={failed.length > 0 ? 'secondary' : 'primary'}>{t.publish}</Button>
          </FormActions>
        </Form>
      </Stack>
    </Section>
  );
};

/** Models that were in use before, each with the way back. */
export const Earlier = ({
  page,
  models,
}: {
  readonly page: PageContext;
  readonly models: readonly ModelState[];
}) => {
  const t = learningMessages[page.language].publishing;
  if (models.length === 0) return null;
  const moment = (date: Date | null) =>
    date && <time datetime={date.toISOString()}>{page.format.date(date, 'moment')}</time>;
  return (
    <Section id="earlier" title={t.earlier}>
      <DataTable
        page={page}
        id="earlier-models"
        caption={t.earlier}
        isCaptionHidden
        columns={[
          { header: t.learnedOn, cell: ({ trainedAt }) => moment(trainedAt), isRowHeader: true },
          { header: t.usedSince, cell: ({ publishedAt }) => moment(publishedAt) },
          { header: t.examples, cell: ({ examples }) => page.format.number(examples, 0) },
          {
            header: t.putBack,
            cell: ({ id, trainedAt }) => (
              <Form
                page={page}
                action={page.href(`${teachPath}/put-back`)}
                label={t.putBackFor(page.format.date(trainedAt, 'moment'))}
              >
                <input type="hidden" name="model" value={String(id)} />
                <Button kind="secondary" small>
                  {t.putBack}
                </Button>
              </Form>
            ),
          },
        ]}
        rows={models}
      />
    </Section>
  );
};
