import { chooseText } from '../../../../platform/messages/text.ts';
import { ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { Link } from '../../../../platform/ui/components/link/link.tsx';
import { SearchForm } from '../../../../platform/ui/components/search-form/search-form.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { catalogueMessages } from '../messages/index.ts';
import type { CatalogueLine } from '../store.ts';

export const cataloguePath = '/work/indicators';

export const CataloguePage = ({
  page,
  lines,
  search,
}: {
  readonly page: PageContext;
  readonly lines: readonly CatalogueLine[];
  readonly search: string;
}) => {
  const words = catalogueMessages[page.language];
  const text = words.list;
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
              cell: ({ code, name }) => {
                const chosen = chooseText(name, page.language);
                return (
                  <Link href={page.href(`${cataloguePath}/${code}`)}>
                    <span lang={chosen.lang}>{chosen.text}</span>
                  </Link>
                );
              },
            },
            { header: words.fields.code, cell: ({ code }) => code },
            { header: words.fields.theme, cell: ({ theme }) => words.themes[theme] },
            {
              header: words.fields.frequency,
              cell: ({ frequency }) => words.frequencies[frequency],
            },
            { header: words.fields.geography, cell: ({ geography }) => geography },
            { header: words.fields.owner, cell: ({ owner }) => owner || words.page.none },
            {
              header: text.version,
              isNumeric: true,
              cell: ({ version }) => page.format.number(version),
            },
          ]}
        />
      )}
    </WorkPage>
  );
};
