import type { FigureAcrossAreas } from '../../../../platform/figures.ts';
import { Section } from '../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { businessMessages } from '../../business/messages/index.ts';
import type { BusinessSource } from '../../business/store.ts';
import type { Place } from '../load.ts';
import { profileMessages } from '../messages/index.ts';

/** Figures of one source and licence, with the day on which one of them was last described anew. */
const bySource = (figures: readonly FigureAcrossAreas[]) =>
  [
    ...Map.groupBy(figures, ({ source }) => `${source.name}\0${source.licence}\0${source.url}`),
  ].flatMap(([, members]) => {
    const [first] = members;
    if (!first) return [];
    const latest = Math.max(...members.map(({ source }) => source.updatedAt.getTime()));
    return [{ source: first.source, members, updatedAt: new Date(latest) }];
  });

/** Where everything on a page comes from, at its foot. */
export const Sources = ({
  page,
  place,
  figures,
  business = [],
}: {
  readonly page: PageContext;
  readonly place: Place;
  readonly figures: readonly FigureAcrossAreas[];
  readonly business?: readonly BusinessSource[];
}) => {
  const messages = profileMessages[page.language];
  const trade = businessMessages[page.language];
  const { date, and } = page.format;
  return (
    <Section id="sources" title={messages.sources}>
      <ul class="polder-list">
        {place.source && place.who.year > 0 ? (
          <li>
            {messages.residentsSource(place.who.year, place.source.source, place.source.licence)}
          </li>
        ) : null}
        {business.map(({ of, source, licence, loadedAt }) => (
          <li>{trade.loaded(trade.subjects[of], source, licence, date(loadedAt))}</li>
        ))}
        {bySource(figures).map(({ source, members, updatedAt }) => {
          const text = messages.figuresSource(
            source.name,
            source.licence,
            and(members.map(({ name, periodLabel }) => `${name.text} (${periodLabel})`)),
          );
          return (
            <li>
              {source.url ? <a href={source.url}>{text}</a> : text}.{' '}
              {messages.definedOn(date(updatedAt))}
            </li>
          );
        })}
      </ul>
      <p class="polder-card__meta polder-no-print">{messages.print}</p>
    </Section>
  );
};
