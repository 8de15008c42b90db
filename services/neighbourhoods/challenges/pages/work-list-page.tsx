import type { FieldErrors } from '../../../../platform/http/form.ts';
import { chooseText } from '../../../../platform/messages/text.ts';
import { type BadgeTone, Status } from '../../../../platform/ui/components/badge/badge.tsx';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { TextField } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { challengeMessages } from '../messages/index.ts';
import type { Challenge } from '../store.ts';

export const workPath = '/work/challenges';

export type ChallengeState = 'draft' | 'published' | 'changed';

const tones = {
  draft: 'neutral',
  published: 'positive',
  changed: 'signal',
} as const satisfies Record<ChallengeState, BadgeTone>;

export interface ChallengeLine {
  readonly challenge: Challenge;
  readonly state: ChallengeState;
}

/** Challenge pages to write, and a new one. */
export const WorkListPage = ({
  page,
  lines,
  entered = { title: '', slug: '' },
  errors = {},
}: {
  readonly page: PageContext;
  readonly lines: readonly ChallengeLine[];
  readonly entered?: { readonly title: string; readonly slug: string };
  readonly errors?: FieldErrors;
}) => {
  const { work } = challengeMessages[page.language];
  const titleOf = ({ draft, slug }: Challenge) => {
    const title = chooseText(draft.title, page.language);
    return <span lang={title.lang}>{title.text || slug}</span>;
  };
  return (
    <WorkPage page={page} title={work.title} lead={work.lead}>
      <Stack space="6">
        <ErrorSummary
          page={page}
          errors={Object.entries(errors).map(([field, message]) => ({ field, message }))}
        />
        {lines.length === 0 ? (
          <EmptyState title={work.none} icon="flag" />
        ) : (
          <DataTable
            page={page}
            id="challenges"
            caption={work.title}
            isCaptionHidden
            columns={[
              {
                header: work.name,
                cell: ({ challenge }) => (
                  <a href={page.href(`${workPath}/${challenge.slug}`)}>{titleOf(challenge)}</a>
                ),
                isRowHeader: true,
              },
              {
                header: work.stateColumn,
                cell: ({ state }) => <Status tone={tones[state]}>{work.states[state]}</Status>,
              },
              {
                header: work.changed,
                cell: ({ challenge }) => page.format.date(challenge.changedAt),
              },
            ]}
            rows={lines}
          />
        )}
        <Section id="make" title={work.make}>
          <Form page={page} action={page.href(workPath)}>
            <TextField
              page={page}
              name="title"
              label={work.name}
              value={entered.title}
              error={errors.title}
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
      </Stack>
    </WorkPage>
  );
};
