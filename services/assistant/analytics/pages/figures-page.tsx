import { languageNames, languages } from '../../../../platform/messages/languages.ts';
import { DescriptionList } from '../../../../platform/ui/components/description-list/description-list.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { FilterForm } from '../../../../platform/ui/components/filter-form/filter-form.tsx';
import { SelectField } from '../../../../platform/ui/components/form/fields.tsx';
import { Cluster, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { Link } from '../../../../platform/ui/components/link/link.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import {
  addressOf,
  type Choices,
  channels,
  type FilterTrouble,
  monthChoices,
  type ReadFilter,
} from '../filter.ts';
import { analyticsMessages } from '../messages/index.ts';
import type { Overview } from '../overview.ts';
import { figuresPath } from '../paths.ts';
import { countIn } from '../shares.ts';
import { InShort } from './in-short.tsx';
import { Neighbourhoods, type NeighbourhoodsProps } from './neighbourhoods.tsx';
import { Contained, Questions } from './through-time.tsx';
import { Subjects, Themes } from './topics.tsx';
import { monthName, quarterName } from './words.tsx';

export interface FiguresPageProps extends Pick<NeighbourhoodsProps, 'names' | 'nameOfArea'> {
  readonly page: PageContext;
  readonly choices: Choices;
  readonly errors: ReadFilter['errors'];
  readonly overview: Overview;
}

const FilterFields = ({
  page,
  choices,
  errors,
  overview: { filter },
}: Pick<FiguresPageProps, 'page' | 'choices' | 'errors' | 'overview'>) => {
  const messages = analyticsMessages[page.language];
  const t = messages.filter;
  const inWords = (trouble: FilterTrouble | undefined) =>
    trouble && (trouble === 'month-unknown' ? t.monthUnknown : t.wrongOrder);
  const months = monthChoices(choices)
    .toReversed()
    .map((month) => ({ value: month, label: monthName(page, month) }));
  const all = { value: '', label: t.all };
  const found = [
    { field: 'from', message: inWords(errors.from) },
    { field: 'to', message: inWords(errors.to) },
  ].flatMap(({ field, message }) => (message === undefined ? [] : [{ field, message }]));
  return (
    <>
      <ErrorSummary page={page} errors={found} />
      <FilterForm action={page.href(figuresPath)} submit={t.show} label={t.label}>
        <SelectField
          page={page}
          name="from"
          label={t.from}
          value={filter.from}
          options={months}
          error={inWords(errors.from)}
        />
        <SelectField
          page={page}
          name="to"
          label={t.to}
          value={filter.to}
          options={months}
          error={inWords(errors.to)}
        />
        <SelectField
          page={page}
          name="channel"
          label={t.channel}
          value={filter.channel ?? ''}
          options={[all, ...channels.map((value) => ({ value, label: messages.channels[value] }))]}
        />
        <SelectField
          page={page}
          name="language"
          label={t.language}
          value={filter.language ?? ''}
          options={[all, ...languages.map((value) => ({ value, label: languageNames[value] }))]}
        />
        <SelectField
          page={page}
          name="by"
          label={t.by}
          value={filter.by}
          options={[
            { value: 'month', label: t.month },
            { value: 'week', label: t.week },
          ]}
        />
        {choices.quarters.length > 0 ? (
          <SelectField
            page={page}
            name="quarter"
            label={t.quarter}
            value={filter.quarter}
            options={choices.quarters
              .toReversed()
              .map((value) => ({ value, label: quarterName(page, value) }))}
          />
        ) : null}
      </FilterForm>
    </>
  );
};

const Definitions = ({ page }: { readonly page: PageContext }) => {
  const { definitions: t, tiles, series } = analyticsMessages[page.language];
  return (
    <section aria-labelledby="definitions">
      <Stack>
        <h2 id="definitions">{t.title}</h2>
        <DescriptionList
          items={[
            { term: tiles.conversations, details: t.conversations },
            { term: tiles.contained, details: t.contained },
            { term: tiles.questions, details: t.questions },
            { term: tiles.answered, details: t.answered },
            { term: tiles.clarified, details: t.clarified },
            { term: tiles.declined, details: t.declined },
            { term: series.personWanted, details: t.personWanted },
            { term: tiles.handedOver, details: t.handedOver },
            { term: tiles.helped, details: t.helped },
          ]}
        />
        <p>{t.interval}</p>
        <p>{t.small}</p>
        <p>{t.town}</p>
      </Stack>
    </section>
  );
};

/** Nothing was counted yet. */
export const NoFiguresPage = ({ page }: { readonly page: PageContext }) => {
  const t = analyticsMessages[page.language];
  return (
    <WorkPage page={page} title={t.title} lead={t.lead}>
      <Stack space="4">
        <EmptyState title={t.empty} icon="chart-column">
          {t.emptyLead}
        </EmptyState>
        <Definitions page={page} />
      </Stack>
    </WorkPage>
  );
};

export const FiguresPage = (props: FiguresPageProps) => {
  const { page, overview, names, nameOfArea } = props;
  const t = analyticsMessages[page.language];
  const query = addressOf(overview.filter);
  const isEmpty = countIn(overview.totals, 'questions', 'conversations') === 0;
  return (
    <WorkPage page={page} title={t.title} lead={t.lead}>
      <Stack space="6">
        <Stack>
          <FilterFields {...props} />
          <Cluster>
            <Link href={page.href(`${figuresPath}.csv?${query}`)} icon="download" download>
              {t.download.csv}
            </Link>
            <Link href={page.href(`${figuresPath}.json?${query}`)} icon="download" download>
              {t.download.json}
            </Link>
          </Cluster>
          {overview.isRunning ? <p>{t.running}</p> : null}
        </Stack>
        {isEmpty ? (
          <EmptyState title={t.emptyPeriod} icon="chart-column">
            {t.emptyPeriodLead}
          </EmptyState>
        ) : (
          <>
            <InShort page={page} overview={overview} />
            <Questions page={page} overview={overview} />
            <Contained page={page} overview={overview} />
            <Themes page={page} overview={overview} names={names} />
            <Subjects page={page} overview={overview} names={names} />
          </>
        )}
        <Neighbourhoods page={page} areas={overview.areas} names={names} nameOfArea={nameOfArea} />
        <Definitions page={page} />
      </Stack>
    </WorkPage>
  );
};
