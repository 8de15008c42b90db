import { chooseText } from '../../../../platform/messages/text.ts';
import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Status } from '../../../../platform/ui/components/badge/badge.tsx';
import { ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import {
  Cluster,
  Prose,
  Section,
  Stack,
} from '../../../../platform/ui/components/layout/layout.tsx';
import { PageHeading } from '../../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../../platform/ui/components/resident-page/resident-page.tsx';
import type { Content } from '../../../../platform/ui/example.ts';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { dashboardMessages } from '../../messages/dashboards/index.ts';
import { queryOf } from '../address.ts';
import { indicatorsOfContent } from '../content.ts';
import type { DashboardView } from '../view.ts';
import { Blocks } from './blocks.tsx';
import { Choices } from './choices.tsx';

export const dashboardsPath = '/dashboards';

/** Files of one figure, by the ending of their address and as they are called in every language. */
const fileKinds = [
  ['csv', 'CSV'],
  ['xlsx', 'Excel'],
  ['parquet', 'Parquet'],
  ['jsonstat.json', 'JSON-stat'],
] as const;

interface DashboardPageProps {
  readonly page: PageContext;
  readonly slug: string;
  readonly view: DashboardView;
  readonly publishedAt: Date;
  /** Its own address unless given: a preview has another. */
  readonly path?: string | undefined;
  /** Said above everything. */
  readonly note?: string | undefined;
  /** Asks to be told of changes. */
  readonly follow?: Content;
}

/** The way up from the chosen area, and its parts to go down to. */
const Hierarchy = ({
  page,
  view,
  hrefOf,
}: Pick<DashboardPageProps, 'page' | 'view'> & {
  readonly hrefOf: (area: string) => string;
}) => {
  const t = dashboardMessages[page.language];
  const { area, ancestors, children } = view;
  if (!area || (ancestors.length === 0 && children.length === 0)) return null;
  return (
    <Cluster align="baseline">
      {ancestors.length > 0 ? (
        <span>
          {t.partOf}{' '}
          {ancestors.map(({ code, name }, index) => (
            <>
              {index > 0 ? ' › ' : ''}
              <a href={hrefOf(code)}>{name}</a>
            </>
          ))}
        </span>
      ) : null}
      {children.length > 0 ? (
        <Details summary={t.parts(area.name)}>
          <ul class="polder-columns">
            {children.map(({ code, name }) => (
              <li>
                <a href={hrefOf(code)}>{name}</a>
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
    </Cluster>
  );
};

const Share = ({
  page,
  slug,
  view,
  query,
}: Pick<DashboardPageProps, 'page' | 'slug' | 'view'> & { readonly query: string }) => {
  const t = dashboardMessages[page.language];
  const codes = indicatorsOfContent(view.content);
  const embed = `<iframe src="${page.origin}/embed/dashboards/${slug}${query}" title="${chooseText(view.content.title, page.language).text.replaceAll('"', '&quot;')}" width="100%" height="800" loading="lazy"></iframe>`;
  return (
    <Section id="share" title={t.share} lead={t.shareLead}>
      <Prose>
        <p>{t.print}</p>
      </Prose>
      <Cluster>
        <ButtonLink kind="secondary" href={page.href(`${dashboardsPath}/${slug}/display${query}`)}>
          {t.display}
        </ButtonLink>
      </Cluster>
      {view.content.audience === 'public' ? (
        <Details summary={t.embedTitle}>
          <p>{t.embedLead}</p>
          <pre tabindex={0}>
            <code>{embed}</code>
          </pre>
        </Details>
      ) : null}
      <Details summary={t.download}>
        <ul>
          {codes.flatMap((code) => {
            const figure = view.figures.get(code);
            return figure
              ? [
                  <li>
                    {chooseText(figure.indicator.name, page.language).text}:{' '}
                    {fileKinds.map(([kind, label], index) => (
                      <>
                        {index > 0 ? ' · ' : ''}
                        <a
                          href={`/api/indicators/${code}/values.${kind}?language=${page.language}`}
                        >
                          {label}
                        </a>
                      </>
                    ))}
                  </li>,
                ]
              : [];
          })}
        </ul>
      </Details>
    </Section>
  );
};

/** Figures that belong together, for one choice of area and time. */
export const DashboardPage = ({
  page,
  slug,
  view,
  publishedAt,
  path = `${dashboardsPath}/${slug}`,
  note,
  follow,
}: DashboardPageProps) => {
  const t = dashboardMessages[page.language];
  const { content } = view;
  const title = chooseText(content.title, page.language);
  const lead = chooseText(content.lead, page.language);
  const hrefOf = ({ area }: { readonly area?: string }) =>
    page.href(`${path}${queryOf(view.choice, view.whole?.code, area ? { area } : {})}`);
  return (
    <ResidentPage
      page={page}
      title={view.area ? `${title.text}: ${view.area.name}` : title.text}
      description={lead.text.slice(0, 155)}
      breadcrumb={[{ label: t.title, href: page.href(dashboardsPath) }]}
      isPrivate={content.audience === 'staff'}
    >
      <Stack space="6">
        {note ? <Alert page={page} title={note} /> : null}
        <PageHeading
          kicker={view.area?.name}
          title={title.text}
          lead={<span lang={lead.lang}>{lead.text}</span>}
        >
          {content.audience === 'staff' ? <Status tone="warning">{t.forStaff}</Status> : null}
        </PageHeading>
        <Stack space="2">
          <Choices page={page} view={view} action={page.href(path)} />
          <Hierarchy page={page} view={view} hrefOf={(area) => hrefOf({ area })} />
        </Stack>
        <Blocks page={page} view={view} hrefOf={hrefOf} />
        {follow}
        <Share {...{ page, slug, view }} query={queryOf(view.choice, view.whole?.code)} />
        <p class="polder-card__meta">{t.updated(page.format.date(publishedAt))}</p>
      </Stack>
    </ResidentPage>
  );
};
