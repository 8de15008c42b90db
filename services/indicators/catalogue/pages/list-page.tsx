import { chooseText } from '../../../../platform/messages/text.ts';
import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Badge, Status } from '../../../../platform/ui/components/badge/badge.tsx';
import { ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { Link } from '../../../../platform/ui/components/link/link.tsx';
import { SearchForm } from '../../../../platform/ui/components/search-form/search-form.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { definitionMessages } from '../../messages/definitions/index.ts';
import { periodLabel } from '../../values/period.ts';
import { overdueSince } from '../due.ts';
import { catalogueMessages } from '../messages/index.ts';
import type { CatalogueLine } from '../store.ts';

export const cataloguePath = '/work/indicators';

export const CataloguePage = ({
  page,
  lines,
  search,
  today,
}: {
  readonly page: PageContext;
  readonly lines: readonly CatalogueLine[];
  readonly search: string;
  readonly today: Date;
}) => {
  const words = catalogueMessages[page.language];
  const text = words.list;
  const own = definitionMessages[page.language].list;
  const lateSince = (line: CatalogueLine) =>
    overdueSince(line.last, line, line.expectedWithin, today);
  const late = lines.filter((line) => lateSince(line) !== undefined).length;
  const day = (date: string) => page.format.date(new Date(`${date}T12:00:00Z`));
  return (
    <WorkPage
      page={page}
      title={text.title}
      lead={text.lead}
      actions={
        <ButtonLink href={page.href(`${cataloguePath}/new`)} icon="plus">
          {text.add}
        </ButtonLink>
      }
    >
      <SearchForm
        page={page}
        action={page.href(cataloguePath)}
        label={text.search}
        value={search}
      />
      {late > 0 ? (
        <Alert page={page} kind="warning" title={page.format.plural(late, own.lateCount)} />
      ) : null}
      {search !== '' && lines.length > 1 ? <p>{own.found}</p> : null}
      {lines.length === 0 ? (
        <EmptyState title={text.empty} icon="search">
          {text.emptyAdvice}
        </EmptyState>
      ) : (
        <DataTable
          page={page}
          id="indicators"
          caption={page.format.plural(lines.length, text.found)}
          rows={lines}
          columns={[
            {
              header: words.fields.name,
              isRowHeader: true,
              cell: ({ code, name, audience }) => {
                const chosen = chooseText(name, page.language);
                const link = (
                  <Link href={page.href(`${cataloguePath}/${code}`)}>
                    <span lang={chosen.lang}>{chosen.text}</span>
                  </Link>
                );
                return audience === 'staff' ? (
                  <>
                    {link} <Badge>{definitionMessages[page.language].audiences.staff}</Badge>
                  </>
                ) : (
                  link
                );
              },
            },
            { header: words.fields.theme, cell: ({ theme }) => words.themes[theme] },
            { header: words.fields.owner, cell: ({ owner }) => owner || words.page.none },
            {
              header: words.fields.frequency,
              cell: ({ frequency }) => words.frequencies[frequency],
            },
            {
              header: own.latest,
              cell: (line) => {
                const since = lateSince(line);
                return (
                  <>
                    {line.last === null ? own.none : periodLabel(line.last, line, page.format)}
                    {since ? (
                      <>
                        {' '}
                        <Status tone="warning">{own.late(day(since))}</Status>
                      </>
                    ) : null}
                  </>
                );
              },
            },
            { header: words.fields.code, cell: ({ code }) => code },
          ]}
        />
      )}
    </WorkPage>
  );
};
