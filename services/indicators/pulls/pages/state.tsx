import { Status } from '../../../../platform/ui/components/badge/badge.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { pullMessages } from '../../messages/pulls/index.ts';
import type { PullRun, PullSource } from '../pull-store.ts';

export const SourceStatus = ({
  page,
  source,
}: {
  readonly page: PageContext;
  readonly source: PullSource;
}) => {
  const words = pullMessages[page.language];
  if (source.state === 'paused') return <Status tone="neutral">{words.isPaused}</Status>;
  if (source.failures > 0) return <Status tone="negative">{words.isFailing}</Status>;
  return source.lastGoodAt === null ? (
    <Status tone="signal">{words.isNew}</Status>
  ) : (
    <Status tone="positive">{words.isWell}</Status>
  );
};

/** What came of a look, in a sentence. */
export const outcomeText = ({ language }: Pick<PageContext, 'language'>, run: PullRun): string => {
  const words = pullMessages[language];
  return run.reason === null ? words.outcomes[run.outcome] : words.reasons[run.reason](run.detail);
};

export const Moment = ({ page, at }: { readonly page: PageContext; readonly at: Date }) => (
  <time datetime={at.toISOString()}>{page.format.date(at, 'moment')}</time>
);
