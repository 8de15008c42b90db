import { chooseText } from '../../../../platform/messages/text.ts';
import { Badge } from '../../../../platform/ui/components/badge/badge.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { definitionMessages } from '../../messages/definitions/index.ts';
import { catalogueMessages } from '../messages/index.ts';
import { changedFields, type Indicator } from '../store.ts';
import type { DefinitionVersion } from '../versions-store.ts';
import { wayTo } from './events-page.tsx';
import { cataloguePath } from './list-page.tsx';

export const versionsPath = (code: string): string => `${cataloguePath}/${code}/versions`;

/** Who changed it: a name, or what stands for one. */
export const authorName = (
  changedBy: string,
  people: ReadonlyMap<string, string>,
  page: PageContext,
): string => {
  const t = definitionMessages[page.language].versions;
  const others: Readonly<Record<string, string>> = {
    system: t.system,
    'command-line': t.commandLine,
    erased: t.erased,
  };
  return people.get(changedBy) ?? others[changedBy] ?? changedBy;
};

/** Every version of a definition with what it changed. */
export const VersionsPage = ({
  page,
  indicator,
  versions,
  people,
}: {
  readonly page: PageContext;
  readonly indicator: Indicator;
  /** The latest first. */
  readonly versions: readonly DefinitionVersion[];
  readonly people: ReadonlyMap<string, string>;
}) => {
  const t = definitionMessages[page.language].versions;
  const { fields } = catalogueMessages[page.language];
  const rows = versions.map((version, index) => ({ ...version, earlier: versions[index + 1] }));
  return (
    <WorkPage
      page={page}
      title={t.title}
      lead={t.lead(chooseText(indicator.name, page.language).text)}
      breadcrumb={wayTo(page, indicator)}
    >
      <DataTable
        page={page}
        id="versions"
        caption={t.title}
        isCaptionHidden
        rows={rows}
        columns={[
          {
            header: t.version,
            isRowHeader: true,
            cell: ({ version }) => (
              <>
                <a href={page.href(`${versionsPath(indicator.code)}/${version}`)}>
                  {t.number(page.format.number(version))}
                </a>
                {version === indicator.version ? (
                  <>
                    {' '}
                    <Badge tone="positive">{t.current}</Badge>
                  </>
                ) : null}
              </>
            ),
          },
          {
            header: t.when,
            cell: ({ changedAt }) => (
              <time datetime={changedAt.toISOString()}>
                {page.format.date(changedAt, 'moment')}
              </time>
            ),
          },
          { header: t.who, cell: ({ changedBy }) => authorName(changedBy, people, page) },
          {
            header: t.changed,
            cell: ({ definition, earlier }) =>
              earlier
                ? page.format.and(
                    changedFields(earlier.definition, definition).map((field) => fields[field]),
                  )
                : t.first,
          },
        ]}
      />
    </WorkPage>
  );
};
