import { roleName } from '../../../../platform/identity/role-names.ts';
import { Status } from '../../../../platform/ui/components/badge/badge.tsx';
import { ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { Link } from '../../../../platform/ui/components/link/link.tsx';
import { Pagination } from '../../../../platform/ui/components/pagination/pagination.tsx';
import { SearchForm } from '../../../../platform/ui/components/search-form/search-form.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';
import { listAddress, type PageOfList } from '../../page-of-list.ts';
import type { ListedPerson } from '../store.ts';

const path = '/work/admin/people';

export const PeoplePage = ({
  page,
  people,
  count,
  typed,
  list,
}: {
  readonly page: PageContext;
  readonly people: readonly ListedPerson[];
  readonly count: number;
  readonly typed: string;
  readonly list: PageOfList;
}) => {
  const t = messages[page.language].people;
  return (
    <WorkPage
      page={page}
      title={t.title}
      lead={t.lead}
      actions={
        <ButtonLink href={page.href(`${path}/new`)} icon="plus">
          {t.open}
        </ButtonLink>
      }
    >
      <Stack space="3">
        <SearchForm page={page} action={page.href(path)} label={t.search} value={typed} />
        {people.length === 0 ? (
          <EmptyState title={t.none} icon="users">
            {t.noneLead}
          </EmptyState>
        ) : (
          <DataTable
            page={page}
            id="people"
            caption={page.format.plural(count, t.found)}
            isDense
            isLong
            rows={people}
            columns={[
              {
                header: t.name,
                isRowHeader: true,
                cell: ({ id, name, email }) => (
                  <Link href={page.href(`${path}/${id}`)}>{name || email}</Link>
                ),
              },
              { header: t.email, cell: ({ email }) => email },
              {
                header: t.roles,
                cell: ({ roles }) =>
                  roles.map((role) => roleName(role, page.language)).join(', ') || t.noRoles,
              },
              {
                header: t.state,
                cell: ({ isBlocked }) => (
                  <Status tone={isBlocked ? 'negative' : 'positive'}>
                    {isBlocked ? t.blocked : t.active}
                  </Status>
                ),
              },
              {
                header: t.since,
                cell: ({ createdAt }) => (
                  <time datetime={createdAt.toISOString()}>{page.format.date(createdAt)}</time>
                ),
              },
            ]}
          />
        )}
        <Pagination
          page={page}
          current={list.current}
          total={list.total}
          href={(number) => page.href(listAddress(path, { q: typed }, number))}
        />
      </Stack>
    </WorkPage>
  );
};
