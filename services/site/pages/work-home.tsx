import type { ChosenText } from '../../../platform/messages/text.ts';
import { type BadgeTone, Status } from '../../../platform/ui/components/badge/badge.tsx';
import { ButtonLink } from '../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../platform/ui/components/data-table/data-table.tsx';
import { DescriptionList } from '../../../platform/ui/components/description-list/description-list.tsx';
import { EmptyState } from '../../../platform/ui/components/empty-state/empty-state.tsx';
import { Section, Stack } from '../../../platform/ui/components/layout/layout.tsx';
import { Link } from '../../../platform/ui/components/link/link.tsx';
import { Named } from '../../../platform/ui/components/named/named.tsx';
import { WorkPage } from '../../../platform/ui/components/work-page/work-page.tsx';
import type { Content } from '../../../platform/ui/example.ts';
import type { PageContext } from '../../../platform/ui/page.ts';
import { messages } from '../messages/index.ts';
import type { Possibility } from '../possibilities.ts';

interface Action {
  readonly sequence: number;
  readonly at: Date;
  readonly action: string;
}

interface Run {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly createdAt: Date;
}

export interface WorkHomeProps {
  readonly page: PageContext;
  readonly name: string;
  readonly places: readonly Possibility[];
  readonly blocks: Content[];
  readonly runs: readonly Run[];
  readonly actions: readonly Action[];
  /** What an action or a task is called. */
  readonly nameOf: (code: string) => ChosenText;
}

const tones: Readonly<Record<string, BadgeTone>> = {
  done: 'positive',
  running: 'signal',
  failed: 'warning',
  dead: 'negative',
};

const Moment = ({ page, at }: { readonly page: PageContext; readonly at: Date }) => (
  <time datetime={at.toISOString()}>{page.format.date(at, 'moment')}</time>
);

const Runs = ({ page, runs, nameOf }: Pick<WorkHomeProps, 'page' | 'runs' | 'nameOf'>) => {
  const t = messages[page.language].work;
  const states: Readonly<Record<string, string>> = t.states;
  return (
    <Section id="running" title={t.running}>
      <DataTable
        page={page}
        id="runs"
        caption={t.runTable}
        isCaptionHidden
        isDense
        rows={runs}
        columns={[
          {
            header: t.task,
            isRowHeader: true,
            cell: ({ name }) => <Named name={nameOf(name)} />,
          },
          {
            header: t.state,
            cell: ({ state }) => (
              <Status tone={tones[state] ?? 'neutral'}>{states[state] ?? state}</Status>
            ),
          },
          { header: t.started, cell: ({ createdAt }) => <Moment page={page} at={createdAt} /> },
        ]}
      />
    </Section>
  );
};

const Actions = ({ page, actions, nameOf }: Pick<WorkHomeProps, 'page' | 'actions' | 'nameOf'>) => {
  const t = messages[page.language].work;
  return (
    <Section id="recent" title={t.recent}>
      <DataTable
        page={page}
        id="actions"
        caption={t.actionTable}
        isCaptionHidden
        isDense
        rows={actions}
        columns={[
          {
            header: t.action,
            isRowHeader: true,
            cell: ({ action }) => <Named name={nameOf(action)} />,
          },
          { header: t.when, cell: ({ at }) => <Moment page={page} at={at} /> },
        ]}
      />
    </Section>
  );
};

/** Places to go, those of one part of the work together. */
const Places = ({ page, places }: Pick<WorkHomeProps, 'page' | 'places'>) => (
  <Stack space="4">
    {[...Map.groupBy(places, ({ group }) => group)].map(([group, members], index) => {
      const list = (
        <DescriptionList
          items={members.map(({ path, title, about }) => ({
            term: <Link href={page.href(path)}>{title}</Link>,
            details: about ?? '',
          }))}
        />
      );
      return group === undefined ? (
        list
      ) : (
        <Section id={`places-${index}`} title={group} level={3}>
          {list}
        </Section>
      );
    })}
  </Stack>
);

/** Where people who work here begin: what services show them, where they can go, what they did. */
export const WorkHome = (props: WorkHomeProps) => {
  const { page, name, places, blocks, runs, actions } = props;
  const t = messages[page.language].work;
  const isEmpty = places.length === 0 && blocks.length === 0;
  return (
    <WorkPage
      page={page}
      title={isEmpty ? t.title : t.hello(name)}
      lead={blocks.length === 0 && !isEmpty ? t.nothingWaits : undefined}
    >
      <Stack space="6">
        {isEmpty ? (
          <EmptyState
            title={t.nothing}
            action={
              <ButtonLink href={page.href('/')} kind="secondary">
                {t.toSite}
              </ButtonLink>
            }
          >
            {t.nothingLead}
          </EmptyState>
        ) : null}
        {blocks}
        {runs.length > 0 ? <Runs {...props} /> : null}
        {actions.length > 0 ? <Actions {...props} /> : null}
        {places.length > 0 ? (
          <Section id="places" title={t.places}>
            <Places page={page} places={places} />
          </Section>
        ) : null}
      </Stack>
    </WorkPage>
  );
};
