import { languageNames } from '../../../../platform/messages/languages.ts';
import { Status } from '../../../../platform/ui/components/badge/badge.tsx';
import { ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { dialoguesPath, teachPath } from '../../learning/paths.ts';
import { messages } from '../../messages/index.ts';
import { dialogueMessages } from '../messages/index.ts';
import type { TestDialogue } from '../store.ts';

export interface DialogueLine {
  readonly dialogue: TestDialogue;
  /** Whether it goes as it is written; undefined without such a model. */
  readonly inUse: boolean | undefined;
  readonly candidate: boolean | undefined;
}

const Outcome = ({
  page,
  passed,
}: {
  readonly page: PageContext;
  readonly passed: boolean | undefined;
}) => {
  const t = dialogueMessages[page.language];
  if (passed === undefined) return null;
  return <Status tone={passed ? 'positive' : 'negative'}>{passed ? t.passed : t.failed}</Status>;
};

/** The test dialogues, and how each goes with what is in use and with what was learned last. */
export const DialogueListPage = ({
  page,
  lines,
  hasCandidate,
}: {
  readonly page: PageContext;
  readonly lines: readonly DialogueLine[];
  readonly hasCandidate: boolean;
}) => {
  const t = dialogueMessages[page.language];
  return (
    <WorkPage
      page={page}
      title={t.title}
      lead={t.lead}
      breadcrumb={[{ label: messages[page.language].teach.title, href: page.href(teachPath) }]}
      actions={<ButtonLink href={page.href(`${dialoguesPath}/new`)}>{t.add}</ButtonLink>}
    >
      {lines.length === 0 ? (
        <EmptyState title={t.none} icon="clipboard-list">
          {t.noneLead}
        </EmptyState>
      ) : (
        <DataTable
          page={page}
          id="dialogues"
          caption={t.title}
          isCaptionHidden
          columns={[
            {
              header: t.name,
              cell: ({ dialogue: { id, name, language } }) => (
                <a href={page.href(`${dialoguesPath}/${id}`)} lang={language}>
                  {name}
                </a>
              ),
              isRowHeader: true,
            },
            { header: t.language, cell: ({ dialogue }) => languageNames[dialogue.language] },
            {
              header: t.questions,
              cell: ({ dialogue }) => page.format.number(dialogue.turns.length, 0),
              isNumeric: true,
            },
            { header: t.inUse, cell: ({ inUse }) => <Outcome page={page} passed={inUse} /> },
            ...(hasCandidate
              ? [
                  {
                    header: t.candidate,
                    cell: ({ candidate }: DialogueLine) => (
                      <Outcome page={page} passed={candidate} />
                    ),
                  },
                ]
              : []),
          ]}
          rows={lines}
        />
      )}
    </WorkPage>
  );
};
