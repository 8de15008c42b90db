/** A steward's own uploads that wait for a next step, on the workspace's first page. */
import type { Block } from '../../../platform/service.ts';
import { LinkCard } from '../../../platform/ui/components/card/card.tsx';
import { Grid, Section } from '../../../platform/ui/components/layout/layout.tsx';
import { Link } from '../../../platform/ui/components/link/link.tsx';
import { importMessages } from '../messages/imports/index.ts';
import { unfinishedStates } from './batch.ts';
import { batchPath, minePath } from './pages/frame.tsx';
import { BatchStatus } from './pages/state.tsx';
import { listBatches } from './store.ts';

const uploadsShown = 3;

export const unfinishedBlock: Block = {
  name: 'unfinished-uploads',
  place: 'work',
  order: 14,
  permission: 'indicators.upload',
  render: async ({ city, page }) => {
    if (!page.person) return undefined;
    const { batches, total } = await listBatches(city.db, 1, {
      states: unfinishedStates,
      uploadedBy: page.person.id,
    });
    if (total === 0) return undefined;
    const words = importMessages[page.language].mine;
    return (
      <Section id="unfinished-uploads" title={words.title}>
        <Grid minimum="medium">
          {batches
            .slice(0, uploadsShown)
            .map(({ id, fileName, state, uploadedAt, returnReason }) => (
              <LinkCard
                href={page.href(batchPath(id))}
                icon="upload"
                title={fileName}
                meta={
                  <>
                    <BatchStatus page={page} state={state} /> ·{' '}
                    <time datetime={uploadedAt.toISOString()}>
                      {page.format.date(uploadedAt, 'moment')}
                    </time>
                  </>
                }
              >
                {returnReason === null ? null : words.returned(returnReason)}
              </LinkCard>
            ))}
        </Grid>
        {total > uploadsShown ? (
          <p>
            <Link href={page.href(minePath)}>{page.format.plural(total, words.all)}</Link>
          </p>
        ) : null}
      </Section>
    );
  },
};
