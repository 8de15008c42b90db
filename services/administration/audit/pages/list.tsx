import type { ChainCheck } from '../../../../platform/audit/audit.ts';
import type { Detail, WordOf } from '../../../../platform/audit/details.ts';
import type { ChosenText } from '../../../../platform/messages/text.ts';
import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Button, ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { DescriptionList } from '../../../../platform/ui/components/description-list/description-list.tsx';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { SelectField, TextField } from '../../../../platform/ui/components/form/fields.tsx';
import { FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { Link } from '../../../../platform/ui/components/link/link.tsx';
import { Named } from '../../../../platform/ui/components/named/named.tsx';
import { Pagination } from '../../../../platform/ui/components/pagination/pagination.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';
import { listAddress, type PageOfList } from '../../page-of-list.ts';
import type { ListedEntry } from '../store.ts';

const path = '/work/admin/audit';

export interface Asked {
  readonly action: string;
  readonly actor: string;
  readonly subject: string;
}

export interface AuditPageProps {
  readonly page: PageContext;
  readonly asked: Asked;
  readonly actions: readonly string[];
  readonly entries: readonly ListedEntry[];
  readonly count: number;
  readonly list: PageOfList;
  /** Of people. */
  readonly names: ReadonlyMap<string, string>;
  /** What people, roles and rights are called. */
  readonly wordOf: WordOf;
  /** What is kept of an entry, in words. */
  readonly detailsOf: (entry: ListedEntry) => readonly Detail[];
  /** Set when the reader asked for the whole trail to be checked. */
  readonly check: ChainCheck | undefined;
  /** What an action is called. */
  readonly nameOf: (code: string) => ChosenText;
}

const Verification = ({
  page,
  check,
}: {
  readonly page: PageContext;
  readonly check: ChainCheck;
}) => {
  const t = messages[page.language].audit;
  return check.brokenAt === undefined ? (
    <Alert page={page} kind="success" title={t.whole(page.format.number(check.entries))} live>
      <p>
        {t.lastHash}: <code>{check.lastHash.slice(0, 16)}…</code>
      </p>
    </Alert>
  ) : (
    <Alert page={page} kind="error" title={t.broken(page.format.number(check.brokenAt))} live />
  );
};

const Filter = ({
  page,
  asked,
  actions,
  nameOf,
}: Pick<AuditPageProps, 'page' | 'asked' | 'actions' | 'nameOf'>) => {
  const t = messages[page.language].audit;
  const isNarrowed = Object.values(asked).some((value) => value !== '');
  return (
    <Details summary={t.filter} isOpen={isNarrowed}>
      <form class="polder-form" method="get" action={page.href(path)} aria-label={t.filter}>
        <SelectField
          page={page}
          name="action"
          label={t.action}
          isOptional
          placeholder={t.anyAction}
          options={actions
            .map((action) => ({ value: action, label: nameOf(action).text }))
            .toSorted((a, b) => a.label.localeCompare(b.label, page.language))}
          value={asked.action}
        />
        <TextField
          page={page}
          name="actor"
          label={t.actor}
          hint={t.actorHint}
          isOptional
          value={asked.actor}
        />
        <TextField
          page={page}
          name="subject"
          label={t.subject}
          hint={t.subjectHint}
          isOptional
          value={asked.subject}
        />
        <FormActions>
          <Button kind="secondary" icon="funnel">
            {t.show}
          </Button>
          {isNarrowed ? <Link href={page.href(path)}>{t.clear}</Link> : null}
        </FormActions>
      </form>
    </Details>
  );
};

/** Each name with its values on one line. */
const Kept = ({ details }: { readonly details: readonly Detail[] }) =>
  details.length === 0 ? null : (
    <DescriptionList
      isInline
      items={details.map(({ name, values }) => ({
        term: <Named name={name} />,
        details: values.map((value, index) => (
          <>
            {index > 0 ? ', ' : ''}
            <Named name={value} />
          </>
        )),
      }))}
    />
  );

const Entries = (props: AuditPageProps) => {
  const { page, entries, count, names, wordOf, detailsOf, nameOf } = props;
  const t = messages[page.language].audit;
  const who = (actor: string): string => {
    if (actor === 'system') return t.system;
    return actor === 'visitor' ? t.visitor : (names.get(actor) ?? t.removed);
  };
  return (
    <DataTable
      page={page}
      id="audit"
      caption={page.format.plural(count, t.found)}
      isDense
      isLong
      rows={entries}
      columns={[
        { header: t.number, isNumeric: true, cell: ({ sequence }) => page.format.number(sequence) },
        {
          header: t.when,
          cell: ({ at }) => (
            <time datetime={at.toISOString()}>{page.format.date(at, 'moment')}</time>
          ),
        },
        { header: t.who, cell: ({ actor }) => who(actor) },
        {
          header: t.action,
          isRowHeader: true,
          cell: ({ action }) => <Named name={nameOf(action)} />,
        },
        {
          header: t.subject,
          cell: ({ subject }) => (
            <Link href={page.href(listAddress(path, { subject }))} kind="quiet">
              {wordOf(subject) ?? subject}
            </Link>
          ),
        },
        {
          header: t.details,
          cell: (entry) => <Kept details={detailsOf(entry)} />,
        },
      ]}
    />
  );
};

export const AuditPage = (props: AuditPageProps) => {
  const { page, asked, entries, list, check } = props;
  const t = messages[page.language].audit;
  return (
    <WorkPage
      page={page}
      title={t.title}
      lead={t.lead}
      actions={
        <ButtonLink href={page.href(`${path}?verify=1`)} kind="secondary" icon="shield-check">
          {t.verify}
        </ButtonLink>
      }
    >
      <Stack space="3">
        {check ? <Verification page={page} check={check} /> : null}
        <Filter {...props} />
        {entries.length > 0 ? (
          <Entries {...props} />
        ) : (
          <EmptyState title={t.none} icon="list">
            {t.noneLead}
          </EmptyState>
        )}
        <Pagination
          page={page}
          current={list.current}
          total={list.total}
          href={(number) => page.href(listAddress(path, { ...asked }, number))}
        />
      </Stack>
    </WorkPage>
  );
};
