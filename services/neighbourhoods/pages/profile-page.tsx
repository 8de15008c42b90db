import type { Area } from '../../../platform/places/areas.ts';
import { Section, Sidebar, Stack } from '../../../platform/ui/components/layout/layout.tsx';
import { PageHeading } from '../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../platform/ui/components/resident-page/resident-page.tsx';
import { type MapLayers, TownMap } from '../../../platform/ui/components/town-map/town-map.tsx';
import type { Content } from '../../../platform/ui/example.ts';
import type { PageContext } from '../../../platform/ui/page.ts';
import { messages as catalogue } from '../messages/index.ts';
import { Ages } from '../residents/pages/ages.tsx';
import { Glance } from '../residents/pages/glance.tsx';
import type { ResidentsOfArea } from '../residents/store.ts';
import { neighbourhoodHref } from './find-page.tsx';

export interface Profile {
  readonly area: Area;
  readonly district: Area | undefined;
  readonly townArea: Area | undefined;
  readonly siblings: readonly Area[];
  readonly neighbours: readonly Area[];
  readonly who: ResidentsOfArea;
  /** Cards that the services offer, in their order. */
  readonly blocks: Content[];
}

interface ProfilePageProps {
  readonly page: PageContext;
  readonly profile: Profile;
  readonly layers: MapLayers;
}

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
              <Glance page={page} area={area} who={profile.who} />
            </Section>
          }
        >
          <Where page={page} profile={profile} layers={layers} />
        </Sidebar>
        {blocks}
        <Ages page={page} area={area} townName={profile.townArea?.name ?? ''} who={profile.who} />
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
