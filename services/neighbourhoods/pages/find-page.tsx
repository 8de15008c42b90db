import type { Address } from '../../../platform/places/addresses.ts';
import type { Area } from '../../../platform/places/areas.ts';
import { Alert } from '../../../platform/ui/components/alert/alert.tsx';
import { Grid, Section, Stack } from '../../../platform/ui/components/layout/layout.tsx';
import { PageHeading } from '../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../platform/ui/components/resident-page/resident-page.tsx';
import { SearchForm } from '../../../platform/ui/components/search-form/search-form.tsx';
import { type MapLayers, TownMap } from '../../../platform/ui/components/town-map/town-map.tsx';
import type { PageContext } from '../../../platform/ui/page.ts';
import { messages as catalogue } from '../messages/index.ts';

export interface DistrictList {
  readonly district: Area;
  readonly neighbourhoods: readonly Area[];
}

interface FindPageProps {
  readonly page: PageContext;
  readonly districts: readonly DistrictList[];
  readonly layers: MapLayers;
  /** What the visitor typed; empty before. */
  readonly typed: string;
  readonly found: readonly Address[];
}

export const neighbourhoodHref = (page: Pick<PageContext, 'href'>, code: string): string =>
  page.href(`/neighbourhoods/${encodeURIComponent(code)}`);

/** Streets in the order in which they were found; one that runs through two neighbourhoods stands twice. */
const byStreet = (found: readonly Address[]) =>
  [...Map.groupBy(found, ({ street, areaCode }) => `${street}\0${areaCode}`).values()].flatMap(
    (addresses) => {
      const [first] = addresses;
      return first ? [{ street: first.street, areaCode: first.areaCode, addresses }] : [];
    },
  );

const Found = ({ page, districts, typed, found }: FindPageProps) => {
  const messages = catalogue[page.language];
  if (typed === '') return null;
  if (found.length === 0)
    return (
      <Alert page={page} kind="warning" title={messages.nothingFound(typed)} live>
        <p>{messages.nothingFoundAdvice}</p>
      </Alert>
    );
  const nameOf = new Map(
    districts.flatMap(({ neighbourhoods }) => neighbourhoods.map(({ code, name }) => [code, name])),
  );
  return (
    <Section id="found" title={messages.foundTitle}>
      <ul class="polder-list">
        {byStreet(found).map(({ street, areaCode, addresses }) => (
          <li>
            <a href={neighbourhoodHref(page, areaCode)}>
              {addresses.length === 1 ? `${street} ${addresses[0]?.number}` : street}
            </a>
            {' → '}
            {nameOf.get(areaCode) ?? ''}
            {addresses.length === 1
              ? ''
              : ` · ${page.format.plural(addresses.length, messages.addresses)}`}
          </li>
        ))}
      </ul>
    </Section>
  );
};

/** Three ways to the own neighbourhood: the address, the map, the list. */
export const FindPage = (props: FindPageProps) => {
  const { page, districts, layers, typed } = props;
  const messages = catalogue[page.language];
  return (
    <ResidentPage page={page} title={messages.title} description={messages.description}>
      <Stack space="6">
        <PageHeading title={messages.title} lead={messages.lead} />
        <SearchForm
          page={page}
          action={page.href('/neighbourhoods')}
          name="address"
          label={messages.searchLabel}
          hint={messages.searchHint}
          submit={messages.find}
          value={typed}
          isLarge
        />
        <Found {...props} />
        <Section id="on-the-map" title={messages.mapTitle}>
          <TownMap
            id="town"
            language={page.language}
            title={messages.mapTitle}
            description={messages.mapDescription}
            labels="all"
            layers={layers}
            areas={districts.flatMap(({ neighbourhoods }) =>
              neighbourhoods.map(({ code, name, outline }) => ({
                id: code,
                name,
                geometry: { type: 'MultiPolygon' as const, coordinates: outline ?? [] },
                href: neighbourhoodHref(page, code),
              })),
            )}
          />
        </Section>
        <Section id="in-the-list" title={messages.listTitle}>
          <Grid minimum="medium" space="4">
            {districts.map(({ district, neighbourhoods }) => (
              <section aria-labelledby={`district-${district.code}`}>
                <h3 id={`district-${district.code}`}>{district.name}</h3>
                <ul class="polder-list">
                  {neighbourhoods.map(({ code, name }) => (
                    <li>
                      <a href={neighbourhoodHref(page, code)}>{name}</a>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </Grid>
        </Section>
      </Stack>
    </ResidentPage>
  );
};
