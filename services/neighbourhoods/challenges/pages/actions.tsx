import { Status } from '../../../../platform/ui/components/badge/badge.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import type { ActionState, ChallengeAction } from '../content.ts';
import { challengeMessages } from '../messages/index.ts';
import type { ChallengeView } from '../view.ts';
import { Words } from './prose.tsx';

const tones = {
  planned: 'neutral',
  running: 'signal',
  done: 'positive',
  stopped: 'warning',
} as const satisfies Record<ActionState, string>;

const period = (page: PageContext, { from, to }: ChallengeAction): string => {
  const messages = challengeMessages[page.language];
  const month = (text: string) => page.format.date(new Date(`${text}-01T00:00:00Z`), 'month');
  if (from !== '' && to !== '') return messages.fromTo(month(from), month(to));
  if (from !== '') return messages.from(month(from));
  return to === '' ? '' : messages.until(month(to));
};

/** What is done, by whom, until when, and by which figure it is to be seen. */
export const Actions = ({
  page,
  view,
}: {
  readonly page: PageContext;
  readonly view: ChallengeView;
}) => {
  const messages = challengeMessages[page.language];
  const outcome = (code: string) => {
    const figure = view.outcomes.get(code);
    return figure ? (
      <a href={page.href(figure.path)} lang={figure.name.lang}>
        {figure.name.text}
      </a>
    ) : (
      ''
    );
  };
  return (
    <DataTable
      page={page}
      id="actions-table"
      caption={`${messages.action}, ${messages.owner}, ${messages.state}, ${messages.when}`}
      isCaptionHidden
      columns={[
        {
          header: messages.action,
          cell: ({ title }) => <Words page={page} text={title} />,
          isRowHeader: true,
        },
        { header: messages.owner, cell: ({ owner }) => <Words page={page} text={owner} /> },
        {
          header: messages.state,
          cell: ({ state }) => <Status tone={tones[state]}>{messages.states[state]}</Status>,
        },
        { header: messages.when, cell: (action) => period(page, action) },
        { header: messages.outcome, cell: (action) => outcome(action.outcome) },
      ]}
      rows={view.content.actions}
    />
  );
};
