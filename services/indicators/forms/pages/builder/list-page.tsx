import { type BadgeTone, Status } from '../../../../../platform/ui/components/badge/badge.tsx';
import { ButtonLink } from '../../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../../platform/ui/components/data-table/data-table.tsx';
import { EmptyState } from '../../../../../platform/ui/components/empty-state/empty-state.tsx';
import { Link } from '../../../../../platform/ui/components/link/link.tsx';
import { WorkPage } from '../../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../../platform/ui/page.ts';
import { builderMessages } from '../../../messages/form-builder/index.ts';
import type { FormState } from '../../content.ts';
import type { FormRow } from '../../form-store.ts';
import { buildPath, draftTitle, formPath } from './frame.ts';

const tones: Readonly<Record<FormState, BadgeTone>> = {
  draft: 'neutral',
  open: 'positive',
  closed: 'neutral',
};

export const FormStatus = ({
  page,
  state,
}: {
  readonly page: PageContext;
  readonly state: FormState;
}) => <Status tone={tones[state]}>{builderMessages[page.language].states[state]}</Status>;

export const ListPage = ({
  page,
  forms,
  areaCounts,
}: {
  readonly page: PageContext;
  readonly forms: readonly FormRow[];
  /** Areas that people are asked for, by id of the form. */
  readonly areaCounts: ReadonlyMap<number, number>;
}) => {
  const words = builderMessages[page.language];
  const text = words.list;
  return (
    <WorkPage
      page={page}
      title={text.title}
      lead={text.lead}
      actions={
        <ButtonLink href={page.href(`${buildPath}/new`)} icon="plus">
          {text.add}
        </ButtonLink>
      }
    >
      {forms.length === 0 ? (
        <EmptyState title={text.empty} icon="clipboard-list">
          {text.emptyLead}
        </EmptyState>
      ) : (
        <DataTable
          page={page}
          id="forms"
          caption={text.caption}
          isCaptionHidden
          rows={forms}
          columns={[
            {
              header: text.form,
              isRowHeader: true,
              cell: ({ code, draft }) => (
                <Link href={page.href(formPath(code))}>{draftTitle(page, draft)}</Link>
              ),
            },
            { header: text.state, cell: ({ state }) => <FormStatus page={page} state={state} /> },
            { header: text.owner, cell: ({ owner }) => owner },
            {
              header: text.version,
              cell: ({ version }) =>
                version === 0 ? words.page.noVersion : page.format.number(version),
            },
            {
              header: text.areas,
              isNumeric: true,
              cell: ({ id }) => page.format.number(areaCounts.get(id) ?? 0),
            },
          ]}
        />
      )}
    </WorkPage>
  );
};
