import type { Content } from '../../example.ts';
import { words } from '../../messages.ts';
import type { PageContext } from '../../page.ts';

export interface TimelineEntry {
  readonly title: Content;
  readonly state: 'done' | 'now' | 'later';
  readonly date?: Date | undefined;
  /** Replaces the formatted date: “spring 2027”. */
  readonly when?: string | undefined;
  readonly content?: Content;
}

/** What happened, what happens now and what comes, in order of time. */
export const Timeline = ({
  page,
  entries,
}: {
  readonly page: Pick<PageContext, 'language' | 'format'>;
  readonly entries: readonly TimelineEntry[];
}) => {
  const own = words[page.language];
  const state = { done: own.stepDone, now: own.stepCurrent, later: own.notYet };
  return (
    <ol class="polder-timeline">
      {entries.map((entry) => (
        <li class={`polder-timeline__entry polder-timeline__entry--${entry.state}`}>
          <p class="polder-timeline__title">
            {entry.title}
            <span class="polder-visually-hidden"> ({state[entry.state]})</span>
          </p>
          {entry.when || entry.date ? (
            <p class="polder-card__meta">
              {entry.date ? (
                <time datetime={entry.date.toISOString()}>
                  {entry.when ?? page.format.date(entry.date)}
                </time>
              ) : (
                entry.when
              )}
            </p>
          ) : null}
          {entry.content ? <div>{entry.content}</div> : null}
        </li>
      ))}
    </ol>
  );
};
