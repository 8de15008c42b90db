import type { Area } from '../../../../platform/places/areas.ts';
import {
  type Description,
  DescriptionList,
} from '../../../../platform/ui/components/description-list/description-list.tsx';
import { Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages as catalogue } from '../../messages/index.ts';
import { fewestResidents } from '../privacy.ts';
import type { ResidentsOfArea } from '../store.ts';

interface GlanceProps {
  readonly page: PageContext;
  readonly area: Area;
  readonly who: ResidentsOfArea;
}

const facts = ({ page, area, who }: GlanceProps): Description[] => {
  const messages = catalogue[page.language];
  const { number } = page.format;
  const { residents, households, year } = who;
  const surface = area.squareKilometres;
  const details: Description[] = [];
  if (residents.kind === 'shown')
    details.push({
      term: messages.residentsIn(year),
      details: messages.about(number(residents.residents, 0)),
    });
  if (residents.kind === 'withheld' && year > 0)
    details.push({
      term: messages.residentsIn(year),
      details:
        residents.reason === 'few'
          ? messages.fewerThan(number(fewestResidents, 0))
          : messages.nobody,
    });
  if (households)
    details.push(
      { term: messages.households, details: messages.about(number(households.households, 0)) },
      { term: messages.perHousehold, details: number(households.perHousehold, 1) },
    );
  if (surface) {
    details.push({
      term: messages.surface,
      details: `${number(surface, 2)} ${messages.squareKilometres}`,
    });
    if (residents.kind === 'shown')
      details.push({
        term: messages.density,
        details: messages.about(number(Math.round(residents.residents / surface / 10) * 10, 0)),
      });
  }
  return details;
};

/** The few numbers that place a neighbourhood, each as exact as privacy allows. */
export const Glance = (props: GlanceProps) => {
  const messages = catalogue[props.page.language];
  const { residents } = props.who;
  return (
    <Stack space="2">
      <DescriptionList isCompact items={facts(props)} />
      {residents.kind === 'shown' ? (
        <p class="polder-card__meta">{messages.whyRounded}</p>
      ) : residents.reason === 'few' ? (
        <p class="polder-card__meta">
          {messages.whyWithheld(props.page.format.number(fewestResidents, 0))}
        </p>
      ) : null}
    </Stack>
  );
};
