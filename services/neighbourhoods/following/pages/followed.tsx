import type { FigureChangeFound } from '../../../../platform/figures.ts';
import { Card } from '../../../../platform/ui/components/card/card.tsx';
import { Grid } from '../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { neighbourhoodHref } from '../../pages/find-page.tsx';
import { profileMessages } from '../../profile/messages/index.ts';
import { followingMessages } from '../messages/index.ts';

export interface FollowedArea {
  readonly code: string;
  readonly name: string;
  /** Changes that go on, of the subjects that are followed. */
  readonly changes: readonly FigureChangeFound[];
}

const changesAtMost = 4;

/** A card for each followed neighbourhood, with what is changing there. */
export const Followed = ({
  page,
  areas,
}: {
  readonly page: PageContext;
  readonly areas: readonly FollowedArea[];
}) => {
  const messages = followingMessages[page.language];
  const { meanings } = profileMessages[page.language];
  return (
    <Grid>
      {areas.map(({ code, name, changes }) => (
        <Card
          title={name}
          aside={<a href={`${neighbourhoodHref(page, code)}/follow`}>{messages.change}</a>}
        >
          {changes.length === 0 ? (
            <p>{messages.nothingNew}</p>
          ) : (
            <ul class="polder-list">
              {changes.slice(0, changesAtMost).map((change) => (
                <li>
                  <a href={page.href(change.path)}>
                    {messages.newsLine(
                      change.name.text,
                      meanings[change.meaning],
                      change.sinceLabel,
                    )}
                  </a>
                </li>
              ))}
            </ul>
          )}
          <p>
            <a href={neighbourhoodHref(page, code)}>{name}</a>
          </p>
        </Card>
      ))}
    </Grid>
  );
};
