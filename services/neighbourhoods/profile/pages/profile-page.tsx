import type { Reading } from '../../../../platform/service.ts';
import { Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { PageHeading } from '../../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../../platform/ui/components/resident-page/resident-page.tsx';
import { Tabs } from '../../../../platform/ui/components/tabs/tabs.tsx';
import type { Content } from '../../../../platform/ui/example.ts';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages as catalogue } from '../../messages/index.ts';
import { neighbourhoodHref } from '../../pages/find-page.tsx';
import type { Place } from '../load.ts';
import { profileMessages } from '../messages/index.ts';

export const readings = ['resident', 'policy', 'business'] as const satisfies readonly Reading[];

const readingPath: Readonly<Record<Reading, string>> = {
  resident: '',
  policy: '/policy',
  business: '/business',
};

/** The heading and the three readings of a neighbourhood, around one of them. */
export const ProfilePage = ({
  page,
  place,
  reading,
  children,
}: {
  readonly page: PageContext;
  readonly place: Place;
  readonly reading: Reading;
  readonly children?: Content;
}) => {
  const messages = catalogue[page.language];
  const own = profileMessages[page.language];
  const { area, district } = place;
  const base = neighbourhoodHref(page, area.code);
  return (
    <ResidentPage
      page={page}
      title={reading === 'resident' ? area.name : `${area.name}: ${own.readings[reading]}`}
      description={`${area.name}: ${own.leads[reading]}`}
      breadcrumb={[{ label: messages.title, href: page.href('/neighbourhoods') }]}
    >
      <Stack space="6">
        <PageHeading
          kicker={
            district ? (
              <a href={page.href(`/figures?area=${encodeURIComponent(district.code)}`)}>
                {messages.inDistrict(district.name)}
              </a>
            ) : undefined
          }
          title={area.name}
          lead={own.leads[reading]}
        >
          <p class="polder-no-print">
            <a href={`${base}/follow`}>{messages.follow(area.name)}</a>
          </p>
        </PageHeading>
        <Tabs
          label={own.readingsLabel}
          items={readings.map((one) => ({
            label: own.readings[one],
            href: `${base}${readingPath[one]}`,
            isCurrent: one === reading,
          }))}
        />
        {children}
      </Stack>
    </ResidentPage>
  );
};
