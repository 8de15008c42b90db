import type { Area } from '../../../platform/places/areas.ts';
import { ChartFigure } from '../../../platform/ui/components/chart-figure/chart-figure.tsx';
import { DataTable } from '../../../platform/ui/components/data-table/data-table.tsx';
import { DescriptionList } from '../../../platform/ui/components/description-list/description-list.tsx';
import { Section, Sidebar, Stack } from '../../../platform/ui/components/layout/layout.tsx';
import { PageHeading } from '../../../platform/ui/components/page-heading/page-heading.tsx';
import { PopulationPyramid } from '../../../platform/ui/components/population-pyramid/population-pyramid.tsx';
import { ResidentPage } from '../../../platform/ui/components/resident-page/resident-page.tsx';
import { type MapLayers, TownMap } from '../../../platform/ui/components/town-map/town-map.tsx';
import type { Content } from '../../../platform/ui/example.ts';
import type { PageContext } from '../../../platform/ui/page.ts';
import { messages as catalogue } from '../messages/index.ts';
import type { AgeBand } from '../store.ts';
import { neighbourhoodHref } from './find-page.tsx';

export interface Profile {
  readonly area: Area;
  readonly district: Area | undefined;
  readonly townArea: Area | undefined;
  readonly siblings: readonly Area[];
  readonly neighbours: readonly Area[];
  readonly households: { readonly households: number; readonly people: number };
  readonly year: number;
  readonly bands: readonly AgeBand[];
  readonly townBands: readonly AgeBand[];
  /** Cards that the services offer, in their order. */
  readonly blocks: Content[];
}

interface ProfilePageProps {
  readonly page: PageContext;
  readonly profile: Profile;
  readonly layers: MapLayers;
}

const total = (bands: readonly AgeBand[]): number =>
  bands.reduce((sum, { female, male }) => sum + female + male, 0);

const Glance = ({ page, profile }: Omit<ProfilePageProps, 'layers'>) => {
  const messages = catalogue[page.language];
  const { number } = page.format;
  const { area, bands, households } = profile;
  const residents = total(bands);
  const surface = area.squareKilometres;
  return (
    <DescriptionList
      isCompact
      items={[
        { term: messages.residents, details: number(residents, 0) },
        { term: messages.households, details: number(households.households, 0) },
        ...(households.households > 0
          ? [
              {
                term: messages.perHousehold,
                details: number(households.people / households.households, 1),
              },
            ]
          : []),
        ...(surface
          ? [
              {
                term: messages.surface,
                details: `${number(surface, 2)} ${messages.squareKilometres}`,
              },
              { term: messages.density, details: number(residents / surface, 0) },
            ]
          : []),
      ]}
    />
  );
};

const Where = ({ page, profile, layers }: ProfilePageProps) => {
  const messages = catalogue[page.language];
  const { area, district, siblings } = profile;
  return (
    <TownMap
      id="where"
      language={page.language}
      title={messages.onTheMap(area.name)}
      description={messages.whereDescription(area.name, district?.name ?? '')}
      labels="highlighted"
      layers={layers}
      areas={siblings.map(({ code, name, outline }) => ({
        id: code,
        name,
        geometry: { type: 'MultiPolygon' as const, coordinates: outline ?? [] },
        isHighlighted: code === area.code,
        ...(code === area.code ? {} : { href: neighbourhoodHref(page, code) }),
      }))}
    />
  );
};

const Residents = ({ page, profile }: Omit<ProfilePageProps, 'layers'>) => {
  const messages = catalogue[page.language];
  const { number } = page.format;
  const { area, bands, townBands, townArea, year } = profile;
  const residents = total(bands);
  const inTown = total(townBands);
  if (residents === 0 || inTown === 0) return null;
  const share = (count: number, of: number) => (100 * count) / of;
  const percentage = (value: number) => `${number(value, 1)} %`;
  const between = (from: number, to: number) =>
    share(total(bands.filter((band) => band.from >= from && band.to <= to)), residents);
  return (
    <ChartFigure
      page={page}
      id="residents"
      level={2}
      title={messages.whoLivesHere}
      reading={
        <p>
          {messages.pyramidReading(
            percentage(between(0, 19)),
            percentage(between(65, 120)),
            townArea?.name ?? '',
          )}
        </p>
      }
      chart={
        <PopulationPyramid
          id="pyramid"
          groups={bands.map((band, index) => ({
            label: messages.years(band.from, band.to),
            left: share(band.female, residents),
            right: share(band.male, residents),
            leftElsewhere: share(townBands[index]?.female ?? 0, inTown),
            rightElsewhere: share(townBands[index]?.male ?? 0, inTown),
          }))}
          sides={{ left: messages.women, right: messages.men }}
          elsewhere={townArea?.name}
          format={percentage}
          title={messages.pyramidTitle(area.name, year)}
          description={messages.pyramidDescription}
        />
      }
      table={
        <DataTable
          page={page}
          id="residents-table"
          caption={messages.pyramidTitle(area.name, year)}
          isCaptionHidden
          isDense
          columns={[
            {
              header: messages.age,
              cell: (band) => messages.years(band.from, band.to),
              isRowHeader: true,
            },
            { header: messages.women, cell: ({ female }) => number(female, 0), isNumeric: true },
            { header: messages.men, cell: ({ male }) => number(male, 0), isNumeric: true },
          ]}
          rows={bands}
        />
      }
    />
  );
};

/** A neighbourhood on one page: where it is, who lives there, and what every service knows of it. */
export const ProfilePage = ({ page, profile, layers }: ProfilePageProps) => {
  const messages = catalogue[page.language];
  const { area, district, neighbours, blocks } = profile;
  return (
    <ResidentPage
      page={page}
      title={area.name}
      description={messages.description}
      breadcrumb={[{ label: messages.title, href: page.href('/neighbourhoods') }]}
    >
      <Stack space="6">
        <PageHeading
          kicker={district ? messages.inDistrict(district.name) : undefined}
          title={area.name}
        />
        <Sidebar
          side={
            <Section id="glance" title={messages.atAGlance}>
              <Glance page={page} profile={profile} />
            </Section>
          }
        >
          <Where page={page} profile={profile} layers={layers} />
        </Sidebar>
        {blocks}
        <Residents page={page} profile={profile} />
        {neighbours.length > 0 ? (
          <Section
            id="nearby"
            title={messages.nearby}
            action={<a href={page.href('/neighbourhoods')}>{messages.another}</a>}
          >
            <ul class="polder-list">
              {neighbours.map(({ code, name }) => (
                <li>
                  <a href={neighbourhoodHref(page, code)}>{name}</a>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
      </Stack>
    </ResidentPage>
  );
};
