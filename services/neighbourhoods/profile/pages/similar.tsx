import { Section } from '../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { neighbourhoodHref } from '../../pages/find-page.tsx';
import type { TraitDifference } from '../../similarity/rules.ts';
import type { Similar as SimilarAreas } from '../load.ts';
import { profileMessages } from '../messages/index.ts';

/** Traits that are named of each neighbourhood. */
const alikeAtMost = 3;
const differentAtMost = 2;

/** Neighbourhoods that are like this one, with the reason in words. */
export const Similar = ({
  page,
  similar,
}: {
  readonly page: PageContext;
  readonly similar: SimilarAreas;
}) => {
  const messages = profileMessages[page.language];
  const inWords = (differences: readonly TraitDifference[]) =>
    page.format.and(
      differences.map(({ trait, here, there }) =>
        messages.traitBoth(
          trait.name,
          similar.show(trait.name, here),
          similar.show(trait.name, there),
        ),
      ),
    );
  if (similar.areas.length === 0)
    return (
      <Section id="similar" title={messages.similar}>
        <p>{messages.noSimilar}</p>
      </Section>
    );
  return (
    <Section id="similar" title={messages.similar} lead={messages.similarLead}>
      <ul class="polder-list">
        {similar.areas.map(({ code, name, distance, alike, different }) => (
          <li>
            <a href={neighbourhoodHref(page, code)}>{name}</a>
            {'. '}
            {alike.length > 0 ? `${messages.alikeIn(inWords(alike.slice(0, alikeAtMost)))} ` : ''}
            {different.length > 0
              ? `${messages.differsIn(inWords(different.slice(0, differentAtMost)))} `
              : ''}
            <span class="polder-card__meta">
              {messages.howSimilar(page.format.number(distance, 1))}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
};
