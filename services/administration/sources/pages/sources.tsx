import type { FieldErrors } from '../../../../platform/http/form.ts';
import { levelName } from '../../../../platform/places/level-names.ts';
import type { Service } from '../../../../platform/service.ts';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { Prose, Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { Named } from '../../../../platform/ui/components/named/named.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { JobProgress, JobState } from '../../jobs/pages/state.tsx';
import { explainError } from '../../jobs/rules.ts';
import type { JobRun } from '../../jobs/store.ts';
import { messages } from '../../messages/index.ts';
import type { AddressesEntry, AreasEntry } from '../entry.ts';
import { type Offer, offersOf } from '../offers.ts';
import type { AreaVersion, PlaceImport } from '../store.ts';
import { AddressesForm, AreasForm, addressesId, areasId } from './forms.tsx';

export interface SourcesPageProps {
  readonly page: PageContext;
  readonly versions: readonly AreaVersion[];
  readonly addresses: { readonly all: number; readonly unplaced: number };
  readonly imports: readonly PlaceImport[];
  readonly runs: ReadonlyMap<string, JobRun>;
  readonly services: readonly Service[];
  readonly areasEntry: AreasEntry;
  readonly addressesEntry: AddressesEntry;
  readonly areasErrors?: FieldErrors | undefined;
  readonly addressesErrors?: FieldErrors | undefined;
}

const Day = ({ page, day }: { readonly page: PageContext; readonly day: string }) => (
  <time datetime={day}>{page.format.date(new Date(`${day}T12:00:00Z`))}</time>
);

const Areas = ({ page, versions }: Pick<SourcesPageProps, 'page' | 'versions'>) => {
  const t = messages[page.language].sources;
  if (versions.length === 0)
    return (
      <EmptyState title={t.noAreas} icon="map">
        {t.noAreasLead}
      </EmptyState>
    );
  return (
    <DataTable
      page={page}
      id="areas"
      caption={t.areaTable}
      isCaptionHidden
      isDense
      rows={versions}
      columns={[
        { header: t.geography, isRowHeader: true, cell: ({ name }) => name },
        {
          header: t.level,
          cell: ({ level, levelNames }) => (
            <Named name={levelName(levelNames, level, page.language)} />
          ),
        },
        { header: t.validFrom, cell: ({ validFrom }) => <Day page={page} day={validFrom} /> },
        { header: t.all, isNumeric: true, cell: ({ count }) => page.format.number(count) },
        { header: t.present, isNumeric: true, cell: ({ present }) => page.format.number(present) },
        { header: t.origin, cell: ({ source }) => source },
        { header: t.licence, cell: ({ licence }) => licence },
      ]}
    />
  );
};

const Imports = ({ page, imports, runs }: Pick<SourcesPageProps, 'page' | 'imports' | 'runs'>) => {
  const t = messages[page.language].sources;
  const Outcome = ({ entry }: { readonly entry: PlaceImport }) => {
    const run = runs.get(entry.id);
    if (entry.result)
      return (
        <>
          {page.format.and(
            Object.entries(entry.result).map(
              ([name, count]) => `${page.format.number(count)} ${t.counts[name] ?? name}`,
            ),
          )}
        </>
      );
    if (run?.error) return <>{explainError(run.error, page.language)}</>;
    return run ? <JobProgress page={page} run={run} /> : null;
  };
  return (
    <DataTable
      page={page}
      id="imports"
      caption={t.importTable}
      isCaptionHidden
      isDense
      rows={imports}
      columns={[
        { header: t.importFile, isRowHeader: true, cell: ({ fileName }) => fileName },
        { header: t.importKind, cell: ({ kind }) => t.importKinds[kind] },
        {
          header: t.importState,
          cell: (entry) => (
            <JobState
              page={page}
              state={entry.result ? 'done' : (runs.get(entry.id)?.state ?? 'waiting')}
            />
          ),
        },
        { header: t.importResult, cell: (entry) => <Outcome entry={entry} /> },
        {
          header: t.importAt,
          cell: ({ at }) => (
            <time datetime={at.toISOString()}>{page.format.date(at, 'moment')}</time>
          ),
        },
      ]}
    />
  );
};

const Offers = ({
  page,
  offers,
}: {
  readonly page: PageContext;
  readonly offers: readonly Offer[];
}) => {
  const own = messages[page.language];
  const t = own.sources;
  if (offers.length === 0) return <EmptyState title={t.noOffers} />;
  return (
    <DataTable
      page={page}
      id="offers"
      caption={t.offerTable}
      isCaptionHidden
      isDense
      rows={offers}
      columns={[
        { header: t.offerName, isRowHeader: true, cell: ({ title }) => title[page.language] },
        { header: t.offerKind, cell: ({ kind }) => t.kinds[kind] },
        { header: t.service, cell: ({ service }) => own.services[service] ?? service },
      ]}
    />
  );
};

export const SourcesPage = (props: SourcesPageProps) => {
  const { page, addresses, imports, services, areasErrors = {}, addressesErrors = {} } = props;
  const t = messages[page.language].sources;
  const troubles = (errors: FieldErrors, idOf: (field: string) => string) =>
    Object.entries(errors).map(([field, message]) => ({ field: `#${idOf(field)}`, message }));
  return (
    <WorkPage page={page} title={t.title} lead={t.lead}>
      <Stack space="6">
        <ErrorSummary
          page={page}
          errors={[...troubles(areasErrors, areasId), ...troubles(addressesErrors, addressesId)]}
        />
        {imports.length > 0 ? (
          <Section id="loaded" title={t.imports}>
            <Imports {...props} />
          </Section>
        ) : null}
        <Section id="area-versions" title={t.areas} lead={t.areasLead}>
          <Areas {...props} />
          <Details summary={t.loadAreas} isOpen={Object.keys(areasErrors).length > 0}>
            <Stack space="3">
              <Prose>
                <p>{t.loadAreasLead}</p>
              </Prose>
              <AreasForm page={page} entry={props.areasEntry} errors={areasErrors} />
            </Stack>
          </Details>
        </Section>
        <Section id="address-list" title={t.addresses}>
          <Prose>
            <p>
              {page.format.plural(addresses.all, t.addressCount)}
              {addresses.unplaced > 0
                ? `; ${page.format.plural(addresses.unplaced, t.unplaced)}`
                : ''}
              .
            </p>
          </Prose>
          <Details summary={t.loadAddresses} isOpen={Object.keys(addressesErrors).length > 0}>
            <Stack space="3">
              <Prose>
                <p>{t.loadAddressesLead}</p>
              </Prose>
              <AddressesForm page={page} entry={props.addressesEntry} errors={addressesErrors} />
            </Stack>
          </Details>
        </Section>
        <Section id="offered" title={t.offers} lead={t.offersLead}>
          <Offers page={page} offers={offersOf(services)} />
        </Section>
      </Stack>
    </WorkPage>
  );
};
