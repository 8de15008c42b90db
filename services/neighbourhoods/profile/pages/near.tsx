import type { Area } from '../../../../platform/places/areas.ts';
import { DescriptionList } from '../../../../platform/ui/components/description-list/description-list.tsx';
import { Section } from '../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages as catalogue } from '../../messages/index.ts';
import { neighbourhoodHref } from '../../pages/find-page.tsx';
import { profileMessages } from '../messages/index.ts';
import type { NearPlace } from '../near.ts';

/** The nearest school, park, station …, with how far they are. */
export const Near = ({
  page,
  places,
}: {
  readonly page: PageContext;
  readonly places: readonly NearPlace[];
}) => {
  const messages = profileMessages[page.language];
  const { number } = page.format;
  if (places.length === 0) return null;
  const far = (metres: number) =>
    metres < 1000
      ? messages.metres(number(metres, 0))
      : messages.kilometres(number(metres / 1000, 1));
  return (
    <Section id="near" title={messages.near} lead={messages.nearLead}>
      <DescriptionList
        items={places.map(({ kind, name, metres }) => ({
          term: messages.landmarks[kind] ?? kind,
          details: `${name}, ${far(metres)}`,
        }))}
      />
    </Section>
  );
};

/** The neighbourhoods around this one. */
export const Neighbours = ({
  page,
  neighbours,
}: {
  readonly page: PageContext;
  readonly neighbours: readonly Area[];
}) => {
  const messages = catalogue[page.language];
  if (neighbours.length === 0) return null;
  return (
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
  );
};
