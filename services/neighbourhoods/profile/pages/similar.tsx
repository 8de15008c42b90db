import type { TraitDifference } from '@polder/statistics';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { Section } from '../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { neighbourhoodHref } from '../../pages/find-page.tsx';
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
  const listed = (differences: readonly TraitDifference[]) => (
    <ul class="polder-list">
      {differences.map(({ trait, here, there }) => (
        <li>
          {messages.traitBoth(
            trait.name,
            similar.show(trait.name, here),
            similar.show(trait.name, there),
          )}
        </li>
      ))}
    </ul>
  );
  if (similar.areas.length === 0)
    return (
      <Section id="similar" title={messages.similar}>
        <p>{messages.noSimilar}</p>
      </Section>
    );
  return (
    <Section id="similar" title={messages.similar} lead={messages.similarLead}>
      <DataTable
        page={page}
        id="similar-table"
        caption={messages.similarCaption}
        isCaptionHidden
        columns={[
          {
            header: messages.neighbourhood,
            cell: ({ code, name }) => <a href={neighbourhoodHref(page, code)}>{name}</a>,
            isRowHeader: true,
          },
          { header: messages.alikeIn, cell: ({ alike }) => listed(alike.slice(0, alikeAtMost)) },
          {
            header: messages.differsIn,
            cell: ({ different }) => listed(different.slice(0, differentAtMost)),
          },
          {
            header: messages.distance,
            cell: ({ distance }) => page.format.number(distance, 1),
            isNumeric: true,
          },
        ]}
        rows={similar.areas}
      />
      <p class="polder-card__meta">{messages.howSimilar}</p>
    </Section>
  );
};
