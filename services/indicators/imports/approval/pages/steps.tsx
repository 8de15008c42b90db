/** The forms between a checked batch and its publication. */
import { Alert } from '../../../../../platform/ui/components/alert/alert.tsx';
import { Button } from '../../../../../platform/ui/components/button/button.tsx';
import { Radios } from '../../../../../platform/ui/components/choices/choices.tsx';
import { Details } from '../../../../../platform/ui/components/details/details.tsx';
import {
  DateField,
  TextArea,
  TextField,
} from '../../../../../platform/ui/components/form/fields.tsx';
import { FieldGroup, Form, FormActions } from '../../../../../platform/ui/components/form/form.tsx';
import { Cluster, Stack } from '../../../../../platform/ui/components/layout/layout.tsx';
import { approvalMessages } from '../../../messages/approval/index.ts';
import { importMessages } from '../../../messages/imports/index.ts';
import { actorName } from '../../pages/actor.ts';
import type { BatchPageProps } from '../../pages/batch-page.tsx';
import { batchPath } from '../../pages/frame.tsx';
import { mayApprove } from '../rule.ts';

/** What the page was made from: the comparison, and the batch as it stood. */
const Seen = ({ batch }: Pick<BatchPageProps, 'batch'>) => (
  <>
    <input type="hidden" name="seen" value={String(batch.summary.preview?.comparedWith ?? 0)} />
    <input type="hidden" name="version" value={String(batch.version)} />
  </>
);

const Outdated = ({ page, batch, isOutdated }: BatchPageProps) => {
  const text = importMessages[page.language].batch;
  if (!isOutdated) return null;
  return (
    <Alert page={page} kind="warning" title={text.outdated}>
      <Form page={page} action={page.href(batchPath(batch.id, '/compare'))}>
        <Button kind="secondary" icon="refresh-cw">
          {text.compareAgain}
        </Button>
      </Form>
    </Alert>
  );
};

export const SubmitForm = (props: BatchPageProps) => {
  const { page, batch, approval, entry } = props;
  const text = importMessages[page.language].batch;
  const words = approvalMessages[page.language];
  const isDirect = approval === 'own' && page.can('indicators.publish');
  const given = entry?.submission;
  const errors = entry?.errors ?? {};
  return (
    <Stack>
      <Outdated {...props} />
      <Form page={page} action={page.href(batchPath(batch.id, '/submit'))}>
        <Seen batch={batch} />
        <p>{isDirect ? text.publishLead : words.submitLead}</p>
        <Radios
          page={page}
          name="when"
          label={words.when}
          choices={[
            { value: 'now', label: isDirect ? words.atOnceOwn : words.atOnce },
            { value: 'later', label: words.later },
          ]}
          value={given?.when ?? 'now'}
        />
        <FieldGroup legend={words.later}>
          <Cluster align="baseline">
            <DateField
              page={page}
              name="day"
              label={words.day}
              value={given?.day}
              error={errors.day}
              isOptional
            />
            <TextField
              page={page}
              name="time"
              type="time"
              label={words.time}
              hint={words.timeHint}
              value={given?.time || '09:00'}
              width="short"
              error={errors.time}
              isOptional
            />
          </Cluster>
        </FieldGroup>
        {isDirect ? null : (
          <TextArea
            page={page}
            name="remark"
            label={words.remark}
            hint={words.remarkHint}
            value={given?.remark}
            rows={3}
            maxlength={1000}
            error={errors.remark}
            isOptional
          />
        )}
        <FormActions>
          <Button icon="check">{isDirect ? text.publish : words.submit}</Button>
          <Button kind="subtle" formaction={page.href(batchPath(batch.id, '/discard'))}>
            {text.discard}
          </Button>
        </FormActions>
      </Form>
    </Stack>
  );
};

const CancelForm = ({ page, batch }: BatchPageProps) => {
  const words = approvalMessages[page.language];
  return (
    <Form page={page} action={page.href(batchPath(batch.id, '/cancel'))}>
      <Seen batch={batch} />
      <Button kind="secondary">
        {batch.state === 'approved' ? words.cancel : words.cancelSubmission}
      </Button>
    </Form>
  );
};

export const ApproveForm = (props: BatchPageProps) => {
  const { page, batch, approval, entry } = props;
  const words = approvalMessages[page.language];
  const errors = entry?.errors ?? {};
  const isMine = page.person !== undefined && mayApprove(batch, page.person.id, approval);
  if (!page.can('indicators.publish') || !isMine) return <CancelForm {...props} />;
  return (
    <Stack>
      <Outdated {...props} />
      <Form page={page} action={page.href(batchPath(batch.id, '/approve'))}>
        <Seen batch={batch} />
        <FormActions>
          <Button icon="check">
            {batch.publishAfter === null ? words.approvePublish : words.approve}
          </Button>
        </FormActions>
      </Form>
      <Details summary={words.sendBackTitle} isOpen={errors.returnReason !== undefined}>
        <Form page={page} action={page.href(batchPath(batch.id, '/return'))}>
          <Seen batch={batch} />
          <TextArea
            page={page}
            name="returnReason"
            label={words.sendBackReason}
            value={entry?.returnReason}
            rows={3}
            maxlength={500}
            error={errors.returnReason}
          />
          <FormActions>
            <Button kind="secondary">{words.sendBack}</Button>
          </FormActions>
        </Form>
      </Details>
    </Stack>
  );
};

export const PlannedForm = (props: BatchPageProps) => <CancelForm {...props} />;

/** Where a submitted or approved batch stands, in a sentence or two. */
export const ApprovalSituation = ({ page, batch, people }: BatchPageProps) => {
  const words = approvalMessages[page.language];
  const moment = batch.publishAfter && page.format.date(batch.publishAfter, 'moment');
  if (batch.state === 'approved')
    return (
      <Alert page={page} kind="success" title={words.approved(moment ?? '')}>
        <p>{words.approvedLead}</p>
      </Alert>
    );
  const name = actorName(page, people, batch, batch.submittedBy, 'done');
  const isOwn = page.person?.id === batch.submittedBy;
  return (
    <Alert page={page} title={words.submitted}>
      <p>
        {isOwn ? words.submittedOwn : words.submittedOther(name)}{' '}
        {moment === null ? words.planAtOnce : words.planFor(moment)}
      </p>
      {batch.remark ? (
        <p>
          {words.remarkOf(name)}: {batch.remark}
        </p>
      ) : null}
    </Alert>
  );
};
